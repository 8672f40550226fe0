package org.candour.response;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.candour.jobs.ClusterJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings responses to the desk when their writer's time is over; one that cannot be brought holds up no other. */
@Configuration(proxyBeanMethods = false)
class ResponseSetup {

  private static final Logger LOG = LoggerFactory.getLogger(ResponseSetup.class);

  @Bean
  ClusterJob keepLeftAnswers(LeftAnswers left) {
    return new ClusterJob("response-left", Duration.ofSeconds(5), () -> {
      left.park();
      each(left.untold(), left::tell, "told of to administrators");
    });
  }

  @Bean
  ClusterJob responsesToDesk(Responses responses) {
    return new ClusterJob("response-to-desk", Duration.ofSeconds(2),
        () -> each(responses.due(200), responses::toDesk, "brought to the desk"));
  }

  /** One that fails holds up no other. */
  private static void each(List<Long> responses, LongConsumer act, String done) {
    for (long id : responses) {
      try {
        act.accept(id);
      } catch (RuntimeException e) {
        LOG.error("response {} could not be {}: {}", id, done, e.getClass().getName());
      }
    }
  }
}
