package org.candour.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candour.Browserless;
import org.candour.Scene;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/**
 * A story without a title gets one from its moderator: never half a sentence, and nothing that its author was warned
 * about.
 */
class TitleTests {

  private final TestHouse house = TestHouse.get();

  private String proposed(Scene scene) {
    Matcher title = Pattern.compile("name=\"title\"[^>]*value=\"([^\"]*)\"").matcher(desk(scene));
    assertThat(title.find()).isTrue();
    return HtmlUtils.htmlUnescape(title.group(1));
  }

  private String desk(Scene scene) {
    return Browserless.as("moderator")
        .get("/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id()).body();
  }

  @Test
  void theProposalRepeatsNothingThatWasWarnedAbout() {
    assertThat(proposed(Scene.told("", "Nobody told me what was wrong. I waited for nine hours and then went home.")))
        .isEqualTo("Nobody told me what was wrong");
    for (String risky : new String[]{"Dr Taylor never read my notes. It was a long night.",
        "Mark explained everything and never rushed me. Mark was kind.", "I was admitted on 12 March. Nobody came.",
        "My NHS number 943 476 5919 was read out aloud. I was ashamed.", "my mum, 83, waited nine hours. She was cold.",
        "steph came out to me three times. I thank Steph."}) {
      assertThat(proposed(Scene.told("", risky))).as(risky).startsWith("A story about Ward 7");
    }
    String lasting =
        "I had been waiting for such a very long time in the corridor that I had begun to think that nobody"
            + " would ever come back to me again and so I left.";
    assertThat(proposed(Scene.told("", lasting))).as("no half a sentence").startsWith("A story about Ward 7");
  }

  @Test
  void severalOfOneServiceAreToldApart() {
    String long1 = " and it went on and on until we no longer knew what to say"
        + " or whom to ask about anything in that place, so we just went home again.";
    List<String> proposals = Stream
        .of("Dr Taylor never read my notes. It was a long night.", "Dr Taylor came late. The food was cold.",
            "Dr Taylor saw us after a long waiting time" + long1,
            "Dr Taylor said nothing, and the communication was poor" + long1)
        .map(body -> proposed(Scene.told("", body))).toList();
    assertThat(proposals).doesNotHaveDuplicates()
        .allMatch(p -> p.startsWith("A story about Ward 7") && !p.contains("Taylor"));
    assertThat(proposals.getFirst()).endsWith(": “It was a long night”");
  }

  /** What a moderator writes is in the language of the desk, whatever the story's. */
  @Test
  void anEnglishTitleOfAWelshOrUrduStorySaysThatItIsEnglish() {
    for (String[] each : List.of(
        new String[]{"cy",
            "Roedd y nyrsys yn garedig iawn ac fe gefais fy nhrin yn dda gan bawb yn yr ysbyty trwy gydol y nos."},
        new String[]{"ur", "ہسپتال میں میری والدہ کا بہت اچھا خیال رکھا گیا اور سب لوگ بہت مہربان تھے۔"})) {
      Scene scene = Scene.told("", each[1]);
      assertThat(scene.decide("act", "publish", "criticality", "1", "title", "A long night").statusCode())
          .isEqualTo(302);
      house.pass(Duration.ofMinutes(6));
      String page = new Browserless(house.address()).get("/stories/" + scene.story).body();
      assertThat(page).containsPattern("<h1[^>]*lang=\"en\"[^>]*>A long night")
          .containsPattern("<div class=\"voice[^>]*lang=\"" + each[0] + "\"");
      String list = new Browserless(house.address()).get("/stories").body();
      assertThat(list)
          .containsPattern("<h[23][^>]*lang=\"en\"[^>]*><a href=\"[^\"]*/stories/" + scene.story + "\">A long night")
          .containsPattern("opening\" lang=\"" + each[0] + "\"");
      assertThat(scene.author().get("/mine").body()).containsPattern("<bdi lang=\"en\"[^>]*>A long night</bdi>");
      assertThat(scene.author().get("/mine/stories/" + scene.story).body())
          .containsPattern("<h1[^>]*lang=\"en\"[^>]*>A long night");
    }
  }

  @Test
  void noStoryIsPublicWithoutATitle() {
    Scene scene = Scene.told("", "Dr Taylor never read my notes. It was a long night.");
    assertThat(scene.author().get("/mine").body()).contains("Your story has no title yet");
    HttpResponse<String> refused = scene.decide("act", "publish", "criticality", "1", "title", " ");
    assertThat(refused.body()).contains("Its author gave no title. Write one");
    assertThat(scene.decide("act", "hold", "reason", "other", "note", "Later").statusCode()).isEqualTo(302);
    assertThat(house.sql().sql("select count(*) from story_version where story = ?").param(scene.story)
        .query(Long.class).single()).as("no title on the way").isEqualTo(1);
    assertThat(scene.decide("act", "publish", "criticality", "1", "title", "A long night").statusCode())
        .as("no reason is asked for").isEqualTo(302);
    house.pass(Duration.ofMinutes(6));
    assertThat(new Browserless(house.address()).get("/stories/" + scene.story).body()).contains(">A long night</h1>");
    assertThat(scene.author().get("/mine/stories/" + scene.story).body())
        .contains("A moderator gave it this one: ", ">A long night</bdi>", "A moderator gave it a title")
        .doesNotContain("changed some words");
    assertThat(Browserless.as("nobody").get("/log").body()).contains("A story was given a title");
  }
}
