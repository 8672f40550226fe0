package org.candour.trial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.candour.jobs.WorkProgress;

/**
 * How far a trial or benchmark is: its parts in their order, each with a weight (how long it takes beside the others,
 * roughly). Says it with the bar or the lines of {@link WorkProgress}, also while a part only waits.
 */
final class Course implements AutoCloseable {

  private static final long WHOLE = 1_000_000;

  /**
   * A part by its name. What says itself how far it is, such as an import in this program, has the line for itself
   * meanwhile.
   */
  record Part(String name, int weight, boolean speaks) {

    static Part of(String name, int weight) {
      return new Part(name, weight, false);
    }

    static Part speaking(String name, int weight) {
      return new Part(name, weight, true);
    }
  }

  private final WorkProgress progress;
  private final List<Part> parts;
  private final long weight;
  private int on = -1;
  private double within;
  private boolean over;

  Course(String what, Part... parts) {
    this.progress = WorkProgress.of(what, WHOLE);
    this.parts = List.of(parts);
    this.weight = this.parts.stream().mapToLong(Part::weight).sum();
    Thread.ofVirtual().start(this::tick);
  }

  private void tick() {
    while (say()) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private synchronized boolean say() {
    if (!over && on >= 0 && !parts.get(on).speaks) {
      progress.at(reached(), parts.get(on).name);
    }
    return !over;
  }

  /** This part begins, and whatever stands before it is over. */
  synchronized void part(String name) {
    on = parts.stream().map(Part::name).toList().indexOf(name);
    if (on < 0) {
      throw new IllegalArgumentException("no part is called " + name);
    }
    within = 0;
    say();
  }

  /** So much of the part is done. */
  synchronized void at(long done, long all) {
    within = all <= 0 ? 0 : Math.clamp((double) done / all, 0, 1);
    say();
  }

  /** Of {@link #WHOLE}. */
  synchronized long reached() {
    long before = parts.stream().limit(Math.max(0, on)).mapToLong(Part::weight).sum();
    return on < 0 ? 0 : Math.round(WHOLE * (before + within * parts.get(on).weight) / weight);
  }

  /** It is over, whether well or not: what comes next stands on a line of its own. */
  @Override
  public synchronized void close() {
    over = true;
    progress.done();
  }
}
