package org.candour.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.junit.jupiter.api.Test;

/**
 * The steps of a complaint and the questions about a service are lists of a region, and an operator changes them on
 * pages.
 */
class RegionListsTests {

  private static final String STEPS = "/operate/regions/uk-wales/complaint";
  private static final String QUESTIONS = "/operate/regions/uk-england/questions";

  private final TestHouse house = TestHouse.get();
  private final Browserless operator = Cast.get().fresh("operator");
  private final Browserless nobody = Browserless.as("nobody");
  private final String mark = "q" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aStepOfAComplaintIsAddedChangedMovedAndTakenOffAndAuthorsReadIt() {
    assertThat(operator.get("/operate/regions/uk-wales").body()).contains("href=\"" + STEPS);
    String name = "The board " + mark;
    HttpResponse<String> added = operator.post(STEPS + "/new", "revision", seen(STEPS), "kind", "help", "name", name,
        "about", "It listens.", "phone", "0300 790 0203", "site", "https://www.Board.example/");
    assertThat(added.statusCode()).isEqualTo(302);
    assertThat(operator.get(added.headers().firstValue("Location").orElseThrow()).body())
        .containsPattern("(?s)role=\"status\".*The step is added\\.");
    assertThat(complaint()).contains(name, "It listens.", "tel:03007900203", "https://www.board.example\"");
    assertThat(complaint().indexOf("Llais")).isLessThan(complaint().indexOf(name));
    String path = linkTo(operator.get(STEPS).body(), name);
    String code = path.substring(path.lastIndexOf('/') + 1);
    assertThat(operator.post(STEPS, "revision", seen(STEPS), "up", code).statusCode()).isEqualTo(302);
    assertThat(complaint().indexOf(name)).as("moved up").isLessThan(complaint().indexOf("Llais")).isPositive();
    assertThat(operator.post(path, "revision", seen(STEPS), "kind", "after", "name", name, "about", "It decides.",
        "phone", "", "site", "").statusCode()).isEqualTo(302);
    assertThat(complaint()).contains("It decides.").doesNotContain("www.board.example");
    assertThat(operator.post(path + "/removal", "revision", seen(STEPS)).statusCode()).isEqualTo(302);
    assertThat(complaint()).doesNotContain(name);
    for (String act : new String[]{"complaint-step-added", "complaint-step-moved", "complaint-step-changed",
        "complaint-step-removed"}) {
      assertThat(trail(act, "uk-wales")).as(act).isPositive();
    }
  }

  @Test
  void whatIsWrongWithAStepStandsAtItsFieldAndNothingIsLost() {
    for (String[] wrong : new String[][]{{"kind", "none"}, {"name", " "}, {"about", ""}, {"phone", "call us"},
        {"site", "www.board.example/complaints"}, {"site", "a.".repeat(60_000) + "example"}}) {
      String[] fields = {"revision", seen(STEPS), "kind", "help", "name", "Kept " + mark, "about", "Also kept " + mark,
          "phone", "", "site", ""};
      for (int i = 0; i < fields.length; i += 2) {
        fields[i + 1] = fields[i].equals(wrong[0]) ? wrong[1] : fields[i + 1];
      }
      HttpResponse<String> answer = operator.post(STEPS + "/new", fields);
      assertThat(answer.statusCode()).as(wrong[0]).isEqualTo(400);
      assertThat(answer.body()).as(wrong[0]).contains("id=\"" + wrong[0] + "-error\"")
          .contains(wrong[0].equals("about") ? "Kept " + mark : "Also kept " + mark);
    }
    assertThat(complaint()).doesNotContain("Kept " + mark);
  }

