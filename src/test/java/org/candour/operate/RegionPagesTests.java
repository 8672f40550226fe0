package org.candour.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;

/** Regions are data, and an operator changes them on pages. */
class RegionPagesTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless operator = Cast.get().fresh("operator");

  @Test
  void theIslandsAroundShipWithTheirNumbers() {
    for (Map.Entry<String, String> each : Map
        .of("uk-wales", "999", "uk-northern-ireland", "0808 808 8000", "ireland", "50808").entrySet()) {
      assertThat(Browserless.as("nobody").get("/" + each.getKey() + "/").statusCode()).as(each.getKey()).isEqualTo(200);
      assertThat(Browserless.as("nobody").get("/" + each.getKey() + "/tell").body()).as(each.getKey())
          .contains(each.getValue());
      assertThat(Browserless.as("nobody").get("/" + each.getKey() + "/help/complaint").statusCode()).isEqualTo(200);
    }
    assertThat(region("ireland").country()).isEqualTo("IE");
  }

  @Test
  void policyHoursHolidaysAndCrisisNumbersAreChangedOnAPage() {
    Map<String, String> form = form("uk-wales");
    form.put("release", "45");
    form.put("holidays", "25 December 2028\n2028-12-26");
    form.put("crisis", "999 | Ambulance | When a life is in danger\n0800 132 737 | C.A.L.L. | To talk, at any hour");
    form.put("opens", "8.30");
    var saved = post("uk-wales", form);
    assertThat(saved.statusCode()).isEqualTo(302);
    assertThat(operator.get(saved.headers().firstValue("Location").orElseThrow()).body())
        .containsPattern("(?s)role=\"status\" tabindex=\"-1\" autofocus.*Wales is saved\\.");
    Region wales = region("uk-wales");
    assertThat(wales.releaseDelay()).hasMinutes(45);
    assertThat(wales.opens()).hasHour(8).hasMinute(30);
    assertThat(wales.holidays()).hasSize(2);
    assertThat(wales.crisis()).extracting("number").containsExactly("999", "0800 132 737");
    assertThat(Browserless.as("nobody").get("/uk-wales/tell").body()).contains("0800 132 737");
    assertThat(house.sql().sql("select count(*) from audit_entry where act = 'region-changed' and reason = 'uk-wales'")
        .query(Long.class).single()).isPositive();
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndNothingIsLost() {
    Map<String, String> form = form("uk-wales");
    for (String[] wrong : List.of(new String[]{"release", "soon"}, new String[]{"release", "9999"},
        new String[]{"zone", "Europe/Atlantis"}, new String[]{"country", "XX"}, new String[]{"opens", "25:00"},
        new String[]{"closes", "06:00"}, new String[]{"holidays", "Christmas"}, new String[]{"crisis", "call somebody"},
        new String[]{"crisis", ""}, new String[]{"host", "not a host"}, new String[]{"language", "xx"},
        new String[]{"name", "  "}, new String[]{"name", "england"}, new String[]{"advised", "19999"},
        new String[]{"languages", "Welsh\nKlingon"}, new String[]{"accent", "green"}, new String[]{"accent", "#888888"},
        new String[]{"accent", "#c8102e"})) {
      Map<String, String> typed = new TreeMap<>(form);
      typed.put(wrong[0], wrong[1]);
      typed.put("people", "people kept as typed");
      var answer = post("uk-wales", typed);
      assertThat(answer.statusCode()).as(wrong[0] + wrong[1]).isEqualTo(400);
      assertThat(answer.body()).as(wrong[0] + wrong[1])
          .contains("id=\"" + wrong[0] + "-error\"", "people kept as typed")
          .as("the next press goes to the same region")
          .contains("action=\"/operate/regions/uk-wales\"", "/operate/regions/uk-wales/complaint")
          .doesNotContain("regions//");
    }
  }

  /** All that is wrong at once, not one line after the other. */
  @Test
  void everyLineThatIsWrongIsNamed() {
    Map<String, String> form = form("uk-wales");
    form.put("holidays", "Christmas\n25 December 2028\nSt David's Day");
    form.put("crisis", "call us | Us | Now\n999 | Ambulance | Now\n+++ | Them | Then");
    form.put("languages", "Klingon\nWelsh\nElvish");
    form.put("telephone", "abc");
    String page = post("uk-wales", form).body();
    assertThat(page).contains("“Christmas”, “St David", "“call us | Us | Now”, “+++ | Them | Then”",
        "“Klingon”, “Elvish”", "id=\"telephone-error\"", "value=\"abc\"");
    form.put("holidays", IntStream.range(0, 30).mapToObj(i -> "day " + i).collect(Collectors.joining("\n")));
    assertThat(post("uk-wales", form).body()).contains("“day 7” and 22 more").doesNotContain("“day 8”");
  }

  @Test
  void aTelephoneWithAnExtensionIsDialledAsOne() {
    Map<String, String> form = form("uk-wales");
    String before = form.put("telephone", "01632 960123 ext. 3");
    assertThat(post("uk-wales", form).statusCode()).isEqualTo(302);
    assertThat(Browserless.as("nobody").get("/uk-wales/tell").body()).contains("href=\"tel:01632960123;ext=3\"",
        "01632 960123 ext. 3");
    form = form("uk-wales");
    form.put("telephone", before);
    assertThat(post("uk-wales", form).statusCode()).isEqualTo(302);
  }

  @Test
  void anotherRegionIsAddedAndTakenOffAgain() {
    Map<String, String> form = form("new");
    form.putAll(Map.of("id", "isle-of-tests", "name", "Isle of Tests", "people", "people on the Isle of Tests",
        "crisis", "999 | Help | Now"));
    assertThat(post("new", form).statusCode()).isEqualTo(302);
    assertThat(Browserless.as("nobody").get("/isle-of-tests/tell").body()).contains("Isle of Tests");
    assertThat(post("new", form).statusCode()).as("a name is taken once").isEqualTo(409);
    Map<String, String> off = form("isle-of-tests");
    off.put("offered", "no");
    assertThat(post("isle-of-tests", off).statusCode()).isEqualTo(302);
    assertThat(Browserless.as("nobody").get("/isle-of-tests/tell").statusCode()).isEqualTo(404);
    assertThat(operator.get("/operate/regions").body()).contains("Isle of Tests", "Not offered");
    Map<String, String> used = form("uk-england");
    used.put("offered", "no");
    assertThat(post("uk-england", used).body()).contains("offered-error");
  }

  @Test
  void theLanguagesOfARegionAreWhatIsFoundAndOfferedThereInItsOrder() {
    Map<String, String> before = form("uk-england");
    Map<String, String> form = new TreeMap<>(before);
    form.put("languages", "Polish\nCymraeg\nen");
    assertThat(post("uk-england", form).statusCode()).isEqualTo(302);
    try {
      assertThat(region("uk-england").languages()).containsExactly("pl", "cy", "en");
      assertThat(form("uk-england").get("languages")).isEqualTo("Polish\nWelsh\nEnglish");
      Scene welsh = Scene.told("Gofal yn yr ysbyty",
          "Roedd y nyrsys yn garedig iawn ac fe wnaethon nhw bopeth i helpu fy mam yn yr ysbyty.");
      Scene french = Scene.told("Merci pour tout",
          "Les infirmières ont été très gentilles avec ma mère et nous avons toujours su ce qui se passait.");
      assertThat(language(welsh)).isEqualTo("cy");
      assertThat(language(french)).as("nobody writes French there").isEqualTo("en");
      for (String page : List.of(french.author().get("/mine/stories/" + french.story).body(),
          Browserless.as("moderator")
              .get("/desk/" + house.bean(Reviews.class).of("story", french.story).orElseThrow().id()).body())) {
        assertThat(page).containsPattern(
            "(?s)<select[^>]*name=\"language\".{0,40}<option value=\"pl\"[^>]*>Polski</option>\\s*<option"
                + " value=\"cy\"[^>]*>Cymraeg</option>"
                + "\\s*<option value=\"en\"[^>]*>English</option>\\s*</select>");
      }
      assertThat(french.author().post("/mine/stories/" + french.story + "/language", "language", "fr").statusCode())
          .isEqualTo(400);
      assertThat(french.author().post("/mine/stories/" + french.story + "/language", "language", "pl").statusCode())
          .isEqualTo(302);
      assertThat(language(french)).isEqualTo("pl");
    } finally {
      Map<String, String> again = form("uk-england");
      again.put("languages", "");
      post("uk-england", again);
    }
    assertThat(region("uk-england").languages()).isEmpty();
  }

  private String language(Scene scene) {
    return house.sql().sql("select language from story where id = ?").param(scene.story).query(String.class).single();
  }

  @Test
  void aColourOfItsOwnIsShownFirstThenServedAndKeptByBrowsers() {
    Map<String, String> form = form("uk-northern-ireland");
    form.put("accent", "0B6E4F");
    Map<String, String> looked = new TreeMap<>(form);
    looked.put("samples", "yes");
    looked.put("people", "people kept as typed");
    var samples = post("uk-northern-ireland", looked);
    assertThat(samples.statusCode()).isEqualTo(200);
    assertThat(samples.body())
        .contains("people kept as typed", "#0b6e4f", "Dark, more contrast", "<svg class=\"samples__page\"")
        .doesNotContain("error-summary");
    assertThat(region("uk-northern-ireland").colours()).as("nothing is saved yet").isNull();
    assertThat(Browserless.as("nobody").get("/uk-northern-ireland/").body()).doesNotContain("/colours/");
    assertThat(post("uk-northern-ireland", form).statusCode()).isEqualTo(302);
    try {
      String home = Browserless.as("nobody").get("/uk-northern-ireland/").body();
      Matcher link = Pattern.compile("candour\\.css\">\\s*<link rel=\"stylesheet\""
          + " href=\"(/colours/uk-northern-ireland/\\d+/[0-9a-f]{8}\\.css)\">").matcher(home);
      assertThat(link.find()).isTrue();
      assertThat(Browserless.as("nobody").get("/ireland/").body()).doesNotContain("/colours/");
      var sheet = Browserless.as("nobody").get(link.group(1));
      assertThat(sheet.body()).startsWith(":root{--plum:#0b6e4f;").contains("@media (prefers-color-scheme:dark)");
      assertThat(sheet.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
      assertThat(sheet.headers().allValues("Cache-Control")).hasSize(1)
          .allMatch(c -> c.contains("immutable") && c.contains("max-age=31536000"));
      assertThat(sheet.headers().firstValue("ETag")).isPresent();
      assertThat(sheet.headers().firstValue("Set-Cookie")).isEmpty();
      var old = Browserless.as("nobody").get(link.group(1).replaceFirst("/\\d+/", "/999999/"));
      assertThat(old.headers().firstValue("Cache-Control").orElseThrow()).isEqualTo("no-store");
      assertThat(Browserless.as("nobody").get("/colours/ireland/1/00000000.css").statusCode()).isEqualTo(404);
      assertThat(Browserless.as("nobody").get("/colours/nowhere/1/00000000.css").statusCode()).isEqualTo(404);
    } finally {
      Map<String, String> again = form("uk-northern-ireland");
      assertThat(again.get("accent")).isEqualTo("#0b6e4f");
      again.put("accent", "");
      post("uk-northern-ireland", again);
    }
    assertThat(region("uk-northern-ireland").colours()).isNull();
  }

  @Test
  void twoOperatorsAtOnceOverwriteNothing() {
    Map<String, String> first = form("uk-northern-ireland");
    Map<String, String> second = new TreeMap<>(first);
    assertThat(post("uk-northern-ireland", first).statusCode()).isEqualTo(302);
    second.put("people", "people who came second");
    var answer = post("uk-northern-ireland", second);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("people who came second");
  }

  private Region region(String id) {
    return house.bean(Regions.class).get(new RegionId(id));
  }

  private java.net.http.HttpResponse<String> post(String id, Map<String, String> form) {
    List<String> fields = new ArrayList<>();
    form.forEach((name, value) -> fields.addAll(List.of(name, value)));
    return operator.post("/operate/regions/" + id, fields.toArray(String[]::new));
  }

  /** What the form of the page would send. */
  private Map<String, String> form(String id) {
    String page = operator.get("/operate/regions/" + id).body();
    Map<String, String> form = new TreeMap<>();
    Matcher input = Pattern.compile("<input[^>]*>").matcher(page);
    while (input.find()) {
      String name = attribute(input.group(), "name");
      if (RegionForm.FIELDS.contains(name) || name.equals("revision")) {
        boolean radio = input.group().contains("type=\"radio\"");
        if (!radio || input.group().contains(" checked")) {
          form.put(name, attribute(input.group(), "value"));
        }
      }
    }
    Matcher area = Pattern.compile("<textarea[^>]*name=\"(\\w+)\"[^>]*>([^<]*)</textarea>").matcher(page);
    while (area.find()) {
      form.put(area.group(1), area.group(2).replace("&amp;", "&").strip());
    }
    return form;
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? found.group(1) : "";
  }
}
