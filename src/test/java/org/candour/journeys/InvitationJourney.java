package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.inviting.Invitations;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A ward asks for stories on a poster; somebody follows it on an old phone without script, and the ward hears of it
 * once it is public.
 */
class InvitationJourney {

  @Test
  void aPosterBringsAStory() {
    String name = Acts.fresh("Poster by the lift");
    String title = Acts.fresh("The lift was broken");
    try (Visitor nurse = Visitor.withScript(); Visitor author = Visitor.withoutScript();
        Visitor moderator = Visitor.withScript()) {
      Acts.enterAs(nurse, "nurse");
      nurse.open("/work/links/new").write("name", name).press("Make the link");
      assertThat(nurse.sees("Choose at least one service")).isTrue();
      nurse.write("q", "Ward 7").press("Look for it").press("Add Ward 7")
          .write("welcome", "Good or bad, we would like to know.").write("survey", "https://survey.example.org/ward")
          .press("Make the link");
      assertThat(nurse.sees("Your link is ready")).isTrue();
      String work = nurse.path().replaceAll("\\?.*", "");
      String address = nurse.text("main .code");

      author.open(address.replaceFirst("https?://[^/]+", ""));
      assertThat(author.sees("would like to hear your story")).isTrue();
      assertThat(author.sees("Good or bad, we would like to know.")).isTrue();
      author.choose("No, other people use it too").press("Start").write("title", title).write("body",
          "We waited a long time for somebody to carry my chair.");
      author.press("Continue").press("Continue");
      assertThat(author.sees("Ward 7")).isTrue();
      author.press("Continue").choose("In the last month").press("Continue").choose("The patient").press("Continue")
          .press("Continue").press("Continue").press("Continue").write("name", "lanternkv").press("Continue")
          .press("Continue").press("Continue").choose("No, or I do not mind").press("Continue").press("Send my story");
      TestHouse.get().settle();
      long story = Long.parseLong(author.text("#story-number"));
      assertThat(author.sees("this leaves Candour and opens survey.example.org")).isTrue();
      assertThat(author.overflow()).isZero();
      assertThat(nurse.open(work).sees(title)).isFalse();

      Acts.enterAs(moderator, "moderator");
      Acts.openOnDesk(moderator, "story", story);
      assertThat(moderator.sees(name)).isTrue();
      Acts.publish(moderator, story, "Not critical");
      assertThat(nurse.open(work).sees(title)).as("one alone would say who followed the poster").isFalse();
      long link = Long.parseLong(work.replaceAll("\\D", ""));
      for (int i = 0; i < 4; i++) {
        Tales tales = new Tales();
        long other =
            tales.tell("uk-england", tales.service("uk-england", "Ward 7"), Acts.fresh("Another"), "The lift again.");
        TestHouse.get().bean(TransactionTemplate.class)
            .executeWithoutResult(t -> TestHouse.get().bean(Invitations.class).sent(link, other, false));
        tales.publish(other);
      }
      assertThat(nurse.open(work).sees(title)).isTrue();
      assertThat(nurse.accessibilityFaults()).isEmpty();
    }
  }
}
