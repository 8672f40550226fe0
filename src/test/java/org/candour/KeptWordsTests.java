package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candour.Routes.Route;
import org.candour.shared.SecretToken;
import org.junit.jupiter.api.Test;

/** What somebody typed is theirs, whatever became of the thing that they wrote to. */
class KeptWordsTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String words = "Words that took an hour " + UUID.randomUUID();

  @Test
  void noFormThatCannotLandLosesItsWords() {
    List<String> lost = new ArrayList<>();
    Cast cast = Cast.get();
    for (Route route : Routes.all()) {
      for (String role : Routes.ROLES) {
        // A code is all that these forms ask for; nobody writes in them.
        boolean asksForWords =
            !route.pattern().startsWith("/h/") && !List.of("/tell/code", "/tell/return").contains(route.pattern());
        if (!route.isGet() && asksForWords) {
          String path = route.nowhere();
          HttpResponse<String> answer = cast.caller(role).post(path, "body", words, "note", words);
          if (answer.statusCode() >= 400 && !answer.body().contains(words)) {
            lost.add(role + " " + path + " " + answer.statusCode());
          }
          if (path.endsWith("/tell/leaving")) {
            cast.renew(role);
          }
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void anAuthorsReplyIsKeptWhenTheirStoryIsPulledMeanwhile() {
    Scene scene = Scene.published("A title", "A story " + UUID.randomUUID());
    Browserless author = scene.author();
    tales.pull(scene.story);
    HttpResponse<String> answer =
        author.post("/mine/stories/" + scene.story + "/replies", "body", words, "once", SecretToken.fresh());
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains(words, "is not public any more").doesNotContain("Somebody was faster");
  }

  @Test
  void aCommentIsKeptWhenItsPostIsPulledMeanwhile() {
    long from = house.sql().sql("select max(id) from post where state = 'published' and closed_at is null")
        .query(Long.class).single();
    long post = house.sql().sql("""
        insert into post (region, type, person, writer_name, language, state, submitted_at, published_at, ended_at,
          ended_why)
        select region, type, person, writer_name, language, 'pulled', submitted_at, published_at, published_at, 'legal'
        from post where id = ? returning id""").param(from).query(Long.class).single();
    HttpResponse<String> answer = new Browserless(house.address()).post("/blog/" + post + "/comments", "name",
        "A reader", "body", words, "once", SecretToken.fresh());
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains(words, "This post was taken off");
  }

  @Test
  void theEditOfAnAnswerIsKeptThatWasDeletedMeanwhile() {
    Browserless writer = Cast.get().fresh("responder");
    long story = tales.publish(tales.tell("uk-england", Scene.ward(), "A title", "A story " + UUID.randomUUID()));
    String own = writer.post("/work/stories/" + story + "/response", "body", "Before", "change", "none", "send", "1")
        .headers().firstValue("Location").orElseThrow().replaceAll(".*(/work/responses/\\d+).*", "$1");
    writer.post(own + "/deletion");
    HttpResponse<String> answer =
        writer.post(own + "/text", "body", words, "change", "none", "revision", "1", "send", "1");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains(words);
  }
}
