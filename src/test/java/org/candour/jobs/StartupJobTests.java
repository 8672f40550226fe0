package org.candour.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.candour.TestHouse;
import org.candour.culture.Levels;
import org.candour.demo.Demo;
import org.candour.directory.PlatformService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * The first page is served when there is something whole to serve: a demo with its world and its banner, a site with
 * its levels.
 */
class StartupJobTests {

  private final TestHouse house = TestHouse.get();

  @Test
  void whatHasToBeThereIsThereBeforeTheWebServerStarts() {
    StartupJobs run = house.bean(StartupJobs.class);
    assertThat(run.isRunning()).isTrue();
    assertThat(house.beans(SmartLifecycle.class)).filteredOn(l -> l.getClass().getName().contains("WebServerStartStop"))
        .isNotEmpty().allSatisfy(server -> assertThat(server.getPhase()).isGreaterThan(run.getPhase()));
    assertThat(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE).isGreaterThan(run.getPhase());
    assertThat(house.beans(StartupJob.class)).hasAtLeastOneElementOfType(Demo.class)
        .hasAtLeastOneElementOfType(Levels.class).hasAtLeastOneElementOfType(PlatformService.class);
  }
}
