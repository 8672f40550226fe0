package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.junit.jupiter.api.Test;

/** Two write one answer: begun by the nurse, read by a colleague, sent by the nurse. */
class CoWritingJourney {

  private final TestHouse house = TestHouse.get();

  @Test
  void aNurseHasHerAnswerReadBeforeSheSendsIt() {
    Scene scene = Scene.published(Acts.fresh("The visiting hours"), "I could only come at night.");
    String address = UUID.randomUUID() + "@journey.example";
    String name = Acts.fresh("Rosa");
    long rosa = colleague(name, address);
    try (Visitor nurse = Visitor.withScript(); Visitor colleague = Visitor.withoutScript();
        Visitor author = Visitor.withoutScript()) {
      Acts.enterAs(nurse, "nurse");
      nurse.open("/work/stories/" + scene.story + "/response").write("body", "Thank you. Visiting ends at eight.")
          .press("Ask a colleague to read it");
      nurse.write("q", name).press("Find").choose(name).write("note", "Is eight right?").press("Ask them");
      assertThat(nurse.sees("We have asked them by letter")).isTrue();
      house.settle();

      author.open("/mine/link/" + house.bean(Links.class)
          .make(Recipient.author(scene.author), "mine", "/mine/stories/" + scene.story, Duration.ofHours(1)).token());
      author.pressIn("main");
      assertThat(author.sees("An answer is being written")).isTrue();

      String letter = TestHouse.link(house.mailTo(address).getFirst());
      colleague
          .open("/sign-in/link/"
              + house.bean(Links.class).make(Recipient.person(rosa), "sign-in", "/", Duration.ofHours(1)).token())
          .press("Sign in");
      colleague.open(letter);
      assertThat(colleague.sees("Is eight right?")).isTrue();
      colleague.write("body", "Thank you. You may visit at any hour.").write("remark", "We changed that in May.")
          .press("Ready from my side");
      assertThat(colleague.sees("its writer learns that it is ready")).isTrue();
      house.pass(Duration.ofMinutes(6));
      assertThat(house.mailTo("amara.okafor@fenwick.example"))
          .anySatisfy(m -> assertThat(TestHouse.text(m)).contains("Colleagues have read your answer"));

      nurse.open("/work").follow("The visiting hours");
      assertThat(nurse.sees("We changed that in May.")).isTrue();
      assertThat(nurse.value("body")).isEqualTo("Thank you. You may visit at any hour.");
      nurse.press("See how it will look").press("Send my answer");
      assertThat(nurse.sees("You can still edit or delete it")).isTrue();
    }
  }

  /** Somebody who answers stories beside the nurse. */
  private long colleague(String name, String address) {
    People people = house.bean(People.class);
    long person = people.add(Caller.NOBODY, new People.NewPerson(name, address, null, "Ward sister", "clinician", ""));
    long subscription = org.candour.Cast.get().mainSubscription();
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "responder", "subscription", Long.toString(subscription));
    return person;
  }
}
