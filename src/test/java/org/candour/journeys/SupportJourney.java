package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Tales;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/**
 * Somebody of the platform's support finds an organisation that people tell of and that does not listen yet, names a
 * contact there, and sees it join. All that while they read nothing that is not public.
 */
class SupportJourney {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String practice = Acts.fresh("Wren Street Practice");
  private final long service = Acts.organisation(practice);
  private final String address = UUID.randomUUID() + "@wrenstreet.example";

  @Test
  void anOrganisationThatDoesNotListenYetIsSpokenToAndJoins() {
    try (Visitor support = Visitor.withScript(); Visitor contact = Visitor.withoutScript();
        Visitor operator = Visitor.withScript()) {
      support.enterAs("support").open("/operate/engagement").write("q", practice).press("Show");
      assertThat(support.sees("Has not joined")).isTrue();
      assertThat(support.sees("No contact yet")).isTrue();
      support.follow(practice);
      support.write("day", "3026-01-01").write("body", "They would like to hear.").press("Write it down");
      assertThat(support.sees("Write a day that is not in the future")).isTrue();
      assertThat(support.value("body")).isEqualTo("They would like to hear.");
      support.write("day", "2026-01-05").choose("Telephone").write("offer", "Show them around").press("Write it down");
      support.write("address", address).write("name", "Front desk").press("Add and write to them");
      house.settle();

      contact.open(TestHouse.link(house.mailTo(address).getLast())).press("Yes, write to me");
      assertThat(contact.sees("You get these letters")).isTrue();
      String title = Acts.fresh("A kind voice at the desk");
      long story = tales.publish(tales.tell("uk-england", service, title, "They found me a place the same day."));
      house.settle();
      String letter = TestHouse.text(house.mailTo(address).getLast());
      contact.open(letter.replaceAll("(?s).*?(/organisations/look\\?service=[\\w-]+).*", "$1"));
      assertThat(contact.sees(title)).isTrue();
      assertThat(contact.sees("What taking part would add")).isTrue();
      contact.open("/stories/" + story);
      assertThat(contact.sees("Nobody who can answer here has been told of this story yet"))
          .as("reading a letter marks nothing").isTrue();

      contact.open("/organisations").follow("We would like to take part");
      contact.write("q", practice).press("Find").pressIn(".found");
      contact.write("name", "Willa Wren").write("address", address).write("job", "Practice manager")
          .choose("Service manager").press("Continue");
      contact.choose("Answer stories").write("approver", "The partners").press("Send me the letter");
      house.settle();
      contact.open(TestHouse.link(house.mailTo(address).getLast())).press("Yes, send my request");
      operator.enterAs("operator").open("/operate/joining").follow(practice).press("Approve");

      support.open("/operate/engagement/" + service);
      assertThat(support.sees("Registration")).isTrue();
      assertThat(support.sees("They would like to hear.")).isTrue();
      for (String closed : new String[]{"/desk", "/operate/people", "/operate/joining", "/work",
          "/work/stories/" + story + "/response"}) {
        assertThat(support.status(closed)).as(closed).isIn(403, 404);
      }
    }
  }
}
