package org.candour.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.lookup.ServiceSearch;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organisation of two wards, and what its people may do and see of a story about one of them. */
class RightsPagesTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final String mark = UUID.randomUUID().toString();
  private final long trust = service(null, "Trust ");
  private final long here = service(trust, "Here ");
  private final long there = service(trust, "There ");
  private final long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Rights " + mark, trust, "provider", "subscription", List.of(trust)));
  private final Browserless administrator = cast.fresh("administrator", "subscription", Long.toString(subscription));
  private final String administratorAddress = house.bean(People.class).byId(cast.newest()).orElseThrow().address();
  private long story;

  private long service(@org.jspecify.annotations.Nullable Long parent, String name) {
    var sql = house.sql();
    long id =
        sql.sql("insert into service (region, kind, organisation, created_at) values ('uk-england', 'ward', false,"
            + " '2026-01-01') returning id").query(Long.class).single();
    sql.sql("insert into service_text (service, language, name) values (?, 'en', ?)").params(id, name + mark).update();
    sql.sql("insert into service_ancestor (service, ancestor, depth) values (?, ?, 0)").params(id, id).update();
    if (parent != null) {
      sql.sql("insert into service_parent (service, parent, since) values (?, ?, '2026-01-01')").params(id, parent)
          .update();
      sql.sql("insert into service_ancestor (service, ancestor, depth) values (?, ?, 1)").params(id, parent).update();
    }
    sql.sql("""
        insert into service_find (service, region, kind, placeholder, names, former, above, above_former, codes,
          ancestors)
        values (?, 'uk-england', 'ward', false, ?, '', '', '', '', ?)""")
        .params(id, name + mark, parent == null ? new Long[]{id} : new Long[]{id, parent}).update();
    house.bean(ServiceSearch.class).refreshNow();
    return id;
  }

  @BeforeEach
  void aSeriousStoryAboutTheWardHere() {
    story = tales
        .publish(tales.tell("uk-england", here, "A bell that nobody heard " + mark, "It rang for an hour " + mark));
    tales.rate(story, 3);
  }

  /** Adds somebody with a role over these services and criticality, and signs them in. */
  private Browserless member(String role, String least, String most, long... services) {
    String address = UUID.randomUUID() + "@rights.example";
    java.util.List<String> fields = new java.util.ArrayList<>(List.of("name", "Member " + mark, "address", address,
        "job", "Nurse", "group", "clinician", "role", role, "least", least, "most", most, "save", "yes"));
    for (long service : services) {
      fields.addAll(List.of("service", Long.toString(service)));
    }
    assertThat(administrator.post("/work/members", fields.toArray(String[]::new)).statusCode()).isEqualTo(302);
    house.settle();
    Browserless caller = Cast.signedIn(person(address));
    newest = address;
    return caller;
  }

  private String newest = "";

  private long person(String address) {
    return house.bean(People.class).byAddress(address).orElseThrow().id();
  }

  private String answer() {
    return "/work/stories/" + story + "/response";
  }

  @Test
  void aRoleReachesItsPartAndNothingElse() {
    assertThat(member("responder", "0", "5", here).get(answer()).statusCode()).isEqualTo(200);
    Browserless elsewhere = member("responder", "0", "5", there);
    assertThat(elsewhere.get(answer()).statusCode()).isEqualTo(404);
    assertThat(elsewhere.get("/work?show=all").body()).doesNotContain(mark + "</a>");
    assertThat(elsewhere.post("/stories/" + story + "/reading").statusCode()).isEqualTo(404);
    Browserless mild = member("responder", "0", "2");
    assertThat(mild.get(answer()).statusCode()).isEqualTo(404);
    assertThat(mild.get("/work?show=all").body()).doesNotContain("A bell that nobody heard");
    Browserless serious = member("reader", "3", "5");
    assertThat(serious.get("/work?show=critical").body()).contains("A bell that nobody heard")
        .contains("criticality 3");
    assertThat(serious.get(answer()).statusCode()).isEqualTo(404);
    assertThat(serious.get("/stories/" + story).body()).contains("Criticality 3");
    assertThat(elsewhere.get("/stories/" + story).body()).doesNotContain("Criticality");
  }

  @Test
  void aContractorActsWithoutSeeingWhoTold() {
    Browserless contractor = member("contractor", "0", "5");
    String list = contractor.get("/work?show=all").body();
    assertThat(list).contains("A bell that nobody heard").doesNotContain("the patient");
    assertThat(member("member", "0", "5").get("/work?show=all").body()).contains("the patient");
    assertThat(contractor.get(answer()).statusCode()).isEqualTo(200);
  }

  @Test
  void freezingEndsEverythingAtOnceAndThawingBringsItBack() {
    Browserless frozen = member("responder", "0", "5");
    String address = newest;
    String page = administrator.get("/work/members/" + person(address)).body();
    assertThat(frozen.get("/work").statusCode()).isEqualTo(200);
    assertThat(administrator.post("/work/members/" + person(address) + "/freezing", "frozen", "yes", "seen", seen(page))
        .statusCode()).isEqualTo(302);
    assertThat(frozen.get("/work").statusCode()).isEqualTo(302);
    var writing = frozen.post(answer(), "body", "An hour of work", "change", "none", "send", "1");
    assertThat(writing.statusCode()).isEqualTo(401);
    assertThat(writing.body()).as("what was being written is shown, and goes nowhere").contains("An hour of work");
    int before = house.mailTo(address).size();
    tales.publish(tales.tell("uk-england", here, "Another " + mark, "Words " + mark));
    house.settle();
    assertThat(house.mailTo(address)).hasSize(before);
    String now = administrator.get("/work/members/" + person(address)).body();
    assertThat(now).contains("This member is frozen here");
    String given = administrator.getAfterForm("/work/members/" + person(address) + "?done=role-given").body();
    assertThat(given).contains("It counts once they are thawed").doesNotContain("counts from now on");
    administrator.post("/work/members/" + person(address) + "/freezing", "frozen", "no", "seen", seen(now));
    tales.publish(tales.tell("uk-england", here, "A third " + mark, "Words " + mark));
    house.settle();
    assertThat(house.mailTo(address)).hasSize(before + 1);
  }

  private static String seen(String page) {
    Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
    return seen.find() ? seen.group(1) : "";
  }

  @Test
  void whatAColleagueChangedMeanwhileIsNotOverwritten() {
    member("member", "0", "5");
    long person = person(newest);
    String seen = seen(administrator.get("/work/members/" + person).body());
    String[] role = {"role", "responder", "least", "0", "most", "5", "save", "yes", "seen", seen};
    assertThat(administrator.post("/work/members/" + person + "/roles", role).statusCode()).isEqualTo(302);
    var second = administrator.post("/work/members/" + person + "/roles", role);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("You changed this yourself in another window or tab")
        .doesNotContain("A colleague changed this member");
    assertThat(administrator.post("/work/members/" + person + "/freezing", "frozen", "yes", "seen", seen).statusCode())
        .isEqualTo(409);
  }

  @Test
  void anAdministratorOfAPartGivesNothingBeyondIt() {
    Browserless part = member("administrator", "0", "3", here);
    String[] beyond = {"name", "Too Far", "address", UUID.randomUUID() + "@rights.example", "role", "member", "least",
        "0", "most", "3", "save", "yes"};
    assertThat(part.post("/work/members", beyond).body()).contains("This goes beyond");
    String[] serious = {"name", "Too Far", "address", UUID.randomUUID() + "@rights.example", "role", "member",
        "service", Long.toString(here), "least", "0", "most", "5", "save", "yes"};
    assertThat(part.post("/work/members", serious).body()).contains("This goes beyond");
    String[] within = {"name", "Just Right", "address", UUID.randomUUID() + "@rights.example", "role", "member",
        "service", Long.toString(here), "least", "0", "most", "3", "save", "yes"};
    assertThat(part.post("/work/members", within).statusCode()).isEqualTo(302);
    member("member", "0", "5");
    long wide = person(newest);
    assertThat(part.post("/work/members/" + wide + "/end").body()).contains("This goes beyond");
    long alert = house.sql().sql("select id from alert where person = ?").param(wide).query(Long.class).single();
    assertThat(part.post("/work/alerts/" + alert, "name", "Mine now", "delivery", "kept").statusCode()).isEqualTo(404);
    assertThat(part.post("/work/alerts/" + alert + "/end").statusCode()).isEqualTo(404);
    assertThat(part.get("/work/members/" + wide + "/alerts").statusCode()).isEqualTo(404);
    assertThat(administrator.get("/work/alerts/" + alert).statusCode()).isEqualTo(200);
    administrator.post("/work/members/" + wide + "/freezing", "frozen", "yes", "seen",
        seen(administrator.get("/work/members/" + wide).body()));
    String frozen = part.get("/work/members/" + wide).body();
    assertThat(part.post("/work/members/" + wide + "/freezing", "frozen", "no", "seen", seen(frozen)).body())
        .contains("This goes beyond");
  }

  @Test
  void whoStandsInHearsAndAnswersUntilTheLastDay() {
    Browserless deputy = member("member", "0", "5", there);
    String deputyAddress = newest;
    Browserless absent = member("responder", "0", "5", here);
    String absentAddress = newest;
    assertThat(deputy.get(answer()).statusCode()).isEqualTo(404);
    LocalDate today = LocalDate.ofInstant(house.bean(HouseClock.class).instant(), java.time.ZoneId.of("Europe/London"));
    assertThat(absent.post("/work/away", "from", "soon", "to", "2020-01-01", "deputy", "1").body())
        .contains("from-error").contains("deputy-error");
    assertThat(absent.post("/work/away", "from", today.toString(), "to", today.plusDays(1).toString(), "deputy",
        Long.toString(person(deputyAddress))).statusCode()).isEqualTo(302);
    assertThat(deputy.get(answer()).statusCode()).isEqualTo(200);
    assertThat(absent.get("/work/away").body()).contains("Member " + mark, "/end\"");
    assertThat(deputy.get("/work/away").body()).as("theirs to hand back").contains("Member " + mark,
        "I cannot stand in");
    int before = house.mailTo(deputyAddress).size();
    int quiet = house.mailTo(absentAddress).size();
    tales.publish(tales.tell("uk-england", here, "While away " + mark, "Words " + mark));
    house.settle();
    assertThat(house.mailTo(deputyAddress)).hasSize(before + 1);
    assertThat(house.mailTo(absentAddress)).hasSize(quiet);
    String sight = administrator.get("/work/sight?story=" + story + "&member=" + person(deputyAddress)).body();
    assertThat(sight).contains("standing in for");
    house.pass(Duration.ofDays(3));
    Browserless again = Cast.signedIn(person(deputyAddress));
    assertThat(again.get(answer()).statusCode()).isEqualTo(404);
  }

  private String[] away(long absent, long deputy) {
    LocalDate today = LocalDate.ofInstant(house.bean(HouseClock.class).instant(), java.time.ZoneId.of("Europe/London"));
    return new String[]{"from", today.toString(), "to", today.plusDays(1).toString(), "absent", Long.toString(absent),
        "deputy", Long.toString(deputy)};
  }

  private String cover(long absent) {
    return "/work/away/"
        + house.sql().sql("select max(id) from cover where absent = ?").param(absent).query(Long.class).single()
        + "/end";
  }

  @Test
  void whoCannotBeThereStandsInForNobodyAndOneAtATime() {
    member("responder", "0", "5");
    long first = person(newest);
    Browserless absent = member("responder", "0", "5");
    long away = person(newest);
    Browserless third = member("responder", "0", "5");
    long other = person(newest);
    house.sql().sql("insert into role (id, position, in_subscription) values (?, 900, true)").param("mute" + mark)
        .update();
    house.sql().sql("insert into role_text (role, language, name, about) values (?, 'en', ?, '')")
        .params("mute" + mark, "Mute " + mark).update();
    member("mute" + mark, "0", "5");
    assertThat(administrator.post("/work/away", away(away, person(newest))).body()).contains("deputy-error",
        "no role that lets them read");
    freeze(first, "yes");
    assertThat(administrator.post("/work/away", away(away, first)).body()).contains("deputy-error",
        "is frozen and cannot stand in", "href=\"#deputy\"", "id=\"deputy\"");
    assertThat(absent.post("/work/away", away(away, first)).body()).contains("cannot stand in at the moment")
        .doesNotContain("is frozen");
    freeze(first, "no");
    assertThat(absent.post("/work/away", away(away, first)).statusCode()).isEqualTo(302);
    assertThat(absent.post("/work/away", away(away, other)).body()).contains("from-error", "stands in for");
    assertThat(third.post("/work/away", away(other, away)).body()).contains("deputy-error", "is away too");
    assertThat(administrator.post("/work/away", away(first, other)).body()).as("no chain").contains("from-error",
        "cannot be away in that time");
    freeze(first, "yes");
    assertThat(absent.get("/work/away").body()).contains("nobody stands in", "cannot stand in any more");
    assertThat(administrator.get("/work/members/" + away).body()).contains("nobody stands in");
    freeze(first, "no");
    assertThat(Cast.signedIn(first).post(cover(away)).statusCode()).isEqualTo(302);
    assertThat(absent.get("/work/away").body()).contains("handed it back");
    assertThat(administrator.post("/work/away", away(away, other)).statusCode()).isEqualTo(302);
    assertThat(absent.get("/work/away").body()).doesNotContain("handed it back");
  }

  private void freeze(long person, String yes) {
    assertThat(administrator.post("/work/members/" + person + "/freezing", "frozen", yes, "seen",
        seen(administrator.get("/work/members/" + person).body())).statusCode()).isEqualTo(302);
  }

  @Test
  void lookingForADeputyKeepsTheDays() {
    member("member", "0", "5");
    String page = member("member", "0", "5")
        .post("/work/away", "from", "2030-03-04", "to", "2030-03-09", "q", "Member", "find", "yes").body();
    assertThat(page).contains("value=\"2030-03-04\"", "value=\"2030-03-09\"", "name=\"deputy\" type=\"radio\"")
        .doesNotContain("deputy-error");
  }

  @Test
  void nobodyStandsInForMoreThanWhoeverEnteredItLooksAfter() {
    member("responder", "0", "5");
    long wide = person(newest);
    member("responder", "0", "5", here);
    long narrow = person(newest);
    Browserless part = member("administrator", "0", "5", here);
    long self = person(newest);
    assertThat(part.post("/work/away", away(wide, self)).body()).contains("absent-error").contains("This goes beyond");
    assertThat(administrator.post("/work/away", away(wide, narrow)).statusCode()).isEqualTo(302);
    assertThat(part.post(cover(wide)).statusCode()).isEqualTo(404);
    assertThat(administrator.post(cover(wide)).statusCode()).isEqualTo(302);
    assertThat(part.post("/work/away", away(narrow, self)).statusCode()).isEqualTo(302);
    assertThat(part.post(cover(narrow)).statusCode()).isEqualTo(302);
  }

  @Test
  void typingAnAddressTellsNobodyWhoseItIsOnAnyPage() {
    People people = house.bean(People.class);
    Browserless stranger = cast.fresh("support");
    var known = people.byId(cast.newest()).orElseThrow();
    long elsewhere = service(null, "Elsewhere ");
    people.setOwnServices(known.id(), List.of(elsewhere, here));
    assertThat(administrator.post("/work/members", "name", "Whoever", "address", known.address(), "job", "Nurse",
        "group", "clinician", "role", "reader", "least", "0", "most", "5", "save", "yes").statusCode()).isEqualTo(302);
    member("reader", "0", "5");
    assertThat(administrator.post("/work/away", away(known.id(), person(newest))).statusCode()).isEqualTo(302);
    List<String> pages = List.of("/work/sight?service=" + here, "/work/members/" + known.id(), "/work/away");
    pages.forEach(page -> assertThat(administrator.get(page).body()).contains("Whoever").doesNotContain(known.name())
        .doesNotContain("Elsewhere " + mark));
    assertThat(administrator.get(pages.get(1)).body()).doesNotContain("Here " + mark);
    stranger.post("/profile", "name", known.name(), "job", "Adviser", "group", "other", "about", "");
    assertThat(administrator.get(pages.get(0)).body()).contains(known.name()).doesNotContain("Whoever");
    assertThat(administrator.get(pages.get(1)).body()).contains("Here " + mark).doesNotContain("Elsewhere " + mark);
  }

  @Test
  void whoeverIsAMemberAlreadyIsNotSaidToHaveBecomeOne() {
    String address = UUID.randomUUID() + "@rights.example";
    String[] first = {"name", "Anna " + mark, "address", address, "job", "Nurse", "group", "clinician", "role",
        "reader", "least", "0", "most", "5", "save", "yes"};
    assertThat(added(first)).contains("They are a member now",
        "The name that you wrote stands here until they sign in");
    first[1] = "Berta " + mark;
    assertThat(added(first)).contains("is a member already", "their name stays as it is", "Anna " + mark)
        .doesNotContain("They are a member now", "Berta " + mark);
    // Whoever is known elsewhere is a newcomer like every other.
    cast.fresh("support");
    first[3] = house.bean(People.class).byId(cast.newest()).orElseThrow().address();
    assertThat(added(first)).contains("They are a member now", "Berta " + mark).doesNotContain("already");
  }

  private String added(String... fields) {
    return administrator
        .getAfterForm(
            administrator.post("/work/members", fields).headers().firstValue("Location").orElseThrow() + "&q=" + mark)
        .body();
  }

  @Test
  void whoModeratesOrOperatesBelongsToNoOrganisation() {
    for (String role : List.of("moderator", "operator")) {
      cast.fresh(role);
      String address = house.bean(People.class).byId(cast.newest()).orElseThrow().address();
      String refused = administrator.post("/work/members", "name", "Whoever", "address", address, "job", "Nurse",
          "group", "clinician", "role", "reader", "least", "0", "most", "5", "save", "yes").body();
      assertThat(refused).contains("address-error", "cannot belong to an organisation here")
          .doesNotContain("Somebody " + role);
    }
    member("reader", "0", "5");
    long both = person(newest);
    house.bean(RoleGrants.class).grant(Caller.NOBODY, both, "moderator", "all", "");
    String page = administrator.get("/work/members/" + both).body();
    assertThat(administrator.post("/work/members/" + both + "/roles", "role", "responder", "least", "0", "most", "5",
        "save", "yes", "seen", seen(page)).body()).contains("role-error", "cannot belong to an organisation here");
  }

  @Test
  void aRoleSaysWhatBecameOfItsServices() {
    member("responder", "0", "5", here);
    String page = "/work/members/" + person(newest);
    assertThat(administrator.get(page).body()).contains("Here " + mark).doesNotContain("ended on", "does not reach it");
    house.sql().sql("delete from service_ancestor where service = ? and ancestor = ?").params(here, trust).update();
    assertThat(administrator.get(page).body()).contains("the role does not reach it");
    house.sql().sql("update service set closed_on = '2026-03-03' where id = ?").param(here).update();
    assertThat(administrator.get(page).body()).contains("Here " + mark + " ended on 3 March 2026.");
    house.sql().sql("insert into service_successor (service, successor, since) values (?, ?, '2026-03-03')")
        .params(here, there).update();
    assertThat(administrator.get(page).body()).contains("It goes on as: There " + mark);
  }

  @Test
  void whatWasDoneIsSaidAndNothingElseIs() {
    member("member", "0", "5");
    String page = "/work/members/" + person(newest);
    String body = administrator.get(page).body();
    assertThat(body).contains("Take away Member", "This is the only role of", "Yes, remove Member " + mark);
    String frozen = administrator.post(page + "/freezing", "frozen", "yes", "seen", seen(body)).headers()
        .firstValue("Location").orElseThrow();
    assertThat(frozen).endsWith(page + "?done=frozen");
    assertThat(administrator.getAfterForm(page + "?done=frozen").body()).contains("They are frozen: signed out");
    assertThat(administrator.getAfterForm(page + "?done=removed").body()).doesNotContain("notice--good");
    assertThat(administrator.getAfterForm(page + "?done=%3Cb%3E").body()).doesNotContain("notice--good");
    assertThat(administrator.post(page + "/end").headers().firstValue("Location").orElseThrow())
        .endsWith("/work/members?done=removed");
    assertThat(administrator.getAfterForm("/work/members?done=removed").body())
        .contains("They do not belong to your organisation any more");
  }

  @Test
  void colleaguesAreFoundByNameAndShownWithoutTheirAddress() {
    member("reader", "0", "5");
    String address = newest;
    Browserless contractor = member("contractor", "0", "5");
    assertThat(contractor.get("/work/away?q=" + address).body()).doesNotContain("name=\"deputy\" type=\"radio\"");
    assertThat(contractor.get("/work/away?q=Member").body()).contains("name=\"deputy\" type=\"radio\"")
        .contains("Nurse").doesNotContain(address);
    assertThat(administrator.get("/work/away?q=" + address).body()).contains("name=\"deputy\" type=\"radio\"");
  }

  @Test
  void anEmergencyOpensOneStoryForAnHourAndIsToldToAdministrators() {
    Browserless lead = member("safeguarding-lead", "0", "5", there);
    assertThat(lead.get("/work?show=all").body()).doesNotContain("A bell that nobody heard");
    var refused = lead.post("/work/emergency", "story", "1", "reason", "now");
    assertThat(refused.body()).contains("story-error").contains("reason-error").contains("now</textarea>");
    assertThat(
        lead.post("/work/emergency", "story", Long.toString(story), "reason", "Somebody may be in danger " + mark)
            .statusCode())
        .isEqualTo(302);
    assertThat(lead.get("/work?show=all").body()).contains("A bell that nobody heard");
    assertThat(lead.get(answer()).statusCode()).isEqualTo(404);
    house.settle();
    assertThat(house.mailTo(administratorAddress).stream().map(TestHouse::text))
        .anyMatch(t -> t.contains("Somebody may be in danger " + mark));
    assertThat(administrator.get("/work/emergency").body()).contains("Somebody may be in danger " + mark);
    house.pass(Duration.ofMinutes(61));
    assertThat(lead.get("/work?show=all").body()).doesNotContain("A bell that nobody heard");
    assertThat(member("member", "0", "5").get("/work/emergency").statusCode()).isEqualTo(404);
  }

  /**
   * Nobody opens one without somebody else hearing of it: where no colleague is left to tell, the operators of the site
   * are.
   */
  @Test
  void whereNoAdministratorIsLeftOperatorsHearOfAnEmergency() {
    Browserless lead = member("safeguarding-lead", "0", "5", there);
    cast.fresh("operator");
    String operator = house.bean(People.class).byId(cast.newest()).orElseThrow().address();
    house.sql().sql("update person set frozen_at = now() where address = ?").param(administratorAddress).update();
    assertThat(lead.post("/work/emergency", "story", Long.toString(story), "reason", "Nobody else is here " + mark)
        .statusCode()).isEqualTo(302);
    house.settle();
    assertThat(house.mailTo(operator).stream().map(TestHouse::text))
        .anyMatch(t -> t.contains("Nobody else is here " + mark) && t.contains("/operate/subscriptions/" + subscription)
            && t.contains("Rights " + mark));
    assertThat(house.mailTo(administratorAddress).stream().map(TestHouse::text))
        .noneMatch(t -> t.contains("Nobody else is here " + mark));
  }

  /** Whoever looks after the members and opens one is not the one who hears of it. */
  @Test
  void anAdministratorAloneIsNotToldOfTheirOwnEmergency() {
    house.sql()
        .sql("insert into role_grant (person, role, scope_kind, scope_id, since) values (?, 'safeguarding-lead',"
            + " 'subscription', ?, now() - interval '1 day')")
        .params(person(administratorAddress), Long.toString(subscription)).update();
    cast.fresh("operator");
    String operator = house.bean(People.class).byId(cast.newest()).orElseThrow().address();
    long away = tales.publish(tales.tell("uk-england", there, "Another bell " + mark, "It rang " + mark));
    house.sql().sql("update role_grant set least = 4, most = 5 where person = ?").param(person(administratorAddress))
        .update();
    assertThat(administrator.post("/work/emergency", "story", Long.toString(away), "reason", "I am alone here " + mark)
        .statusCode()).isEqualTo(302);
    house.settle();
    assertThat(house.mailTo(operator).stream().map(TestHouse::text))
        .anyMatch(t -> t.contains("I am alone here " + mark));
  }

  @Test
  void aColleaguesAlertsSpeakOfTheColleague() {
    member("member", "0", "5", here);
    long person = person(newest);
    String at = "/work/members/" + person + "/alerts";
    String page = administrator.get(at).body();
    assertThat(page).contains("We write to Member " + mark).doesNotContain("We write to you").doesNotContain("Tell me");
    long alert = house.sql().sql("select id from alert where person = ? and stopped_at is null").param(person)
        .query(Long.class).single();
    assertThat(administrator.get("/work/alerts/" + alert).body())
        .contains("Change what Member " + mark + " hears", "href=\"" + at + "\"")
        .doesNotContain("Change what you hear");
    administrator.post("/work/alerts/" + alert + "/end");
    assertThat(administrator.get(at).body()).contains("Member " + mark + " has no alert", "they hear of no story")
        .doesNotContain("You have no alert");
  }

  @Test
  void whoGaveARoleIsCalledAsColleaguesCallThem() {
    house.sql().sql("update role_grant set called = ? where person = ?")
        .params("Matron " + mark, person(administratorAddress)).update();
    member("member", "0", "5", here);
    long person = person(newest);
    String page = "/work/members/" + person;
    assertThat(administrator.get(page).body()).contains("given by Matron " + mark).doesNotContain("given by Somebody");
    cast.fresh("operator");
    house.sql().sql("update role_grant set given_by = ? where person = ?").params(cast.newest(), person).update();
    assertThat(administrator.get(page).body()).contains("given by Candour").doesNotContain("Somebody operator");
  }

  @Test
  void onlyProvidersAreOfferedPagesAndContactsOfServices() {
    assertThat(administrator.get("/work").body()).contains("/work/pages\"", "/work/contacts\"");
    for (String kind : List.of("regulator", "commissioner", "charity", "university")) {
      long other = house.bean(Subscriptions.class).add(Caller.NOBODY,
          new NewSubscription(kind + " " + mark, null, kind, "subscription", List.of(trust)));
      assertThat(cast.fresh("administrator", "subscription", Long.toString(other)).get("/work").body()).as(kind)
          .contains("/work/members\"").doesNotContain("/work/pages\"").doesNotContain("/work/contacts\"");
    }
  }

  @Test
  void whatIsWithinReachIsNoEmergency() {
    Browserless lead = member("safeguarding-lead", "0", "5", here);
    long person = person(newest);
    assertThat(lead.get("/work/emergency").body()).contains("name=\"reason\"");
    var led =
        lead.post("/work/emergency", "story", Long.toString(story), "reason", "Somebody may be in danger " + mark);
    assertThat(led.headers().firstValue("Location").orElseThrow())
        .endsWith("/stories/" + story + "?said=emergency-needless");
    house.settle();
    assertThat(house.sql().sql("select count(*) from emergency_access where person = ?").param(person).query(Long.class)
        .single()).isZero();
    assertThat(house.sql().sql("select count(*) from audit_entry where act = 'emergency-opened' and actor_id = ?")
        .param(person).query(Long.class).single()).isZero();
    assertThat(house.mailTo(administratorAddress).stream().map(TestHouse::text))
        .noneMatch(t -> t.contains("Somebody may be in danger " + mark));
    assertThat(administrator.get("/work/emergency").body()).contains("There is nothing to open")
        .doesNotContain("name=\"reason\"");
  }

  @Test
  void theSimulatorSaysWhoAndWhyAndWhyNot() {
    member("responder", "0", "2", here);
    long mild = person(newest);
    String all = administrator.get("/work/sight?story=" + story).body();
    assertThat(all).contains("about Here " + mark).contains("Criticality 3")
        .contains("As Administrator, over Trust " + mark).doesNotContain("As Responder")
        .containsPattern("(?s)As Administrator, over.{0,600}<details.{0,900}<li>look after members</li>");
    assertThat(all).contains("of your organisation can see it as staff").contains("scope of no other organisation");
    house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Beside " + mark, null, "charity", "subscription", List.of(trust)));
    assertThat(administrator.get("/work/sight?story=" + story).body()).contains("scope of one other organisation")
        .contains("Beside " + mark);
    String name = house.bean(org.candour.access.MemberList.class).one(subscription, mild).orElseThrow().name();
    assertThat(administrator.get("/work/sight?member=" + mild).body()).contains("Can " + name + " see this, and why?",
        "Only " + name, "Ask about everybody");
    assertThat(administrator.get("/work/sight?member=1&q=").body()).contains("Who can see this, and why?")
        .doesNotContain("Ask about everybody");
    String why = administrator.get("/work/sight?story=" + story + "&member=" + mild).body();
    assertThat(why).contains("cannot see it as staff").contains("it is for criticality 0 to 2");
    assertThat(administrator.get("/work/sight?service=" + here + "&criticality=1").body())
        .contains("As Responder, over Here " + mark);
    assertThat(administrator.get("/work/sight?story=1").body()).contains("story-error");
    assertThat(cast.caller("member").get("/work/sight?story=" + story).statusCode()).isEqualTo(404);
  }
}
