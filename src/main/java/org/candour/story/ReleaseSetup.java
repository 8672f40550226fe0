package org.candour.story;

import java.time.Duration;
import org.candour.jobs.ClusterJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries out timed releases. */
@Configuration(proxyBeanMethods = false)
class ReleaseSetup {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseSetup.class);

  @Bean
  ClusterJob releaseStories(Stories stories) {
    return new ClusterJob("story-release", Duration.ofSeconds(1), () -> {
      for (long id : stories.due(200)) {
        try {
          stories.release(id);
        } catch (RuntimeException e) {
          LOG.error("story {} could not be released: {}", id, e.getClass().getName());
        }
      }
    });
  }
}
