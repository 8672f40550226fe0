package org.candour;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Work compared with work: what this thread's processor did for twice the input against what it did for the input. No
 * clock on the wall is read, so a busy machine fails nothing; work that grows with the square of the input takes four
 * times as much.
 */
public final class Work {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double MOST = 3;
  private static final long TOO_LITTLE = 20_000_000;
  private static final int ROUNDS = 25;

  private Work() {}

  /** Fails where the second takes three times the first's work or more, in each of several rounds. */
  public static void grows(String what, Runnable single, Runnable twice) {
    long least = Long.MAX_VALUE;
    long most = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      least = Math.min(least, of(single));
      most = Math.min(most, of(twice));
      if (most < TOO_LITTLE || most < MOST * least) {
        return;
      }
    }
    throw new AssertionError(what + ": " + least + " ns of work became " + most + " for twice the input");
  }

  /** How many bytes of memory something asked for, all in all. */
  public static long allocated(Runnable work) {
    var threads = (com.sun.management.ThreadMXBean) THREADS;
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static long of(Runnable work) {
    long before = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - before;
  }
}
