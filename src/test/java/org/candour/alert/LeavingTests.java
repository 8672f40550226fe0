package org.candour.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.mail.Letter;
import org.candour.mail.Outbox;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.story.Stories;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What is asked once more when a letter leaves. */
class LeavingTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final long ward = tales.service("uk-england", "Ward 7");
  private final long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Leaving " + mark, null, "provider", "subscription", List.of(ward)));
  private final long person = person();

  private long person() {
    People people = house.bean(People.class);
    long id =
        people.add(Caller.NOBODY, new People.NewPerson("Leaver", mark + "@leaving.example", null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, id, "member", "subscription", Long.toString(subscription));
    return id;
  }

  private void enter(Letter letter) {
    house.bean(TransactionTemplate.class).executeWithoutResult(status -> house.bean(Outbox.class)
        .add(List.of(letter.after(house.bean(HouseClock.class).instant().plus(Duration.ofHours(1))))));
  }

  private String left(String occasion) {
    house.pass(Duration.ofHours(2));
    return house.sql().sql("select state from outbound_mail where occasion = ? and person_id = ?")
        .params(occasion, person).query(String.class).single();
  }

  @Test
  void aLetterAboutAStoryLeavesOnlyToWhoMayReadItStill() {
    long story = tales.publish(tales.tell("uk-england", ward, "Told " + mark, "Words " + mark));
    var told = new AlertRecipients.Told(person, subscription, 1, "stop", null, "at-once", false, true, true);
    enter(house.bean(NotificationLetters.class).alert(house.bean(Stories.class).get(story), told, "Ward 7"));
    house.sql().sql("update role_grant set most = 1 where person = ?").param(person).update();
    assertThat(left("story-alert")).isEqualTo("cancelled");
    house.sql().sql("update role_grant set most = 5 where person = ?").param(person).update();
    enter(house.bean(NotificationLetters.class).alert(house.bean(Stories.class).get(story), told, "Ward 7"));
    assertThat(left("story-alert")).isEqualTo("sent");
  }

  @Test
  void aDigestWaitsForQuietHoursSaysWhatIsHardToReadAndHoldsOnlyWhatIsInReach() {
    long hard = tales.publish(tales.tell("uk-england", ward, "Hard " + mark, "Words " + mark));
    long beyond = tales.publish(tales.tell("uk-england", ward, "Beyond " + mark, "Words " + mark));
    house.sql().sql("update story set criticality = case id when ? then 4 else 5 end where id in (?, ?)")
        .params(hard, hard, beyond).update();
    house.bean(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(org.candour.audit.StaffTrail.class).changed("story", hard));
    house.bean(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(org.candour.audit.StaffTrail.class).changed("story", beyond));
    house.sql().sql("update role_grant set most = 4 where person = ?").param(person).update();
    var now = house.bean(HouseClock.class).instant();
    LocalTime here = LocalTime.ofInstant(now, ZoneId.of("Europe/London"));
    house.bean(DeliveryTime.class)
        .setQuiet(new DeliveryTime.Quiet(person, here.minusHours(1), here.plusHours(2), false, null));
    long alert = house.bean(Alerts.class).add(person, subscription, List.of(ward));
    house.sql()
        .sql("insert into digest_item (person, story, subscription, alert, due_at) select ?, x, ?, ?, ?"
            + " from unnest(?::bigint[]) x")
        .params(person, subscription, alert, Timestamp.from(now), new Long[]{hard, beyond}).update();
    house.bean(Digests.class).makeDue();
    // Another test's story may become public meanwhile.
    assertThat(house.sql().sql("select story from digest_item where person = ? and story in (?, ?)")
        .params(person, hard, beyond).query(Long.class).list()).containsExactly(hard);
    house.settle();
    assertThat(house.mailTo(mark + "@leaving.example")).isEmpty();
    house.pass(Duration.ofHours(2));
    assertThat(house.mailTo(mark + "@leaving.example").stream().map(TestHouse::text)).singleElement().asString()
        .contains("Hard " + mark, "hard to read").doesNotContain("Beyond " + mark);
  }

  @Test
  void aDigestThatWaitsIsWrittenAnewWhereItHoldsWhatIsOutOfReachMeanwhile() {
    long stays = tales.publish(tales.tell("uk-england", ward, "Stays " + mark, "Words " + mark));
    long leaves = tales.publish(tales.tell("uk-england", ward, "Leaves " + mark, "Words " + mark));
    var now = house.bean(HouseClock.class).instant();
    LocalTime here = LocalTime.ofInstant(now, ZoneId.of("Europe/London"));
    house.bean(DeliveryTime.class)
        .setQuiet(new DeliveryTime.Quiet(person, here.minusHours(1), here.plusHours(2), false, null));
    long alert = house.bean(Alerts.class).add(person, subscription, List.of(ward));
    house.sql()
        .sql("insert into digest_item (person, story, subscription, alert, due_at) select ?, x, ?, ?, ?"
            + " from unnest(?::bigint[]) x")
        .params(person, subscription, alert, Timestamp.from(now), new Long[]{stays, leaves}).update();
    house.bean(Digests.class).makeDue();
    house.sql().sql("update role_grant set most = 2 where person = ?").param(person).update();
    house.sql().sql("update story set criticality = 4 where id = ?").param(leaves).update();
    house.bean(TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(org.candour.audit.StaffTrail.class).changed("story", leaves));
    house.pass(Duration.ofHours(3));
    house.bean(Digests.class).makeDue();
    house.settle();
    assertThat(house.mailTo(mark + "@leaving.example").stream().map(TestHouse::text)).singleElement().asString()
        .contains("Stays " + mark).doesNotContain("Leaves " + mark);
  }

  private long deputy() {
    People people = house.bean(People.class);
    long id = people.add(Caller.NOBODY,
        new People.NewPerson("Deputy", "deputy-" + mark + "@leaving.example", null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, id, "member", "subscription", Long.toString(subscription));
    house.sql().sql("update role_grant set least = 5 where person = ?").param(id).update();
    return id;
  }

  /** Enters a standing in under this number. */
  private String standsIn(long id, long deputy, Duration lasts) {
    var now = house.bean(HouseClock.class).instant();
    return house.sql().sql("""
        insert into cover (id, subscription, absent, deputy, since, until, created_at) overriding system value
        values (?, ?, ?, ?, ?, ?, ?)
        returning stop_token""").params(id, subscription, person, deputy, Timestamp.from(now),
        Timestamp.from(now.plus(lasts)), Timestamp.from(now)).query(String.class).single();
  }

  @Test
  void whatWaitedForWhoStoodInIsToldToWhoeverIsBack() {
    house.bean(Alerts.class).add(person, subscription, List.of(ward));
    house.sql().sql("update alert set delivery = 'daily' where person = ?").param(person).update();
    long deputy = deputy();
    standsIn(8_000_000 + person, deputy, Duration.ofMinutes(30));
    tales.publish(tales.tell("uk-england", ward, "Waited " + mark, "Words " + mark));
    assertThat(
        house.sql().sql("select count(*) from digest_item where person = ?").param(deputy).query(Long.class).single())
        .isEqualTo(1);
    for (int day = 0; day < 8; day++) {
      house.pass(Duration.ofDays(1));
      house.bean(Digests.class).makeDue();
      house.settle();
    }
    assertThat(house.mailTo("deputy-" + mark + "@leaving.example")).isEmpty();
    assertThat(house.mailTo(mark + "@leaving.example").stream().map(TestHouse::text)).singleElement().asString()
        .contains("Waited " + mark);
  }

  @Test
  void anOldLinkOfWhoStoodInStopsNobodysAlert() {
    long alert = 8_000_000 + person;
    Timestamp now = Timestamp.from(house.bean(HouseClock.class).instant());
    house.sql().sql("""
        insert into alert (id, person, subscription, region, name, delivery, created_at,
          changed_at) overriding system value
        values (?, ?, ?, 'uk-england', 'Of the same number', 'daily', ?, ?)""")
        .params(alert, person, subscription, now, now).update();
    String stop = standsIn(alert, deputy(), Duration.ofDays(3));
    house.sql().sql("update role_grant set until = ? where person = ?").params(now, person).update();
    Browserless nobody = Browserless.as("nobody");
    assertThat(nobody.get("/alerts/stop/" + stop).body()).contains("Hand back standing in for a colleague?");
    assertThat(nobody.post("/alerts/stop/" + stop).body()).contains("Your standing in for a colleague is over");
    assertThat(
        house.sql().sql("select stopped_at is null from alert where id = ?").param(alert).query(Boolean.class).single())
        .isTrue();
  }

  @Test
  void aGraverStoryIsToldAtOnceThoughAHeldDigestNamesIt() {
    long story = tales.publish(tales.tell("uk-england", ward, "Held " + mark, "Words " + mark));
    var now = house.bean(HouseClock.class).instant();
    LocalTime here = LocalTime.ofInstant(now, ZoneId.of("Europe/London"));
    house.bean(DeliveryTime.class)
        .setQuiet(new DeliveryTime.Quiet(person, here.minusHours(1), here.plusHours(2), false, 4));
    long alert = house.bean(Alerts.class).add(person, subscription, List.of(ward));
    house.sql().sql("update alert set delivery = 'daily', at_once_from = 4, created_at = ? where id = ?")
        .params(Timestamp.from(now.minus(Duration.ofDays(1))), alert).update();
    house.sql().sql("insert into digest_item (person, story, subscription, alert, due_at) values (?, ?, ?, ?, ?)")
        .params(person, story, subscription, alert, Timestamp.from(now)).update();
    house.bean(Digests.class).makeDue();
    tales.rate(story, 5);
    for (int day = 0; day < 5; day++) {
      house.pass(Duration.ofDays(1));
      house.bean(Digests.class).makeDue();
      house.settle();
    }
    assertThat(house.mailTo(mark + "@leaving.example").stream().map(TestHouse::text)).singleElement().asString()
        .contains("Held " + mark);
    assertThat(house.sql().sql("select occasion from outbound_mail where person_id = ? and state = 'sent'")
        .param(person).query(String.class).list()).containsExactly("story-alert");
  }

  @Test
  void whoIsFrozenInAnOrganisationHearsNothingOfWhatTheyWroteThere() {
    enter(house.bean(NotificationLetters.class).staff("response-public", "response", 1, person, subscription,
        "uk-england", "/1"));
    house.sql().sql("insert into frozen_member (person, subscription, since) values (?, ?, ?)")
        .params(person, subscription, Timestamp.from(house.bean(HouseClock.class).instant())).update();
    assertThat(left("response-public")).isEqualTo("cancelled");
  }
}