  @Test
  void twoOperatorsAtOnceOverwriteNothing() {
    String before = seen(STEPS);
    String[] step =
        {"revision", before, "kind", "help", "name", "First " + mark, "about", "It helps.", "phone", "", "site", ""};
    assertThat(operator.post(STEPS + "/new", step).statusCode()).isEqualTo(302);
    HttpResponse<String> second = operator.post(STEPS + "/new", "revision", before, "kind", "help", "name",
        "Second " + mark, "about", "It helps too.", "phone", "", "site", "");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body())
        .contains("Second " + mark, "It helps too.", "name-error", "You changed this yourself in another window or tab")
        .doesNotContain("Somebody else");
    assertThat(Cast.get().fresh("operator").post(STEPS, "revision", before, "up", "none").body())
        .contains("Somebody else changed this list");
    String path = linkTo(operator.get(STEPS).body(), "First " + mark);
    assertThat(operator.post(path + "/removal", "revision", before).statusCode()).isEqualTo(409);
    assertThat(operator.post(path + "/removal", "revision", seen(STEPS)).statusCode()).isEqualTo(302);
    String asked = seen(QUESTIONS);
    assertThat(operator.post(QUESTIONS, "revision", "0", "up", "fft").statusCode()).isEqualTo(409);
    assertThat(operator.post(QUESTIONS + "/new", "revision", "0", "asked", "Late " + mark, "choices", "1 | Yes\n0 | No")
        .body()).contains("Late " + mark, "asked-error");
    assertThat(seen(QUESTIONS)).isEqualTo(asked);
  }

  @Test
  void aQuestionThatIsAnsweredIsAskedNoLongerAndItsAnswersStayReadable() {
    String asked = "They kept me warm " + mark;
    HttpResponse<String> added = operator.post(QUESTIONS + "/new", "revision", seen(QUESTIONS), "asked", asked,
        "choices", "2 | Always warm\n1 | Hardly\n- | I do not know");
    assertThat(added.statusCode()).isEqualTo(302);
    String path = linkTo(operator.get(QUESTIONS).body(), asked);
    String code = path.substring(path.lastIndexOf('/') + 1);
    try {
      assertThat(ratingsPage()).as("asked at once").contains(asked, "Always warm");
      assertThat(ratingsPage().indexOf(asked)).isGreaterThan(ratingsPage().indexOf("Overall, how was"));
      operator.post(QUESTIONS, "revision", seen(QUESTIONS), "up", code);
      assertThat(ratingsPage().indexOf(asked)).as("moved up").isLessThan(ratingsPage().indexOf("Overall, how was"));
      Scene scene = Scene.told("Warm " + mark, "It was warm.");
      house.sql()
          .sql("insert into story_rating (story, service, question, code) select ?, ?, ?, code"
              + " from rating_choice_text where label = 'Always warm' and question = ?")
          .params(scene.story, Scene.ward(), code, code).update();
      assertThat(operator
          .post(path, "revision", seen(QUESTIONS), "asked", asked, "choices", "2 | Warm all the time\n1 | Hardly")
          .statusCode()).isEqualTo(302);
      assertThat(ratingsPage()).contains("Warm all the time", "Hardly").doesNotContain("Always warm");
      assertThat(author(scene)).as("the words that were chosen").contains(asked + " Always warm");
      assertThat(
          operator.post(path + "/removal", "revision", seen(QUESTIONS)).headers().firstValue("Location").orElseThrow())
          .endsWith("done=ended");
      assertThat(ratingsPage()).doesNotContain(asked);
      assertThat(author(scene)).contains(asked + " Always warm");
      assertThat(Browserless.as("moderator")
          .get("/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id()).body())
          .contains(asked);
      assertThat(operator.post(QUESTIONS, "revision", seen(QUESTIONS), "again", code).statusCode()).isEqualTo(302);
      assertThat(ratingsPage()).contains(asked);
    } finally {
      operator.post(path + "/removal", "revision", seen(QUESTIONS));
    }
    assertThat(trail("question-ended", "uk-england")).isPositive();
  }

  @Test
  void aQuestionThatNobodyAnsweredIsGoneForGoodAndAHalfToldStoryStillGetsSent() {
    String asked = "Nobody answers " + mark;
    operator.post(QUESTIONS + "/new", "revision", seen(QUESTIONS), "asked", asked, "choices", "1 | Yes\n0 | No");
    String path = linkTo(operator.get(QUESTIONS).body(), asked);
    String code = path.substring(path.lastIndexOf('/') + 1);
    Browserless phone = new Browserless(house.address());
    String draft = draft(phone);
    String choice = house.sql().sql("select code from rating_choice_text where question = ? and label = 'Yes'")
        .param(code).query(String.class).single();
    phone.post("/tell/ratings", "draft", draft, "rate." + Scene.ward() + "." + code, choice,
        "rate." + Scene.ward() + ".fft", "good");
    assertThat(
        operator.post(path + "/removal", "revision", seen(QUESTIONS)).headers().firstValue("Location").orElseThrow())
        .endsWith("done=removed");
    assertThat(operator.get(QUESTIONS).body()).doesNotContain(asked);
    phone.post("/tell/name", "draft", draft, "name", "teaselwarm");
    phone.post("/tell/known", "draft", draft, "known", "no");
    HttpResponse<String> sent = phone.post("/tell/check", "draft", draft);
    assertThat(sent.body()).contains("story-number");
    assertThat(
        house.sql().sql("select count(*) from story_rating where question = ?").param(code).query(Long.class).single())
        .isZero();
  }

  @Test
  void whatIsWrongWithAQuestionStandsAtItsField() {
    for (String[] wrong : new String[][]{{" ", "1 | Yes\n0 | No", "asked"}, {"A question", "1 | Yes", "choices"},
        {"A question", "1 | Yes\n0 | No\nperhaps", "choices"}, {"A question", "1 | Yes\n0 | yes", "choices"},
        {"A question", "99 | Yes\n0 | No", "choices"}, {"A question", "- | Yes\n- | No", "choices"}}) {
      HttpResponse<String> answer =
          operator.post(QUESTIONS + "/new", "revision", seen(QUESTIONS), "asked", wrong[0], "choices", wrong[1]);
      assertThat(answer.statusCode()).as(wrong[1]).isEqualTo(400);
      assertThat(answer.body()).as(wrong[1]).contains("id=\"" + wrong[2] + "-error\"").contains(wrong[1]);
    }
  }

  private String complaint() {
    return nobody.get("/uk-wales/help/complaint").body();
  }

  private long trail(String act, String region) {
    return house.sql().sql("select count(*) from audit_entry where act = ? and reason = ?").params(act, region)
        .query(Long.class).single();
  }

  private String author(Scene scene) {
    return scene.author().get("/mine/stories/" + scene.story).body();
  }

  private String seen(String list) {
    return found(operator.get(list).body(), "name=\"revision\" value=\"(\\d+)\"");
  }

  private static String linkTo(String page, String name) {
    return found(page, "href=\"([^\"]+)\"><strong>" + Pattern.quote(name));
  }

  private static String found(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  private static String draft(Browserless phone) {
    String draft = found(phone.post("/tell", "device", "shared").body(), "name=\"draft\" value=\"([^\"]+)\"");
    phone.post("/tell/story", "draft", draft, "title", "", "body", "It was warm on the ward " + UUID.randomUUID());
    phone.post("/tell/services", "draft", draft, "words", "", "add", Long.toString(Scene.ward()));
    phone.post("/tell/when", "draft", draft, "happened", "year");
    phone.post("/tell/role", "draft", draft, "role", "patient");
    return draft;
  }

  private String ratingsPage() {
    Browserless phone = new Browserless(house.address());
    String draft = draft(phone);
    return phone.post("/tell/role", "draft", draft, "role", "patient").body();
  }
}
