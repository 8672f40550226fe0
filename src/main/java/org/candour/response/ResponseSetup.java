package org.candour.response;

import java.time.Duration;
import org.candour.jobs.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings responses to the desk when their writer's time is over; one that cannot be brought holds up no other. */
@Configuration(proxyBeanMethods = false)
class ResponseSetup {

  private static final Logger LOG = LoggerFactory.getLogger(ResponseSetup.class);

  @Bean
  Timetable keepLeftAnswers(LeftAnswers left) {
    return new Timetable("response-left", Duration.ofSeconds(5), () -> {
      left.park();
      for (long id : left.untold()) {
        try {
          left.tell(id);
        } catch (RuntimeException e) {
          LOG.error("nobody could be told of response {}: {}", id, e.getClass().getName());
        }
      }
    });
  }

  @Bean
  Timetable responsesToDesk(Responses responses) {
    return new Timetable("response-to-desk", Duration.ofSeconds(2), () -> {
      for (long id : responses.due(200)) {
        try {
          responses.toDesk(id);
        } catch (RuntimeException e) {
          LOG.error("response {} could not be brought to the desk: {}", id, e.getClass().getName());
        }
      }
    });
  }
}
