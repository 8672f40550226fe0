package org.candour.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.story.Stories;
import org.junit.jupiter.api.Test;

/** What an author says to what a moderator made of their words, and who decides on it. */
class ObjectionTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  private Scene edited(String act, String... more) {
    Scene scene = Scene.told("A story " + mark, "Nurse Brenda was kind " + mark + ".");
    String[] fields =
        {"act", act, "body", "A nurse was kind " + mark + ".", "edit-reason", "staff-named", "criticality", "1"};
    String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(more))
        .toArray(String[]::new);
    assertThat(scene.decide(all).statusCode()).isEqualTo(302);
    return scene;
  }

  private String state(Scene scene) {
    return house.bean(Stories.class).get(scene.story).state();
  }

  private String desk(Scene scene) {
    return "/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
  }

  @Test
  void theAuthorSeesWhatWasChangedAndWhyAndAcceptsIt() {
    Scene scene = edited("publish");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    assertThat(author.get(path).body()).contains("Where your story is", "You sent your story",
        "Your own words, as you sent them", "Nurse Brenda was kind " + mark, "They are right", "Propose other words",
        "Ask another moderator", "It becomes public on");
    assertThat(author.post(path + "/acceptance").statusCode()).isEqualTo(302);
    assertThat(author.post(path + "/acceptance").statusCode()).isEqualTo(302);
    assertThat(author.get(path).body()).contains("You said that the words are right").doesNotContain("They are right");
    assertThat(state(scene)).isEqualTo("approved");
    assertThat(
        house.sql().sql("select count(*) from review_objection o join review r on r.id = o.review where r.subject = ?")
            .param(scene.story).query(Long.class).single())
        .isOne();
  }

  @Test
  void otherWordsHoldWhatIsNotPublicYetAndAModeratorTakesThemOver() {
    Scene scene = edited("publish");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    String form = author.get(path + "/wording").body();
    assertThat(form).contains("A nurse was kind " + mark);
    assertThat(author.post(path + "/wording", Scene.with(form)).body())
        .contains("These are the words that stand there already");
    assertThat(author.post(path + "/wording", Scene.with(form, "words", " 🙂 ")).body())
        .contains("Write the words that you propose").contains("🙂");
    String[] proposal = Scene.with(form, "words", "One of the nurses was so kind " + mark + ".");
    assertThat(author.post(path + "/wording", proposal).statusCode()).isEqualTo(302);
    assertThat(author.post(path + "/wording", proposal).statusCode()).as("sent twice").isEqualTo(302);
    assertThat(state(scene)).isEqualTo("held");
    assertThat(author.get(path).body()).contains("We look at the words that you proposed")
        .containsPattern("href=\"#said-(\\d+)\"[\\s\\S]*id=\"said-\\1\"").contains("You proposed other words")
        .doesNotContain("Propose other words", "The reason is below");
    assertThat(author.get("/mine").body()).contains("We look at the words that you proposed")
        .doesNotContain("little more time");
    house.pass(java.time.Duration.ofMinutes(10));
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).statusCode()).isEqualTo(404);

    Browserless moderator = Browserless.as("moderator");
    assertThat(moderator.get("/desk").body()).contains("the author proposes other words");
    assertThat(moderator.get(desk(scene)).body()).contains("The author proposes other words", "Take these words over");
    String taken = moderator.get(desk(scene) + "?words=proposed").body();
    assertThat(taken).contains("One of the nurses was so kind " + mark + ".</textarea>");
    assertThat(
        moderator.post(desk(scene) + "/decision", Scene.with(taken, "act", "publish", "edit-reason", "author-asked"))
            .statusCode())
        .isEqualTo(302);
    house.pass(java.time.Duration.ofMinutes(6));
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).body()).contains("One of the nurses was so kind")
        .doesNotContain("Brenda");
    assertThat(house.bean(Reviews.class).of("story", scene.story).orElseThrow().flags()).doesNotContain("rephrased");
    assertThat(author.get(path).body()).contains("You proposed other words").contains("They are right");
  }

  @Test
  void anAppealIsDecidedBySomebodyElse() {
    Scene scene = edited("publish");
    house.pass(java.time.Duration.ofMinutes(6));
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    String form = author.get(path + "/appeal").body();
    assertThat(author.post(path + "/appeal", Scene.with(form, "words", "It was praise " + mark)).statusCode())
        .isEqualTo(302);
    assertThat(state(scene)).as("a public story stays").isEqualTo("published");
    assertThat(author.get(path).body()).contains("Your story is public").containsPattern("href=\"#said-\\d+\"");
    Browserless first = Browserless.as("moderator");
    String own = first.get(desk(scene)).body();
    assertThat(own).contains("Somebody else decides this one", "It was praise " + mark)
        .doesNotContain("value=\"publish\"", "name=\"criticality\"");
    assertThat(first.post(desk(scene) + "/decision", Scene.with(own, "act", "keep", "note", "No")).statusCode())
        .isEqualTo(409);
    Browserless second = Cast.get().fresh("moderator");
    String page = second.get(desk(scene)).body();
    assertThat(page).contains("another moderator looks at this", "Leave it as it is")
        .doesNotContain("Somebody else decides this one");
    assertThat(second.post(desk(scene) + "/decision", Scene.with(page, "act", "keep")).body())
        .contains("Write to the author why it stays");
    assertThat(second.post(desk(scene) + "/decision",
        Scene.with(page, "act", "keep", "note", "The name would show who she is " + mark)).statusCode()).isEqualTo(302);
    house.settle();
    assertThat(TestHouse.text(house.mailTo(scene.address).getLast())).contains("left it as it is");
    assertThat(author.get(path).body())
        .contains("a moderator left it as it is", "The name would show who she is " + mark)
        .doesNotContain("Ask another moderator");
    assertThat(author.get(path + "/appeal").statusCode()).isEqualTo(302);
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).body()).doesNotContain("It was praise",
        "The name would show");
  }

  @Test
  void aRejectedStoryCanBeAppealedAndBecomePublic() {
    Scene scene = Scene.told("A story " + mark, "It was long " + mark + ".");
    scene.decide("act", "reject", "reason", "not-about-care");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    assertThat(author.get(path).body()).contains("Ask another moderator").doesNotContain("Propose other words");
    assertThat(author.post(path + "/appeal", Scene.with(author.get(path + "/appeal").body())).statusCode())
        .isEqualTo(302);
    assertThat(state(scene)).isEqualTo("held");
    assertThat(author.get(path).body()).contains("Another moderator looks at your story")
        .doesNotContain("The reason is below");
    assertThat(author.get("/mine").body()).contains("Another moderator looks at your story")
        .doesNotContain("little more time");
    assertThat(scene.decide("act", "publish", "criticality", "1").statusCode()).as("who rejected it").isEqualTo(409);
    Browserless second = Cast.get().fresh("moderator");
    assertThat(second.post(desk(scene) + "/decision",
        Scene.with(second.get(desk(scene)).body(), "act", "publish", "criticality", "1")).statusCode()).isEqualTo(302);
    house.pass(java.time.Duration.ofMinutes(6));
    assertThat(state(scene)).isEqualTo("published");
  }

  @Test
  void nobodyLooksAtAnAppealOnceItsStoryIsTakenBack() {
    Scene scene = Scene.told("A story " + mark, "It was long " + mark + ".");
    scene.decide("act", "reject", "reason", "not-about-care");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    author.post(path + "/appeal", Scene.with(author.get(path + "/appeal").body(), "words", "It is about care"));
    assertThat(author.get(path).body()).contains("A moderator will look at it");
    assertThat(author.post(path + "/withdrawal").statusCode()).isEqualTo(302);
    assertThat(author.get(path).body())
        .contains("You took your story back", "You asked that another moderator looks at it")
        .doesNotContain("will look at it");
    house.settle();
    assertThat(house.bean(org.candour.moderation.Objections.class).of(scene.story)).noneMatch(o -> o.isOpen());
    assertThat(Browserless.as("moderator").get(desk(scene)).body()).doesNotContain("another moderator looks at this");
  }

  @Test
  void whatAModeratorHasGoneOnWithIsNotObjectedToAndTheWordsStay() {
    Scene scene = edited("publish");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story + "/wording";
    String late = author.post(path, "words", "Mine " + mark, "version", "1").body();
    assertThat(late).contains("A moderator has gone on").contains("Mine " + mark);
    assertThat(Cast.get().fresh("author").get(path).statusCode()).isEqualTo(404);
  }
}
