package org.candour.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryDetail;
import org.candour.story.StoryRelease;
import org.candour.story.StoryStatus;
import org.junit.jupiter.api.Test;

/** What is said beside a story: asked where it matters, kept from those whom it does not concern, and heeded. */
class BesideTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String words = "It went on for weeks " + UUID.randomUUID();
  private final Browserless phone = new Browserless(house.address());
  private String draft = "";
  private String receipt = "";

  private String post(String step, String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "draft";
    all[1] = draft;
    System.arraycopy(fields, 0, all, 2, fields.length);
    return phone.post("/tell/" + step, all).body();
  }

  private void begin() {
    Matcher token =
        Pattern.compile("name=\"draft\" value=\"([^\"]+)\"").matcher(phone.post("/tell", "device", "shared").body());
    assertThat(token.find()).isTrue();
    draft = token.group(1);
    post("story", "title", "", "body", words);
  }

  private Story send(String... publish) {
    post("name", "name", "teaselbb");
    post("known", "known", "yes");
    post("publish", publish);
    receipt = post("check");
    Matcher number = Pattern.compile("story-number\">(\\d+)").matcher(receipt);
    assertThat(number.find()).isTrue();
    house.settle();
    return house.bean(Stories.class).get(Long.parseLong(number.group(1)));
  }

  private Story ongoing(String... publish) {
    begin();
    post("services", "words", "", "add", String.valueOf(tales.service("uk-england", "Ward 7")));
    post("when", "happened", "now");
    post("role", "role", "patient");
    return send(publish);
  }

  @Test
  void everyAnswerReachesWhomItIsMeantFor() {
    begin();
    long ward = tales.service("uk-england", "Ward 7");
    post("services", "words", "", "add", String.valueOf(ward));
    post("when", "happened", "year");
    assertThat(post("role", "role", "relative")).contains("Choose whether the person whose care it was agrees");
    assertThat(post("role", "role", "relative", "consent", "cannot")).contains("how was your experience");
    post("ratings", "rate." + ward + ".fft", "good", "rate." + ward + ".nothing", "good", "rate.1.fft", "poor");
    post("wishes", "hopes", "An explanation", "hear", "The ward sister");
    post("complaint", "complaint", "might");
    post("age", "age", "75-84");
    Story story = send("publish", "soon");
    assertThat(house.bean(Stories.class).aside(story.id()))
        .isEqualTo(new StoryDetail("year", "cannot", "75-84", "yes", "An explanation", "The ward sister", "might", null,
            null, List.of(new StoryDetail.Rating(ward, "fft", "good")), false, Map.of()));
    tales.publish(story.id());
    for (String page : List.of("/stories/" + story.id(), "/work/stories/" + story.id() + "/told",
        "/work/stories/" + story.id() + "/response")) {
      assertThat(Cast.get().fresh("responder").get(page).body()).as(page)
          .contains("What the author would like to happen", "An explanation", "The ward sister");
      for (Browserless other : List.of(new Browserless(house.address()), Cast.get().fresh("member"),
          Cast.get().caller("moderator"), Browserless.as("commissioner"))) {
        assertThat(other.get(page).body()).as(page).doesNotContain("What the author would like to happen",
            "An explanation", "The ward sister");
      }
    }
  }

  @Test
  void whatIsLongerAgoThanTheRegionTakesIsRefusedKindlyAndNothingIsLost() {
    begin();
    post("services", "words", "somewhere");
    assertThat(post("when", "happened", "longer")).contains("ended more than 3 years ago").contains("/contact\" target")
        .contains("/help/complaint\" target");
    assertThat(post("when", "happened", "nonsense")).contains("Choose when it happened");
    assertThat(post("when", "happened", "longer", "back", "1")).contains("somewhere");
    assertThat(post("check")).contains("ended more than 3 years ago").doesNotContain("story-number");
  }

  @Test
  void whatIsTooLongIsSaidInTheUnitOfItsLimitAndKeptAsItWasTyped() {
    begin();
    String phrase = "warm tea, kind words, ";
    for (int length : List.of(401, 801, 5_000)) {
      String typed = phrase.repeat(length / phrase.length() + 1).substring(0, length - 1) + "z";
      for (String field : List.of("good", "improve", "feel")) {
        assertThat(post("tags", field, typed)).as(field + length).contains("id=\"" + field + "-error\"")
            .contains("up to 400 characters").contains("value=\"" + typed + "\"");
      }
      // Nor does another way out of the page cut it.
      post("tags", "good", typed, "back", "1");
      assertThat(post("tags", "good", typed, "change", "tags")).contains("value=\"" + typed + "\"");
    }
    post("tags", "good", "tea", "improve", "", "feel", "");
    assertThat(post("wishes", "hopes", "word ".repeat(101))).contains("id=\"hopes-error\"")
        .contains("up to 100 words. It has 101").contains("word ".repeat(100) + "word");
    assertThat(post("wishes", "hopes", "explanation ".repeat(100))).as("a hundred long words are a hundred words")
        .doesNotContain("id=\"hopes-error\"");
    assertThat(post("wishes", "hopes", "x".repeat(2_401))).contains("id=\"hopes-error\"").contains("x".repeat(2_401));
    assertThat(post("wishes", "hopes", "", "hear", "h".repeat(481))).contains("id=\"hear-error\"")
        .contains("h".repeat(481));
  }

  @Test
  void aDayThatIsNoneOrOverIsSaidAtItsField() {
    begin();
    post("when", "happened", "now");
    post("known", "known", "no");
    LocalDate today = house.bean(HouseClock.class).instant().atZone(ZoneOffset.UTC).toLocalDate();
    for (String day : List.of("tomorrow", "2026-02-30", today.minusDays(1).toString())) {
      assertThat(post("publish", "publish", "left", "leave-on", day)).contains("Choose a day after today")
          .contains("value=\"" + day + "\"");
    }
    assertThat(post("publish", "publish", "left", "leave-on", "tomorrow")).contains("write it like 31 March 2027");
    assertThat(post("publish", "publish", "left", "leave-on", today.plusYears(3).toString())).contains("within a year");
    String written = java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy").format(today.plusDays(40));
    assertThat(post("publish", "publish", "left", "leave-on", written)).as("understood")
        .doesNotContain("Choose a day after today");
  }

  @Test
  void nothingIsPublicBeforeItsAuthorSaysYes() {
    Story story = ongoing("publish", "yes");
    assertThat(receipt).contains("and wait for your yes").doesNotContain("When you have left");
    tales.decide(story.id(), "publish", null, story.title(), story.body());
    house.pass(Duration.ofDays(20));
    assertThat(house.bean(Stories.class).get(story.id()).status()).isEqualTo(StoryStatus.APPROVED);
    house.bean(StoryRelease.class).free(new Caller.Author(story.author()), story.id());
    assertThat(house.bean(Stories.class).get(story.id()).status()).isEqualTo(StoryStatus.APPROVED);
    house.pass(Duration.ofMinutes(6));
    assertThat(house.bean(Stories.class).get(story.id()).status()).isEqualTo(StoryStatus.PUBLISHED);
  }

  @Test
  void aYesIsToTheseWordsAlone() {
    Story story = ongoing("publish", "yes");
    tales.decide(story.id(), "publish", null, story.title(), story.body());
    house.bean(StoryRelease.class).free(new Caller.Author(story.author()), story.id());
    tales.decide(story.id(), "pull", org.candour.decision.Reason.RECOGNISABLE, "", "");
    tales.decide(story.id(), "publish", null, story.title(), "Other words");
    house.pass(Duration.ofDays(2));
    assertThat(house.bean(Stories.class).get(story.id()).waitsForAuthor()).isTrue();
    assertThat(house.bean(Stories.class).get(story.id()).status()).isEqualTo(StoryStatus.APPROVED);
  }

  /** What staff read word for word is looked at like the story, and never in the way. */
  @Test
  void wishesAndTagsAreLookedAtAndAModeratorMayKeepThemFromStaff() {
    begin();
    String wish = "That Xhevdeta rings me on 07700 900123";
    assertThat(post("tags", "good", "Nurse Okwudili", "improve", "", "feel", ""))
        .contains("Could this show who somebody is?").contains("<q class=\"privacy__words\">Okwudili");
    assertThat(post("tags", "good", "Nurse Okwudili", "improve", "", "feel", "", "advised", "Nurse Okwudili"))
        .contains("Where did it happen?");
    String page = post("wishes", "hopes", wish, "hear", "");
    assertThat(page).contains("name=\"advised\" value=\"" + wish + "\"").contains("07700 900123");
    assertThat(post("wishes", "hopes", wish + " today", "hear", "", "advised", wish)).as("other words")
        .contains("Could this show who somebody is?");
    assertThat(post("wishes", "hopes", wish, "hear", "", "advised", wish)).doesNotContain("What would you wish for?");
    assertThat(post("wishes", "hopes", wish, "hear", "", "looked", "yes")).as("shown by script while it was written")
        .doesNotContain("What would you wish for?");

    Scene scene = Scene.published("Wishes kept back", "It was good.");
    house.sql().sql(
        "insert into story_aside (story, hopes) values (?, ?) on conflict (story) do update set hopes = excluded.hopes")
        .params(scene.story, wish).update();
    Browserless nurse = Browserless.as("nurse");
    String work = "/work/stories/" + scene.story + "/response";
    assertThat(nurse.get(work).body()).contains(wish);
    Browserless moderator = Cast.get().fresh("moderator");
    String desk = "/desk/" + tales.review(scene.story);
    assertThat(moderator.get(desk).body()).contains("Keep the wishes from staff");
    assertThat(moderator.post(desk + "/wishes", "withhold", "yes").statusCode()).isEqualTo(302);
    assertThat(moderator.get(desk).body()).contains("Let staff read the wishes");
    assertThat(nurse.get(work).body()).doesNotContain(wish);
    assertThat(nurse.get("/stories/" + scene.story).body()).doesNotContain(wish);
    moderator.post(desk + "/wishes", "withhold", "no");
    assertThat(nurse.get(work).body()).contains(wish);
  }

  @Test
  void itWaitsUntilItsAuthorHasLeftOrTheDayHasCome() {
    LocalDate day = house.bean(HouseClock.class).instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(10);
    Story story = ongoing("publish", "left", "leave-on", day.toString());
    assertThat(receipt)
        .containsPattern(
            "from " + day.getDayOfMonth() + " \\w+ " + day.getYear() + ", whether you have left by then or not")
        .contains("A moderator may have a question for you",
            "When you have left, tell us at your story: open it with your card", "Card number");
    tales.decide(story.id(), "publish", null, story.title(), story.body());
    house.pass(Duration.ofDays(8));
    assertThat(house.bean(Stories.class).get(story.id()).status()).isEqualTo(StoryStatus.APPROVED);
    assertThat(house.sql().sql("select count(*) from public_log where kind = 'story' and subject = ?").param(story.id())
        .query(Long.class).single())
        .as("the day of the decision would tell staff that it was told while its author was there").isZero();
    house.pass(Duration.ofDays(3));
    assertThat(house.bean(Stories.class).get(story.id()).status()).isEqualTo(StoryStatus.PUBLISHED);
    assertThat(house.sql().sql("""
        select count(*) from public_log l join public_story s on s.id = l.subject
        where l.kind = 'story' and l.act = 'published' and l.subject = ? and l.at >= s.published_at""")
        .param(story.id()).query(Long.class).single()).isOne();
    Story other = ongoing("publish", "left");
    assertThat(receipt).contains("only after you have left this care, as you chose")
        .doesNotContain("whether you have left by then");
    // They may have left before anybody decided.
    house.bean(StoryRelease.class).free(new Caller.Author(other.author()), other.id());
    tales.decide(other.id(), "publish", null, other.title(), other.body());
    house.pass(Duration.ofMinutes(6));
    assertThat(house.bean(Stories.class).get(other.id()).status()).isEqualTo(StoryStatus.PUBLISHED);
  }
}
