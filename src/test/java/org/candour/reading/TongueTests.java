package org.candour.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.junit.jupiter.api.Test;

/**
 * People write in their own language, from the side that it runs from; pages and letters say so, and people can say
 * that it is another.
 */
class TongueTests {

  private static final String ARABIC = "A&E: كان الطاقم في Ward 7 لطيفا جدا لكن انتظرت تسع ساعات ولم يخبرني أحد بشيء!";
  private static final String WELSH =
      "Roedd y nyrsys yn garedig iawn ac fe wnaethon nhw bopeth i helpu fy mam yn yr ysbyty.";

  private final TestHouse house = TestHouse.get();

  @Test
  void aStoryRunsFromItsOwnSideEverywhere() {
    Scene scene = Scene.published("شكرا للطاقم في Ward 7", ARABIC);
    Browserless nobody = new Browserless(house.address());
    assertThat(nobody.get("/stories/" + scene.story).body()).contains(
        "<h1 class=\"voice-title\" lang=\"ar\" dir=\"rtl\">",
        "<div class=\"voice voice--story\" lang=\"ar\" dir=\"rtl\">");
    assertThat(nobody.get("/stories?sort=newest").body())
        .contains("<p class=\"story-card__opening\" lang=\"ar\" dir=\"rtl\">A&amp;E");
    Browserless staff = Cast.get().fresh("administrator");
    assertThat(staff.get("/work?show=all").body()).contains("lang=\"ar\" dir=\"rtl\"");
    assertThat(staff.get("/work/stories/" + scene.story + "/response").body()).contains("lang=\"ar\" dir=\"rtl\"");
    assertThat(scene.author().get("/mine/stories/" + scene.story).body()).contains("lang=\"ar\" dir=\"rtl\"");
    long review = house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    assertThat(Browserless.as("moderator").get("/desk/" + review).body()).contains("lang=\"ar\" dir=\"rtl\"");
  }

  @Test
  void aLanguageIsFoundOutAndAuthorAndModeratorCanSayAnother() {
    Scene scene = Scene.published("Gofal yn yr ysbyty", WELSH);
    assertThat(page(scene)).contains("lang=\"cy\" dir=\"ltr\"");
    assertThat(house.sql().sql("select language from public_story where id = ?").param(scene.story).query(String.class)
        .single()).isEqualTo("cy");
    Browserless author = scene.author();
    assertThat(author.get("/mine/stories/" + scene.story).body()).contains("Language of the words: Cymraeg");
    assertThat(author.post("/mine/stories/" + scene.story + "/language", "language", "br").statusCode()).isEqualTo(400);
    assertThat(author.post("/mine/stories/" + scene.story + "/language", "language", "ga").statusCode()).isEqualTo(302);
    assertThat(page(scene)).contains("lang=\"ga\"");
    long review = house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    assertThat(Browserless.as("moderator").post("/desk/" + review + "/language", "language", "cy").statusCode())
        .isEqualTo(302);
    assertThat(page(scene)).contains("lang=\"cy\"");
    assertThat(new Browserless(house.address()).get("/stories?language=cy").body()).contains("/stories/" + scene.story);
    assertThat(house.sql().sql("select count(*) from audit_entry where act = 'story-language' and subject_id = ?")
        .param(scene.story).query(Long.class).single()).isEqualTo(2);
  }

  private String page(Scene scene) {
    return new Browserless(house.address()).get("/stories/" + scene.story).body();
  }

  @Test
  void aNameThatRunsFromTheRightStandsApartInOurSentences() {
    assertThat(house.bean(org.candour.shared.SentenceLanguages.class).in("en").say("look.tongue.title", "العربية"))
        .isEqualTo("Language of the words: \u2068العربية\u2069");
  }
}
