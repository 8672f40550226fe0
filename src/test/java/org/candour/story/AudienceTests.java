package org.candour.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

class AudienceTests {

  private final TestHouse house = TestHouse.get();

  /**
   * Letters leave many at a time: all who were told of one story are written down, and none stands in another's way.
   */
  @Test
  void manyAreToldOfOneStoryAtOnce() throws Exception {
    Audience audience = house.bean(Audience.class);
    List<Long> stories = house.sql().sql("select id from story where state = 'published' order by id desc limit 12")
        .query(Long.class).list();
    List<Long> subscriptions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      subscriptions.add(house.sql().sql("""
          insert into subscription (holder, kind, level, since, created_at)
          values (?, 'provider', 'registration', '2026-01-01', '2026-01-01')
          returning id""").param("A listener " + i).query(Long.class).single());
    }
    List<Callable<Void>> all = new ArrayList<>();
    for (long story : stories) {
      for (long subscription : subscriptions) {
        all.add(() -> {
          audience.told(story, subscription);
          return null;
        });
      }
    }
    try (var crowd = Executors.newFixedThreadPool(10)) {
      for (Future<Void> each : crowd.invokeAll(all)) {
        each.get();
      }
    }
    for (long story : stories) {
      assertThat(audience.of(story).stream().map(Audience.Listener::subscription)).containsAll(subscriptions);
    }
  }
}
