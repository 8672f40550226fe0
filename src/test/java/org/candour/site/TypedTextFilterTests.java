package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.journeys.Visitor;
import org.candour.shared.PlainText;
import org.junit.jupiter.api.Test;

/** One door for what is typed: no room keeps a sign that nobody sees, whichever form or list it came by. */
class TypedTextFilterTests {

  private static final String HIDDEN = "\u200Bdis\u00ADcharge\u2060 of\u00A0joy\uFEFF";

  private final TestHouse house = TestHouse.get();

  @Test
  void noFormKeepsASignThatNobodySees() {
    Scene scene = Scene.published("A let\u00ADter", "The dis\u00ADcharge let\u200Bter came\u2060 late.");
    Browserless staff = Cast.get().fresh("administrator");
    staff.post("/profile", "name", HIDDEN, "job", HIDDEN, "group", "other", "about", HIDDEN);
    staff.post("/work/levels", "current", "3", "why", HIDDEN, "aspired", "5", "by", "2027-06", "visibility", "public");
    staff.post("/work/stories/" + scene.story + "/tags", "tag", HIDDEN, "visibility", "private");
    staff.post("/work/stories/" + scene.story + "/response", "send", "1", "body", HIDDEN + " thank you", "change",
        "none");
    scene.author().post("/mine/stories/" + scene.story + "/replies", "body", HIDDEN);
    new Browserless(house.address()).post("/contact", "body", HIDDEN, "about", "other", "address",
        "\u200Bhidden@hidden.example\u00A0");
    house.settle();
    assertThat(new Browserless(house.address()).get("/stories?words=discharge+letter").body())
        .contains("/stories/" + scene.story);
    assertThat(unseen()).isEmpty();
    assertThat(
        house.sql().sql("select count(*) from person where name = 'discharge of joy'").query(Long.class).single())
        .isPositive();
  }

  /** Every text of every table, as it stands after whatever ran before. */
  private List<String> unseen() {
    List<String> found = new ArrayList<>();
    house.sql().sql("""
        select c.table_name || '.' || c.column_name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
          and c.data_type in ('text', 'character varying')""").query(String.class).list().forEach(at -> {
      String[] place = at.split("\\.");
      String looks =
          "select count(*) from " + place[0] + " where " + place[1] + " ~ '[\u00AD\u200B\u200E\u2060\uFEFF\u00A0]'";
      if (house.sql().sql(looks).query(Long.class).single() > 0) {
        found.add(at);
      }
    });
    return found;
  }

  @Test
  void aScreenNameOfNothingIsNone() {
    Browserless teller = new Browserless(house.address());
    Matcher draft = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(teller.post("/tell", "device", "own", "code", "2468").body());
    assertThat(draft.find()).isTrue();
    for (String nothing : List.of("\u200B", "\u2800", "\u3164", "\u00AD\u2060")) {
      assertThat(teller.post("/tell/name", "draft", draft.group(1), "name", nothing).body())
          .as(Integer.toHexString(nothing.charAt(0))).contains("error-summary");
    }
  }

  /** What is to be thought over is where the reader is, and not below a page that looks the same as before. */
  @Test
  void adviceOnAScreenNameIsInFocus() {
    Browserless teller = new Browserless(house.address());
    Matcher draft = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(teller.post("/tell", "device", "own", "code", "2468").body());
    assertThat(draft.find()).isTrue();
    assertThat(teller.post("/tell/name", "draft", draft.group(1), "name", "Sarah1984").body())
        .contains("data-name-notice tabindex=\"-1\" autofocus");
    assertThat(teller.get("/tell/name").body()).contains("data-name-notice");
  }

  /** Whoever reads a request in another way goes round the door. */
  @Test
  void nobodyReadsARequestInAnotherWay() throws IOException {
    Pattern around =
        Pattern.compile("@RequestBody|request\\.get(Reader|InputStream|Part|Parts|QueryString)\\(|HttpEntity<");
    try (var files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".java")).filter(f -> around.matcher(read(f)).find())
          .map(f -> f.getFileName().toString())).as("the address alone")
          .isSubsetOf("ShortAddressPages.java", "AccessGuard.java", "FlashNotice.java");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The number of words left that a page shows is the one that the server refuses by. */
  @Test
  void browserAndServerCountTheSame() {
    String script = read(Path.of("src/main/resources/static/assets/candour.js"));
    Matcher counting = Pattern.compile("(?s)  var UNSEEN = .*?\n  }\n").matcher(script);
    assertThat(counting.find()).isTrue();
    List<String> texts =
        new ArrayList<>(List.of("", " one, two\n\nthree-four  five ", "\u200B", "a\u200Bb c", "a \u2060 b",
            "👩\u200D⚕\uFE0F was kind", "\u06DD", "a \u06DD b", "می\u200Cخواهم", "\uFE0F \u200D", "\u3164 x"));
    for (int sign = 0; sign < 0x3100; sign++) {
      texts.add("a" + (char) sign + "b " + (char) sign + " c");
    }
    for (int sign = 0xFE00; sign < 0x10000; sign++) {
      texts.add("a" + (char) sign + "b " + (char) sign + " c");
    }
    try (Visitor visitor = Visitor.withScript()) {
      visitor.open("/about");
      visitor.page().evaluate("() => { " + counting.group() + "; window.countWords = count; }");
      Object counted = visitor.page().evaluate("texts => texts.map(window.countWords)", texts);
      List<String> different = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        int there = ((Number) ((List<?>) counted).get(i)).intValue();
        if (there != PlainText.words(texts.get(i))) {
          different.add(texts.get(i).codePoints().mapToObj(Integer::toHexString).toList() + ": " + there);
        }
      }
      assertThat(different).isEmpty();
    }
  }
}
