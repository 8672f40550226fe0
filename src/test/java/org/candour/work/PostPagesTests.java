package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.junit.jupiter.api.Test;

class PostPagesTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless responder = Cast.get().fresh("responder");
  private final String address = house.sql().sql("select address from person where id = ?").param(Cast.get().newest())
      .query(String.class).single();
  private final String title = "A post " + UUID.randomUUID();

  @Test
  void aPostIsLookedAtThenDecidedThenClosedThenPulled() {
    String preview = responder.post("/work/posts", "type", "update", "title", title, "body",
        "Some **strong** words.\n\n<script>alert(1)</script>").body();
    assertThat(preview).contains("<strong>strong</strong>").doesNotContain("<script>alert");
    assertThat(count()).isZero();

    String[] send = Scene.with(preview, "send", "yes", "type", "update");
    assertThat(responder.post("/work/posts", send).statusCode()).isEqualTo(302);
    assertThat(responder.post("/work/posts", send).statusCode()).isEqualTo(302);
    assertThat(count()).isOne();
    house.settle();
    long id = house.sql().sql("select post from post_version where title = ?").param(title).query(Long.class).single();
    Browserless reader = Browserless.as("nobody");
    assertThat(reader.get("/blog/" + id).statusCode()).as("before a decision").isEqualTo(404);
    assertThat(reader.get("/blog").body()).doesNotContain(title);
    assertThat(responder.get("/work/posts").body()).contains(title).contains("Waiting");

    Scene.decide("post", id, "act", "publish", "title", title + " changed", "edit-reason", "readability", "note", "");
    assertThat(reader.get("/blog/" + id).body()).contains(title + " changed").contains("<strong>strong</strong>");
    assertThat(house.mailTo(address)).extracting(m -> m.getSubject()).containsExactly("Your post is public");

    assertThat(Cast.get().fresh("responder").post("/work/posts/" + id + "/closing").statusCode()).isEqualTo(404);
    assertThat(closed(id)).isFalse();
    responder.post("/work/posts/" + id + "/closing");
    assertThat(closed(id)).isTrue();
    responder.post("/work/posts/" + id + "/opening");
    assertThat(closed(id)).isFalse();

    Scene.decide("post", id, "act", "pull", "reason", "commercial", "note", "This sells something.");
    var gone = reader.get("/blog/" + id);
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("This post was taken off").contains("Advertising").doesNotContain(title);
    assertThat(reader.get("/" + id).statusCode()).isEqualTo(302);
    assertThat(responder.get("/work/posts").body()).contains("This sells something.").contains("Advertising");
    assertThat(house.mailTo(address)).extracting(m -> m.getSubject()).contains("Your post is not public");
  }

  @Test
  void theDeskSaysThatTheWriterOfAPostIsGone() {
    responder.post("/work/posts",
        Scene.with(responder.post("/work/posts", "type", "update", "title", title, "body", "Words").body(), "send",
            "yes", "type", "update"));
    house.settle();
    long id = house.sql().sql("select post from post_version where title = ?").param(title).query(Long.class).single();
    long writer = house.sql().sql("select id from person where address = ?").param(address).query(Long.class).single();
    String desk = "/desk/" + house.bean(Reviews.class).of("post", id).orElseThrow().id();
    assertThat(Browserless.as("moderator").get(desk).body())
        .doesNotContain("cannot answer for their organisation any more");
    house.bean(People.class).freeze(Caller.NOBODY, writer, true);
    assertThat(Browserless.as("moderator").get(desk).body()).contains("cannot answer for their organisation any more");
    Scene.decide("post", id, "act", "reject", "reason", "commercial", "note", "");
  }

  @Test
  void badInputIsSaidAtTheFieldAndKept() {
    String page =
        responder.post("/work/posts", "type", "advertisement", "title", "", "body", "Kept words", "send", "yes").body();
    assertThat(page).contains("Choose what it is").contains("Give the post a title").contains("Kept words");
    assertThat(Cast.get().caller("member").get("/work/posts").statusCode()).isEqualTo(404);
  }

  private long count() {
    return house.sql().sql("select count(*) from post_version where title = ?").param(title).query(Long.class).single();
  }

  private boolean closed(long id) {
    return house.sql().sql("select closed_at is not null from post where id = ?").param(id).query(Boolean.class)
        .single();
  }
}
