package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.candour.TestHouse;
import org.candour.shared.HouseClock;
import org.junit.jupiter.api.Test;

class EventSetupTests {

  private final TestHouse house = TestHouse.get();

  /** Killed once while it was heard, and once more while it was sent again: the story reaches the desk all the same. */
  @Test
  void anEventCutOffTwiceIsHeard() {
    long story = house.sql().sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, state, submitted_at)
        select region, language, author, false, role, screen_name, 'waiting', submitted_at from story
        order by id limit 1
        returning id""").query(Long.class).single();
    house.sql().sql("""
        insert into story_version (story, number, title, body, writer, writer_id, language, written_at)
        select ?, 1, 'A title', 'Something happened.', writer, writer_id, language, written_at
        from story_version limit 1""").param(story).update();
    Timestamp earlier = Timestamp.from(house.bean(HouseClock.class).instant().minus(Duration.ofMinutes(10)));
    house.sql().sql("""
        insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
          completion_attempts,
          last_resubmission_date)
        values (?, 'org.candour.moderation.DeskIntake.on(org.candour.story.StorySubmitted)',
          'org.candour.story.StorySubmitted', ?, ?,
          'RESUBMITTED', 2, ?)""")
        .params(UUID.randomUUID(), "{\"story\":" + story + ",\"region\":\"uk-england\"}", earlier, earlier).update();
    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> atTheDesk(story));
    assertThat(atTheDesk(story)).isTrue();
  }

  private boolean atTheDesk(long story) {
    return house.sql().sql("select exists (select from review where kind = 'story' and subject = ?)").param(story)
        .query(Boolean.class).single();
  }
}
