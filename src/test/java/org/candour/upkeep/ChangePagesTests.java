package org.candour.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.access.Rights;
import org.candour.alert.Alerts;
import org.candour.directory.ChangeRequest;
import org.candour.directory.RefusedChange;
import org.candour.directory.Service;
import org.candour.directory.TreeChanges;
import org.candour.index.StoryIndex;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.candour.tagging.PublicTags;
import org.candour.tagging.PublicTags.TagWish;
import org.junit.jupiter.api.Test;

class ChangePagesTests {

  private static final RegionId ENGLAND = new RegionId("uk-england");

  private final UpkeepHouse up = new UpkeepHouse();
  private final Cast cast = Cast.get();
  private final Browserless operator = cast.fresh("operator");

  private String today() {
    return LocalDate.ofInstant(up.house.bean(HouseClock.class).instant(), java.time.ZoneOffset.UTC).toString();
  }

  private String page(long service) {
    return "/operate/services/" + service + "/change";
  }

  /** Looks at the preview and does what it says. */
  private HttpResponse<String> agree(long service, String... fields) {
    HttpResponse<String> preview = operator.post(page(service), with(fields, "preview", "yes"));
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("name=\"seen\"");
    return operator.post(page(service), Scene.with(preview.body(), "apply", "yes"));
  }

