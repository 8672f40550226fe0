package org.candour.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.screening.Screening;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A moderator's question to an author, and the answer. Between the two of them: nothing of it becomes public. */
@Component
public class AuthorQuestions {

  private final ReviewStore store;
  private final Stories stories;
  private final Screening screening;
  private final Audit audit;
  private final Clock clock;

  AuthorQuestions(ReviewStore store, Stories stories, Screening screening, Audit audit, Clock clock) {
    this.store = store;
    this.stories = stories;
    this.screening = screening;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the author of a held story is asked.
   *
   * @param step the hold that asked it
   * @param text the question, in the moderator's words
   * @param askedAt when that was
   * @param answer in the author's words; null before
   * @param answeredAt when that was; null before
   */
  public record AuthorQuestion(long step, String text, Instant askedAt, @Nullable String answer,
      @Nullable Instant answeredAt) {}

  /** The newest question, as long as the story is held for it. */
  public Optional<AuthorQuestion> of(Story story) {
    if (story.status() != StoryStatus.HELD) {
      return Optional.empty();
    }
    List<ReviewStep> decisions = store.of("story", story.id()).map(r -> store.steps(r.id())).orElse(List.of()).stream()
        .filter(ReviewStep::isDecision).toList();
    return decisions.isEmpty()
        ? Optional.empty()
        : Optional.of(decisions.getLast()).filter(ReviewStep::isQuestion)
            .map(s -> new AuthorQuestion(s.id(), s.note(), s.at(), s.answer(), s.answeredAt()));
  }

  /**
   * The author answers. The story goes to the top of the queue, and a decision on a page from before does not count.
   *
   * @throws Stale where the question is not open any more
   */
  @Transactional
  public void answer(Caller.Author by, long story, long step, String text) {
    Story own = stories.own(by, story);
    Review review =
        store.of("story", story).flatMap(r -> store.lock(r.id())).orElseThrow(() -> new NotFound("no review"));
    if (of(own).filter(q -> q.step() == step && q.answeredAt() == null).isEmpty()) {
      throw new Stale("question " + step + " is not open");
    }
    List<String> found = new ArrayList<>(screening.flags(text));
    found.add("answered");
    store.answer(step, text, clock.instant());
    store.answered(review.id(), found);
    audit.record(by, Act.of("question-answered", "story", story));
  }
}
