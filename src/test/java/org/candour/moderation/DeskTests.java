package org.candour.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.people.Authors;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.candour.story.StoryDecisions;
import org.junit.jupiter.api.Test;

/** What a decision does, and what it must not. */
class DeskTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  private int status(String path) {
    return Browserless.as("nobody").get(path).statusCode();
  }

  @Test
  void whatWasPublicLeavesATraceUntilItIsPublicAgain() {
    Scene scene = Scene.published(mark, "It was good. " + mark);
    scene.decide("act", "pull", "reason", "recognisable");
    assertThat(status("/stories/" + scene.story)).isEqualTo(410);
    scene.decide("act", "publish");
    assertThat(status("/stories/" + scene.story)).as("in the delay").isEqualTo(410);
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).body()).contains("Somebody could be recognised")
        .doesNotContain(mark);
    house.pass(Duration.ofMinutes(6));
    assertThat(status("/stories/" + scene.story)).isEqualTo(200);
    scene.decide("act", "pull", "reason", "legal");
    scene.decide("act", "reject", "reason", "not-about-care");
    assertThat(status("/stories/" + scene.story)).as("rejected after it was public").isEqualTo(410);
    assertThat(status("/" + scene.story)).isEqualTo(302);
  }

  @Test
  void anAnswerThatWasPublicLeavesALineWithoutItsWords() {
    Scene scene = Scene.published("A story", "It was good.");
    long response = answered(scene, "Thank you " + mark);
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).body()).contains(mark);
    Scene.decide("response", response, "act", "pull", "reason", "contact-details");
    String page = Browserless.as("nobody").get("/stories/" + scene.story).body();
    assertThat(page).doesNotContain(mark).containsPattern("An answer by [^<]+ was taken off on [^<]+: Contact details");
    assertThat(Browserless.as("nobody").get("/" + response).headers().firstValue("Location")).get().asString()
        .endsWith("/stories/" + scene.story + "#response-" + response);
  }

  /** A public answer by the demo's chief nurse. */
  private long answered(Scene scene, String body) {
    long response = house.bean(Responses.class).submit(nurse(), scene.story, body, null, SecretToken.fresh());
    house.bean(Responses.class).sendNow(nurse(), response);
    house.settle();
    Scene.decide("response", response, "act", "publish");
    return response;
  }

  private Caller.Person nurse() {
    var people = house.bean(org.candour.people.People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    return new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(), true,
        house.bean(RoleGrants.class).grants(amara.id()));
  }

  @Test
  void whatIsSavedForLaterIsToldToNobody() {
    Scene scene = Scene.told("A title " + mark, "The nurse Brenda was kind.");
    scene.decide("act", "save", "title", "Half done " + mark, "body", "Somebody was kind.", "edit-reason",
        "staff-named", "note", "My note " + mark, "services", Long.toString(Scene.ward() + 1));
    Browserless author = scene.author();
    assertThat(author.get("/mine/stories/" + scene.story).body()).contains("Brenda").doesNotContain("Half done")
        .doesNotContain("My note").doesNotContain("changed some words");
    assertThat(author.get("/mine").body()).contains("A title " + mark).doesNotContain("Half done");
    scene.decide("act", "publish", "criticality", "1", "note", "Now you know");
    String told = author.get("/mine/stories/" + scene.story).body();
    assertThat(told).contains("Half done").contains("Now you know").contains("changed some words")
        .contains("changed where your story is listed").doesNotContain("My note");
  }

  @Test
  void aWritersAnswerShowsNothingThatIsOnlySaved() {
    Scene scene = Scene.published("A story", "It was good.");
    long response =
        house.bean(Responses.class).submit(nurse(), scene.story, "Thank you, Brenda.", null, SecretToken.fresh());
    house.bean(Responses.class).sendNow(nurse(), response);
    house.settle();
    Scene.decide("response", response, "act", "save", "body", "Thank you " + mark, "edit-reason", "staff-named", "note",
        "A note " + mark);
    assertThat(Browserless.as("nurse").get("/work/responses/" + response).body()).contains("Brenda")
        .doesNotContain(mark);
    Scene.decide("response", response, "act", "reject", "reason", "language", "note", "Told now");
    assertThat(Browserless.as("nurse").get("/work/responses/" + response).body()).contains("Thank you " + mark)
        .contains("Told now");
  }

  @Test
  void aPublishedStoryIsFiledElsewhereButItsWordsStay() {
    Scene scene = Scene.published("A title " + mark, "It was good.");
    Browserless moderator = Browserless.as("moderator");
    String desk = "/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    long other = house.bean(org.candour.lookup.ServiceSearch.class)
        .find(new RegionId("uk-england"), "Fenwick General", 1).getFirst().id();
    long before = trail(scene.story);
    assertThat(scene.decide("act", "save", "services", Long.toString(other), "good", "kind staff").statusCode())
        .isEqualTo(302);
    assertThat(house.bean(Stories.class).services(scene.story)).containsExactly(other);
    assertThat(trail(scene.story)).isGreaterThan(before);
    assertThat(house.sql()
        .sql("select act || ' ' || before || ' ' || after from audit_entry where subject_id = ?"
            + " and act like 'story-%ed' order by id desc limit 2")
        .param(scene.story).query(String.class).list())
        .contains("story-filed [" + Scene.ward() + "] [" + other + "]", "story-tagged 0 1");
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).body()).contains("kind staff");
    assertThat(scene.author().get("/mine/stories/" + scene.story).body())
        .contains("changed where your story is listed");
    assertThat(scene.decide("act", "save", "services", "").body()).contains("Find and add the service");
    String[] typed = Scene.with(moderator.get(desk).body(), "act", "save", "body", "Other words " + mark, "edit-reason",
        "readability");
    assertThat(moderator.post(desk + "/decision", typed).statusCode()).isEqualTo(409);
    assertThat(house.bean(Stories.class).get(scene.story).body()).isEqualTo("It was good.");
  }

  private long trail(long story) {
    return house.sql().sql("select count(*) from public_change where kind = 'story' and id = ?").param(story)
        .query(Long.class).single();
  }

  @Test
  void whateverCameInCanBeHeldAndRejected() {
    String body = "long ".repeat(4_000) + "x".repeat(200_000);
    Scene scene = Scene.told("A story", body);
    assertThat(scene.decide("act", "hold", "reason", "legal").statusCode()).isEqualTo(302);
    assertThat(
        scene.decide("act", "publish", "criticality", "1", "title", "x".repeat(121), "edit-reason", "other").body())
        .contains("Make the title shorter: up to 120 characters");
    assertThat(scene.decide("act", "hold", "reason", "needs-answer").body())
        .contains("Write your question to the author");
    assertThat(scene.decide("act", "save", "services", "999999999999").statusCode()).isEqualTo(302);
    assertThat(house.bean(Stories.class).services(scene.story)).isEmpty();
    assertThat(scene.decide("act", "reject", "reason", "not-about-care").statusCode()).isEqualTo(302);
  }

  @Test
  void aStoryTakenBackBeforeTheDeskHeardOfItIsNotOpened() {
    long author = house.bean(Authors.class).reach(null, null);
    long story = house.bean(org.springframework.transaction.support.TransactionTemplate.class).execute(status -> {
      long id = house.bean(Stories.class).submit(new NewStory(new RegionId("uk-england"), "en", author, false,
          "patient", "larkspurq", "A story", "It was good.", List.of(), List.of(), "somewhere", false, "web"));
      house.bean(StoryDecisions.class).withdraw(new Caller.Author(author), id);
      return id;
    });
    house.settle();
    assertThat(house.sql().sql("select count(*) from review where subject = ? and state = 'open'").param(story)
        .query(Long.class).single()).isZero();
  }

  @Test
  void onlyColleaguesReadThatSomebodyHasAnItemOpenAndOnlyForAWhile() {
    Tales tales = new Tales();
    long review = tales.review(
        tales.tell("uk-england", tales.service("uk-england", "Ward 7"), "Open " + UUID.randomUUID(), "I waited."));
    Browserless one = Cast.get().fresh("moderator");
    String name = "Mo " + UUID.randomUUID();
    house.sql().sql("update person set name = ? where id = ?").params(name, Cast.get().newest()).update();
    Browserless other = Cast.get().fresh("moderator");
    one.get("/desk/" + review);
    assertThat(queue(one)).doesNotContain(name);
    assertThat(queue(other)).contains(name + " has this open");
    house.pass(java.time.Duration.ofMinutes(21));
    assertThat(queue(other)).doesNotContain(name);
  }

  private static String queue(Browserless moderator) {
    StringBuilder all = new StringBuilder();
    for (int page = 1; page < 6; page++) {
      all.append(moderator.get("/desk?page=" + page).body());
    }
    return all.toString();
  }

  @Test
  void aTitleDoesNotKeepWhatWasTakenOutOfTheText() {
    Tales tales = new Tales();
    long story = tales.tell("uk-england", tales.service("uk-england", "Ward 7"), "In October Nurse Whitfield came late",
        "In October Nurse Whitfield came late. I waited.");
    long review = tales.review(story);
    Browserless moderator = Cast.get().fresh("moderator");
    Matcher revision =
        Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(moderator.get("/desk/" + review).body());
    assertThat(revision.find()).isTrue();
    String service = String.valueOf(tales.service("uk-england", "Ward 7"));
    String[] typed =
        {"act", "publish", "title", "In October Nurse Whitfield came late", "body", "A nurse came late. I waited.",
            "services", service, "criticality", "1", "edit-reason", "staff-named", "revision", revision.group(1),
            "subject-revision", String.valueOf(house.bean(Stories.class).get(story).revision())};
    var asked = moderator.post("/desk/" + review + "/decision", typed);
    assertThat(asked.body()).contains("id=\"title-error\"", "still stand in the title: October, Nurse, Whitfield",
        "name=\"title-seen\"");
    assertThat(moderator.post("/desk/" + review + "/decision", Scene.with(asked.body(), "act", "publish")).body())
        .as("pressed once more").contains("id=\"title-error\"");
    typed[3] = "A nurse came late";
    assertThat(moderator.post("/desk/" + review + "/decision", typed).statusCode()).isEqualTo(302);
  }
}
