package org.candour.response;

import java.time.Duration;
import org.candour.jobs.Timetable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings responses to the desk when their writer's time is over. */
@Configuration(proxyBeanMethods = false)
class ResponseSetup {

  @Bean
  Timetable responsesToDesk(Responses responses) {
    return new Timetable("response-to-desk", Duration.ofSeconds(2), () -> responses.due(200).forEach(responses::toDesk));
  }
}
