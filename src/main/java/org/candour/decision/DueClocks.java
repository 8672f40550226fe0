package org.candour.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one table of what happens by itself, and when. A thing has one clock of a sort at a time. Whoever owns the thing
 * locks it, takes its clock and acts in one transaction: so it happens once, on whichever node, and never early.
 */
@Component
public class DueClocks {

  private final DueClockStore store;
  private final Clock clock;

  DueClocks(DueClockStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The moment by which clocks are set and taken. */
  public Instant moment() {
    return clock.instant();
  }

  /** Sets a clock; one of the same sort that the thing had is forgotten. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void set(DueClock due) {
    store.put(due);
  }

  /** Whatever was to happen does not. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stop(String kind, long id, String what) {
    store.delete(kind, id, what);
  }

  /** Things of a kind whose moment has come, the longest due first. */
  public List<Long> due(String kind, String what, int atMost) {
    return store.due(kind, what, clock.instant(), atMost);
  }

  /** Takes the clock of a thing. False where it has none that is due, or one for other words. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean take(String kind, long id, int version, String what) {
    return store.take(new DueClock(kind, id, version, what, clock.instant()));
  }
}
