package org.candour.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** Work that is due is done by the house itself, without a test lending a hand. */
class ClusterJobTests {

  private final TestHouse house = TestHouse.get();

  @Test
  void everyPieceOfWorkIsOnTheTimetable() {
    List<String> declared = house.beans(ClusterJob.class).stream().map(ClusterJob::name).sorted().toList();
    assertThat(declared).contains("mail-send", "story-release", "response-to-desk", "site-events-again",
        "telling-clear-drafts", "mail-purge");
    Awaitility.await().atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(
            house.sql().sql("select task_name from scheduled_tasks where last_success is not null order by 1")
                .query(String.class).list())
            .containsAll(declared.stream().filter(n -> !n.endsWith("purge") && !n.endsWith("drafts")).toList()));
  }
}
