package org.candour.alert;

import java.time.Duration;
import org.candour.jobs.ClusterJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of the room. */
@Configuration(proxyBeanMethods = false)
class AlertSetup {

  @Bean
  ClusterJob makeDigests(Digests digests) {
    return new ClusterJob("alert-digests", Duration.ofSeconds(20), digests::makeDue);
  }
}
