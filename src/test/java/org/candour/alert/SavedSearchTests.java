package org.candour.alert;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.access.Roles;
import org.candour.directory.Services;
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

/** What members keep of their searches, and the letters that come of it. */
class SavedSearchTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String mark = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  private final long ward = tales.service("uk-england", "Ward 7");
  private final long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Saved " + mark, null, "provider", "subscription", List.of(ward)));
  private final Region region = house.bean(Regions.class).get(new RegionId("uk-england"));
  private String address = "";

  private Browserless member(String role) {
    address = UUID.randomUUID() + "@saved.example";
    People people = house.bean(People.class);
    long id = people.add(Caller.NOBODY, new People.NewPerson("Saver", address, null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, id, role, "subscription", Long.toString(subscription));
    return Cast.signedIn(id);
  }

  private void save(Browserless by, String query, String delivery, String... more) {
    String[] fields = new String[6 + more.length];
    System.arraycopy(new String[]{"query", query, "name", "Saved " + mark, "delivery", delivery}, 0, fields, 0, 6);
    System.arraycopy(more, 0, fields, 6, more.length);
    assertThat(by.post("/work/alerts/new", fields).statusCode()).isEqualTo(302);
  }

  private long story(String words, int criticality) {
    long id = tales.tell("uk-england", ward, "About " + words, "It was about " + words + " " + mark);
    house.sql().sql("update story set criticality = ? where id = ?").params(criticality, id).update();
    return id;
  }

  private List<MimeMessage> letters() {
    house.settle();
    return house.mailTo(address);
  }

  /** Moves the clock to a working day's noon in the region, so that nothing waits for the morning. */
  private void noon() {
    Instant now = house.bean(HouseClock.class).instant();
    Instant noon = region.working(region.nextOpening(now, false)).plus(Duration.ofHours(3));
    house.pass(Duration.between(now, noon));
  }

  private long person() {
    return house.bean(People.class).byAddress(address).orElseThrow().id();
  }

  private void morning(boolean weekly) {
    Instant now = house.bean(HouseClock.class).instant();
    house.pass(Duration.between(now, region.nextOpening(now, weekly).plus(Duration.ofMinutes(1))));
    house.bean(Digests.class).makeDue();
    house.settle();
  }

  @Test
  void aSearchTellsOfWhatFitsAndOfNothingElse() {
    noon();
    Browserless member = member("member");
    save(member, "words=trolley" + mark, "at-once");
    tales.publish(story("lift" + mark, 0));
    assertThat(letters()).isEmpty();
    tales.publish(story("trolley" + mark, 0));
    assertThat(letters()).hasSize(1);
    assertThat(member.get("/work/alerts").body()).contains("Saved " + mark).contains("Tell at once");
    assertThat(member.get("/work/alerts/new?words=trolley" + mark).body()).contains("stories a week fitted");
    assertThat(member.post("/work/alerts/new", "query", "words=x", "name", "", "delivery", "pigeon").body())
        .contains("name-error").contains("delivery-error");
    assertThat(member.post("/work/alerts/new", "query", "service=nope", "name", "Nowhere", "delivery", "daily").body())
        .contains("query-error");
  }

  @Test
  void whatIsKeptAsksForPartsOfTheOwnScope() {
    Browserless member = member("member");
    String foreign = house.bean(Services.class).byId(tales.service("uk-england", "practice")).orElseThrow().code();
    var refused = member.post("/work/alerts/new", "query", "words=x&service=" + foreign, "name", "Typed name",
        "delivery", "daily");
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body()).contains("query-error", "is not part of what your organisation covers", "Typed name");
    // The trust that the ward belongs to stands for the part of it that is covered.
    for (var above : house.bean(Services.class).lineage(ward)) {
      save(member, "words=x&service=" + above.code(), "kept");
    }
  }

  @Test
  void theSameIsKeptOnce() throws Exception {
    Browserless member = member("member");
    save(member, "words=lift&progress=answered", "kept");
    long saver = person();
    long first = house.sql().sql("select id from alert where person = ?").param(saver).query(Long.class).single();
    var again = member.post("/work/alerts/new", "query", "progress=answered&sort=newest&words=lift", "name",
        "Other name", "delivery", "daily");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("You keep this search already", "/work/alerts/" + first, "Saved " + mark,
        "Other name");
    save(member, "words=lifts&progress=answered", "kept");
    save(member("member"), "words=lift&progress=answered", "kept");
    member.post("/work/alerts/" + first + "/end");
    var both = java.util.stream.Stream.of("One", "Two")
        .map(name -> java.util.concurrent.CompletableFuture.supplyAsync(() -> member
            .post("/work/alerts/new", "query", "words=lift&progress=answered", "name", name, "delivery", "kept")
            .statusCode()))
        .toList();
    for (var click : both) {
      assertThat(click.get()).isIn(200, 302);
    }
    assertThat(house.sql().sql("select count(*) from alert where person = ? and name in ('One', 'Two')").param(saver)
        .query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void privateTagsStayPrivateWhereTheSearchIsShared() {
    Browserless member = member("member");
    long person = house.bean(People.class).byAddress(address).orElseThrow().id();
    save(member, "words=lift&mine=secret" + mark, "kept", "shared", "yes");
    long alert = house.sql().sql("select id from alert where person = ?").param(person).query(Long.class).single();
    assertThat(member.get("/work/alerts").body()).contains("mine=secret" + mark);
    assertThat(member("member").get("/work/alerts").body()).contains("words=lift").doesNotContain("secret" + mark);
    Browserless administrator = member("administrator");
    assertThat(administrator.get("/work/members/" + person + "/alerts").body()).contains("words=lift")
        .doesNotContain("secret" + mark);
    assertThat(administrator.get("/work/alerts/" + alert).body()).contains("words=lift")
        .doesNotContain("secret" + mark);
  }

  @Test
  void nobodyAsksByAnyDoorForACriticalityThatTheyDoNotSee() {
    house.sql().sql("insert into role (id, position, in_subscription) values (?, 900, true)").param("blind" + mark)
        .update();
    house.sql().sql("insert into role_text (role, language, name, about) values (?, 'en', ?, '')")
        .params("blind" + mark, "Blind " + mark).update();
    house.sql().sql("insert into role_right (role, permit) values (?, 'read-scope')").param("blind" + mark).update();
    Browserless blind = member("blind" + mark);
    long person = house.bean(People.class).byAddress(address).orElseThrow().id();
    assertThat(
        blind.post("/work/alerts/new", "query", "criticalityFrom=4", "name", "Four", "delivery", "at-once").body())
        .contains("query-error");
    assertThat(
        blind.post("/work/alerts/new", "query", "words=x", "name", "Four", "delivery", "daily", "from", "4").body())
        .contains("from-error");
    assertThat(blind.post("/work/quiet", "from", "20:00", "to", "07:00", "unless", "4").body())
        .contains("unless-error");
    save(blind, "words=x", "daily");
    long alert = house.sql().sql("select id from alert where person = ?").param(person).query(Long.class).single();
    assertThat(
        member("administrator").post("/work/alerts/" + alert, "name", "Four", "delivery", "daily", "from", "4").body())
        .contains("from-error");
    assertThat(blind.post("/work/quiet", "from", "20:00", "to", "07:00").statusCode()).isEqualTo(302);
    save(member("member"), "criticalityFrom=4", "at-once", "from", "4");
  }

  @Test
  void aDigestHoldsEachStoryOnceNewestFirstAndComesOnlyWithNews() {
    noon();
    Browserless member = member("member");
    save(member, "", "daily");
    save(member, "words=trolley" + mark, "weekly");
    tales.publish(story("trolley" + mark, 0));
    tales.publish(story("younger" + mark, 0));
    long pulled = tales.publish(story("pulled" + mark, 0));
    assertThat(letters()).isEmpty();
    tales.pull(pulled);
    morning(false);
    assertThat(letters()).hasSize(1);
    String text = TestHouse.text(letters().getFirst());
    assertThat(text).contains("2 stories came").containsSubsequence("younger" + mark, "trolley" + mark)
        .doesNotContain("pulled" + mark);
    assertThat(text.split("“About trolley" + mark, -1)).hasSize(2);
    morning(false);
    morning(true);
    assertThat(letters()).as("nothing new, no letter; nothing twice").hasSize(1);
    assertThat(house.sql().sql("select told_at is not null from story_audience where subscription = ? limit 1")
        .param(subscription).query(Boolean.class).single()).as("a digest makes a story heard").isTrue();
  }

  @Test
  void aDigestThatWaitsIsWrittenAnewWithoutWhatWasTakenOff() {
    noon();
    save(member("member"), "", "daily");
    tales.publish(story("staying" + mark, 0));
    long pulled = tales.publish(story("pulled" + mark, 0));
    // Written, and kept by a post that is closed for an hour.
    house.bean(TransactionTemplate.class).executeWithoutResult(status -> {
      Timestamp now = Timestamp.from(house.bean(HouseClock.class).instant());
      house.sql().sql("update digest_item set due_at = ? where person = ?").params(now, person()).update();
      house.bean(Digests.class).makeDue();
      assertThat(house.sql().sql(
          "update outbound_mail set next_at = next_at + interval '1 hour' where occasion = 'digest' and person_id = ?")
          .param(person()).update()).isEqualTo(1);
    });
    tales.pull(pulled);
    house.bean(Digests.class).makeDue();
    house.pass(Duration.ofHours(1));
    assertThat(letters()).hasSize(1);
    assertThat(TestHouse.text(letters().getFirst())).contains("staying" + mark).doesNotContain("pulled" + mark);
  }

  @Test
  void stoppingOneAlertKeepsWhatAnotherAsksForAndTakesBackWhatWaits() {
    noon();
    Browserless member = member("member");
    save(member, "", "daily");
    save(member, "words=trolley" + mark, "weekly");
    long both = tales.publish(story("trolley" + mark, 0));
    tales.publish(story("lift" + mark, 0));
    List<Alerts.Alert> two = house.bean(Alerts.class).of(person(), subscription);
    assertThat(member.post("/work/alerts/" + two.getFirst().id() + "/end").statusCode()).isEqualTo(302);
    assertThat(waiting()).as("the other alert asks for one of them").containsExactly(both);
    assertThat(member.post("/work/alerts/" + two.getLast().id() + "/end").statusCode()).isEqualTo(302);
    assertThat(waiting()).isEmpty();
    save(member, "", "at-once");
    quietNow(member);
    long held = tales.publish(story("held" + mark, 0));
    assertThat(
        member.post("/work/alerts/" + house.bean(Alerts.class).of(person(), subscription).getFirst().id() + "/end")
            .statusCode())
        .isEqualTo(302);
    assertThat(house.sql()
        .sql("select state from outbound_mail where occasion = 'story-alert' and subject_id = ? and person_id = ?")
        .params(held, person()).query(String.class).single()).isEqualTo("cancelled");
  }

  private List<Long> waiting() {
    return house.sql().sql("select story from digest_item where person = ? and digest is null").param(person())
        .query(Long.class).list();
  }

  private void quietNow(Browserless member) {
    LocalTime here = LocalTime.ofInstant(house.bean(HouseClock.class).instant(), region.zone());
    assertThat(member.post("/work/quiet", "from", here.minusHours(1).toString().substring(0, 5), "to",
        here.plusHours(2).toString().substring(0, 5)).statusCode()).isEqualTo(302);
  }

  /** A regulator that took part before, where the same member is told at once. */
  @Test
  void whoIsToldForSeveralMakesItHeardForTheProvider() {
    noon();
    long provider = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Ward of " + mark, null, "provider", "subscription", List.of(ward)));
    house.sql().sql("update subscription set kind = 'regulator' where id = ?").param(subscription).update();
    save(member("member"), "", "at-once");
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person(), "member", "subscription", Long.toString(provider));
    long alert = house.bean(Alerts.class).add(person(), provider, List.of(ward));
    house.sql().sql("update alert set delivery = 'weekly' where id = ?").param(alert).update();
    long story = tales.publish(story("trolley" + mark, 0));
    assertThat(letters()).as("as soon as the sooner alert says").hasSize(1);
    assertThat(house.sql().sql("select told_at is not null from story_audience where story = ? and subscription = ?")
        .params(story, provider).query(Boolean.class).single()).isTrue();
  }

  @Test
  void aWishThatNamesCriticalityCountsOnlyForWhoMaySeeIt() {
    noon();
    String blind = house.bean(Roles.class).add(Caller.NOBODY, "Blind " + mark, "", "en", Set.of("read-scope"));
    for (String role : List.of(blind, "member")) {
      Browserless member = member(role);
      boolean sees = role.equals("member");
      save(member, sees ? "criticalityFrom=1" : "words=before", "at-once");
      // The page refuses it to whoever does not see it: kept while they did.
      house.sql().sql("update alert set query = 'criticalityFrom=1', changed_at = ? where person = ? and query <> ''")
          .params(java.sql.Timestamp.from(house.bean(org.candour.shared.HouseClock.class).instant()), person())
          .update();
      tales.publish(story("serious" + mark, 0));
      assertThat(letters()).as(role).hasSize(sees ? 1 : 0);
      save(member, "", "weekly");
      house.sql().sql("update alert set at_once_from = 1 where person = ? and query = ''").param(person()).update();
      house.sql().sql("update alert set stopped_at = changed_at where person = ? and query <> ''").param(person())
          .update();
      tales.publish(story("more" + mark, 0));
      assertThat(letters()).as(role).hasSize(sees ? 2 : 0);
      quietNow(member);
      house.sql().sql("update quiet set unless = 1 where person = ?").param(person()).update();
      house.sql().sql("update alert set delivery = 'at-once' where person = ? and query = ''").param(person()).update();
      tales.publish(story("most" + mark, 0));
      assertThat(letters()).as(role).hasSize(sees ? 3 : 0);
      house.pass(Duration.ofHours(2));
    }
  }

  @Test
  void whatStaffCallAStoryTellsOnlyWhoMaySeeIt() {
    noon();
    for (String role : List.of("reader", "member")) {
      Browserless member = member(role);
      save(member, "words=before", "at-once");
      house.sql()
          .sql("update alert set query = 'ours=tag" + mark + "', changed_at = ? where person = ? and query <> ''")
          .params(java.sql.Timestamp.from(house.bean(org.candour.shared.HouseClock.class).instant()), person())
          .update();
      long story = tales.publish(story("called" + mark, 0));
      Cast.get().fresh("member", "subscription", Long.toString(subscription));
      house.bean(org.candour.tagging.StaffTags.class).add(Cast.get().newestPerson(subscription), story, "tag" + mark,
          true);
      tales.rate(story, 1);
      assertThat(letters()).as(role).hasSize(role.equals("member") ? 1 : 0);
    }
  }

  @Test
  void oneClickStopsWithoutSigningInAndFetchingStopsNothing() throws Exception {
    noon();
    Browserless member = member("member");
    save(member, "", "at-once");
    tales.publish(story("first" + mark, 0));
    MimeMessage letter = letters().getFirst();
    assertThat(letter.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
    Matcher at = Pattern.compile("<https?://[^/]+(/[^>]+)>").matcher(letter.getHeader("List-Unsubscribe", null));
    assertThat(at.find()).isTrue();
    Browserless mailProgram = new Browserless(house.address());
    String alert = "<strong>Saved " + mark + "</strong>";
    assertThat(mailProgram.get(at.group(1)).body()).contains("Stop these letters?", alert).doesNotContain("Saver");
    tales.publish(story("second" + mark, 0));
    assertThat(letters()).hasSize(2);
    assertThat(mailProgram.post(at.group(1), "List-Unsubscribe", "One-Click").body()).contains("They have stopped");
    assertThat(mailProgram.post(at.group(1)).body()).contains("They have stopped", alert);
    long plain = house.bean(Alerts.class).add(person(), subscription, List.of(ward));
    String link = "/alerts/stop/"
        + house.sql().sql("select stop_token from alert where id = ?").param(plain).query(String.class).single();
    assertThat(mailProgram.get(link).body())
        .contains(house.bean(org.candour.directory.Services.class).byId(ward).orElseThrow().fullName())
        .doesNotContain("Saver");
    house.bean(Alerts.class)
        .stop(house.bean(Alerts.class).byToken(link.substring(link.lastIndexOf('/') + 1)).orElseThrow());
    tales.publish(story("third" + mark, 0));
    assertThat(letters()).hasSize(2);
    assertThat(mailProgram.get("/alerts/stop/" + "0".repeat(32)).statusCode()).isEqualTo(404);
  }

  @Test
  void whoStandsInStopsNothingOfWhoeverIsAway() throws Exception {
    noon();
    Browserless absent = member("member");
    long away = person();
    String absentAddress = address;
    save(absent, "", "at-once");
    save(absent, "words=slow" + mark, "daily");
    house.sql().sql("update alert set delivery = 'daily' where person = ? and query = ''").param(away).update();
    save(absent, "words=quick" + mark, "at-once");
    member("member");
    java.time.LocalDate today = java.time.LocalDate.ofInstant(house.bean(HouseClock.class).instant(), region.zone());
    assertThat(absent.post("/work/away", "from", today.toString(), "to", today.plusDays(9).toString(), "deputy",
        Long.toString(person())).statusCode()).isEqualTo(302);
    tales.publish(story("quick" + mark, 0));
    MimeMessage letter = letters().getFirst();
    assertThat(TestHouse.text(letter)).contains("you stand in for Saver");
    tales.publish(story("slow" + mark, 0));
    Matcher at = Pattern.compile("<https?://[^/]+(/[^>]+)>").matcher(letter.getHeader("List-Unsubscribe", null));
    assertThat(at.find()).isTrue();
    Browserless mailProgram = new Browserless(house.address());
    assertThat(mailProgram.get(at.group(1)).body()).contains("Hand back standing in for Saver?");
    assertThat(mailProgram.post(at.group(1), "List-Unsubscribe", "One-Click").body())
        .contains("Your standing in for Saver is over");
    assertThat(mailProgram.post(at.group(1)).body()).contains("Your standing in for Saver is over");
    assertThat(house.bean(Alerts.class).of(away, subscription)).as("their alerts are as they were").hasSize(3);
    assertThat(absent.get("/work/away").body()).contains("handed it back");
    tales.publish(story("quick" + mark, 0));
    assertThat(letters()).hasSize(1);
    address = absentAddress;
    assertThat(letters()).hasSize(1);
    morning(false);
    assertThat(TestHouse.text(letters().getLast())).as("what waited for the other is theirs again")
        .contains("slow" + mark);
  }

  @Test
  void aDigestForWhoStandsInNamesTheColleague() {
    noon();
    Browserless absent = member("member");
    save(absent, "", "daily");
    member("member");
    java.time.LocalDate today = java.time.LocalDate.ofInstant(house.bean(HouseClock.class).instant(), region.zone());
    assertThat(absent.post("/work/away", "from", today.toString(), "to", today.plusDays(9).toString(), "deputy",
        Long.toString(person())).statusCode()).isEqualTo(302);
    tales.publish(story("trolley" + mark, 0));
    morning(false);
    String stop =
        house.sql().sql("select stop_token from cover where deputy = ?").param(person()).query(String.class).single();
    assertThat(TestHouse.text(letters().getFirst())).contains("you stand in for Saver", "/alerts/stop/" + stop);
  }

  @Test
  void whatIsHardToReadComesInWorkingHoursAndSaysSo() throws Exception {
    member("member");
    house.bean(Alerts.class).add(house.bean(People.class).byAddress(address).orElseThrow().id(), subscription,
        List.of(ward));
    Instant now = house.bean(HouseClock.class).instant();
    // After closing time on a working day.
    house.pass(Duration.between(now, region.nextOpening(now, false).plus(Duration.ofHours(11))));
    long serious = story("serious" + mark, 0);
    publishAs(serious, 4);
    assertThat(letters()).isEmpty();
    morning(false);
    assertThat(letters()).as("who leads the ward is told first").isEmpty();
    house.pass(Duration.ofMinutes(30));
    assertThat(letters()).hasSize(1);
    assertThat(letters().getFirst().getSubject()).contains("hard to read");
  }

  /** Published with this criticality, which a decision of the tests would set anew. */
  private void publishAs(long story, int criticality) {
    tales.decide(story, "publish", null, "About serious", "It was about serious " + mark);
    house.sql().sql("update story set criticality = ? where id = ?").params(criticality, story).update();
    house.bean(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(org.candour.audit.StaffTrail.class).changed("story", story));
    house.pass(Duration.ofMinutes(6));
  }

  @Test
  void quietHoursHoldLettersBackUntilTheyAreOver() {
    noon();
    Browserless member = member("member");
    save(member, "", "at-once");
    Instant now = house.bean(HouseClock.class).instant();
    LocalTime here = LocalTime.ofInstant(now, region.zone());
    assertThat(member.post("/work/quiet", "from", "25:00", "to", "").body()).contains("from-error");
    assertThat(member.post("/work/quiet", "from", here.minusHours(1).toString().substring(0, 5), "to", "").body())
        .contains("to-error");
    assertThat(member.post("/work/quiet", "from", here.minusHours(1).toString().substring(0, 5), "to",
        here.plusHours(2).toString().substring(0, 5)).statusCode()).isEqualTo(302);
    tales.publish(story("quiet" + mark, 0));
    assertThat(letters()).isEmpty();
    house.pass(Duration.ofHours(2));
    assertThat(letters()).hasSize(1);
  }

  @Test
  void quietHoursAreSaidWhereTheyAreSavedAndAmongTheAlerts() {
    Browserless member = member("member");
    assertThat(member.get("/work/alerts").body()).contains("/work/quiet").doesNotContain("wait until");
    assertThat(where(member.post("/work/quiet", "from", "18:00", "to", "07:00", "weekends", "yes", "unless", "4")))
        .endsWith("/work/alerts?done=quiet");
    assertThat(member.getAfterForm("/work/alerts?done=quiet").body()).contains("Your quiet hours are saved.",
        "between 18:00 and 07:00 wait until 07:00, and those of a Saturday", "from criticality 4 come all the same",
        "/work/quiet");
    assertThat(where(member.post("/work/quiet", "from", "", "to", "", "weekends", "yes"))).endsWith("done=quiet");
    assertThat(member.get("/work/alerts").body()).contains("on a Saturday or Sunday wait until Monday")
        .doesNotContain("between");
    String same = member.post("/work/quiet", "from", "18:00", "to", "18:00", "weekends", "yes").body();
    assertThat(same).contains("to-error", "From 18:00 to 18:00 could be no time or the whole day", "value=\"18:00\"");
    assertThat(member.get("/work/quiet").body()).as("stays as it was").doesNotContain("value=\"18:00\"");
    assertThat(where(member.post("/work/quiet", "from", "", "to", ""))).endsWith("done=loud");
    assertThat(member.getAfterForm("/work/alerts?done=loud").body()).contains("You have no quiet hours.")
        .doesNotContain("wait until");
  }

  private static String where(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void colleaguesTakeOverWhatIsSharedAndAdministratorsLookAfterAlerts() {
    Browserless member = member("member");
    long id = house.bean(People.class).byAddress(address).orElseThrow().id();
    save(member, "words=shared" + mark, "kept", "shared", "yes");
    Browserless other = member("member");
    assertThat(other.get("/work/alerts").body()).contains("Shared by colleagues").contains("Saved " + mark);
    long alert = house.bean(Alerts.class).of(id, subscription).getFirst().id();
    assertThat(other.get("/work/alerts/" + alert).statusCode()).as("shared is not changed by others").isEqualTo(404);
    assertThat(other.post("/work/alerts/" + alert + "/end").statusCode()).isEqualTo(404);
    Browserless administrator = member("administrator");
    assertThat(administrator.get("/work/members/" + id + "/alerts").body()).contains("Saved " + mark);
    assertThat(administrator.post("/work/members/" + id + "/alerts", "service", Long.toString(ward)).statusCode())
        .isEqualTo(302);
    assertThat(administrator.post("/work/alerts/" + alert + "/end").statusCode()).isEqualTo(302);
    assertThat(house.bean(Alerts.class).of(id, subscription)).extracting(Alerts.Alert::query).containsExactly("");
    assertThat(Cast.get().caller("administrator").get("/work/members/" + id + "/alerts").statusCode()).isEqualTo(404);
  }
}
