package org.candour.moderation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** A story of a flood, with its beginning. */
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
      Optional<Story> story = Optional.of(stories.get(reviews.get(by, id).subject()))
          .filter(s -> s.status().mayBecome(StoryStatus.REJECTED));
      try {
        story.ifPresent(s -> reviews.decideStory(
            by, id, reviews.get(by, id).revision(), s.revision(), new StoryEdit(s.title(), s.body(),
                stories.tags(s.id()), stories.services(s.id()), s.criticality(), "", note),
            new Decision("reject", reason, note)));
      } catch (Stale decidedMeanwhile) {
        // Somebody was faster with this one.
      }
    }
    return store.waiting(head.id());
  }
}
