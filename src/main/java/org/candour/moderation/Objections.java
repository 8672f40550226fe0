package org.candour.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.decision.Reason;
import org.candour.screening.Screening;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryDecisions;
import org.candour.story.StoryStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an author says to what was made of their story: it is fine so, other words instead, or that somebody else should
 * look. Between the author and moderators. A story that is not public yet is held meanwhile; a public one stays.
 */
@Component
public class Objections {

  public static final String REPHRASED = "rephrased";
  public static final String APPEALED = "appealed";
  private static final List<StoryStatus> APPEALABLE = List.of(StoryStatus.REJECTED, StoryStatus.PULLED);

  private final ObjectionStore store;
  private final ReviewStore reviews;
  private final VisibleSteps told;
  private final Stories stories;
  private final StoryDecisions decisions;
  private final Screening screening;
  private final Audit audit;
  private final Clock clock;

  Objections(ObjectionStore store, ReviewStore reviews, VisibleSteps told, Stories stories, StoryDecisions decisions,
      Screening screening, Audit audit, Clock clock) {
    this.store = store;
    this.reviews = reviews;
    this.told = told;
    this.stories = stories;
    this.decisions = decisions;
    this.screening = screening;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the author said.
   *
   * @param id its number
   * @param act {@code accepted}, {@code rephrased} or {@code appealed}
   * @param version of the story, to which it was said
   * @param words the words proposed, or why somebody else should look
   * @param at when
   * @param settledAt when a moderator decided on it; null while it is open
   */
  public record Objection(long id, String act, int version, String words, Instant at, @Nullable Instant settledAt) {

    public boolean isOpen() {
      return settledAt == null && !act.equals("accepted");
    }
  }

  /** What the author of a story said, the first first. */
  public List<Objection> of(long story) {
    return reviews.of("story", story).map(r -> ofReview(r.id())).orElse(List.of());
  }

  private List<Objection> ofReview(long review) {
    return store.ofReview(review);
  }

  /** What waits for a moderator. */
  Optional<Objection> open(Review review) {
    return review.kind().equals("story")
        ? ofReview(review.id()).stream().filter(Objection::isOpen).findFirst()
        : Optional.empty();
  }

  /** What the author of a story may say to the version they see. */
  public record ObjectionChoice(boolean accept, boolean rephrase, boolean appeal) {

    public boolean any() {
      return accept || rephrase || appeal;
    }
  }

  /** Nothing while something of theirs is open, or once they took the story back. */
  public ObjectionChoice choice(Story story) {
    VisibleSteps.News news = told.of("story", story.id());
    List<Objection> said = of(story.id());
    boolean edited = news.version() > 1;
    if (story.status() == StoryStatus.WITHDRAWN || news.version() == 0 || said.stream().anyMatch(Objection::isOpen)) {
      return new ObjectionChoice(false, false, false);
    }
    boolean accepted = said.stream().anyMatch(o -> o.act().equals("accepted") && o.version() == news.version());
    return new ObjectionChoice(edited && !accepted && story.status() != StoryStatus.REJECTED,
        edited && story.status() != StoryStatus.REJECTED,
        (edited || APPEALABLE.contains(story.status())) && !appealed(said, news));
  }

  /** Whether the newest decision is one on an appeal: two moderators have looked. */
  private static boolean appealed(List<Objection> said, VisibleSteps.News news) {
    Instant last = news.steps().stream().map(ReviewStep::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    return said.stream()
        .anyMatch(o -> o.act().equals(APPEALED) && o.settledAt() != null && !o.settledAt().isBefore(last));
  }

  /** The author finds the words right as they are now. A second time changes nothing. */
  @Transactional
  public void accept(Caller.Author by, long story) {
    Story own = stories.own(by, story);
    Review review = review(story);
    if (choice(own).accept()) {
      int version = told.of("story", story).version();
      store.accept(review, version, clock.instant());
      audit.record(by, Act.of("edit-accepted", "story", story).version(version));
    }
  }

  /**
   * Other words, or an appeal. Comes to the top of the desk.
   *
   * @param version what the author saw
   * @throws Stale where a moderator has gone on with the story since, or something of the author's is open already
   */
  @Transactional
  public void object(Caller.Author by, long story, int version, String act, String words) {
    stories.own(by, story);
    Review review = review(story);
    Story now = stories.get(story);
    ObjectionChoice choice = choice(now);
    int seen = told.of("story", story).version();
    if (seen != version || !(act.equals(REPHRASED) ? choice.rephrase() : choice.appeal())) {
      throw new Stale("nothing to say to version " + version + " of story " + story);
    }
    if (now.status() == StoryStatus.APPROVED || now.status() == StoryStatus.REJECTED) {
      decisions.hold(by, now, Reason.AUTHOR_ASKED.code());
    }
    Instant at = clock.instant();
    store.object(review, version, act, words, at);
    List<String> found = new ArrayList<>(screening.flags(words));
    found.add(act);
    reviews.reopen(review.id(), found, at);
    audit.record(by, Act.of("story-" + act, "story", story).version(version));
  }

  /**
   * Why this moderator may not decide: {@code own}, an appeal against what they did themselves, or {@code keyed}, a
   * letter or call that they wrote down; empty where they may.
   */
  String refusal(Caller.Person by, Review review) {
    Long keyedBy = review.kind().equals("story") ? stories.get(review.subject()).keyedBy() : null;
    if (keyedBy != null && keyedBy == by.id()) {
      return "keyed";
    }
    Instant since = open(review).filter(o -> o.act().equals(APPEALED)).map(Objection::at).orElse(null);
    boolean own = since != null && reviews.steps(review.id()).stream()
        .anyMatch(s -> s.person() == by.id() && !s.at().isAfter(since) && (s.act().equals("edited") || s.isDecision()));
    return own ? "own" : "";
  }

  /** Where a moderator decided, what was open is not any more. */
  void settle(Review review, boolean decided, long step) {
    int settled = !decided ? 0 : store.settle(step, clock.instant(), review);
    if (settled > 0) {
      reviews.unflag(review.id(), List.of(REPHRASED, APPEALED));
    }
  }

  private Review review(long story) {
    return reviews.of("story", story).flatMap(r -> reviews.lock(r.id())).orElseThrow(() -> new NotFound("no review"));
  }
}
