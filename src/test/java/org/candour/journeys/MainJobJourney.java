package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.candour.TestHouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job, end to end: told, moderated, published, heard, answered, changed, and the author told each time. */
class MainJobJourney {

  private final TestHouse house = TestHouse.get();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStoryIsToldHeardAnsweredAndSomethingChanges(boolean script) {
    String author = Acts.fresh("author").replace(" ", ".") + "@post.example";
    String title = Acts.fresh("The night my father fell");
    String body = "He rang and nobody came for a long time. Nurse Brenda found him at six. Then everybody was kind.";
    Acts.aWorkingDay();
    try (Visitor patient = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor moderator = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor nurse = script ? Visitor.withScript() : Visitor.withoutScript()) {

      long story = Acts.tell(patient, title, body, author);
      assertThat(patient.sees("Thank you for telling us")).isTrue();
      assertThat(nurse.status("/stories/" + story)).isEqualTo(404);

      Acts.enterAs(moderator, "moderator");
      Acts.openOnDesk(moderator, "story", story);
      moderator.write("body", body.replace("Nurse Brenda", "A nurse")).pick("edit-reason", "staff-named")
          .write("note", "We took the nurse's name out.").choose("3 · Moderately").press("Publish");
      assertThat(nurse.status("/stories/" + story)).isEqualTo(404);
      house.pass(Duration.ofMinutes(6));
      // A serious story: who leads the ward is told first, the others half an hour later.
      house.pass(Duration.ofMinutes(31));

      var alerted =
          house.mailTo("amara.okafor@fenwick.example").stream().filter(m -> TestHouse.text(m).contains(title)).toList();
      assertThat(alerted).hasSize(1);
      Acts.enterAs(nurse, "nurse");
      nurse.open(TestHouse.link(alerted.getFirst()));
      assertThat(nurse.sees(title)).isTrue();
      assertThat(nurse.sees("Brenda")).isFalse();
      nurse.press("Mark as read");
      house.settle();
      assertThat(nurse.sees("has read this")).isTrue();

      nurse.open("/work/stories/" + story + "/response");
      nurse.write("body", "I am Amara, the chief nurse. I am sorry that he lay there.")
          .choose("We are planning a change")
          .write("what", "Call bells are answered by the nearest person, whoever they are.").write("who", "Ward 7 team")
          .press("See how");
      assertThat(nurse.sees("How it will look")).isTrue();
      nurse.press("Send my answer");
      long response = Acts.newestResponse(story);
      assertThat(nurse.sees("You can still edit or delete it")).isTrue();
      nurse.press("Send it to the moderator now");
      house.settle();
      assertThat(patient.open("/stories/" + story).sees("I am Amara")).isFalse();

      Acts.openOnDesk(moderator, "response", response);
      moderator.press("Publish");
      house.settle();

      patient.open("/stories/" + story);
      assertThat(patient.sees("I am Amara")).isTrue();
      assertThat(patient.sees("Call bells are answered")).isTrue();
      assertThat(patient.sees("Change planned")).isTrue();

      var letters = house.mailTo(author);
      assertThat(letters).hasSizeGreaterThanOrEqualTo(3);
      assertThat(letters).allSatisfy(m -> assertThat(TestHouse.text(m) + m.getSubject()).doesNotContain(title)
          .doesNotContain("Ward 7").doesNotContain("fell").doesNotContain("Fenwick"));
      patient.open(TestHouse.link(letters.getLast())).press("Open my stories");
      assertThat(patient.sees("What we changed")).isTrue();
      assertThat(patient.sees("We took the nurse's name out.")).isTrue();
      patient.write("body", "Thank you. That is all I wanted.").press("Send my reply");
      house.settle();
      long reply = Acts.newestResponse(story);
      Acts.openOnDesk(moderator, "reply", reply);
      moderator.press("Publish");
      house.settle();
      assertThat(nurse.open("/stories/" + story).sees("That is all I wanted")).isTrue();
      assertThat(house.mailTo("amara.okafor@fenwick.example"))
          .anySatisfy(m -> assertThat(m.getSubject()).contains("author has replied"));
    }
  }
}
