package org.candour.hearing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a task where a story has nobody, and closes it where that mended itself. Each look is a few statements; doing
 * it twice changes nothing.
 */
@Component
public class Tasks {

  static final int PER_PAGE = 50;
  /** Letters are written a moment after a story became public; before that, nothing is missing. */
  static final Duration SETTLED = Duration.ofMinutes(2);
  /** These are looked at every half minute. */
  private static final Duration NEW = Duration.ofHours(3);
  /**
   * Whoever heard of an older story had time to read it; it needs nobody else. One that nobody was told of is never too
   * old.
   */
  private static final Duration RECENT = Duration.ofDays(60);

  private final TaskStore store;
  private final Clock clock;
  private final Audit audit;

  Tasks(TaskStore store, Clock clock, Audit audit) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /** Looks at every story that may still need somebody. Safe to repeat. */
  @Transactional
  public void look() {
    Instant now = clock.instant();
    open("s.published_at > :since or s.progress = 'unheard'", now, now.minus(RECENT));
    close(now, Instant.EPOCH);
    mailboxes(now);
  }

  /** Looks at what is new, and at what mended itself: little, and often. Safe to repeat. */
  @Transactional
  void lookAtNew() {
    Instant now = clock.instant();
    open("s.published_at > :since", now, now.minus(NEW));
    close(now, now.minus(NEW));
    mailboxes(now);
  }

  private void open(String which, Instant now, Instant since) {
    store.open(now, since, which);
  }

  private void close(Instant now, Instant since) {
    store.closeHeard(since, now);
    store.closeOpened(now);
  }

  private void mailboxes(Instant now) {
    store.openDeadMailboxes(now);
    store.closeLivingMailboxes(now);
  }

  /** What waits in a region, the oldest first. */
  public Slice<Task> waiting(RegionId region, int page) {
    var items = store.waiting(region, page);
    long total = store.count(region);
    return new Slice<>(items, page, PER_PAGE, total);
  }

  /** Somebody has seen to it, and says how. */
  @Transactional
  public void settle(Caller.Person by, RegionId region, long id, String note) {
    int settled = store.settle(clock.instant(), by, note, id, region);
    if (settled == 0) {
      throw new NotFound("task " + id);
    }
    audit.record(by, Audit.Act.of("task-settled", "task", id));
  }
}
