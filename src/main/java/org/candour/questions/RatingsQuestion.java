package org.candour.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.candour.directory.PlatformService;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.regions.RegionQuestions;
import org.candour.regions.RegionQuestions.RatingQuestion;
import org.candour.shared.Shell;
import org.candour.story.StoryDetail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the region asks about the care, service by service. */
@Component
class RatingsQuestion extends Question<RatingsQuestion.Ratings> {

  private static final Ratings NONE = new Ratings(Map.of());
  // Among what nobody else reads: behind how to reach the author.
  private static final int ROW_PLACE = 2;

  private final RegionQuestions questions;
  private final PlatformService platform;
  private final Services services;

  RatingsQuestion(RegionQuestions questions, PlatformService platform, Services services) {
    super(TellStep.RATINGS, NONE);
    this.questions = questions;
    this.platform = platform;
    this.services = services;
  }

  /** Codes of choices by {@code service.question}. */
  record Ratings(Map<String, String> codes) implements Answer {

    @Nullable
    String of(long service, String question) {
      return codes.get(service + "." + question);
    }
  }

  /**
   * The page.
   *
   * @param asked what is asked
   * @param rated the services whose care is asked about
   * @param questions about each
   * @param ratings as they are kept
   */
  record RatingsPage(AskedQuestion asked, List<Service> rated, List<RatingQuestion> questions,
      Ratings ratings) implements Page {}

  static Ratings of(Draft draft) {
    return draft.answers().of(NONE);
  }

  private List<RatingQuestion> questions(Draft draft) {
    return questions.ratings(draft.region(), draft.language());
  }

  /** The services whose care is asked about: a website gives none. */
  private List<Long> rated(Draft draft) {
    return draft.services().stream().filter(service -> !platform.isOne(service)).toList();
  }

  @Override
  boolean isAsked(Draft draft) {
    return !rated(draft).isEmpty() && !questions(draft).isEmpty();
  }

  @Override
  Optional<Ratings> read(TellForm form, Draft draft) {
    Map<String, String> codes = new TreeMap<>();
    for (long service : draft.services()) {
      for (RatingQuestion question : questions(draft)) {
        String code = form.text("rate." + service + "." + question.code());
        if (question.takes(code)) {
          codes.put(service + "." + question.code(), code);
        }
      }
    }
    return Optional.of(new Ratings(codes));
  }

  /** What was answered, of what the region asks and offers still. */
  List<StoryDetail.Rating> ratings(Draft draft) {
    List<RatingQuestion> asked = questions(draft);
    Ratings ratings = of(draft);
    return rated(draft).stream()
        .flatMap(service -> asked.stream().flatMap(q -> Stream.ofNullable(ratings.of(service, q.code()))
            .filter(q::takes).map(code -> new StoryDetail.Rating(service, q.code(), code))))
        .toList();
  }

  @Override
  Page page(AskedQuestion asked) {
    return new RatingsPage(asked, services.byIds(rated(asked.draft())), questions(asked.draft()), of(asked.draft()));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    List<Service> chosen = services.byIds(draft.services());
    List<RatingQuestion> asked = questions(draft);
    Ratings ratings = of(draft);
    List<CheckLine> lines = new ArrayList<>();
    for (Service service : chosen) {
      asked.forEach(q -> Optional.ofNullable(ratings.of(service.id(), q.code())).ifPresent(code -> lines
          .add(CheckLine.plain((chosen.size() > 1 ? service.name() + ": " : "") + q.asked() + " " + q.label(code)))));
    }
    lines.add(ratings.codes.isEmpty()
        ? CheckLine.plain(CheckLine.nothing(shell))
        : CheckLine.hint(shell.say("telling.check.ratings-how")));
    return List.of(CheckRow.of(step(), Readers.PRIVATE, shell.say("telling.check.ratings"), lines).at(ROW_PLACE));
  }
}
