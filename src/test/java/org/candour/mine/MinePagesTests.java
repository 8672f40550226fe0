package org.candour.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Token;
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
    String[] answer = Scene.with(page, "answer", "It was " + mark);
    assertThat(author.post("/mine/stories/" + scene.story + "/answer", Scene.with(page, "answer", " ")).body()).contains("Write your answer in words");
    assertThat(author.post("/mine/stories/" + scene.story + "/answer", answer).statusCode()).isEqualTo(302);
    assertThat(author.post("/mine/stories/" + scene.story + "/answer", answer).statusCode()).as("sent twice").isEqualTo(302);
    assertThat(author.get("/mine/stories/" + scene.story).body()).contains("It was " + mark).contains("You answered on");

    Browserless moderator = Browserless.as("moderator");
    long review = house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    assertThat(house.bean(Reviews.class).of("story", scene.story).orElseThrow()).returns(true, r -> r.pinned());
    assertThat(moderator.get("/desk/" + review).body()).contains("The author has answered").contains("It was " + mark);
    scene.decide("act", "publish", "criticality", "1");
    assertThat(house.bean(Reviews.class).of("story", scene.story).orElseThrow().flags()).doesNotContain("answered");
    house.pass(java.time.Duration.ofMinutes(6));
    for (String path : new String[] {"/stories/" + scene.story, "/log"}) {
      assertThat(Browserless.as("nobody").get(path).body()).as(path).doesNotContain(mark);
    }
    String late = author.post("/mine/stories/" + scene.story + "/answer", Scene.with(page, "answer", "More " + mark)).body();
    assertThat(late).contains("A moderator has gone on").contains("More " + mark);
  }

  @Test
  void whoIsAskedNothingIsNotToldOfAQuestion() {
    Scene scene = Scene.told("A story", "It was good.");
    scene.decide("act", "hold", "reason", "legal", "note", "We ask a lawyer.");
    assertThat(TestHouse.text(house.mailTo(scene.address).getLast())).contains("a little longer").doesNotContain("question");
    assertThat(scene.author().get("/mine/stories/" + scene.story).body()).contains("We ask a lawyer.").doesNotContain("We have a question for you");
  }

  @Test
  void theSameFormMakesOneReplyAndTheSameWordsLaterAnother() {
    Scene scene = Scene.published("A story", "It was good.");
    Responses responses = house.bean(Responses.class);
    var people = house.bean(org.candour.accounts.People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    Caller.Person nurse = new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(), true, people.grants(amara.id()));
    String key = Token.fresh();
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

  private long replies(long story) {
    return house.sql().sql("select count(*) from response where story = ? and kind = 'reply'").param(story).query(Long.class).single();
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
