package org.candour.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands every {@link ClusterJob} to db-scheduler, which keeps it in the database and lets one node pick it. Ours and
 * not the starter's, since that collects tasks that are beans of their own.
 */
@Component
@ConditionalOnProperty(name = "candour.jobs", havingValue = "true", matchIfMissing = true)
class JobSetup implements SmartLifecycle {

  private static final int THREADS = 4;

  private final Scheduler scheduler;
  private volatile boolean running;

  JobSetup(DataSource dataSource, ObjectProvider<ClusterJob> timetables) {
    List<RecurringTask<Void>> tasks = timetables.orderedStream()
        .map(t -> Tasks.recurring(t.name(), FixedDelay.of(t.every())).execute((instance, context) -> t.run().run()))
        .toList();
    scheduler = Scheduler.create(dataSource).startTasks(tasks).threads(THREADS).pollingInterval(Duration.ofMillis(500))
        // A killed node's work is picked up by another, or by itself after its restart, without waiting long.
        .heartbeatInterval(Duration.ofSeconds(2)).shutdownMaxWait(Duration.ofSeconds(10)).build();
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
