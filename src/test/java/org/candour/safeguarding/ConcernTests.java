package org.candour.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.people.People;
import org.junit.jupiter.api.Test;

/** From an author's worry to its close, and that nobody else learns of it. */
class ConcernTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  private long concern(Scene scene) {
    return house.sql().sql("select max(id) from concern where story = ?").param(scene.story).query(Long.class).single();
  }

  @Test
  void aConcernIsReceivedLookedAtAndClosedWithANote() {
    Browserless lead = Cast.get().fresh("concerns-lead");
    String address = house.bean(People.class).byId(Cast.get().newest()).orElseThrow().address();
    Scene scene = Scene.published("A story", "It was good.");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    assertThat(author.get(path).body()).contains("Are you all right?", "I was treated differently since",
        "Somebody tried to find out who I am");
    String form = author.get(path + "/concern?kind=treated").body();
    assertThat(form).contains("Who can help", "111");
    String wrong = author.post(path + "/concern", Scene.with(form, "kind", "<b>", "words", "Kept " + mark)).body();
    assertThat(wrong).contains("Choose what you are worried about", "Choose yes or no", "Kept " + mark)
        .doesNotContain("<b>");
    assertThat(author.post(path + "/concern", Scene.with(form, "speak", "no", "words", "word ".repeat(1_001))).body())
        .contains("Make it shorter");
    String[] sent = Scene.with(form, "kind", "treated", "speak", "no", "words", "They moved my bed " + mark);
    assertThat(author.post(path + "/concern", sent).statusCode()).isEqualTo(302);
    assertThat(author.post(path + "/concern", sent).statusCode()).as("sent twice").isEqualTo(302);
    assertThat(
        house.sql().sql("select count(*) from concern where story = ?").param(scene.story).query(Long.class).single())
        .isOne();
    assertThat(author.get(path).body()).contains("We have received it.");
    house.settle();
    String letter = TestHouse.text(house.mailTo(address).getLast());
    assertThat(letter).contains("/desk/concerns/" + concern(scene)).doesNotContain(mark, "It was good", "differently");

    String desk = "/desk/concerns/" + concern(scene);
    assertThat(lead.get("/desk/concerns").body()).contains(desk);
    String page = lead.get(desk).body();
    assertThat(page).contains("They moved my bed " + mark, "We must not speak with the organisation")
        .doesNotContain(scene.address);
    assertThat(lead.post(desk + "/steps", Scene.with(page, "act", "looked")).statusCode()).isEqualTo(302);
    assertThat(author.get(path).body()).contains("Somebody is looking at it.");
    assertThat(lead.post(desk + "/steps", Scene.with(page, "act", "noted", "done", "Late " + mark)).statusCode())
        .as("an older page").isEqualTo(409);
    page = lead.get(desk).body();
    assertThat(lead.post(desk + "/steps", Scene.with(page, "act", "closed", "done", "Called " + mark + "in")).body())
        .contains("Write to the author what came of it", "Called " + mark + "in");
    assertThat(lead
        .post(desk + "/steps",
            Scene.with(page, "act", "closed", "done", "Called " + mark + "in", "note", "You are safe " + mark))
        .statusCode()).isEqualTo(302);
    assertThat(author.get(path).body()).contains("It is closed.", "You are safe " + mark).doesNotContain(mark + "in");
    assertThat(lead.get("/desk/concerns?show=closed").body()).contains(desk);
    assertThat(house.sql().sql("select count(*) from audit_entry where subject_kind = 'concern' and subject_id = ?")
        .param(concern(scene)).query(Long.class).single()).isEqualTo(3);
  }

  @Test
  void whoNotesSomethingHasLookedAtIt() {
    Browserless lead = Cast.get().fresh("concerns-lead");
    Scene scene = Scene.published("A story", "It was good.");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story;
    author.post(path + "/concern", Scene.with(author.get(path + "/concern?kind=treated").body(), "kind", "treated",
        "speak", "no", "words", "Worried " + mark));
    String desk = "/desk/concerns/" + concern(scene);
    assertThat(lead.get(desk).body()).contains("not looked at");
    assertThat(lead.post(desk + "/steps", Scene.with(lead.get(desk).body(), "act", "noted", "done", "Called the ward"))
        .statusCode()).isEqualTo(302);
    assertThat(lead.get(desk).body()).contains("Called the ward", ">looked at<").doesNotContain("not looked at",
        "I am looking at it");
    assertThat(author.get(path).body()).contains("Somebody is looking at it.").doesNotContain("Called the ward");
    lead.post(desk + "/steps", Scene.with(lead.get(desk).body(), "act", "noted", "done", "Called again"));
    assertThat(
        house.sql().sql("select state from concern where id = ?").param(concern(scene)).query(String.class).single())
        .isEqualTo("looked");
  }

  @Test
  void neitherTheOrganisationNorOtherModeratorsLearnOfIt() {
    Scene scene = Scene.published("A story", "It was good.");
    Browserless author = scene.author();
    String path = "/mine/stories/" + scene.story + "/concern";
    author.post(path,
        Scene.with(author.get(path).body(), "kind", "sought", "speak", "yes", "words", "A nurse asked " + mark));
    String desk = "/desk/concerns/" + concern(scene);
    house.settle();
    long review = house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    for (String who : new String[]{"moderator", "senior-moderator", "operator", "support", "administrator"}) {
      Browserless caller = Cast.get().caller(who);
      for (String page : new String[]{desk, "/desk/concerns", "/desk", "/desk/" + review, "/operate",
          "/work/stories/" + scene.story, "/stories/" + scene.story}) {
        assertThat(caller.get(page).body()).as(who + " " + page).doesNotContain(mark, "tried to find out");
      }
      assertThat(caller.get(desk).statusCode()).as(who).isEqualTo(404);
      assertThat(caller.post(desk + "/steps", "act", "looked").statusCode()).as(who).isEqualTo(404);
    }
    assertThat(Cast.get().fresh("author").get(path).statusCode()).isEqualTo(404);
  }
}
