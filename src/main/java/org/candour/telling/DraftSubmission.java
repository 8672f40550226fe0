package org.candour.telling;

import java.util.Optional;
import java.util.function.Function;
import org.candour.inviting.Invitations;
import org.candour.people.Authors;
import org.candour.questions.Draft;
import org.candour.questions.DraftConversion;
import org.candour.questions.Questionnaire;
import org.candour.questions.TellStep;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a draft becomes a story, once. */
@Component
class DraftSubmission {

  private final DraftStore store;
  private final Questionnaire questionnaire;
  private final DraftConversion conversion;
  private final Stories stories;
  private final Authors authors;
  private final Invitations invitations;

  DraftSubmission(DraftStore store, Questionnaire questionnaire, DraftConversion conversion, Stories stories,
      Authors authors, Invitations invitations) {
    this.store = store;
    this.questionnaire = questionnaire;
    this.conversion = conversion;
    this.stories = stories;
    this.authors = authors;
    this.invitations = invitations;
  }

  /** What came of sending: a draft with its story, or the page that has something wrong with it. */
  record Sending(Draft draft, TellStep at, Problems problems) {}

  /**
   * Makes the story, once: who sends the same draft again gets the same story. Everything is looked at once more while
   * nobody else can change it, since another window may have. Where there is no address that is safe to write to, the
   * draft carries the card that leads back.
   *
   * @param often what is wrong with sending just now; asked only about a draft that lacks nothing
   */
  @Transactional
  Optional<Sending> send(String token, Region region, Function<Draft, Problems> often) {
    return store.find(token, true).map(draft -> {
      Optional<Sending> refused = draft.sent() != null
          ? Optional.empty()
          : lacking(draft, region).or(() -> Optional.of(new Sending(draft, TellStep.CHECK, often.apply(draft)))
              .filter(s -> s.problems().any()));
      return refused
          .orElseGet(() -> new Sending(draft.sent() == null ? submit(draft) : draft, TellStep.CHECK, Problems.none()));
    });
  }

  /** The first page on which something is missing or wrong, of those that are asked. */
  Optional<Sending> lacking(Draft draft, Region region) {
    return questionnaire.lacking(draft, region)
        .map(step -> new Sending(draft, step, questionnaire.problems(step, draft, region)));
  }

  private Draft submit(Draft draft) {
    boolean addressed = questionnaire.hasAddress(draft);
    boolean reachable = addressed && Boolean.TRUE.equals(draft.mailOk());
    // A card opens all that its author told, and anybody can type any address: with a card goes nothing but this story.
    long author =
        draft.author() == null || (addressed && !reachable) ? authors.reach(null, postcode(draft)) : draft.author();
    Authors.AuthorCard card = reachable ? null : authors.giveCard(author);
    NewStory story = conversion.story(draft, author, reachable);
    long number = stories.submit(story);
    if (draft.invitation() != null) {
      invitations.sent(draft.invitation(), number, story.aside().isRecognisable());
    }
    store.sent(draft.token(),
        new Draft.Sent(number, card == null ? null : card.number(), card == null ? null : card.passphrase()));
    return store.find(draft.token(), false).orElseThrow();
  }

  private @Nullable String postcode(Draft draft) {
    return draft.author() == null ? null : authors.postcodeOf(draft.author()).orElse(null);
  }
}
