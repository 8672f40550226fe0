package org.candour.hearing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.candour.shared.Slice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * For which services nobody listens: no member who belongs there, whose mailbox takes letters, has a running alert over
 * the service or anything above it.
 */
@Component
public class ListenerCoverage {

  static final int PER_PAGE = 50;

  private final ListenerCoverageStore store;
  private final Clock clock;

  ListenerCoverage(ListenerCoverageStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A service in a scope, with how many living members hear of its stories. */
  public record Covered(long service, String name, String under, long listeners) {}

  /** The open services of a subscription, those that nobody listens for first. */
  public Slice<Covered> of(long subscription, int page) {
    String covered = "with " + ListenerCoverageStore.LIVING + """
        , scope as (
          select distinct a.service from staff_scope c join public_service_ancestor a on a.ancestor = c.service where \
          c.subscription = :subscription)
        """;
    List<Covered> items = store.of(page, java.time.LocalDate.now(clock), clock.instant(), subscription, covered);
    long total = store.countHeard(java.time.LocalDate.now(clock), subscription);
    return new Slice<>(items, page, PER_PAGE, total);
  }

  /**
   * Opens a task for each provider and commissioner with services that nobody listens for, and closes those that are
   * covered again. What somebody settled stays settled until it is covered, or more services are left alone.
   */
  @Transactional
  public void look() {
    Timestamp now = Timestamp.from(clock.instant());
    store.look();
    store.unheard(java.time.LocalDate.now(clock), now);
    store.openTasks(now);
    store.closeTasks(now);
    store.endSettled(now);
  }
}