  private static String[] with(String[] fields, String... more) {
    return java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  @Test
  void aFormerNameFindsTheServiceAndStandsOnItsPage() {
    String before = UpkeepHouse.fresh("Quillwort Unit");
    long ward = up.add(before, null);
    assertThat(
        agree(ward, "kind", "rename", "name", "Marigold " + before.substring(15), "effective", today()).statusCode())
        .isEqualTo(302);
    Service now = up.get(ward);
    assertThat(now.name()).startsWith("Marigold");
    assertThat(up.search.find(ENGLAND, before, 3)).extracting(Service::id).containsExactly(ward);
    String page = Browserless.as("nobody").get("/services/" + now.code()).body();
    assertThat(page).contains("Formerly " + before).contains("Called " + before + " until");
    assertThat(Browserless.as("nobody").get("/services?q=" + before.replace(" ", "+")).body()).contains(now.name());
  }

  @Test
  void aCircleIsRefusedAndWhatWasTypedStays() {
    long top = up.add(UpkeepHouse.fresh("Circle top"), null);
    long low = up.add(UpkeepHouse.fresh("Circle low"), up.add(UpkeepHouse.fresh("Circle middle"), top));
    HttpResponse<String> answer = operator.post(page(top), "kind", "move", "target", Long.toString(low), "effective",
        today(), "why", "A typed reason", "preview", "yes");
    assertThat(answer.body()).contains("stands below Circle top").contains("A typed reason")
        .contains("name=\"target\" value=\"" + low + "\"");
    assertThat(up.get(top).parent()).isNull();
    assertThat(operator
        .post(page(top), "kind", "move", "target", Long.toString(top), "effective", today(), "preview", "yes").body())
        .contains("cannot stand under itself");
  }

  @Test
  void badDaysNamesAndChoicesAreSaidAtTheirFields() {
    long ward = up.add(UpkeepHouse.fresh("Bad input"), null);
    up.add(UpkeepHouse.fresh("Child"), ward);
    assertThat(operator.post(page(ward), "kind", "rename", "name", "  ", "effective", today(), "preview", "yes").body())
        .contains("Write a name of up to");
    assertThat(operator
        .post(page(ward), "kind", "rename", "name", "x".repeat(301), "effective", today(), "preview", "yes").body())
        .contains("Write a name of up to");
    assertThat(
        operator.post(page(ward), "kind", "rename", "name", "Other", "effective", "31.2.2027", "preview", "yes").body())
        .contains("Write a day like").contains("31.2.2027");
    assertThat(operator.post(page(ward), "kind", "rename", "name", "Other", "effective", "2090-01-01", "preview", "yes")
        .body()).contains("at most 3 years ahead");
    assertThat(operator.post(page(ward), "kind", "close", "effective", today(), "preview", "yes").body())
        .contains("Choose what becomes of it");
    assertThat(operator
        .post(page(ward), "kind", "close", "effective", "2019-01-01", "children", "close", "preview", "yes").body())
        .contains("opened on 2020-01-01");
    assertThat(
        operator.post(page(ward), "kind", "close", "effective", today(), "children", "to", "preview", "yes").body())
        .contains("Choose the service that takes them in");
    assertThat(operator.post(page(ward), "kind", "merge", "effective", today(), "preview", "yes").body())
        .contains("Choose at least one service that ends");
    assertThat(operator
        .post(page(ward), "kind", "merge", "others", Long.toString(ward), "effective", today(), "preview", "yes")
        .body()).contains("is the one that goes on");
    assertThat(
        operator.post(page(ward), "kind", "split", "names", "One", "effective", today(), "preview", "yes").body())
        .contains("Write at least two different names");
    assertThat(
        operator.post(page(ward), "kind", "move", "target", "999999999", "effective", today(), "preview", "yes").body())
        .contains("is not there any more");
    assertThat(
        operator.post(page(ward), "kind", "move", "target", "abc", "others", "-1", "effective", "", "preview", "yes")
            .statusCode())
        .isEqualTo(200);
    for (String kind : List.of("nonsense", "open", "RENAME'--")) {
      assertThat(operator.get(page(ward) + "?kind=" + kind).statusCode()).isEqualTo(404);
      assertThat(
          operator.post(page(ward), "kind", kind, "name", "Other", "effective", today(), "preview", "yes").statusCode())
          .isEqualTo(404);
    }
    assertThat(up.get(ward).closedOn()).isNull();
  }

  @Test
  void whatIsFoundAndCannotBeChosenIsNoFailure() {
    String name = UpkeepHouse.fresh("Found once");
    long here = up.add(name, null);
    String other = UpkeepHouse.fresh("Found twice");
    long target = up.add(other, null);
    for (String kind : List.of("move", "merge")) {
      String form = operator.post(page(here), "kind", kind, "q", other, "search", "yes", "effective", today()).body();
      assertThat(form).contains("name=\"pick\" value=\"" + target + "\"");
      assertThat(operator
          .post(page(here), "kind", kind, "q", other, "pick", Long.toString(target), "effective", today()).body())
          .contains("what we found is chosen already").doesNotContain("We know no open service");
      assertThat(operator.post(page(here), "kind", kind, "q", name, "search", "yes", "effective", today()).body())
          .contains("We found only this service itself").doesNotContain("We know no open service");
      assertThat(
          operator.post(page(here), "kind", kind, "q", "Zzyzx Qqxyvvz", "search", "yes", "effective", today()).body())
          .contains("We know no open service");
    }
  }

  /**
   * Two operators look at the same service; the second one learns what the first has done, and loses nothing that was
   * typed.
   */
  @Test
  void theSecondOperatorSeesWhatTheFirstDid() {
    long one = up.add(UpkeepHouse.fresh("Both want it"), null);
    long two = up.add(UpkeepHouse.fresh("Target"), null);
    String seen = operator.post(page(one), "kind", "move", "target", Long.toString(two), "effective", today(), "why",
        "Typed words", "preview", "yes").body();
    Browserless other = cast.fresh("operator");
    String[] rename = {"kind", "rename", "name", UpkeepHouse.fresh("Renamed meanwhile"), "effective", today()};
    other.post(page(one), Scene.with(other.post(page(one), with(rename, "preview", "yes")).body(), "apply", "yes"));
    HttpResponse<String> late = operator.post(page(one), Scene.with(seen, "apply", "yes"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("has changed since you looked").contains("Typed words");
    assertThat(up.get(one).parent()).isNull();
    assertThat(operator.post(page(one), Scene.with(late.body(), "apply", "yes")).statusCode()).isEqualTo(302);
    assertThat(up.get(one).parent()).isEqualTo(two);
  }

  @Test
  void ofTwoWhoMergeAtOnceOneDoes() {
    long goesOn = up.add(UpkeepHouse.fresh("Goes on"), null);
    long ends = up.add(UpkeepHouse.fresh("Ends"), null);
    Browserless other = cast.fresh("operator");
    String[] merge =
        {"kind", "merge", "others", Long.toString(ends), "effective", today(), "why", "Typed words", "preview", "yes"};
    String[] one = Scene.with(operator.post(page(goesOn), merge).body(), "apply", "yes");
    String[] two = Scene.with(other.post(page(goesOn), merge).body(), "apply", "yes");
    var both = Scene.atOnce(() -> operator.post(page(goesOn), one), () -> other.post(page(goesOn), two));
    assertThat(both).extracting(HttpResponse::statusCode).containsOnlyOnce(302)
        .allMatch(s -> s == 302 || s == 409 || s == 200);
    assertThat(both.stream().filter(a -> a.statusCode() != 302).findFirst().orElseThrow().body())
        .contains("Typed words");
    assertThat(up.sql.sql("select count(*) from service_change where kind = 'merge' and service = ?").param(goesOn)
        .query(Long.class).single()).isEqualTo(1);
    assertThat(
        up.sql.sql("select count(*) from service_successor where service = ?").param(ends).query(Long.class).single())
        .isEqualTo(1);
  }

  /** Each move alone is allowed, both together would close a circle: whoever comes second is refused. */
  @Test
  void twoMovesAtTheSameMomentCloseNoCircle() throws Exception {
    TreeChangeEffects following = up.house.bean(TreeChangeEffects.class);
    TreeChanges changes = up.house.bean(TreeChanges.class);
    Caller.Person by = cast.newestPerson(0);
    LocalDate day = LocalDate.parse(today());
    for (int round = 0; round < 5; round++) {
      long one = up.add(UpkeepHouse.fresh("One"), null);
      long two = up.add(UpkeepHouse.fresh("Two"), null);
      List<ChangeRequest> wishes = List.of(ChangeRequest.move(one, day, two), ChangeRequest.move(two, day, one));
      List<String> seen = wishes.stream().map(w -> changes.weigh(w).seen()).toList();
      try (var pool = Executors.newFixedThreadPool(2)) {
        List<Future<Boolean>> both = List.of(0, 1).stream().map(i -> pool.submit(() -> {
          try {
            following.decide(by, wishes.get(i), seen.get(i));
            return true;
          } catch (RefusedChange | Stale e) {
            return false;
          }
        })).toList();
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
      }
      assertThat(up.get(one).parent() == null).isNotEqualTo(up.get(two).parent() == null);
    }
  }

  @Test
  void aMergerKeepsStoriesAddressesScopesAndAlerts() {
    String name = UpkeepHouse.fresh("Old Ward");
    long holder = up.add(UpkeepHouse.fresh("Holder"), null);
    long old = up.add(name, holder);
    long into = up.add(UpkeepHouse.fresh("New Ward"), up.add(UpkeepHouse.fresh("Elsewhere"), null));
    long ownSubscription = up.house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription(UpkeepHouse.fresh("Own"), null, "provider", "subscription", List.of(old)));
    cast.fresh("administrator", "subscription", Long.toString(ownSubscription));
    long member = cast.newest();
    long alert = up.house.bean(Alerts.class).add(member, ownSubscription, List.of(old));
    long above = up.house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription(UpkeepHouse.fresh("Above"), null, "provider", "subscription", List.of(holder)));
    cast.fresh("administrator", "subscription", Long.toString(above));
    long told = cast.newest();
    Tales tales = new Tales();
    long story =
        tales.publish(tales.tell("uk-england", old, "Before the merger " + UUID.randomUUID(), "The tea was warm."));
    cast.fresh("responder", "subscription", Long.toString(ownSubscription));
    Caller.Person responder = cast.newestPerson(ownSubscription);
    assertThat(up.house.bean(PublicTags.class).put(responder,
        up.house.bean(Rights.class).reach(responder, Right.RESPOND), story, new TagWish("communication", "good", 0)))
        .isEmpty();

    String[] wish = {"kind", "merge", "others", Long.toString(old), "effective", today()};
    String preview = operator.post(page(into), with(wish, "preview", "yes")).body();
    assertThat(preview).contains("Above ").contains("These subscriptions no longer cover").contains("Own ")
        .contains("One public story stands");
    assertThat(up.get(old).closedOn()).isNull();
    agree(into, wish);

    assertThat(up.get(old).closedOn()).isNotNull();
    Browserless nobody = Browserless.as("nobody");
    assertThat(nobody.get("/services/" + up.get(old).code()).body()).contains("It goes on as").contains("New Ward");
    up.house.bean(StoryIndex.class).refreshNow();
    assertThat(nobody.get("/services/" + up.get(into).code()).body()).contains("/stories/" + story);
    assertThat(nobody.get("/stories?service=" + up.get(into).code()).body()).contains("/stories/" + story);
    assertThat(nobody.get("/stories?good=communication&service=" + up.get(into).code()).body())
        .as("what staff said goes on with it").contains("/stories/" + story);
    assertThat(up.search.find(ENGLAND, name, 5)).extracting(Service::id).contains(into).doesNotContain(old);
    Subscriptions subscriptions = up.house.bean(Subscriptions.class);
    assertThat(subscriptions.covers(ownSubscription, into)).isTrue();
    assertThat(subscriptions.covers(above, old)).isFalse();
    assertThat(up.house.bean(Alerts.class).of(member, ownSubscription))
        .extracting(Alerts.Alert::id, Alerts.Alert::services)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(alert, List.of(old, into)));
    assertThat(letter("scope-loses", told)).isEqualTo(1);
    assertThat(letter("scope-loses", member)).isZero();
    assertThat(letter("scope-gains", member)).isEqualTo(1);
  }

