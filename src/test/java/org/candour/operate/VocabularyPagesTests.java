package org.candour.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.shared.RegionId;
import org.candour.tagging.StaffTags;
import org.candour.tagging.TagVocabulary;
import org.candour.tagging.TagWord;
import org.junit.jupiter.api.Test;

/** An operator changes what things are called, and searches follow. */
class VocabularyPagesTests {

  private static final RegionId HERE = new RegionId("uk-england");

  private final TestHouse house = TestHouse.get();
  private final TagVocabulary vocabulary = house.bean(TagVocabulary.class);

  @Test
  void aNewNameIsSearchedForWithoutARestart() {
    String word = "vq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "en";
    Tales tales = new Tales();
    long story = tales
        .publish(tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"), "About a " + word, "Nothing more"));
    Browserless operator = Cast.get().fresh("operator");
    assertThat(operator.post("/operate/vocabulary", "word", "", "group", "condition").body()).contains("Write a name");
    assertThat(operator.post("/operate/vocabulary", "word", word, "group", "none").body()).contains("Choose a group",
        word);
    String made = operator.post("/operate/vocabulary", "word", word, "group", "body", "polarity", "0").headers()
        .firstValue("Location").orElseThrow();
    TagWord there = vocabulary.find(word).orElseThrow();
    assertThat(made).endsWith("?id=" + there.id() + "&said=word-added");
    assertThat(operator.post("/operate/vocabulary", "word", word, "group", "body").body())
        .contains("That name is here already");
    String id = Long.toString(there.id());
    String other = word.replace("vq", "qv");
    assertThat(operator.post("/operate/vocabulary/name", "id", id, "synonym", "x".repeat(81)).body())
        .contains("at most 80 characters");
    operator.post("/operate/vocabulary/name", "id", id, "synonym", other);
    assertThat(house.bean(Finding.class).find(StoryQuery.parse(HERE, "words=" + other)).ids()).containsExactly(story);
    operator.post("/operate/vocabulary/word", "id", id, "group", "condition", "polarity", "-1");
    assertThat(vocabulary.condition(other).orElseThrow().polarity()).isEqualTo(-1);
    assertThat(operator.get("/operate/vocabulary?group=condition").body()).contains(word, other);
    assertThat(operator.get("/operate/vocabulary?find=" + other).body()).contains(word);
    assertThat(operator.get(made.replaceFirst("^https?://[^/]+", "")).body()).contains(other);
    operator.post("/operate/vocabulary/removal", "id", id, "synonym", other);
    assertThat(house.bean(Finding.class).count(StoryQuery.parse(HERE, "words=" + other))).isZero();
    operator.post("/operate/vocabulary/removal", "id", id);
    assertThat(vocabulary.find(word)).isEmpty();
    assertThat(operator.get("/operate/vocabulary/word?id=" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void howManyTagsStaffMayPutIsData() {
    StaffTags tags = house.bean(StaffTags.class);
    Browserless operator = Cast.get().fresh("operator");
    long person = Cast.get().newest();
    String form = operator.get("/operate/vocabulary").body();
    var before = tags.rules();
    String path = "/operate/vocabulary/rules";
    var wrong = operator.post(path, Scene.with(form, "most-public", "101", "most-shared", "many"));
    assertThat(wrong.body()).contains("Write a number from 0 to 100", "many");
    assertThat(tags.rules()).isEqualTo(before);
    int more = before.get("public") + 1;
    assertThat(operator.post(path, Scene.with(form, "most-public", Integer.toString(more))).statusCode())
        .isEqualTo(302);
    assertThat(tags.most("public")).isEqualTo(more);
    var late = operator.post(path, Scene.with(form, "most-public", "0"));
    assertThat(late.statusCode()).as("another window was first").isEqualTo(409);
    assertThat(late.body()).contains("You changed this yourself in another window or tab");
    assertThat(Cast.get().fresh("operator").post(path, Scene.with(form, "most-public", "0")).body())
        .contains("Somebody else changed this");
    assertThat(tags.most("public")).isEqualTo(more);
    assertThat(operator
        .post(path,
            Scene.with(operator.get("/operate/vocabulary").body(), "most-public", before.get("public").toString()))
        .statusCode()).isEqualTo(302);
    assertThat(tags.rules()).isEqualTo(before);
    assertThat(house.sql().sql(
        "select count(*) from audit_entry where act = 'staff-tag-rule-changed' and actor_id = ? and reason = 'public'")
        .param(person).query(Long.class).single()).isEqualTo(2);
    Browserless regional = Cast.get().fresh("operator", "region", HERE.value());
    assertThat(regional.get("/operate/vocabulary").body()).contains("Public tags, of one organisation")
        .doesNotContain("name=\"most-public\"");
    assertThat(regional.post(path, Scene.with(form, "most-public", "0")).statusCode()).isEqualTo(404);
  }

  @Test
  void whoOperatesOneRegionChangesNoWordThatHoldsInAll() {
    Browserless regional = Cast.get().fresh("operator", "region", HERE.value());
    TagWord there = vocabulary.find("gp practice").orElseThrow();
    String id = Long.toString(there.id());
    assertThat(regional.get("/operate/vocabulary").body()).doesNotContain("id=\"add\"");
    assertThat(regional.get("/operate/vocabulary/word?id=" + id).body()).contains("family doctor")
        .doesNotContain("<form method=\"post\" action=\"/uk-england/operate");
    assertThat(regional.post("/operate/vocabulary", "word", "regional word", "group", "body").statusCode())
        .isEqualTo(404);
    assertThat(regional.post("/operate/vocabulary/word", "id", id, "group", "body").statusCode()).isEqualTo(404);
    assertThat(regional.post("/operate/vocabulary/name", "id", id, "synonym", "regional name").statusCode())
        .isEqualTo(404);
    assertThat(regional.post("/operate/vocabulary/removal", "id", id, "synonym", "family doctor").statusCode())
        .isEqualTo(404);
    assertThat(vocabulary.find("gp practice")).contains(there);
  }

  @Test
  void whoWasToldOfAStoryIsForItsOwnRegion() {
    Tales tales = new Tales();
    long story = tales.publish(
        tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"), "Told where it happened", "Nothing more"));
    Browserless support = Cast.get().fresh("support");
    assertThat(support.get("/uk-england/operate/tasks/told?story=" + story).statusCode()).isEqualTo(200);
    for (String none : new String[]{"?story=abc", "", "?story=0", "?story=999999999", "?story=-1"}) {
      assertThat(support.get("/uk-england/operate/tasks/told" + none).statusCode()).as(none).isEqualTo(404);
    }
    String elsewhere =
        house.sql().sql("select id from region where id <> ? limit 1").param(HERE.value()).query(String.class).single();
    assertThat(support.get("/" + elsewhere + "/operate/tasks/told?story=" + story).statusCode()).isEqualTo(404);
  }

  @Test
  void aNewSiteKnowsSeveralHundredNames() {
    var words = vocabulary.snapshot().words();
    assertThat(words.size()).isGreaterThan(300);
    assertThat(words.stream().mapToInt(w -> w.typed().size()).sum()).isGreaterThan(900);
    assertThat(words).extracting(TagWord::grp).contains("condition", "procedure", "body", "aspect", "emotion",
        "service", "person");
    assertThat(vocabulary.find("family doctor").orElseThrow().names()).contains("gp practice", "gp");
    assertThat(vocabulary.find("casualty").orElseThrow().word()).isEqualTo("a&e");
    assertThat(vocabulary.snapshot().words().stream().filter(w -> w.names().contains("surgery")))
        .as("it has several meanings").isEmpty();
  }
}
