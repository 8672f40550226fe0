package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.candour.Tales;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** From "we would like to take part" to a first public answer, with one approval and no other help. */
class JoinJourney {

  private final TestHouse house = TestHouse.get();

  @Test
  void aNewOrganisationGivesItsFirstAnswer() {
    String practice = Acts.fresh("Lark Lane Practice");
    long service = Acts.organisation(practice);
    String address = UUID.randomUUID() + "@larklane.example";
    Tales tales = new Tales();
    try (Visitor manager = Visitor.withoutScript(); Visitor operator = Visitor.withScript();
        Visitor moderator = Visitor.withScript(); Visitor reader = Visitor.withoutScript()) {
      manager.open("/organisations").follow("We would like to take part");
      manager.write("q", practice).press("Find");
      manager.pressIn(".found");
      manager.write("name", "Mara Lark").write("address", address).write("job", "Practice manager")
          .choose("Service manager").press("Continue");
      manager.choose("Answer stories").write("approver", "The partners").press("Send me the letter");
      assertThat(manager.sees("Look into your inbox")).isTrue();
      house.settle();
      manager.open(TestHouse.link(house.mailTo(address).getLast())).press("Yes, send my request");
      assertThat(manager.sees("We have your request")).isTrue();

      operator.enterAs("operator").open("/operate/joining").follow(practice).press("Approve");
      house.settle();

      // The invitation signs her in; from the first day she hears of every story.
      manager.open(TestHouse.link(house.mailTo(address).getLast())).press("Sign in");
      long story = tales.publish(tales.tell("uk-england", service, Acts.fresh("They rang me back"),
          "The practice rang me back the same day."));
      house.settle();
      assertThat(house.mailTo(address)).anySatisfy(m -> assertThat(TestHouse.text(m)).contains("/stories/" + story));
      manager.open("/work/stories/" + story + "/response")
          .write("body", "Thank you for telling us. We will keep ringing back.").press("See how")
          .press("Send my answer");
      house.settle();
      house.pass(Duration.ofMinutes(31));
      long answer = Acts.newestResponse(story);
      Acts.enterAs(moderator, "moderator");
      Acts.openOnDesk(moderator, "response", answer);
      moderator.press("Publish");
      house.settle();
      reader.open("/stories/" + story);
      assertThat(reader.sees("We will keep ringing back")).isTrue();
      assertThat(reader.sees("Mara Lark")).isTrue();
    }
  }
}