  private long letter(String occasion, long person) {
    return up.sql
        .sql("select count(*) from outbound_mail where occasion = ? and person_kind = 'person' and person_id = ?")
        .params(occasion, person).query(Long.class).single();
  }

  @Test
  void aPlanWaitsForItsDay() {
    long ward = up.add(UpkeepHouse.fresh("Waits"), null);
    long target = up.add(UpkeepHouse.fresh("Takes"), null);
    String tomorrow = LocalDate.parse(today()).plusDays(1).toString();
    agree(ward, "kind", "move", "target", Long.toString(target), "effective", tomorrow, "why", "The contract begins");
    agree(target, "kind", "rename", "name", UpkeepHouse.fresh("Never"), "effective", tomorrow);
    long plan = up.sql.sql("select id from service_change where service = ?  and state = 'planned'").param(target)
        .query(Long.class).single();
    assertThat(operator.get("/operate/services").body()).contains("Moves on").contains("The contract begins");
    assertThat(operator.post("/operate/changes/" + plan + "/withdrawal").statusCode()).isEqualTo(302);
    TreeChangeEffects following = up.house.bean(TreeChangeEffects.class);
    following.due();
    assertThat(up.get(ward).parent()).isNull();
    up.house.pass(Duration.ofDays(1));
    following.due();
    following.due();
    assertThat(up.get(ward).parent()).isEqualTo(target);
    assertThat(up.get(target).name()).startsWith("Takes");
    assertThat(Browserless.as("nobody").get("/services/" + up.get(ward).code()).body()).contains("part of")
        .contains("Takes");
  }

