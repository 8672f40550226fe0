package org.candour.jobs;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long work is and what is left of it: on a terminal a bar in one line, else a line now and then. Work that
 * ends at once says nothing.
 */
public final class WorkProgress {

  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final Duration BETWEEN_BARS = Duration.ofMillis(200);
  private static final int WIDTH = 30;

  private final String what;
  private final long all;
  private final boolean terminal;
  private final PrintStream out;
  private final LongSupplier nanos;
  private final long begun;
  private long said;
  private int width;

  WorkProgress(String what, long all, boolean terminal, PrintStream out, LongSupplier nanos) {
    this.what = what;
    this.all = all;
    this.terminal = terminal;
    this.out = out;
    this.nanos = nanos;
    begun = nanos.getAsLong();
    said = begun;
  }

  /**
   * Begins a work.
   *
   * @param what what is done, such as {@code reading services.csv}
   * @param all its size in whatever it is counted in; 0 where that is not known
   */
  public static WorkProgress of(String what, long all) {
    return new WorkProgress(what, all, System.console() != null && System.console().isTerminal(), System.out,
        System::nanoTime);
  }

  /** So much of it is done. */
  public void at(long done) {
    at(done, "");
  }

  /** @param part what of it is being done now, or nothing */
  public void at(long done, String part) {
    long now = nanos.getAsLong();
    Duration between = terminal ? BETWEEN_BARS : BETWEEN_LINES;
    if (now - begun >= QUIET.toNanos() && now - said >= between.toNanos()) {
      said = now;
      say(done, part, now);
    }
  }

  private void say(long done, String part, long now) {
    String line = line(part.isEmpty() ? what : what + ", " + part, done, all, (now - begun) / 1_000_000_000);
    // What stood there before may have been longer.
    out.print(terminal ? "\r" + line + " ".repeat(Math.max(0, width - line.length())) : line + System.lineSeparator());
    out.flush();
    width = line.length();
  }

  /** What is said: a bar where the whole is known, and the time that is left if it goes on like this. */
  static String line(String what, long done, long all, long seconds) {
    if (all <= 0) {
      return String.format(Locale.ROOT, "candour: %s, %,d so far, %s", what, done, time(seconds));
    }
    double part = Math.clamp((double) done / all, 0, 1);
    int filled = (int) Math.round(part * WIDTH);
    String left = done <= 0 ? "" : ", about " + time(Math.round(seconds * (1 - part) / part)) + " left";
    return String.format(Locale.ROOT, "candour: %s [%s%s] %d %%%s", what, "#".repeat(filled),
        ".".repeat(WIDTH - filled), Math.round(part * 100), left);
  }

  private static String time(long seconds) {
    return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
  }

  /** It is done: what comes next stands on a line of its own. */
  public void done() {
    if (width > 0 && terminal) {
      out.println();
    }
  }
}
