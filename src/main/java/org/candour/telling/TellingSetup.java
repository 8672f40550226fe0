package org.candour.telling;

import java.time.Duration;
import org.candour.jobs.ClusterJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clears away drafts that nobody came back to. */
@Configuration(proxyBeanMethods = false)
class TellingSetup {

  @Bean
  ClusterJob clearDrafts(Drafts drafts) {
    return new ClusterJob("telling-clear-drafts", Duration.ofMinutes(10), drafts::clear);
  }
}
