package org.candour.hearing;

import java.time.Duration;
import org.candour.jobs.ClusterJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of the room. */
@Configuration(proxyBeanMethods = false)
class HearingSetup {

  @Bean
  ClusterJob lookAtNewStories(Tasks tasks) {
    return new ClusterJob("hearing-tasks", Duration.ofSeconds(30), tasks::lookAtNew);
  }

  @Bean
  ClusterJob lookForUnheard(Tasks tasks) {
    return new ClusterJob("hearing-unheard", Duration.ofMinutes(10), tasks::look);
  }

  @Bean
  ClusterJob lookForCoverage(ListenerCoverage coverage) {
    return new ClusterJob("hearing-coverage", Duration.ofMinutes(30), coverage::look);
  }

  @Bean
  ClusterJob askAgain(Escalations escalations) {
    return new ClusterJob("hearing-escalations", Duration.ofMinutes(5), escalations::look);
  }
}
