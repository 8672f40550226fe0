package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.candour.TestHouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the desk and an author; and a plan that is kept. */
class QuestionJourney {

  private final TestHouse house = TestHouse.get();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAuthorAnswersAModerator(boolean script) {
    String address = Acts.fresh("asked").replace(" ", ".") + "@post.example";
    String secret = Acts.fresh("It was the ward on the third floor");
    try (Visitor patient = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor moderator = script ? Visitor.withScript() : Visitor.withoutScript()) {
      long story = Acts.told(Acts.fresh("A ward without a name"), "They were kind.", address);
      Acts.enterAs(moderator, "moderator");
      Acts.openOnDesk(moderator, "story", story);
      moderator.pick("reason", "needs-answer").press("Hold");
      assertThat(moderator.sees("Write your question to the author")).isTrue();
      moderator.write("note", "On which floor was the ward?").press("Hold");
      house.settle();
      assertThat(TestHouse.text(house.mailTo(address).getLast())).contains("question").doesNotContain("floor");
      patient.open(TestHouse.link(house.mailTo(address).getLast())).press("Open my stories");
      assertThat(patient.sees("On which floor was the ward?")).isTrue();
      patient.write("answer", secret).press("Send my answer");
      assertThat(patient.sees(secret)).isTrue();
      moderator.open("/desk");
      assertThat(moderator.page().locator(".queue__item--pinned").allInnerTexts())
          .anySatisfy(t -> assertThat(t).contains("the author has answered"));
      Acts.openOnDesk(moderator, "story", story);
      assertThat(moderator.sees(secret)).isTrue();
      moderator.choose("0 · Not critical").press("Publish");
      house.pass(java.time.Duration.ofMinutes(6));
      assertThat(moderator.open("/stories/" + story).sees(secret)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPlanIsKept(boolean script) {
    try (Visitor patient = Visitor.withScript(); Visitor moderator = Visitor.withScript();
        Visitor nurse = script ? Visitor.withScript() : Visitor.withoutScript()) {
      long story = Acts.told(Acts.fresh("A cold night"), "It was cold.", "");
      Acts.enterAs(moderator, "moderator");
      Acts.publish(moderator, story, "1 · Minimally");
      Acts.enterAs(nurse, "nurse");
      String plan = Acts.fresh("Blankets in every room");
      answer(nurse, moderator, story, "We are planning a change", plan, null);
      assertThat(patient.open("/stories/" + story).sees("Change planned")).isTrue();
      answer(nurse, moderator, story, "We have made a change", "There are blankets now.", plan);
      patient.open("/stories/" + story);
      assertThat(patient.sees("Change made")).isTrue();
      assertThat(patient.sees("Planned on")).isTrue();
      assertThat(patient.sees("Read what was planned")).isTrue();
    }
  }

  private void answer(Visitor nurse, Visitor moderator, long story, String change, String what,
      @org.jspecify.annotations.Nullable String plan) {
    nurse.open("/work/stories/" + story + "/response").write("body", "We read this together.").choose(change)
        .write("what", what);
    if (plan != null) {
      nurse.choose(plan);
    }
    nurse.press("See how").press("Send my answer").press("Send it to the moderator now");
    house.settle();
    Acts.openOnDesk(moderator, "response", Acts.newestResponse(story));
    moderator.press("Publish");
    house.settle();
  }
}
