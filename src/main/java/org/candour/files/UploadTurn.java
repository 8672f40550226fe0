package org.candour.files;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One at a time: what takes much memory or time for one file takes it once, however many people send one. */
final class UploadTurn {

  private static final int SECONDS = 20;

  private final Semaphore gate = new Semaphore(1, true);

  /** Something that may fail in its own way. */
  interface GuardedWork<T, E extends Exception> {
    T done() throws E;
  }

  /** Waits for its turn, does it and lets the next one in. Nothing where the turn did not come in time. */
  <T, E extends Exception> Optional<T> take(GuardedWork<T, E> work) throws E {
    try {
      if (!gate.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(work.done());
    } finally {
      gate.release();
    }
  }
}