  /**
   * Nobody may have come by on the day itself: the day that was meant counts, and the day on which somebody entered it.
   */
  @Test
  void whatIsCarriedOutLateHoldsFromItsDayAndWasEnteredWhenItWas() {
    long ward = up.add(UpkeepHouse.fresh("Late"), null);
    LocalDate entered =
        LocalDate.ofInstant(up.house.bean(HouseClock.class).instant(), java.time.ZoneId.of("Europe/London"));
    agree(ward, "kind", "rename", "name", UpkeepHouse.fresh("Later"), "effective", entered.plusDays(3).toString());
    up.house.pass(Duration.ofDays(9));
    up.house.bean(TreeChangeEffects.class).due();
    assertThat(up.get(ward).name()).startsWith("Later");
    String page = cast.fresh("operator").get("/operate/services/" + ward).body();
    String history =
        page.substring(page.indexOf("What happened to it"), page.indexOf("</ul>", page.indexOf("What happened to it")));
    assertThat(history).containsPattern("until\\s+" + written(entered.plusDays(3)))
        .contains("Entered " + written(entered)).doesNotContain(written(entered.plusDays(9)));
  }

  private static String written(LocalDate day) {
    return day.format(java.time.format.DateTimeFormatter.ofPattern("d MMMM yyyy", java.util.Locale.UK));
  }

  @Test
  void aPlanThatCannotBeDoneSaysSoAndStopsNoOther() {
    long ward = up.add(UpkeepHouse.fresh("Will be closed"), null);
    long other = up.add(UpkeepHouse.fresh("Goes on"), null);
    String tomorrow =
        LocalDate.ofInstant(up.house.bean(HouseClock.class).instant(), java.time.ZoneOffset.UTC).plusDays(1).toString();
    Browserless now = cast.fresh("operator");
    for (String[] wish : List.of(new String[]{"kind", "close", "effective", tomorrow},
        new String[]{"kind", "rename", "name", UpkeepHouse.fresh("Renamed"), "effective", tomorrow})) {
      long subject = wish[1].equals("close") ? ward : other;
      now.post(page(subject), Scene.with(now.post(page(subject), with(wish, "preview", "yes")).body(), "apply", "yes"));
    }
    up.sql.sql("update service set closed_on = '2026-01-01' where id = ?").param(ward).update();
    up.house.pass(Duration.ofDays(1));
    up.house.bean(TreeChangeEffects.class).due();
    assertThat(up.get(other).name()).startsWith("Renamed");
    assertThat(cast.fresh("operator").get("/operate/services").body()).contains("could not be done")
        .contains("The directory has changed since it was planned");
  }

