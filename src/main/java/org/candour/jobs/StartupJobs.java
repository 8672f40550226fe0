package org.candour.jobs;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs all {@link StartupJob} between the start of what follows the database and that of the web server. */
@Component
class StartupJobs implements SmartLifecycle {

  private final ObjectProvider<StartupJob> all;
  private volatile boolean running;

  StartupJobs(ObjectProvider<StartupJob> all) {
    this.all = all;
  }

  @Override
  public void start() {
    all.orderedStream().forEach(StartupJob::beforeServing);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the indexes (0), which then begin with all that there is, and long before the web server. */
  @Override
  public int getPhase() {
    return -100;
  }
}
