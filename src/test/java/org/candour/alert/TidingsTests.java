package org.candour.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.candour.TestHouse;
import org.candour.story.StoryPublished;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class TidingsTests {

  private final TestHouse house = TestHouse.get();

  /** Heard late, after a moderator took the story off, it causes no letter. */
  @Test
  void nobodyIsToldOfWhatIsNotPublicAnyMore() {
    long story = house.sql().sql("select id from story where state in ('pulled', 'withdrawn') limit 1").query(Long.class).single();
    house.bean(TransactionTemplate.class).executeWithoutResult(status -> house.bean(Tidings.class).on(new StoryPublished(story, "uk-england", 1)));
    assertThat(house.sql().sql("select count(*) from outbound_mail where subject_kind = 'story' and subject_id = ? and state = 'waiting'")
        .param(story).query(Long.class).single()).isZero();
  }
}