  @Test
  void aSplitLeavesThePastAndGoesOnAsTheNewOnes() {
    long above = up.add(UpkeepHouse.fresh("Above the split"), null);
    long ward = up.add(UpkeepHouse.fresh("Divided"), above);
    long child = up.add(UpkeepHouse.fresh("Bay"), ward);
    String one = UpkeepHouse.fresh("First half");
    String two = UpkeepHouse.fresh("Second half");
    agree(ward, "kind", "split", "names", one + "\n" + two, "past", "first", "children", "first", "effective", today());
    Service first = up.search.find(ENGLAND, one, 1).getFirst();
    assertThat(up.search.find(ENGLAND, two, 1).getFirst().parent()).isEqualTo(above);
    assertThat(up.get(ward).parent()).isEqualTo(first.id());
    assertThat(up.get(child).parent()).isEqualTo(first.id());
    assertThat(Browserless.as("nobody").get("/services/" + up.get(ward).code()).body())
        .contains("It was divided".toLowerCase(java.util.Locale.ROOT)).contains(one).contains(two);
    agree(ward, "kind", "reopen", "effective", today());
    assertThat(up.get(ward).closedOn()).isNull();
    assertThat(Browserless.as("nobody").get("/services/" + up.get(ward).code()).body()).doesNotContain("It goes on as")
        .contains("Open again since");
  }

  /**
   * An answer is being written while its service moves out of the organisation's scope: nothing that was typed is lost.
   */
  @Test
  void anAnswerIsKeptWhenItsServiceMovesAway() {
    long ward = up.add(UpkeepHouse.fresh("Moves while answered"), up.trust());
    Tales tales = new Tales();
    long story = tales.publish(tales.tell("uk-england", ward, "Told before it moved " + UUID.randomUUID(), "Words"));
    long second =
        tales.publish(tales.tell("uk-england", ward, "Answered before it moved " + UUID.randomUUID(), "Words"));
    Browserless responder = cast.fresh("responder");
    String form = "/work/stories/" + story + "/response";
    assertThat(responder.get(form).statusCode()).isEqualTo(200);
    String[] send = Scene.with(responder.get("/work/stories/" + second + "/response").body(), "body",
        "We are sorry about the tea", "send", "yes", "change", "none");
    String sent =
        responder.post("/work/stories/" + second + "/response", send).headers().firstValue("Location").orElseThrow();
    agree(ward, "kind", "move", "target", Long.toString(up.add(UpkeepHouse.fresh("Another trust"), null)), "effective",
        today());
    HttpResponse<String> late =
        responder.post(form, "body", "Words that took an hour", "change", "none", "send", "yes");
    assertThat(late.statusCode()).isEqualTo(404);
    assertThat(late.body()).contains("Words that took an hour").contains("no longer covers it");
    // What was sent before goes its way: its writer still sees it, and a moderator still gets it.
    assertThat(responder.get(sent.substring(sent.indexOf("/work"))).body()).contains("We are sorry about the tea");
    up.house.pass(Duration.ofMinutes(31));
    assertThat(up.sql.sql("select state from response where story = ?").param(second).query(String.class).single())
        .isEqualTo("waiting");
  }

  @Test
  void anotherRegionsServiceIsNotFound() {
    Browserless here = cast.fresh("operator", "region", "uk-england");
    long there = up.add(UpkeepHouse.fresh("Scottish"), null, "uk-scotland");
    assertThat(here.get("/operate/services/" + there).statusCode()).isEqualTo(404);
    assertThat(here.post(page(there), "kind", "close", "effective", today(), "preview", "yes").statusCode())
        .isEqualTo(404);
    long mine = up.add(UpkeepHouse.fresh("English"), null);
    assertThat(
        here.post(page(mine), "kind", "move", "target", Long.toString(there), "effective", today(), "preview", "yes")
            .body())
        .contains("must belong to the same place");
  }
}
