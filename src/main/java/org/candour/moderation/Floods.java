package org.candour.moderation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.decision.Reason;
import org.candour.screening.Likeness;
import org.candour.shared.Caller;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEdit;
import org.candour.story.StoryStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Floods: stories that came within a day and are alike, or that no person seems to have typed. They stand on the desk
 * as one item, the oldest for all. Nothing is refused or dropped by this: a moderator decides, or takes them apart.
 */
@Component
class Floods {

  private static final Duration LATELY = Duration.ofDays(1);
  private static final int PAGE = 50;
  /** What one press decides; a longer flood takes another. */
  private static final int AT_ONCE = 200;

  private final FloodStore store;
  private final Reviews reviews;
  private final Stories stories;
  private final Clock clock;

  Floods(FloodStore store, Reviews reviews, Stories stories, Clock clock) {
    this.store = store;
    this.reviews = reviews;
    this.stories = stories;
    this.clock = clock;
  }

  /** Looks whether a story that came just now belongs to a flood. */
  @Transactional
  void gather(Story story, boolean machine) {
    Instant since = clock.instant().minus(LATELY);
    store.gather(story.id(), story.region(), Likeness.of(story.title() + "\n" + story.body()), machine, since);
  }

  /** How many stand behind each of these items, where any do. */
  Map<Long, Integer> behind(List<Review> items) {
    return store.behind(items.stream().map(Review::id).toList());
  }

  /**
   * A story of a flood, with its beginning.
   *
   * @param review the number of its item on the desk
   * @param story its number
   * @param language of title and body
   * @param title of the story; empty where it has none
   * @param body how it begins
   * @param flags what the recognisers found, as in {@link Review}
   * @param openedAt when it came to the desk
   */
  record FloodMember(long review, long story, String language, String title, String body, List<String> flags,
      Instant openedAt) {}

  /** Whether this item stands for others, or behind one; decided or taken apart meanwhile it does not. */
  boolean isOne(Review any) {
    return store.waiting(any.id()) > 0;
  }

  Slice<FloodMember> of(Review head, int page) {
    return store.members(head.id(), page, PAGE);
  }

  /** They are not alike after all: each stands by itself. */
  @Transactional
  void apart(Review any) {
    store.apart(any.id());
  }

  /**
   * Refuses what waits in this flood, for one reason, as many as one press can. Each is a decision like any other, and
   * its author is told. Gives how many still wait.
   */
  int reject(Caller.Person by, Review head, Reason reason, String note) {
    for (long id : store.open(head.id(), AT_ONCE)) {
      Review review = reviews.get(by, id);
      Story story = stories.get(review.subject());
      if (!story.status().mayBecome(StoryStatus.REJECTED)) {
        continue;
      }
      StoryEdit asItIs = new StoryEdit(story.title(), story.body(), stories.tags(story.id()),
          stories.services(story.id()), story.criticality(), "", note);
      try {
        reviews.decide(by, new Reviews.SeenReview(id, review.revision(), story.revision()), asItIs,
            new Decision(DecisionAct.REJECT, reason, note));
      } catch (Stale decidedMeanwhile) {
        // Somebody was faster with this one.
      }
    }
    return store.waiting(head.id());
  }
}
