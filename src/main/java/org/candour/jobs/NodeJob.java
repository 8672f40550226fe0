package org.candour.jobs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recurring work that every node does for itself, such as following what changed with its own index. Unlike a
 * {@link ClusterJob} nothing is shared between nodes. A run that fails is said once and tried again.
 */
public final class NodeJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeJob.class);

  private final String name;
  private final Duration every;
  private final Runnable run;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Thread thread;
  private boolean over;
  private boolean failing;

  private NodeJob(String name, Duration every, Runnable run) {
    this.name = name;
    this.every = every;
    this.run = run;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
  }

  /** Begins at once, and again so long after the end of each run. */
  public static NodeJob start(String name, Duration every, Runnable run) {
    NodeJob work = new NodeJob(name, every, run);
    work.thread.start();
    return work;
  }

  private void loop() {
    do {
      attempt();
    } while (!waited());
  }

  private void attempt() {
    try {
      run.run();
      failing = false;
    } catch (RuntimeException | Error e) {
      // Also what is no exception: the thread that ended once would be missed by nobody, and its work by everybody.
      if (!failing) {
        LOG.warn("{} failed and is tried again: {}", name, e.getClass().getName());
        LOG.debug("in full", e);
      }
      failing = true;
    }
  }

  private boolean waited() {
    lock.lock();
    try {
      if (!over) {
        var _ = ended.awaitNanos(every.toNanos());
      }
      return over;
    } catch (InterruptedException e) {
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends after the run that is under way. Never interrupts it: files are being written. */
  @Override
  public void close() {
    lock.lock();
    try {
      over = true;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
