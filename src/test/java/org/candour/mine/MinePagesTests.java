package org.candour.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.moderation.Reviews;
import org.candour.response.ChangeStatus;
import org.candour.response.Claim;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MinePagesTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  @Test
  void aQuestionIsAnsweredBetweenTheTwoOfThem() {
    Scene scene = Scene.told("Which ward was it", "It was good.");
    scene.decide("act", "hold", "reason", "needs-answer", "note", "Which ward was it?");
    assertThat(TestHouse.text(house.mailTo(scene.address).getLast())).contains("we have a question");
    Browserless author = scene.author();
    String page = author.get("/mine/stories/" + scene.story).body();
    assertThat(page).contains("We have a question for you").contains("Which ward was it?");
    assertThat(author.get("/mine").body())
        .contains("We have a question for you", "/mine/stories/" + scene.story + "#question")
        .doesNotContain("little more time");
    String[] answer = Scene.with(page, "answer", "It was " + mark);
    assertThat(author.post("/mine/stories/" + scene.story + "/answer", Scene.with(page, "answer", " ")).body())
        .contains("Write your answer in words");
    assertThat(author.post("/mine/stories/" + scene.story + "/answer", answer).statusCode()).isEqualTo(302);
    assertThat(author.post("/mine/stories/" + scene.story + "/answer", answer).statusCode()).as("sent twice")
        .isEqualTo(302);
    assertThat(author.get("/mine/stories/" + scene.story).body())
        .contains("It was " + mark, "You answered on", "We have your answer").doesNotContain("have a question");
    assertThat(author.get("/mine").body()).contains("We have your answer").doesNotContain("have a question",
        "little more time");

    Browserless moderator = Browserless.as("moderator");
    long review = house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    assertThat(house.bean(Reviews.class).of("story", scene.story).orElseThrow()).returns(true, r -> r.pinned());
    assertThat(moderator.get("/desk/" + review).body()).contains("The author has answered").contains("It was " + mark);
    scene.decide("act", "publish", "criticality", "1");
    assertThat(house.bean(Reviews.class).of("story", scene.story).orElseThrow().flags()).doesNotContain("answered");
    house.pass(java.time.Duration.ofMinutes(6));
    for (String path : new String[]{"/stories/" + scene.story, "/log"}) {
      assertThat(Browserless.as("nobody").get(path).body()).as(path).doesNotContain(mark);
    }
    String late =
        author.post("/mine/stories/" + scene.story + "/answer", Scene.with(page, "answer", "More " + mark)).body();
    assertThat(late).contains("A moderator has gone on").contains("More " + mark);
  }

  @Test
  void whoIsAskedNothingIsNotToldOfAQuestion() {
    Scene scene = Scene.told("A story", "It was good.");
    scene.decide("act", "hold", "reason", "legal", "note", "We ask a lawyer.");
    assertThat(TestHouse.text(house.mailTo(scene.address).getLast())).contains("a little longer")
        .doesNotContain("question");
    assertThat(scene.author().get("/mine/stories/" + scene.story).body()).contains("We ask a lawyer.")
        .doesNotContain("We have a question for you");
    assertThat(scene.author().get("/mine").body()).contains("We need a little more time");
  }

  @Test
  void theSameFormMakesOneReplyAndTheSameWordsLaterAnother() {
    Scene scene = Scene.published("A story", "It was good.");
    Responses responses = house.bean(Responses.class);
    var people = house.bean(org.candour.people.People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    Caller.Person nurse = new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(),
        true, house.bean(RoleGrants.class).grants(amara.id()));
    String key = SecretToken.fresh();
    long response = responses.submit(nurse, scene.story, "Thank you.", null, key);
    assertThat(responses.submit(nurse, scene.story, "Thank you.", null, key)).as("a double click").isEqualTo(response);
    responses.sendNow(nurse, response);
    house.settle();
    Scene.decide("response", response, "act", "publish");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    String[] reply = Scene.with(author.get(path).body(), "body", "Thank you.");
    author.post(path + "/replies", reply);
    author.post(path + "/replies", reply);
    assertThat(replies(scene.story)).isOne();
    author.post(path + "/replies", Scene.with(author.get(path).body(), "body", "Thank you."));
    assertThat(replies(scene.story)).isEqualTo(2);
  }

  /** What happened, in its order and without the days. */
  private static String way(Browserless author, long story) {
    String page = author.get("/mine/stories/" + story).body();
    int from = page.indexOf("<section aria-labelledby=\"way\">");
    return page.substring(from, page.indexOf("</section>", from)).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  /** Told by a letter after they had read it, and a journey through a service where nobody listens. */
  @Test
  void theWayOfAStoryIsInOrderAndNamesGroupsAndEachService() {
    Scene scene = Scene.told("A journey " + mark, "It was good.");
    long alone = house.sql()
        .sql("insert into service (region, kind, created_at) values ('uk-england', 'ward', '2026-01-01') returning id")
        .query(Long.class).single();
    house.sql().sql("insert into service_text (service, language, name) values (?, 'en', ?)")
        .params(alone, "Faraway " + mark).update();
    house.sql().sql("insert into service_ancestor (service, ancestor, depth) values (?, ?, 0)").params(alone, alone)
        .update();
    house.sql().sql("insert into story_service (story, service, position) values (?, ?, 1)").params(scene.story, alone)
        .update();
    scene.decide("act", "publish", "criticality", "1");
    house.pass(java.time.Duration.ofMinutes(6));
    Browserless author = scene.author();
    assertThat(author.get("/mine/stories/" + scene.story).body())
        .contains("Further down you see which staff were told, and when.");
    assertThat(way(author, scene.story))
        .containsPattern("became public\\. .*, for [^.]*Ward 7[^.]*, was told: [^.]*; [^.]*\\.")
        .contains("Nobody who works for Faraway " + mark + " has been told yet").doesNotContain("Okafor");

    house.sql().sql("update story_audience set read_at = told_at - interval '1 hour' where story = ?")
        .param(scene.story).update();
    assertThat(way(author, scene.story)).contains("We told ").doesNotContain(" was told");
  }

  @Test
  void whoAnsweredIsNotSaidToHaveReadItAfterwards() {
    Scene scene = Scene.published("A story " + mark, "It was good.");
    Browserless author = scene.author();
    house.pass(java.time.Duration.ofMinutes(1));
    house.sql().sql("delete from story_audience where story = ?").param(scene.story).update();
    answer(scene.story);
    house.sql().sql("update response set published_at = published_at - interval '1 second' where story = ?")
        .param(scene.story).update();
    assertThat(way(author, scene.story)).containsPattern("became public\\. .* answered you\\.")
        .doesNotContain(" was told", "marked it as read");
    assertThat(author.get("/mine/stories/" + scene.story).body()).contains("Everybody can read it.")
        .doesNotContain("which staff were told");
    house.sql().sql("update story set published_at = ? where id = ?")
        .params(java.sql.Timestamp.from(house.bean(org.candour.shared.HouseClock.class).instant()), scene.story)
        .update();
    assertThat(way(author, scene.story)).containsPattern("answered you\\. .*became public again\\.");
  }

  /** Staff may find a story before we have told anybody, and write. */
  @Test
  void whereAnAnswerStandsNothingSaysThatNobodyWasTold() {
    Scene scene = Scene.published("A story " + mark, "It was good.");
    house.sql().sql("delete from story_audience where story = ?").param(scene.story).update();
    house.sql().sql("update story set progress = 'unheard' where id = ?").param(scene.story).update();
    Browserless reader = Browserless.as("nobody");
    assertThat(reader.get("/stories/" + scene.story).body())
        .contains("Nobody who can answer here has been told of this story yet",
            "Nobody who can answer here has been told yet")
        .doesNotContain("member of staff has been told");
    answer(scene.story);
    assertThat(reader.get("/stories/" + scene.story).body()).doesNotContain("Nobody who can answer here");
    house.sql().sql("delete from story_audience where story = ?").param(scene.story).update();
    assertThat(reader.get("/stories/" + scene.story).body()).contains("Whoever answered has read it")
        .doesNotContain("Nobody who can answer here");
  }

  /** What came of a plan later does not change what was said first. */
  @Test
  void aPlanStaysAPlanInTheWayOfAStoryAlsoWhenItIsMade() {
    Scene scene = Scene.published("A story " + mark, "It was good.");
    String path = "/mine/stories/" + scene.story;
    long plan = answer(scene.story, new Claim(ChangeStatus.PLANNED, "A clock for the ward " + mark, "", null, null));
    house.pass(java.time.Duration.ofDays(2));
    long made = answer(scene.story, new Claim(ChangeStatus.MADE, "The clock hangs " + mark, "", null, plan));
    Browserless author = scene.author();
    assertThat(way(author, scene.story))
        .containsPattern("answered you and plans a change\\. .* says that the change it had planned is made\\.")
        .doesNotContain("something was changed");
    assertThat(author.get(path).body()).contains("A change was planned, and made", "Planned on", "#answer-" + made,
        "#answer-" + plan);
    Scene.decide("response", made, "act", "pull", "reason", "mistake");
    assertThat(way(author, scene.story)).contains("answered you and plans a change.").doesNotContain("is made",
        "something was changed");
    assertThat(author.get(path).body()).contains("A change is planned").doesNotContain("and made");
    answer(scene.story, new Claim(ChangeStatus.MADE, "Another thing " + mark, "", null, null));
    assertThat(way(author, scene.story))
        .containsPattern("answered you and plans a change\\. .* answered you and says that something was changed\\.");
  }

  private void answer(long story) {
    answer(story, null);
  }

  private long answer(long story, @Nullable Claim claim) {
    Responses responses = house.bean(Responses.class);
    var people = house.bean(org.candour.people.People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    Caller.Person nurse = new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(),
        true, house.bean(RoleGrants.class).grants(amara.id()));
    long response = responses.submit(nurse, story, "Thank you.", claim, SecretToken.fresh());
    responses.sendNow(nurse, response);
    house.settle();
    Scene.decide("response", response, "act", "publish");
    return response;
  }

  private long replies(long story) {
    return house.sql().sql("select count(*) from response where story = ? and kind = 'reply'").param(story)
        .query(Long.class).single();
  }

  /** A story with everything beside it that can be. */
  private Scene beside() {
    Scene scene = Scene.told("A story " + mark, "It was good " + mark + ".");
    house.sql().sql("update story set ongoing = true, waits_for = 'left' where id = ?").param(scene.story).update();
    house.sql().sql("""
        update story_aside set happened = 'now', age = '75-84', known = 'perhaps', complaint = 'might', hopes = ?,
          hear_from = ? where story = ?""").params("An explanation " + mark, "The ward sister " + mark, scene.story)
        .update();
    house.sql().sql("insert into story_tag (story, question, tag) values (?, 'good', ?)")
        .params(scene.story, "kind " + mark).update();
    house.sql().sql("insert into story_rating (story, service, question, code) select ?, ?, 'fft', 'good'")
        .params(scene.story, Scene.ward()).update();
    return scene;
  }

  private String staffSees(long story) {
    return house.sql()
        .sql("select coalesce((select hopes || ' / ' || hear_from from staff_story_aside where story = ?), '')")
        .param(story).query(String.class).single();
  }

  @Test
  void whatTheAuthorGaveIsShownWithWhoSeesItAndWishesChangeUntilTheyAreDecidedOn() {
    Scene scene = beside();
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    assertThat(author.get(path).body()).contains("What you told us", "An explanation " + mark,
        "The ward sister " + mark, "kind " + mark, "I might", "75", "Perhaps", "It is still going on",
        "After I have left this care", "The patient", "Good", "Nobody but moderators sees this");
    String desk = Browserless.as("moderator")
        .get("/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id()).body();
    String form = author.get(path + "/wishes").body();
    assertThat(form).contains("An explanation " + mark);
    assertThat(author.post(path + "/wishes", "hopes", "x ".repeat(101), "hear", "y".repeat(121)).body())
        .contains("up to 100 words. It has 101", "up to 120 characters", "x x x");
    assertThat(author.post(path + "/wishes", Scene.with(form, "hopes", "An apology " + mark)).statusCode())
        .isEqualTo(302);
    assertThat(Cast.get().fresh("author").post(path + "/wishes", "hopes", "Theirs").statusCode()).isEqualTo(404);
    assertThat(trail(scene.story, "wishes-changed")).isEqualTo("hopes");
    // A moderator who had read the old wish decides on nothing with it.
    assertThat(Browserless.as("moderator")
        .post("/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id() + "/decision",
            Scene.with(desk, "act", "publish", "criticality", "1", "looked", "yes"))
        .statusCode()).isEqualTo(409);

    assertThat(scene.decide("act", "publish", "criticality", "1", "looked", "yes").statusCode()).isEqualTo(302);
    assertThat(author.post(path + "/consent").statusCode()).isEqualTo(302);
    house.pass(java.time.Duration.ofMinutes(6));
    assertThat(staffSees(scene.story)).isEqualTo("An apology " + mark + " / The ward sister " + mark);
    assertThat(author.post(path + "/wishes", "hopes", "Unread " + mark, "hear", "").statusCode()).isEqualTo(409);
    assertThat(staffSees(scene.story)).doesNotContain("Unread");
    assertThat(author.get(path + "/wishes").body()).contains("An apology " + mark).doesNotContain("<textarea");
    for (String which : new String[]{"hear-from", "hear-from", "nonsense"}) {
      assertThat(author.post(path + "/wishes/out", "which", which).statusCode()).isEqualTo(302);
    }
    assertThat(staffSees(scene.story)).isEqualTo("An apology " + mark + " / ");
    assertThat(trail(scene.story, "wish-taken-out")).isEqualTo("hear-from");
    assertThat(author.get(path + "/release").statusCode()).as("it is public").isEqualTo(302);
  }

  @Test
  void theAuthorHoldsAndLetsGoWhatIsNotPublicYet() {
    Scene scene = beside();
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    assertThat(author.post(path + "/release", "publish", "soon").statusCode()).isEqualTo(302);
    scene.decide("act", "publish", "criticality", "1", "looked", "yes");
    assertThat(author.get(path).body()).contains("Your story will be public in a few minutes");
    assertThat(author.post(path + "/release", "publish", "never").body()).contains("Choose when it may be public");
    assertThat(author.post(path + "/release", "publish", "left", "leave-on", "1999-01-01").body())
        .contains("Choose a day after today");
    assertThat(author.post(path + "/release", "publish", "left", "leave-on", "2199-01-01").body())
        .contains("within a year");
    assertThat(author.post(path + "/release", "publish", "left").statusCode()).isEqualTo(302);
    house.pass(java.time.Duration.ofMinutes(20));
    for (String page : new String[]{path, "/mine"}) {
      assertThat(author.get(page).body()).as(page).contains("Your story waits until you have left this care")
          .doesNotContain("in a few minutes", "left this care, or until");
    }
    java.time.LocalDate day = house.bean(org.candour.shared.HouseClock.class).instant().atZone(java.time.ZoneOffset.UTC)
        .toLocalDate().plusDays(30);
    assertThat(author.post(path + "/release", "publish", "left", "leave-on", day.toString()).statusCode())
        .isEqualTo(302);
    for (String page : new String[]{path, "/mine"}) {
      assertThat(author.get(page).body()).as(page)
          .containsPattern("Your story waits until you have left this care, or until \\d+ \\w+ 20\\d\\d")
          .doesNotContain("in a few minutes");
    }
    assertThat(author.post(path + "/release", "publish", "yes").statusCode()).isEqualTo(302);
    for (String page : new String[]{path, "/mine"}) {
      assertThat(author.get(page).body()).as(page).contains("Your story waits for your yes")
          .doesNotContain("in a few minutes");
    }
    assertThat(author.post(path + "/release", "publish", "soon").statusCode()).isEqualTo(302);
    house.pass(java.time.Duration.ofMinutes(6));
    assertThat(author.get(path).body()).contains("Your story is public");
    assertThat(trail(scene.story, "story-waits"))
        .isEqualTo("left > soon, soon > left, left > left " + day + ", left " + day + " > yes, yes > soon");
    Scene other = Scene.told("A story " + mark, "It was over " + mark + ".");
    assertThat(other.author().get("/mine/stories/" + other.story + "/release").body()).doesNotContain("value=\"left\"");
    assertThat(other.author().post("/mine/stories/" + other.story + "/release", "publish", "left").body())
        .contains("Choose when it may be public");
  }

  private String trail(long story, String act) {
    return house.sql().sql("""
        select coalesce(string_agg(coalesce(reason, before || ' > ' || after), ', ' order by id), '') from audit_entry
        where act = ? and subject_kind = 'story' and subject_id = ?""").params(act, story).query(String.class).single();
  }

  /** Somebody comes into the room: whoever takes the device afterwards finds nobody signed in. */
  @Test
  void leavingQuicklyEndsTheVisit() {
    Browserless author = Cast.get().fresh("author");
    assertThat(author.get("/mine").body()).contains("/tell/leaving\"");
    assertThat(author.post("/tell/leaving").headers().firstValue("Refresh")).isPresent();
    assertThat(author.get("/mine").statusCode()).isEqualTo(302);
  }
}
