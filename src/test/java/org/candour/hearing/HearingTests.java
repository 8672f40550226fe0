package org.candour.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.alert.Alerts;
import org.candour.mail.MailSettings;
import org.candour.mail.Recipient;
import org.candour.mail.ReturnMailbox;
import org.candour.people.Authors;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** That each story has somebody who hears of it, or somebody who looks after that. */
class HearingTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final Region region = house.bean(Regions.class).get(new RegionId("uk-england"));
  private final Tasks tasks = house.bean(Tasks.class);
  private final long place = service();
  private final long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Hearers " + mark, null, "provider", "subscription", List.of(place)));

  private long service() {
    long id = house.sql()
        .sql("insert into service (region, kind, created_at) values ('uk-england', 'ward', '2026-01-01') returning id")
        .query(Long.class).single();
    house.sql().sql("insert into service_text (service, language, name) values (?, 'en', ?)")
        .params(id, "Place " + mark).update();
    house.sql().sql("insert into service_ancestor (service, ancestor, depth) values (?, ?, 0)").params(id, id).update();
    return id;
  }

  private record Listener(long id, String address) {}

  private Listener listener(String role) {
    String address = UUID.randomUUID() + "@hearing.example";
    long id = house.bean(People.class).add(Caller.NOBODY,
        new People.NewPerson("Listener", address, null, "", "team-leader", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, id, role, "subscription", Long.toString(subscription));
    house.bean(Alerts.class).add(id, subscription, List.of(place));
    return new Listener(id, address);
  }

  private long publish() {
    long story = tales.publish(tales.tell("uk-england", place, "Heard " + mark, "Words " + mark));
    house.settle();
    // Letters have a moment to be written before one is missed.
    house.pass(Duration.ofMinutes(3));
    return story;
  }

  private List<String> open(long story) {
    tasks.look();
    return house.sql().sql("select kind from task where story = ? and closed_at is null order by kind").param(story)
        .query(String.class).list();
  }

  private void comesBack(long story, Listener listener) throws Exception {
    comesBack(ofLetter("message_id", story, listener), "");
  }

  /** As a relay sends it on that wrote a Message-ID of its own. */
  private void comesBackByItsAddress(long story, Listener listener) throws Exception {
    comesBack("<20261130.1@relay.example>",
        "Delivered-To: returns+" + ofLetter("return_token", story, listener) + "@candour.example\n");
  }

  private String ofLetter(String column, long story, Listener listener) {
    return house.sql()
        .sql("select " + column
            + " from outbound_mail where subject_id = ? and occasion = 'story-alert' and person_id = ?")
        .params(story, listener.id).query(String.class).single();
  }

  private void comesBack(String id, String header) throws Exception {
    GreenMail box = new GreenMail(new ServerSetup[]{ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    box.setUser("returns@candour.example", "returns", "p@ss");
    box.start();
    try {
      send(box, header + """
          From: mailer-daemon@far.example
          To: returns@candour.example
          MIME-Version: 1.0
          Content-Type: multipart/report; report-type=delivery-status; boundary="B"

          --B
          Content-Type: message/delivery-status

          Reporting-MTA: dns; mx.example

          Final-Recipient: rfc822; nobody@far.example
          Action: failed
          Status: 5.1.1

          --B
          Content-Type: text/rfc822-headers

          Message-ID: %s

          --B--
          """.formatted(id));
      GreenMailUtil.sendTextEmail("returns@candour.example", "ada@far.example", "Hello", "From a person",
          box.getSmtp().getServerSetup());
      MailSettings settings =
          new MailSettings(null, "imap://returns:p%40ss@127.0.0.1:" + box.getImap().getPort() + "/INBOX",
              "returns@candour.example", house.address());
      ReturnMailbox returned = house.bean(ReturnMailbox.class).reading(settings);
      assertThat(returned.read()).isEqualTo(1);
      assertThat(returned.read()).as("read once").isZero();
      assertThat(box.getReceivedMessages()).as("what a person wrote stays").hasSize(1);
    } finally {
      box.stop();
    }
  }

  private static void send(GreenMail box, String message) throws Exception {
    var mime = new MimeMessage(GreenMailUtil.getSession(box.getSmtp().getServerSetup()),
        new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    Transport.send(mime);
  }

  @Test
  void aStoryThatNobodyHearsOfIsATaskUntilSomebodyDoes() {
    long alone = publish();
    assertThat(open(alone)).containsExactly("story-unheard");
    Browserless support = Cast.get().fresh("support");
    assertThat(support.get("/operate/tasks?page=" + page(alone)).body()).contains("Story " + alone);
    long task = house.sql().sql("select id from task where story = ?").param(alone).query(Long.class).single();
    assertThat(
        support.post("/operate/tasks/" + task + "/settlement", "note", "", "page", Long.toString(page(alone))).body())
        .contains("note-" + task + "-error");
    assertThat(support.post("/operate/tasks/" + task + "/settlement", "note", "Called the ward").statusCode())
        .isEqualTo(302);
    assertThat(open(alone)).as("settled by a person stays settled").isEmpty();
    assertThat(support.post("/operate/tasks/" + task + "/settlement", "note", "Again").statusCode()).isEqualTo(404);
    assertThat(Cast.get().caller("administrator").get("/operate/tasks").statusCode()).isEqualTo(404);
    listener("responder");
    long heard = publish();
    assertThat(open(heard)).isEmpty();
    assertThat(support.get("/operate/tasks?page=" + page(alone)).body()).doesNotContain("Story " + heard);
  }

  /** The page of the list on which the task of this story stands. */
  private long page(long story) {
    return 1 + house.sql().sql("select count(*) from task t, task m where m.story = ? and t.region = m.region"
        + " and t.closed_at is null and t.id < m.id").param(story).query(Long.class).single() / Tasks.PER_PAGE;
  }

  @Test
  void aLetterThatComesBackIsNoHearing() throws Exception {
    Listener dead = listener("responder");
    long story = publish();
    assertThat(open(story)).isEmpty();
    comesBack(story, dead);
    assertThat(open(story)).containsExactly("story-unheard");
    assertThat(mailboxTasks(dead)).as("once may be a mistake").isZero();
    long next = publish();
    assertThat(house.mailTo(dead.address)).as("so the next letter is tried").hasSize(2);
    comesBackByItsAddress(next, dead);
    assertThat(open(next)).containsExactly("story-unheard");
    assertThat(mailboxTasks(dead)).as("of the same hour").isZero();
    house.pass(Duration.ofHours(2));
    comesBackByItsAddress(publish(), dead);
    tasks.look();
    assertThat(mailboxTasks(dead)).isEqualTo(1);
    int before = house.mailTo(dead.address).size();
    publish();
    assertThat(house.mailTo(dead.address)).as("no more letters to a dead mailbox").hasSize(before);
    Listener second = listener("administrator");
    Browserless administrator = signedIn(second);
    assertThat(administrator.get("/work/members/" + dead.id).body()).contains("Letters to this address come back");
    assertThat(administrator.get("/work/stories/" + story + "/told").body()).contains("Ward or team leader")
        .contains("No letter has arrived, one came back");
    assertThat(administrator.post("/work/members/" + dead.id + "/mailbox").statusCode()).isEqualTo(302);
    tasks.look();
    assertThat(house.sql().sql("select count(*) from task where person = ? and closed_at is null").param(dead.id)
        .query(Long.class).single()).isZero();
  }

  @Test
  void whoBeginsToListenIsToldOfWhatNobodyHasHeard() {
    long story = publish();
    assertThat(open(story)).containsExactly("story-unheard");
    Listener late = listener("responder");
    house.settle();
    for (int day = 0; day < 5; day++) {
      house.pass(Duration.ofDays(1));
      house.bean(org.candour.alert.Digests.class).makeDue();
      house.settle();
    }
    assertThat(house.mailTo(late.address).stream().map(TestHouse::text)).singleElement().asString()
        .contains("Heard " + mark);
    assertThat(open(story)).isEmpty();
    assertThat(house.sql().sql("select progress from story where id = ?").param(story).query(String.class).single())
        .isEqualTo("heard");
  }

  @Test
  void aStoryThatNobodyWasToldOfIsNeverTooOldForATask() {
    long story = publish();
    house.pass(Duration.ofDays(70));
    assertThat(open(story)).containsExactly("story-unheard");
    listener("responder");
    long heard = publish();
    tasks.lookAtNew();
    assertThat(house.sql().sql("select count(*) from task where story = ?").param(heard).query(Long.class).single())
        .isZero();
  }

  @Test
  void aDeadMailboxThatWasSettledIsNoTaskUntilItDiesAgain() {
    Listener dead = listener("responder");
    dies(dead);
    tasks.look();
    assertThat(mailboxTasks(dead)).isEqualTo(1);
    settled("mailbox-dead", "person", dead.id, dead.id);
    tasks.look();
    assertThat(mailboxTasks(dead)).isZero();
    house.bean(ReturnMailbox.class).alive(Recipient.person(dead.id));
    house.pass(Duration.ofMinutes(1));
    dies(dead);
    tasks.look();
    assertThat(mailboxTasks(dead)).isEqualTo(1);
  }

  private void dies(Listener who) {
    house.sql().sql("insert into dead_mailbox (person_kind, person_id, since, bounce) values ('person', ?, ?, '5.1.1')")
        .params(who.id, java.sql.Timestamp.from(house.bean(HouseClock.class).instant())).update();
  }

  private long mailboxTasks(Listener who) {
    return house.sql().sql("select count(*) from task where person = ? and kind = 'mailbox-dead' and closed_at is null")
        .param(who.id).query(Long.class).single();
  }

  private Browserless signedIn(Listener who) {
    return Cast.signedIn(who.id);
  }

  @Test
  void whereNobodyOpensItSomebodyIsAskedAndTheAuthorSeesIt() {
    listener("responder");
    Listener administrator = listener("administrator");
    String address = UUID.randomUUID() + "@hearing.example";
    long author = house.bean(Authors.class).reach(address, null);
    long story = tales.publish(tales.tell(author, "uk-england", place, "Waiting " + mark, "Words " + mark));
    house.settle();
    assertThat(asked(story)).isEmpty();
    days(4);
    assertThat(askedInTime(story)).hasSize(1);
    house.settle();
    assertThat(house.mailTo(administrator.address).stream().map(TestHouse::text))
        .anyMatch(t -> t.contains("none of them has marked it as read") && t.contains("/stories/" + story));
    Browserless own = new Browserless(house.address());
    own.post("/mine/link/"
        + house.bean(Links.class).make(Recipient.author(author), "mine", "/mine", Duration.ofHours(1)).token());
    assertThat(own.get("/mine/stories/" + story).body()).contains("so we asked Hearers " + mark + " again");
    assertThat(open(story)).containsExactly("story-unopened");
    assertThat(signedIn(administrator).post("/stories/" + story + "/reading").statusCode()).isEqualTo(302);
    house.settle();
    assertThat(open(story)).as("opened: settled by itself").isEmpty();
  }

  @Test
  void whatWasAskedOfBeforeLeavesRoomForWhatWasNot() {
    listener("administrator");
    long older = publish();
    days(4);
    assertThat(askedInTime(older)).hasSize(1);
    long younger = publish();
    days(4);
    // Other tests' stories wait too, and the timetable may have looked today: a few at a time, each day comes nearer.
    for (int day = 0; day < 12 && house.bean(Escalations.class).of(younger).isEmpty(); day++) {
      house.bean(TransactionTemplate.class).executeWithoutResult(status -> house.bean(Escalations.class).look(20));
      days(1);
    }
    assertThat(house.bean(Escalations.class).of(younger)).hasSize(1);
    assertThat(house.sql().sql("select count(*) from outbound_mail where occasion = 'story-unopened-uk-england'")
        .query(Long.class).single()).as("each region's letter is its own").isPositive();
  }

  private void days(int many) {
    for (int day = 0; day < many; day++) {
      Instant now = house.bean(HouseClock.class).instant();
      house.pass(Duration.between(now, region.nextOpening(now, false).plus(Duration.ofMinutes(1))));
    }
  }

  private List<Escalations.Asked> asked(long story) {
    house.bean(Escalations.class).look();
    return house.bean(Escalations.class).of(story);
  }

  /** The timetable may have looked today before the story had waited long enough: then another day's look finds it. */
  private List<Escalations.Asked> askedInTime(long story) {
    for (int day = 0; day < 3 && asked(story).isEmpty(); day++) {
      days(1);
    }
    return house.bean(Escalations.class).of(story);
  }

  @Test
  void servicesThatNobodyListensForAreATaskBeforeTheNextStory() {
    house.bean(ListenerCoverage.class).look();
    assertThat(uncovered()).isEqualTo(1);
    Listener one = listener("administrator");
    assertThat(signedIn(one).get("/work/coverage").body()).contains("Place " + mark).contains("one member listens");
    house.bean(ListenerCoverage.class).look();
    assertThat(uncovered()).isZero();
    house.bean(People.class).freeze(Caller.NOBODY, one.id, true);
    house.bean(ListenerCoverage.class).look();
    assertThat(uncovered()).as("a frozen listener hears nothing").isEqualTo(1);
    settled("nobody-listens", "subscription", subscription, one.id);
    house.bean(ListenerCoverage.class).look();
    assertThat(uncovered()).as("settled by a person stays settled").isZero();
    house.bean(People.class).freeze(Caller.NOBODY, one.id, false);
    house.bean(ListenerCoverage.class).look();
    house.bean(People.class).freeze(Caller.NOBODY, one.id, true);
    house.bean(ListenerCoverage.class).look();
    assertThat(uncovered()).as("until it happens anew").isEqualTo(1);
  }

  private void settled(String kind, String column, long of, long by) {
    house.sql()
        .sql("update task set closed_at = ?, closed_by = ? where closed_at is null and kind = ? and " + column + " = ?")
        .params(java.sql.Timestamp.from(house.bean(HouseClock.class).instant()), by, kind, of).update();
  }

  private long uncovered() {
    return house.sql()
        .sql("select count(*) from task where subscription = ? and kind = 'nobody-listens' and closed_at is null")
        .param(subscription).query(Long.class).single();
  }

  /**
   * Whatever happens to listeners, in any order: each story has a living recipient or an open task. Asked of plain
   * tables, not of the room.
   */
  @Test
  void everyStoryHasALivingRecipientOrAnOpenTask() {
    Random dice = new Random(20261122);
    List<Listener> all = new ArrayList<>();
    List<Long> stories = new ArrayList<>();
    for (int step = 0; step < 24; step++) {
      switch (all.isEmpty() ? 0 : dice.nextInt(6)) {
        case 0 -> all.add(listener(dice.nextBoolean() ? "responder" : "member"));
        case 1 -> house.bean(People.class).freeze(Caller.NOBODY, any(dice, all).id, dice.nextBoolean());
        case 2 ->
          house.sql().sql("insert into dead_mailbox (person_kind, person_id, since, bounce) values ('person', ?,"
              + " '2026-01-01', '5.1.1') on conflict do nothing").param(any(dice, all).id).update();
        case 3 -> house.bean(ReturnMailbox.class).alive(Recipient.person(any(dice, all).id));
        default -> stories.add(publish());
      }
      tasks.look();
      for (long story : stories) {
        boolean open = house.sql()
            .sql("select exists (select from task where story = ? and kind = 'story-unheard' and closed_at is null)")
            .param(story).query(Boolean.class).single();
        boolean living = house.sql()
            .sql("select person_id from outbound_mail where occasion = 'story-alert' and subject_id = ?"
                + " and state in ('waiting', 'sent') and bounced_at is null")
            .param(story).query(Long.class).list().stream().anyMatch(this::lives);
        assertThat(open).as("step %s, story %s", step, story).isNotEqualTo(living);
      }
    }
    assertThat(stories).isNotEmpty();
  }

  private boolean lives(long person) {
    boolean frozen = house.sql().sql("select frozen_at is not null from person where id = ?").param(person)
        .query(Boolean.class).single();
    boolean dead =
        house.sql().sql("select exists (select from dead_mailbox where person_kind = 'person' and person_id = ?)")
            .param(person).query(Boolean.class).single();
    return !frozen && !dead;
  }

  private static <T> T any(Random dice, List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }
}
