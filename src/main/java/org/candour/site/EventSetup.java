package org.candour.site;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.candour.jobs.ClusterJob;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Stored events: heard by a few threads, and sent again by one node where hearing them was cut off. */
@Configuration(proxyBeanMethods = false)
class EventSetup {

  private static final Duration GIVE_UP = Duration.ofMinutes(1);
  // Each listener takes a connection; more of them than this would only starve the requests that caused them.
  private static final int LISTENERS = 6;

  @Bean
  ThreadPoolTaskExecutor applicationTaskExecutor(ThreadPoolTaskExecutorBuilder builder) {
    return builder.corePoolSize(LISTENERS).maxPoolSize(LISTENERS).threadNamePrefix("event-").build();
  }

  @Bean
  ClusterJob resubmitEvents(IncompleteEventPublications unfinished, JdbcClient sql, Clock clock) {
    return new ClusterJob("site-events-again", Duration.ofSeconds(15), () -> {
      // Cut off while they were sent again, they are marked as being on their way and would be passed over for ever.
      sql.sql(
          "update event_publication set status = 'FAILED' where status = 'RESUBMITTED' and last_resubmission_date < ?")
          .param(Timestamp.from(clock.instant().minus(GIVE_UP))).update();
      unfinished.resubmitIncompletePublicationsOlderThan(GIVE_UP);
    });
  }
}
