package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.candour.TestHouse;
import org.candour.story.Stories;
import org.junit.jupiter.api.Test;

/** What a moderator decides other than publishing, and what comes of it. */
class ModerateJourney {

  private static final String BODY = "Something happened that I want to tell.";

  private final TestHouse house = TestHouse.get();

  private String state(long story) {
    return house.bean(Stories.class).get(story).state();
  }

  @Test
  void aRejectedStoryIsExplainedToItsAuthorAndToNobodyElse() {
    String author = Acts.fresh("rejected").replace(" ", ".") + "@post.example";
    try (Visitor patient = Visitor.withScript(); Visitor moderator = Visitor.withoutScript()) {
      long story = Acts.told(Acts.fresh("Buy my pills"), BODY, author);
      Acts.enterAs(moderator, "moderator");
      Acts.openOnDesk(moderator, "story", story);
      moderator.press("Reject");
      assertThat(moderator.sees("Choose a reason")).isTrue();
      moderator.pick("reason", "commercial").write("note", "This reads like an advertisement.").press("Reject");
      house.settle();
      assertThat(state(story)).isEqualTo("rejected");
      patient.open(TestHouse.link(house.mailTo(author).getLast())).press("Open my stories");
      assertThat(patient.sees("We did not publish your story")).isTrue();
      assertThat(patient.sees("Advertising")).isTrue();
      assertThat(patient.sees("This reads like an advertisement.")).isTrue();
      assertThat(moderator.status("/stories/" + story)).isEqualTo(404);
    }
  }

  @Test
  void aHeldStoryWaitsAndCanBePublishedLater() {
    try (Visitor moderator = Visitor.withScript()) {
      long story = Acts.told(Acts.fresh("Held for a while"), BODY, "");
      Acts.enterAs(moderator, "moderator");
      Acts.openOnDesk(moderator, "story", story);
      moderator.pick("reason", "safeguarding").press("Hold");
      assertThat(state(story)).isEqualTo("held");
      Acts.publish(moderator, story, "0 · Not critical");
      assertThat(state(story)).isEqualTo("published");
    }
  }

  @Test
  void aPulledStoryIsGoneAndLeavesATraceWithoutWords() {
    String title = Acts.fresh("Soon taken off");
    String author = Acts.fresh("pulled").replace(" ", ".") + "@post.example";
    try (Visitor moderator = Visitor.withScript(); Visitor reader = Visitor.withoutScript()) {
      long story = Acts.told(title, BODY, author);
      Acts.enterAs(moderator, "moderator");
      Acts.publish(moderator, story, "1 · Minimally");
      assertThat(reader.open("/stories?q=" + title.substring(title.lastIndexOf(' ') + 1)).sees(title)).isTrue();
      Acts.openOnDesk(moderator, "story", story);
      moderator.pick("reason", "recognisable").press("Pull now");
      assertThat(reader.status("/stories/" + story)).isEqualTo(410);
      assertThat(reader.open("/stories?q=" + title.substring(title.lastIndexOf(' ') + 1)).sees(title)).isFalse();
      reader.open("/stories/" + story);
      assertThat(reader.sees(title)).isFalse();
      assertThat(reader.sees("Somebody could be recognised")).isTrue();
      house.settle();
      assertThat(house.mailTo("amara.okafor@fenwick.example"))
          .anySatisfy(m -> assertThat(m.getSubject()).contains("is gone"));
      assertThat(house.mailTo(author)).anySatisfy(m -> assertThat(TestHouse.text(m)).contains("no longer be read"));
    }
  }

  @Test
  void lettersThatHaveNotLeftAreTakenBackWhenAStoryIsPulled() {
    try (Visitor moderator = Visitor.withScript()) {
      long story = Acts.told(Acts.fresh("Pulled before it was told"), BODY, "");
      Acts.enterAs(moderator, "moderator");
      Acts.openOnDesk(moderator, "story", story);
      moderator.choose("2 · Mildly").press("Publish");
      Acts.openOnDesk(moderator, "story", story);
      moderator.pick("reason", "legal").press("Pull now");
      house.pass(Duration.ofMinutes(10));
      assertThat(state(story)).isEqualTo("held");
      assertThat(house.sql().sql("select count(*) from outbound_mail where occasion = 'story-alert' and subject_id = ?")
          .param(story).query(Long.class).single()).isZero();
    }
  }

  @Test
  void theSecondOfTwoModeratorsIsToldAndOverwritesNothing() {
    try (Visitor first = Visitor.withScript(); Visitor second = Visitor.withoutScript()) {
      long story = Acts.told(Acts.fresh("Two at once"), BODY, "");
      Acts.enterAs(first, "moderator");
      Acts.enterAs(second, "senior-moderator");
      Acts.openOnDesk(first, "story", story);
      Acts.openOnDesk(second, "story", story);
      first.write("body", "The first one's words.").pick("edit-reason", "readability").press("Save and decide");
      second.write("body", "The second one's words.").pick("edit-reason", "readability").choose("0 · Not critical")
          .press("Publish");
      assertThat(second.sees("Somebody else changed this while you were working on it")).isTrue();
      assertThat(second.page().locator("textarea[readonly]").first().inputValue()).isEqualTo("The second one's words.");
      assertThat(second.value("body")).isEqualTo("The first one's words.");
      assertThat(house.bean(Stories.class).get(story).body()).isEqualTo("The first one's words.");
      assertThat(state(story)).isEqualTo("waiting");
    }
  }

  @Test
  void wordsOfCrisisBringAStoryToTheTop() {
    try (Visitor moderator = Visitor.withoutScript()) {
      String title = Acts.fresh("I do not know how to go on");
      Acts.told(title, "I want to die and nobody rang back.", "");
      Acts.enterAs(moderator, "moderator");
      moderator.open("/desk");
      int pinned = moderator.page().locator(".queue__item--pinned").count();
      assertThat(moderator.page().locator(".queue__item").nth(0).getAttribute("class")).contains("pinned");
      assertThat(moderator.page().locator(".queue__item--pinned").allInnerTexts().subList(0, pinned))
          .anySatisfy(t -> assertThat(t).contains(title).containsIgnoringCase("crisis"));
    }
  }
}
