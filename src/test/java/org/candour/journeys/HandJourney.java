package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.candour.TestHouse;
import org.candour.story.Stories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Telling by letter, and with somebody's help: one writes it down, and it stays the author's. */
class HandJourney {

  private final TestHouse house = TestHouse.get();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLetterIsWrittenDownAndItsCardLeadsBack(boolean script) {
    String title = Acts.fresh("A letter about the bell");
    try (Visitor moderator = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor author = Visitor.withoutScript()) {
      moderator.enterAs("moderator").open("/desk").follow("Letters and calls");
      moderator.press("Begin");
      assertThat(moderator.sees("Choose whether it is a letter or a call")).isTrue();
      moderator.choose("A letter or a leaflet on paper").press("Begin");
      moderator.write("title", title).write("body", "Nobody came when I rang.").press("Continue").press("Continue");
      moderator.write("q", "ward 7").press("Find").press("Add Ward 7").press("Continue");
      moderator.open("/desk/paper").follow(title);
      assertThat(moderator.value("body")).isEqualTo("Nobody came when I rang.");
      moderator.press("Continue").press("Continue").press("Continue").choose("In the last month").press("Continue");
      moderator.choose("The patient").press("Continue").press("Continue").press("Continue").press("Continue");
      moderator.write("name", "quietone").press("Continue").press("Continue").press("Continue")
          .choose("No, or I do not mind").press("Continue");
      moderator.press("Change Your screen name").write("name", "quieterone").press("Continue");
      assertThat(moderator.sees("quieterone")).isTrue();
      moderator.press("Send my story");
      if (script) {
        assertThat(moderator.accessibilityFaults()).isEmpty();
      }
      assertThat(moderator.overflow()).isZero();
      String number = moderator.text("#card-number");
      String words = moderator.text("#card-words");
      moderator.press("The card is passed on");
      assertThat(moderator.sees("The story is sent")).isTrue();
      assertThat(moderator.sees(title)).isFalse();
      author.open("/mine/sign-in").write("number", number).write("words", words).pressIn("form[action$=card]");
      assertThat(author.open("/mine").sees(title)).isTrue();
    }
  }

  /** From the choice of the ward to the page before the hand-over. */
  private static void together(Visitor helper, String title, String words) {
    helper.open("/work").follow("Help to tell").write("q", "ward 7").press("Find").press("Begin with Ward 7");
    helper.write("title", title).write("body", words).press("Continue").press("Continue").press("Continue")
        .choose("In the last month").press("Continue");
    helper.choose("The patient").press("Continue").press("Continue").press("Continue");
    assertThat(helper.sees("Now it is theirs alone")).isTrue();
  }

  /** From the hand-over to the receipt. Gives the story. */
  private static long alone(Visitor author, String words, boolean own) {
    author.press("Go on");
    if (own) {
      author.choose("Yes, it is mine").write("code", "2468");
    } else {
      author.choose("No, other people use it too");
    }
    author.press("Start").press("Continue").write("name", "quietone").press("Continue").press("Continue")
        .press("Continue").choose("No, or I do not mind").press("Continue");
    assertThat(author.sees(words)).isTrue();
    author.press("Send my story");
    assertThat(author.sees("Tick the box if these are your words")).isTrue();
    author.choose("These are my words").press("Send my story");
    return Long.parseLong(author.text("#story-number"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theAuthorGoesOnAtTheirOwnPhone(boolean script) {
    String title = Acts.fresh("Moved at night");
    String words = Acts.fresh("They moved my bed");
    try (Visitor helper = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor author = script ? Visitor.withoutScript() : Visitor.withScript()) {
      helper.enterAs("nurse");
      together(helper, title, words);
      helper.press("Hand over now");
      String address = helper.text("#address");
      if (script) {
        assertThat(helper.accessibilityFaults()).isEmpty();
      }
      assertThat(helper.overflow()).isZero();
      author.open(address.substring(address.indexOf("/h/")));
      History.holdsNothingOf(helper, title, words);
      long story = alone(author, words, true);
      house.settle();
      History.holdsNothingOf(helper, title, words);
      assertThat(house.bean(Stories.class).get(story).route()).isEqualTo("helped");
    }
  }

  @Test
  void theAuthorGoesOnAtTheSameDeviceWithoutTheHelpersVisit() {
    String title = Acts.fresh("Moved by day");
    String words = Acts.fresh("They moved my chair");
    try (Visitor device = Visitor.withoutScript()) {
      device.enterAs("nurse");
      together(device, title, words);
      device.press("Hand over now").press("End my visit and go on here");
      alone(device, words, false);
      String card = device.text("#card-words");
      device.press("Finish");
      assertThat(device.sees("Nothing is left here")).isTrue();
      History.holdsNothingOf(device, title, words, card);
      assertThat(device.status("/work")).isEqualTo(302);
    }
  }
}
