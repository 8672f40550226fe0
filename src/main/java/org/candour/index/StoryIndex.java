package org.candour.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candour.audit.PublicTrail;
import org.candour.audit.StaffTrail;
import org.candour.jobs.NodeJob;
import org.candour.story.StoryEnded;
import org.candour.story.StoryPublished;
import org.candour.story.StoryRated;
import org.candour.tagging.PubliclyTagged;
import org.candour.tagging.StaffTagged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps this node's two indexes true. They follow the trails each second and remember in themselves how far they came,
 * so that they go on there after a crash; one is built anew where it is missing, broken or ahead of the database, and
 * where somebody wished for it.
 */
@Component
public class StoryIndex implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StoryIndex.class);

  private final Indexes indexes;
  private final IndexRebuildRequests wishes;
  private final boolean serving;
  private final IndexFollower everybodys;
  private final IndexFollower staff;
  private List<NodeJob> running = List.of();
  private long confirmed;

  StoryIndex(Indexes indexes, StoryDocuments stories, StaffDocuments staffStories, PublicTrail trail,
      StaffTrail staffTrail, IndexRebuildRequests wishes, Clock clock, @Value("${candour.jobs:true}") boolean serving) {
    this.indexes = indexes;
    this.wishes = wishes;
    this.serving = serving;
    Origin origin = new Origin(trail);
    this.everybodys = new IndexFollower(indexes.everybodys(), List.of(new PublicOne(trail)), stories::of, stories,
        origin::get, clock);
    this.staff = new IndexFollower(indexes.staff(), List.of(new PublicOne(trail), new StaffOne(staffTrail)),
        staffStories::of, stories, origin::get, clock);
  }

  private record PublicOne(PublicTrail trail) implements IndexFollower.Trail {

    @Override
    public String name() {
      return "public";
    }

    @Override
    public List<PublicTrail.Entry> after(long seq, int atMost) {
      return trail.after(seq, atMost);
    }

    @Override
    public long newest() {
      return trail.newest();
    }
  }

  private record StaffOne(StaffTrail trail) implements IndexFollower.Trail {

    @Override
    public String name() {
      return "staff";
    }

    @Override
    public List<PublicTrail.Entry> after(long seq, int atMost) {
      return trail.after(seq, atMost);
    }

    @Override
    public long newest() {
      return trail.newest();
    }
  }

  /** Asked for once: a database stays itself while the site runs. */
  private static final class Origin {

    private final PublicTrail trail;
    private Optional<String> known = Optional.empty();

    Origin(PublicTrail trail) {
      this.trail = trail;
    }

    synchronized String get() {
      if (known.isEmpty()) {
        known = Optional.of(trail.origin());
      }
      return known.get();
    }
  }

  /** Reads the trails to their ends. After this, a search on this node knows everything that was there before it. */
  public void refreshNow() {
    try {
      everybodys.refresh(wishes::newest);
      staff.refresh(wishes::newest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many changes this node's indexes have not read yet. */
  public long behind() {
    try {
      return Math.max(0, Math.max(everybodys.behind(), staff.behind()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds both indexes anew while the old ones serve. Gives how many stories there are. */
  public int rebuild() {
    try {
      long wish = wishes.newest();
      int count = everybodys.rebuild(wish);
      staff.rebuild(wish);
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether another process, such as the running site, holds the indexes of this home. */
  public boolean isHeldElsewhere() {
    try {
      return indexes.everybodys().isAnothers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of the files. */
  public void close() {
    indexes.close();
  }

  /** Does what was wished for, and says so. */
  void heed() {
    try {
      long wish = wishes.newest();
      if (wish > confirmed) {
        // Killed in the middle, it is begun again by whoever comes next.
        if (everybodys.wish() < wish) {
          everybodys.rebuild(wish);
        }
        if (staff.wish() < wish) {
          staff.rebuild(wish);
        }
        wishes.done(wish, indexes.node(), everybodys.size());
        confirmed = wish;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its own node knows a story before the answer to whoever let it out. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(StoryPublished event) {
    at(event.story());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(StoryEnded event) {
    at(event.story());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(StoryRated event) {
    at(staff, event.story());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(StaffTagged event) {
    at(staff, event.story());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(PubliclyTagged event) {
    at(event.story());
  }

  private void at(long story) {
    at(everybodys, story);
    at(staff, story);
  }

  private static void at(IndexFollower follower, long story) {
    try {
      follower.at(story);
    } catch (IOException e) {
      LOG.warn("story {} waits for the next second of the index: {}", story, e.getClass().getName());
    }
  }

  /** An errand searches for nothing, and the index belongs to the site that may run beside it. */
  @Override
  public void start() {
    if (!serving) {
      return;
    }
    running = List.of(NodeJob.start("story-index", Duration.ofSeconds(1), this::refreshNow),
        NodeJob.start("story-index-wishes", Duration.ofSeconds(1), this::heed));
  }

  @Override
  public void stop() {
    List<NodeJob> ending = running;
    running = List.of();
    ending.forEach(NodeJob::close);
    if (!ending.isEmpty()) {
      indexes.close();
    }
  }

  @Override
  public boolean isRunning() {
    return !running.isEmpty();
  }

  /** Begins before the web server and ends after it. */
  @Override
  public int getPhase() {
    return 0;
  }
}
