package org.candour.hearing;

import java.time.Duration;
import org.candour.jobs.Timetable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of the room. */
@Configuration(proxyBeanMethods = false)
class HearingSetup {

  @Bean
  Timetable lookAtNewStories(Tasks tasks) {
    return new Timetable("hearing-tasks", Duration.ofSeconds(30), tasks::lookAtNew);
  }

  @Bean
  Timetable lookForUnheard(Tasks tasks) {
    return new Timetable("hearing-unheard", Duration.ofMinutes(10), tasks::look);
  }

  @Bean
  Timetable lookForCoverage(Coverage coverage) {
    return new Timetable("hearing-coverage", Duration.ofMinutes(30), coverage::look);
  }

  @Bean
  Timetable askAgain(Escalations escalations) {
    return new Timetable("hearing-escalations", Duration.ofMinutes(5), escalations::look);
  }
}
