package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.journeys.EveryPage;
import org.candour.journeys.Visitor;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/**
 * Who speaks to a page says what they see: the visible words of a control stand together in its accessible name (WCAG
 * 2.5.3). Tried on every link, button and summary of every page.
 */
class ControlNamesTests {

  private static final Pattern CONTROL = Pattern.compile("(?s)<(a|button|summary)\\b([^>]*)>(.*?)</\\1>");
  private static final Pattern HIDDEN = Pattern.compile("(?s)<span class=\"govuk-visually-hidden\">.*?</span>");
  private static final Pattern SILENT = Pattern.compile("(?s)<(\\w+)[^>]*aria-hidden=\"true\"[^>]*>.*?</\\1>");
  private static final Pattern LABEL = Pattern.compile("aria-label=\"([^\"]*)\"");

  @Test
  void theVisibleWordsOfAControlStandTogetherInItsName() {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Map.Entry<String, List<String>> visitor : EveryPage.byVisitor().entrySet()) {
      Browserless caller = EveryPage.caller(visitor.getKey());
      visitor.getValue().stream().filter(page -> page.matches("/work/stories/\\d+/tags")).forEach(page -> {
        caller.post(page, "tag", "Board of the ward", "visibility", "private");
        caller.post(page, "tag", "Falls project", "visibility", "shared");
      });
      for (String page : visitor.getValue()) {
        Matcher control = CONTROL.matcher(caller.get(page).body());
        while (control.find()) {
          seen++;
          String spoken = SILENT.matcher(control.group(3)).replaceAll(" ");
          Matcher label = LABEL.matcher(control.group(2));
          String name = words(label.find() ? label.group(1) : spoken);
          String visible = words(HIDDEN.matcher(spoken).replaceAll(" "));
          if (!name.contains(visible)) {
            wrong.add(page + ": shows \"" + visible + "\", is called \"" + name + "\"");
          }
        }
      }
    }
    assertThat(seen).as("controls that were looked at").isGreaterThan(3_000);
    assertThat(wrong.stream().distinct().toList()).isEmpty();
  }

  /** Who jumps from heading to heading misses none in between. */
  @Test
  void headingsGoDownOneStepAtATime() {
    Pattern heading = Pattern.compile("<h([1-6])\\b");
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, List<String>> visitor : EveryPage.byVisitor().entrySet()) {
      Browserless caller = EveryPage.caller(visitor.getKey());
      for (String page : visitor.getValue()) {
        String body = caller.get(page).body();
        int last = 0;
        // What is hidden until a script shows it is no heading yet.
        for (Matcher each = heading.matcher(body.replaceAll("(?s)<template.*?</template>", "")); each.find();) {
          int level = Integer.parseInt(each.group(1));
          if (level > last + 1 && last > 0) {
            wrong.add(page + ": h" + last + ", then "
                + body.substring(each.start(), Math.min(body.length(), each.start() + 70)).replace("\n", " "));
          }
          last = level;
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A table is a stop of the Tab key where it scrolls, and nowhere else. */
  @Test
  void aTableThatFitsIsNoStop() {
    String looks = "() => [...document.querySelectorAll('.table[role=region]')].map(t => t.scrollWidth > t.clientWidth"
        + " === t.hasAttribute('tabindex'))";
    try (Visitor visitor = Visitor.withScript()) {
      for (int width : new int[]{1280, 320}) {
        visitor.page().setViewportSize(width, 900);
        visitor.open("/statistics");
        assertThat((List<?>) visitor.page().evaluate(looks)).as("at " + width).isNotEmpty()
            .allMatch(Boolean.TRUE::equals);
      }
    }
  }

  /** Signs such as commas are not spoken. */
  private static String words(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ").strip();
  }

  /** Those too that stand on a page only now and then. */
  @Test
  void everyTemplateNamesItsControlsByWhatTheyShow() throws IOException {
    Pattern named = Pattern
        .compile("aria-label=\"\\$\\{shell\\.say\\(\"([\\w.-]+)\"[^>]*>\\$\\{shell\\.say\\(\"([\\w.-]+)\"\\)\\}<");
    Sentences english = TestHouse.get().bean(SentenceLanguages.class).in("en");
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    try (var files = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        Matcher pair = named.matcher(Files.readString(file));
        while (pair.find()) {
          seen++;
          if (!words(english.say(pair.group(1), "X", "Y")).contains(words(english.say(pair.group(2))))) {
            wrong.add(file + ": " + pair.group(1));
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(6);
    assertThat(wrong).isEmpty();
  }

  @Test
  void aNameThatPartsTheVisibleWordsIsFound() {
    assertThat(words("Make the tag X public")).doesNotContain(words("Make public"));
    assertThat(words("Make public: the tag X")).contains(words("Make <span>public</span>"));
  }
}
