package org.candour.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.regions.Regions;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.junit.jupiter.api.Test;

/**
 * What somebody said the language of a story is stands wherever its title or words do, not what its words look like.
 */
class SaidLanguageTests {

  private static final String WELSH =
      "Roedd y nyrsys yn garedig iawn ac fe wnaethon nhw bopeth i helpu fy mam yn yr ysbyty.";
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9-]*)([^>]*)>");
  private static final Pattern LANG = Pattern.compile("\\blang=\"([^\"]*)\"");
  private static final Set<String> VOID = Set.of("input", "br", "img", "meta", "link", "hr", "source", "wbr", "col");

  private final TestHouse house = TestHouse.get();
  private final String title = "Gofal da iawn " + UUID.randomUUID().toString().substring(0, 8);
  private final String body = WELSH + " " + UUID.randomUUID().toString().substring(0, 8);

  /** The languages that a page says these words are in, one for each time that they stand in its body. */
  private static List<String> languages(String page, String words) {
    Deque<String> langs = new ArrayDeque<>(List.of(""));
    List<String> found = new ArrayList<>();
    String shown = page.substring(page.indexOf("<body"));
    Matcher tag = TAG.matcher(shown);
    int from = 0;
    while (tag.find()) {
      String between = shown.substring(from, tag.start());
      for (int at = between.indexOf(words); at >= 0; at = between.indexOf(words, at + 1)) {
        found.add(langs.element());
      }
      from = tag.end();
      if (!tag.group(1).isEmpty()) {
        langs.pop();
      } else if (!VOID.contains(tag.group(2)) && !tag.group(3).endsWith("/")) {
        Matcher lang = LANG.matcher(tag.group(3));
        langs.push(lang.find() ? lang.group(1) : langs.element());
      }
    }
    return found;
  }

  private void says(Browserless who, String path) {
    var answer = who.get(path);
    assertThat(answer.statusCode()).as(path + " to " + answer.headers().firstValue("Location")).isEqualTo(200);
    String page = answer.body();
    List<String> titles = languages(page, title);
    assertThat(titles).as(path + " title").isNotEmpty().containsOnly("ga");
    assertThat(languages(page, body)).as(path + " words").allMatch("ga"::equals);
  }

  @Test
  void everyListAndPageSaysWhatWasSaid() {
    Scene scene = Scene.published(title, body);
    Browserless member = Cast.get().fresh("administrator");
    String location = member.post("/work/stories/" + scene.story + "/response", "body", "Diolch", "change", "planned",
        "what", "Seats", "by", "", "send", "1").headers().firstValue("Location").orElse("");
    String draft = Cast.get().fresh("responder")
        .post("/work/stories/" + scene.story + "/response", "body", "Thank you", "change", "none", "keep", "1")
        .headers().firstValue("Location").orElseThrow();
    house.bean(Responses.class).reply(new Caller.Author(scene.author), scene.story, null, "Fy ateb",
        SecretToken.fresh());
    house.settle();
    assertThat(scene.author().post("/mine/stories/" + scene.story + "/language", "language", "ga").statusCode())
        .isEqualTo(302);
    house.settle();
    Browserless nobody = new Browserless(house.address());
    String ward = house.sql().sql("select lower(code) from public_service where id = ?").param(Scene.ward())
        .query(String.class).single();
    for (String path : List.of("/", "/stories?sort=newest", "/stories/" + scene.story, "/services/" + ward,
        "/statistics/stories?part=all", "/organisations/look?service=" + ward)) {
      says(nobody, path);
    }
    for (String path : List.of("/work?show=all", "/work/reports", "/work/reports/stories?part=all",
        "/work/stories/" + scene.story + "/response", "/work/stories?sort=newest",
        "/work/stories/" + scene.story + "/told", "/work/stories/" + scene.story + "/tags",
        "/work/stories/" + scene.story + "/public-tags", "/work/stories/" + scene.story + "/colleague",
        "/work/stories/" + scene.story + "/praise", location)) {
      says(member, path);
    }
    Browserless moderator = Browserless.as("moderator");
    says(moderator, "/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id());
    long reply =
        house.sql().sql("select response from response_version where body = 'Fy ateb'").query(Long.class).single();
    says(moderator, "/desk/" + house.bean(Reviews.class).of("reply", reply).orElseThrow().id());
    int pages = 0;
    for (int page = 1; page < 12; page++) {
      pages += languages(moderator.get("/desk?page=" + page).body(), title).stream()
          .peek(lang -> assertThat(lang).isEqualTo("ga")).toList().size();
    }
    assertThat(pages).isPositive();
    says(scene.author(), "/mine");
    says(scene.author(), "/mine/stories/" + scene.story);
    assertThat(draft).contains("/work/drafts/");
  }

  @Test
  void lettersSayItToo() {
    Scene scene = Scene.told(title, body);
    house.sql().sql("update story set language = 'ga' where id = ?").param(scene.story).update();
    scene.decide("act", "publish", "criticality", "1");
    house.pass(java.time.Duration.ofMinutes(6));
    assertThat(
        house.sql().sql("select body_html from outbound_mail where occasion = 'story-alert' and subject_id = ? limit 1")
            .param(scene.story).query(String.class).single())
        .contains("<span lang=\"ga\" dir=\"ltr\">&ldquo;" + title + "&rdquo;</span>",
            "<span lang=\"ga\" dir=\"ltr\">" + body.substring(0, 40));
  }

  @Test
  void theQueueNamesTheWardOfAStoryInAnyLanguage() {
    // Words of its own: what is alike stands behind the first of its kind.
    Scene scene = Scene.told("An dochtúir " + UUID.randomUUID(),
        "D'éist an dochtúir óg liom go foighneach tráthnóna Dé hAoine, agus mhínigh sí gach rud faoin obráid.");
    long review = house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    // It stands behind everything that other tests have left waiting.
    String queue = java.util.stream.IntStream.rangeClosed(1, 500)
        .mapToObj(page -> Browserless.as("moderator").get("/desk?page=" + page).body())
        .filter(page -> page.contains("/desk/" + review + "\"") || !page.contains("queue__item")).findFirst()
        .orElseThrow();
    String item = queue.substring(queue.indexOf("/desk/" + review + "\""));
    assertThat(item.substring(0, item.indexOf("</li>"))).contains("Ward 7");
  }

  /**
   * In a region where nobody writes Danish, what looks like Danish is not said to be: of answers and replies as of
   * stories.
   */
  @Test
  void whatIsAnsweredIsInOneOfTheLanguagesOfItsRegion() {
    String danish = "Vi er meget kede af, at du ventede så længe, og vi har ændret den måde, vi arbejder på.";
    Scene scene = Scene.published("A long wait", "I waited a long time.");
    String location = Cast.get().fresh("responder")
        .post("/work/stories/" + scene.story + "/response", "body", danish, "change", "none", "send", "1").headers()
        .firstValue("Location").orElseThrow();
    house.pass(java.time.Duration.ofMinutes(31));
    Scene.decide("response", Long.parseLong(location.replaceAll(".*/|\\?.*", "")), "act", "publish");
    Browserless nobody = new Browserless(house.address());
    assertThat(languages(nobody.get("/stories/" + scene.story).body(), danish)).containsExactly("da");
    writtenIn("en", "cy", "pl");
    try {
      assertThat(languages(nobody.get("/stories/" + scene.story).body(), danish)).doesNotContain("da");
    } finally {
      writtenIn();
    }
  }

  private void writtenIn(String... tags) {
    house.sql().sql("delete from region_language where region = 'uk-england'").update();
    for (int i = 0; i < tags.length; i++) {
      house.sql().sql("insert into region_language (region, position, language) values ('uk-england', ?, ?)")
          .params(i, tags[i]).update();
    }
    house.bean(Regions.class).refresh();
  }
}
