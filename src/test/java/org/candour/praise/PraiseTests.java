package org.candour.praise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.access.Memberships;
import org.candour.access.RoleGrants;
import org.candour.people.People;
import org.candour.praise.Praise.PraiseResult;
import org.candour.praise.Praise.PraiseWish;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.SecretToken;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An author's words on their way to whom they are about: true to the letter, counted, and never further than allowed.
 */
class PraiseTests {

  private static final String BODY =
      "The night was long.\n\nA nurse called it unhelpful to worry, and sat\ndown with me. She brought tea.";

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Praise praise = house.bean(Praise.class);
  private final String marker = "zqp" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private final Scene scene = Scene.published("Praised " + marker, BODY);
  private final String page = "/work/stories/" + scene.story + "/praise";

  private record Member(Browserless browser, Caller.Person person, String address) {}

  private Member member(String name, String... services) {
    People people = house.bean(People.class);
    String address = name.replace(" ", ".") + "." + UUID.randomUUID() + "@praise.example";
    long id = people.add(Caller.NOBODY, new People.NewPerson(name, address, null, "Nurse", "clinician", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, id, "responder", "subscription",
        Long.toString(cast.mainSubscription()));
    Browserless browser = Cast.signedIn(id);
    return new Member(browser,
        new Caller.Person(id, name, cast.mainSubscription(), 1, true, house.bean(RoleGrants.class).grants(id)),
        address);
  }

  private HttpResponse<String> post(Member by, String... fields) {
    return by.browser.post(page, fields);
  }

  private PraiseResult send(Member by, Member to, String passage) {
    return praise.send(by.person, scene.story, new PraiseWish(passage, "", to.person.id(), SecretToken.fresh()));
  }

  private long rows(String question) {
    return house.sql().sql(question).param(scene.story).query(Long.class).single();
  }

  @Test
  void aColleagueGetsTheWordsByLetter() {
    Member nurse = member("Nurse " + marker);
    Member colleague = member("Carla " + marker);
    assertThat(nurse.browser.get("/stories/" + scene.story).body()).contains(page);
    String form = nurse.browser.get(page).body();
    assertThat(form).contains("The night was long.").doesNotContain("Carla");
    String found =
        post(nurse, "passage", "She brought tea.", "line", "We were glad", "q", "carla " + marker, "act", "find")
            .body();
    assertThat(found).contains("Carla " + marker, "value=\"" + colleague.person.id() + "\"", "We were glad")
        .doesNotContain(colleague.address);
    HttpResponse<String> sent = post(nurse, "passage", "sat down with me.\r\nShe brought tea.", "line",
        "We were <b>glad</b>", "to", "" + colleague.person.id(), "once", marker + "once0001", "act", "send");
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(sent.headers().firstValue("location").orElseThrow()).doesNotContain("Carla")
        .doesNotContain("" + colleague.person.id());
    post(nurse, "passage", "She brought tea.", "to", "" + colleague.person.id(), "once", marker + "once0001", "act",
        "send");
    house.settle();
    assertThat(house.mailTo(colleague.address)).hasSize(1);
    String letter = TestHouse.text(house.mailTo(colleague.address).getFirst()).replace("\r\n", "\n");
    assertThat(letter).contains("“sat\ndown with me. She brought tea.”", "We were <b>glad</b>", "Nurse " + marker,
        "part of a longer story", "larkspurq", "/stories/" + scene.story);
    assertThat(praise.passedOn(scene.story)).isEqualTo(1);
    assertThat(scene.author().get("/mine/stories/" + scene.story).body())
        .contains("Your words were passed on to one member of staff.").doesNotContain("Carla");
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).body()).doesNotContain("passed on")
        .doesNotContain("Carla");
    assertThat(rows(
        "select count(*) from audit_entry where act = 'praise-passed-on' and reason = 'letter' and subject_id = ?"))
        .isEqualTo(1);
    // The same to the same person again, by whomever: no. Other words, or to somebody else: yes.
    assertThat(send(member("Other " + marker), colleague, "sat down with me. She brought tea."))
        .isEqualTo(PraiseResult.SAME_AGAIN);
    assertThat(
        post(nurse, "passage", "sat down with me. She brought tea.", "to", "" + colleague.person.id(), "act", "send")
            .body())
        .contains("They have had these words already", "checked");
    assertThat(send(nurse, colleague, "She brought tea.")).isEqualTo(PraiseResult.DONE);
    assertThat(send(nurse, member("Dora " + marker), "She brought tea.")).isEqualTo(PraiseResult.DONE);
    house.settle();
    assertThat(scene.author().get("/mine/stories/" + scene.story).body()).contains("passed on to 3 members of staff");
  }

  @Test
  void onlyWhatStandsInTheStory() {
    PraisedStory story = praise.story(member("Reader " + marker).person, scene.story).orElseThrow();
    assertThat(story.passage(BODY)).contains(BODY);
    assertThat(story.passage("  called it \r\n unhelpful   to worry, ")).contains("called it unhelpful to worry,");
    for (String not : List.of("", " ", "helpful to worry", "The night was", "The night was short.", "tea. The night",
        "(?s).*", "She brought tea. She brought tea.", "tea.\u0000x", "x".repeat(300_000))) {
      assertThat(story.passage(not).isPresent()).as(not.length() > 99 ? "long" : not)
          .isEqualTo(not.equals("The night was"));
    }
    assertThat(new PraisedStory(1, "uk-england", "en", "", " a  b ", "x", story.publishedAt()).passage("a b"))
        .contains("a  b");
    String long0 = "word ".repeat(5_000) + "end";
    assertThat(new PraisedStory(1, "uk-england", "en", "", long0, "x", story.publishedAt()).passage(long0))
        .contains(long0);
    Member nurse = member("Nurse " + marker);
    assertThat(post(nurse, "passage", "helpful to <b>worry", "act", "print", "name", "Sam").body())
        .contains("do not stand in the story just so", "helpful to &lt;b&gt;worry");
    assertThat(post(nurse, "passage", "", "act", "send").body()).contains("Choose some words of the story",
        "Look for a colleague by name");
    assertThat(post(nurse, "passage", BODY, "line", "w ".repeat(61), "act", "send", "to", "7777777777777777777").body())
        .contains("Write at most 60 words");
    assertThat(post(nurse, "passage", BODY, "name", " . ", "act", "print").body())
        .contains("Write the name that the page is for");
    assertThat(post(nurse, "passage", BODY, "name", "N".repeat(81), "act", "print").body())
        .contains("A name has at most 80 characters");
    assertThat(post(nurse, "passage", BODY, "act", "nonsense").statusCode()).isEqualTo(200);
    assertThat(rows("select count(*) from praise where story = ?")).isZero();
  }

  @Test
  void toNobodyWhoMayNotReadItHere() {
    Member nurse = member("Nurse " + marker);
    Member frozen = member("Frozen " + marker);
    Member stranger = member("Stranger " + marker);
    house.sql().sql("update role_grant set until = since where person = ?").param(stranger.person.id()).update();
    cast.fresh("administrator");
    Caller.Person administrator = cast.newestPerson(cast.mainSubscription());
    Memberships members = house.bean(Memberships.class);
    members.freeze(administrator, frozen.person.id(), true, members.state(cast.mainSubscription(), frozen.person.id()));
    People people = house.bean(People.class);
    long far = people.add(Caller.NOBODY,
        new People.NewPerson("Far " + marker, Cast.address("Far " + marker), null, "", "clinician", ""));
    long away = house.sql().sql("""
        select min(p.id) from public_service p where p.region = 'uk-england' and not exists (
          select from public_service_ancestor a join public_story_service x on x.service = a.service and x.story = ?
          where a.ancestor = p.id)""").param(scene.story).query(Long.class).single();
    members.set(Caller.NOBODY,
        house.bean(org.candour.subscriptions.Subscriptions.class).byId(cast.mainSubscription()).orElseThrow(),
        new Memberships.Described("Far " + marker, people.byId(far).orElseThrow().address(), "", "clinician"),
        new Memberships.RoleWish("responder", List.of(away), 0, 5),
        house.bean(org.candour.shared.SentenceLanguages.class).in("en"), new org.candour.shared.RegionId("uk-england"));
    assertThat(praise.find(nurse.person, scene.story, marker).found()).isEmpty();
    for (long each : List.of(frozen.person.id(), stranger.person.id(), far, nurse.person.id(), 999_999_999L)) {
      assertThat(praise.send(nurse.person, scene.story, new PraiseWish(BODY, "", each, SecretToken.fresh())))
          .isEqualTo(PraiseResult.NOT_THERE);
    }
    assertThat(post(nurse, "passage", BODY, "q", "Frozen " + marker, "act", "find").body())
        .contains("No colleague called");
    assertThatThrownBy(
        () -> praise.send(frozen.person, scene.story, new PraiseWish(BODY, "", nurse.person.id(), SecretToken.fresh())))
        .isInstanceOf(NotFound.class);
    Caller.Person seesNothing =
        new Caller.Person(far, "Far", cast.mainSubscription(), 1, true, house.bean(RoleGrants.class).grants(far));
    assertThatThrownBy(() -> praise.print(seesNothing, scene.story, BODY, SecretToken.fresh()))
        .isInstanceOf(NotFound.class);
    assertThat(Browserless.as("nobody").get(page).statusCode()).isNotEqualTo(200);
  }

  @Test
  void whatIsOpenInAnEmergencyIsNotPassedOn() {
    Member nurse = member("Emergency " + marker);
    house.sql().sql("delete from role_grant where person = ?").param(nurse.person.id()).update();
    house.sql().sql("""
        insert into emergency_access (person, subscription, story, reason, since, until)
        values (?, ?, ?, 'x', '2020-01-01', '2090-01-01')""")
        .params(nurse.person.id(), cast.mainSubscription(), scene.story).update();
    assertThat(praise.story(nurse.person, scene.story)).isEmpty();
  }

  @Test
  void nothingLeavesAfterTheStoryIsGone() {
    Member nurse = member("Nurse " + marker);
    Member colleague = member("Late " + marker);
    Member frozen = member("Cold " + marker);
    house.bean(TransactionTemplate.class).executeWithoutResult(status -> {
      assertThat(send(nurse, colleague, BODY)).isEqualTo(PraiseResult.DONE);
      assertThat(send(nurse, frozen, BODY)).isEqualTo(PraiseResult.DONE);
      // The mail server rests for a day.
      house.sql().sql("update outbound_mail set next_at = next_at + interval '1 day' where occasion = 'praise'"
          + " and state = 'waiting'").update();
    });
    cast.fresh("administrator");
    Memberships members = house.bean(Memberships.class);
    members.freeze(cast.newestPerson(cast.mainSubscription()), frozen.person.id(), true,
        members.state(cast.mainSubscription(), frozen.person.id()));
    assertThat(rows("select count(*) from praise where story = ? and passed_at is null")).isEqualTo(2);
    assertThat(scene.author().post("/mine/stories/" + scene.story + "/withdrawal").statusCode()).isEqualTo(302);
    house.settle();
    assertThat(rows("select count(*) from outbound_mail m join praise p on p.id = m.subject_id"
        + " and m.subject_kind = 'praise' where p.story = ? and m.state = 'cancelled' and m.body_text is null"))
        .isEqualTo(2);
    assertThat(nurse.browser.get(page).statusCode()).isEqualTo(404);
    assertThat(post(nurse, "passage", BODY, "act", "send").statusCode()).isEqualTo(404);
    for (String act : List.of("send", "print", "find")) {
      HttpResponse<String> late = post(nurse, "passage", BODY, "line", "Typed <i>for</i> an hour", "name", "Sam", "to",
          "" + colleague.person.id(), "act", act);
      assertThat(late.statusCode()).isEqualTo(410);
      assertThat(late.body())
          .contains("Its author took it back", "Nothing was passed on", "Typed &lt;i&gt;for&lt;/i&gt; an hour", "Sam")
          .doesNotContain("The night was long");
    }
    assertThat(nurse.browser.post("/work/stories/999999999/praise", "line", "My line", "act", "print").statusCode())
        .isEqualTo(404);
    house.pass(Duration.ofDays(2));
    assertThat(house.mailTo(colleague.address)).isEmpty();
    assertThat(house.mailTo(frozen.address)).isEmpty();
    assertThat(praise.passedOn(scene.story)).isZero();
    assertThatThrownBy(() -> send(nurse, colleague, BODY)).isInstanceOf(NotFound.class);
  }

  @Test
  void aLetterLooksAgainWhenItLeaves() {
    Member nurse = member("Nurse " + marker);
    Member colleague = member("Gone " + marker);
    house.bean(TransactionTemplate.class).executeWithoutResult(status -> {
      assertThat(send(nurse, colleague, BODY)).isEqualTo(PraiseResult.DONE);
      house.sql().sql("update role_grant set until = since where person = ?").param(colleague.person.id()).update();
    });
    house.settle();
    assertThat(house.mailTo(colleague.address)).isEmpty();
    assertThat(praise.passedOn(scene.story)).as("what did not leave is not counted").isZero();
  }

  @Test
  void theNameOnThePrintedPageIsKeptNowhere() {
    Member nurse = member("Nurse " + marker);
    String name = "Quintessa " + marker;
    String[] fields = {"passage", "She brought tea.", "line", "Thank you <i>all</i>", "name", name, "once",
        marker + "once0002", "act", "print"};
    HttpResponse<String> printed = post(nurse, fields);
    assertThat(printed.statusCode()).isEqualTo(200);
    assertThat(printed.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
    assertThat(printed.body()).contains(name, "She brought tea.", "larkspurq", "Ward 7", "A story on Candour",
        "Nurse " + marker, "/uk-england/stories/" + scene.story, "Thank you &lt;i&gt;all&lt;/i&gt;",
        "part of a longer story");
    post(nurse, fields);
    house.settle();
    assertThat(praise.passedOn(scene.story)).as("shown again, counted once").isEqualTo(1);
    List<String> found = new ArrayList<>();
    for (String table : house.sql()
        .sql("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'"
            + " and table_type = 'BASE TABLE'")
        .query(String.class).list()) {
      if (house.sql().sql("select exists (select from " + table + " t where t::text like '%Quintessa%')")
          .query(Boolean.class).single()) {
        found.add(table);
      }
    }
    assertThat(found).isEmpty();
    assertThat(
        rows("select count(*) from audit_entry where act = 'praise-passed-on' and reason = 'print' and subject_id = ?"))
        .isEqualTo(1);
  }
}
