package org.candour.questions;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candour.shared.Limits;
import org.candour.story.NewStory;
import org.candour.story.Provenance;
import org.candour.story.StoryDetail;
import org.springframework.stereotype.Component;

/** A draft that lacks nothing, as the story that it becomes. */
@Component
public class DraftConversion {

  private final Questionnaire questionnaire;
  private final RatingsQuestion ratings;
  private final Limits limits;

  DraftConversion(Questionnaire questionnaire, RatingsQuestion ratings, Limits limits) {
    this.questionnaire = questionnaire;
    this.ratings = ratings;
    this.limits = limits;
  }

  /**
   * The story.
   *
   * @param author the number of whoever tells it
   * @param reachable whether letters to them are safe
   */
  public NewStory story(Draft draft, long author, boolean reachable) {
    return new NewStory(draft.region(), draft.language(), author, reachable,
        Objects.requireNonNull(RoleQuestion.of(draft).role()), NameQuestion.of(draft).screenName(), draft.title(),
        draft.body(), TagsQuestion.of(draft).tags(), draft.services(), ServicesQuestion.of(draft).words(),
        draft.ongoing(), provenance(draft), detail(draft, draft.machine() || isTooQuick(draft)));
  }

  /** Nobody reads and answers all these pages in so short a time. It refuses nothing: see the floods of the desk. */
  private boolean isTooQuick(Draft draft) {
    return draft.startedAt().plus(limits.quickest()).isAfter(draft.touchedAt());
  }

  private static Provenance provenance(Draft draft) {
    Draft.Aid aid = draft.aid();
    return new Provenance(draft.route(), aid.receivedOn(), aid.isHelped() ? null : aid.keeper(), aid.subscription(),
        aid.isHelped() || aid.isKept() ? aid.number() : null);
  }

  /** What was answered on a page that this story is not asked any more does not count. */
  private StoryDetail detail(Draft draft, boolean machine) {
    List<StoryDetail.Rating> rated = questionnaire.asks(TellStep.RATINGS, draft) ? ratings.ratings(draft) : List.of();
    WishesQuestion.Wishes wishes = WishesQuestion.of(draft);
    return new StoryDetail(WhenQuestion.of(draft).happened(), RoleQuestion.of(draft).consent(),
        AgeQuestion.of(draft).age(), KnownQuestion.of(draft).known(), wishes.hopes(), wishes.hearFrom(),
        ComplaintQuestion.of(draft).complaint(), waitsFor(draft).orElse(null), leaveOn(draft).orElse(null), rated,
        machine, questionnaire.details(draft));
  }

  /** What publishing waits for: the author's {@code yes}, or that they have {@code left}; empty for nothing. */
  public Optional<String> waitsFor(Draft draft) {
    return questionnaire.asks(TellStep.PUBLISH, draft) ? PublishQuestion.of(draft).waitsFor() : Optional.empty();
  }

  /** The day from which it need not wait any more. */
  public Optional<LocalDate> leaveOn(Draft draft) {
    return questionnaire.asks(TellStep.PUBLISH, draft) ? PublishQuestion.of(draft).day() : Optional.empty();
  }
}
