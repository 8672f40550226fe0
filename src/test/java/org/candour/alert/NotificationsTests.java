package org.candour.alert;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.story.StoryPublished;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class NotificationsTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();

  /** Heard late, after a moderator took the story off, it causes no letter. */
  @Test
  void nobodyIsToldOfWhatIsNotPublicAnyMore() {
    long story = house.sql().sql("select id from story where state in ('pulled', 'withdrawn') limit 1")
        .query(Long.class).single();
    house.bean(TransactionTemplate.class)
        .executeWithoutResult(status -> house.bean(Notifications.class).on(new StoryPublished(story, "uk-england", 1)));
    assertThat(house.sql()
        .sql("select count(*) from outbound_mail where subject_kind = 'story' and subject_id = ? and state = 'waiting'")
        .param(story).query(Long.class).single()).isZero();
  }

  @Test
  void aStoryThatProvesGraverReachesWhoIsToldOfThoseAndNobodyTwice() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    long ward = tales.service("uk-england", "Ward 7");
    long there = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Graver " + mark, null, "provider", "subscription", List.of(ward)));
    People people = house.bean(People.class);
    long grave = people.add(Caller.NOBODY,
        new People.NewPerson("Grave", "grave-" + mark + "@tidings.example", null, "", "other", ""));
    long all = people.add(Caller.NOBODY,
        new People.NewPerson("All", "all-" + mark + "@tidings.example", null, "", "other", ""));
    for (long person : List.of(grave, all)) {
      house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "member", "subscription", Long.toString(there));
      house.bean(Alerts.class).add(person, there, List.of(ward));
    }
    house.sql().sql("update role_grant set least = 4 where person = ?").param(grave).update();
    long story = tales.publish(tales.tell("uk-england", ward, "Graver " + mark, "Words " + mark));
    assertThat(about(mark, "grave")).isEmpty();
    assertThat(about(mark, "all")).hasSize(1);
    // The first hears of it once a day from now on, and was told already.
    house.sql().sql("update alert set delivery = 'daily', changed_at = ? where person = ?")
        .params(Timestamp.from(house.bean(HouseClock.class).instant()), all).update();
    tales.rate(story, 4);
    house.pass(Duration.ofDays(4));
    house.bean(Digests.class).makeDue();
    house.settle();
    assertThat(about(mark, "grave")).hasSize(1);
    assertThat(about(mark, "all")).as("nobody is told twice").hasSize(1);
  }

  /** The letters about this story; on the same ward others are told too. */
  private List<MimeMessage> about(String mark, String who) {
    return house.mailTo(who + "-" + mark + "@tidings.example").stream()
        .filter(m -> TestHouse.text(m).contains("Graver " + mark)).toList();
  }
}
