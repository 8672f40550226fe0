package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.candour.TestHouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an answer to a matter that its author calls settled. */
class AfterAnswerJourney {

  private final TestHouse house = TestHouse.get();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAuthorSaysThatItHelpedAndThatItIsSettled(boolean script) {
    String address = Acts.fresh("settled").replace(" ", ".") + "@post.example";
    try (Visitor patient = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor moderator = Visitor.withScript(); Visitor nurse = Visitor.withScript();
        Visitor reader = script ? Visitor.withScript() : Visitor.withoutScript()) {
      long story = Acts.told(Acts.fresh("A light in the night"), "It was bright.", address);
      Acts.enterAs(moderator, "moderator");
      Acts.publish(moderator, story, "1 · Minimally");
      Acts.enterAs(nurse, "nurse");
      nurse.open("/work/stories/" + story + "/response").write("body", "We have put in softer lamps.").press("See how")
          .press("Send my answer").press("Send it to the moderator now");
      house.settle();
      Acts.openOnDesk(moderator, "response", Acts.newestResponse(story));
      moderator.press("Publish");
      house.settle();

      patient.open(TestHouse.link(house.mailTo(address).getLast())).press("Open my stories");
      assertThat(patient.sees("Did this answer help you?")).isTrue();
      patient.press("Partly");
      assertThat(patient.sees("it helped partly")).isTrue();
      assertThat(script ? patient.accessibilityFaults() : List.of()).isEmpty();
      assertThat(patient.overflow()).isZero();
      patient.choose("I am taking it further").press("Save");
      assertThat(patient.sees("you are taking it further")).isTrue();
      assertThat(patient.sees("Parliamentary and Health Service Ombudsman")).isTrue();
      patient.choose("It is settled").choose("Everybody may read below my story").press("Save");
      assertThat(patient.sees("that it is settled")).isTrue();
      assertThat(script ? patient.accessibilityFaults() : List.of()).isEmpty();
      assertThat(reader.open("/stories/" + story).sees("The author says: settled.")).isTrue();
      assertThat(reader.sees("helped partly")).isFalse();
      assertThat(nurse.open("/stories/" + story).sees("The author says: this answer helped partly.")).isTrue();
    }
  }
}
