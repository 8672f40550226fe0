package org.candour.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.blog.Comments;
import org.candour.response.ResponseStatus;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.candour.story.StoryDecisions;
import org.junit.jupiter.api.Test;

/** What belongs to a story or a post that is not public any more. */
class HangingTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String mark = UUID.randomUUID().toString();
  private final Browserless moderator = Browserless.as("moderator");

  private long answered(Scene scene, String text, boolean now) {
    Browserless writer = Cast.get().fresh("responder");
    String location =
        writer.post("/work/stories/" + scene.story + "/response", "body", text, "change", "none", "send", "1").headers()
            .firstValue("Location").orElseThrow();
    long id = Long.parseLong(location.replaceAll(".*/|\\?.*", ""));
    if (now) {
      writer.post("/work/responses/" + id + "/sending");
      house.settle();
    }
    return id;
  }

  private long replied(Scene scene, String text) {
    house.bean(Responses.class).reply(new Caller.Author(scene.author), scene.story, null, text, SecretToken.fresh());
    house.settle();
    return house.sql().sql("select response from response_version where body = ?").param(text).query(Long.class)
        .single();
  }

  private Review review(String kind, long subject) {
    return house.bean(Reviews.class).of(kind, subject).orElseThrow();
  }

  private HttpResponse<String> publish(String kind, long subject, String page) {
    return moderator.post("/desk/" + review(kind, subject).id() + "/decision", Scene.with(page, "act", "publish"));
  }

  @Test
  void underAPulledStoryTheDeskSaysSoAndBlamesNobody() {
    Scene scene = Scene.published("Title " + mark, "Story " + mark);
    long answer = answered(scene, "Answer " + mark, true);
    long reply = replied(scene, "Reply " + mark);
    String before = moderator.get("/desk/" + review("response", answer).id()).body();
    tales.pull(scene.story);
    for (String kind : new String[]{"response", "reply"}) {
      long subject = kind.equals("reply") ? reply : answer;
      String page = moderator.get("/desk/" + review(kind, subject).id()).body();
      assertThat(page).as(kind).contains("is not public", "this cannot be published")
          .doesNotContain("value=\"publish\"");
    }
    assertThat(java.util.stream.IntStream.rangeClosed(1, 8).mapToObj(p -> moderator.get("/desk?page=" + p).body())
        .toList().toString()).contains("what it belongs to is not public");
    HttpResponse<String> pressed = publish("response", answer, before);
    assertThat(pressed.statusCode()).isEqualTo(409);
    assertThat(pressed.body()).contains("The story that this answers is not public")
        .doesNotContain("Somebody else changed this");
    tales.publish(scene.story);
    assertThat(
        publish("response", answer, moderator.get("/desk/" + review("response", answer).id()).body()).statusCode())
        .isEqualTo(302);
  }

  @Test
  void underAWithdrawnStoryItEndsWithItAndShowsNoWordOfIt() {
    Scene scene = Scene.published("Title " + mark, "Story " + mark);
    long waiting = answered(scene, "Answer " + mark, true);
    long own = answered(scene, "Own " + mark, false);
    long reply = replied(scene, "Reply " + mark);
    String before = moderator.get("/desk/" + review("response", waiting).id()).body();
    assertThat(before).contains("Story " + mark);
    house.bean(StoryDecisions.class).withdraw(new Caller.Author(scene.author), scene.story);
    house.pass(Duration.ofMinutes(45));
    for (long each : new long[]{waiting, own, reply}) {
      assertThat(house.bean(Responses.class).get(each).status()).isEqualTo(ResponseStatus.REJECTED);
    }
    assertThat(house.bean(Reviews.class).of("response", own)).isEmpty();
    for (String kind : new String[]{"response", "reply"}) {
      Review review = review(kind, kind.equals("reply") ? reply : waiting);
      assertThat(review.state()).isEqualTo("decided");
      assertThat(moderator.get("/desk/" + review.id()).body()).contains("It ended with it")
          .doesNotContain("Story " + mark, "Title " + mark, "value=\"publish\"");
    }
    HttpResponse<String> pressed = publish("response", waiting, before);
    assertThat(pressed.statusCode()).isEqualTo(409);
    assertThat(pressed.body()).doesNotContain("Title " + mark, "Story " + mark);
  }

  @Test
  void underAPulledPostACommentWaitsAndEndsWithIt() {
    long from = house.sql().sql("select max(id) from post where state = 'published' and closed_at is null")
        .query(Long.class).single();
    long post = house.sql().sql("""
        insert into post (region, type, person, writer_name, language, state, shown_version, submitted_at, published_at)
        select region, type, person, writer_name, language, state, 1, submitted_at, published_at from post
        where id = ? returning id""").param(from).query(Long.class).single();
    house.sql().sql("insert into post_version (post, number, title, body, writer_id, written_at) select id, 1,"
        + " 'Hanging', 'Words', person, submitted_at from post where id = ?").param(post).update();
    house.bean(Reviews.class).open("post", post, "uk-england", false, java.util.List.of());
    house.bean(Comments.class).submit(Caller.NOBODY, post, Comments.Speaker.reader("reader"), mark,
        SecretToken.fresh());
    house.settle();
    long comment =
        house.sql().sql("select comment from comment_version where body = ?").param(mark).query(Long.class).single();
    String before = moderator.get("/desk/" + review("comment", comment).id()).body();
    assertThat(Scene.decide("post", post, "act", "pull", "reason", "legal").statusCode()).isEqualTo(302);
    String page = moderator.get("/desk/" + review("comment", comment).id()).body();
    assertThat(page).contains("The post that this belongs to is not public").doesNotContain("value=\"publish\"");
    HttpResponse<String> pressed = publish("comment", comment, before);
    assertThat(pressed.statusCode()).isEqualTo(409);
    assertThat(pressed.body()).contains("The post that this belongs to is not public")
        .doesNotContain("Somebody else changed this");
    assertThat(Scene.decide("post", post, "act", "reject", "reason", "legal").statusCode()).isEqualTo(302);
    assertThat(review("comment", comment).state()).isEqualTo("decided");
  }
}
