package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

class PostPagesTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless responder = Cast.get().fresh("responder");
  private final String title = "A post " + UUID.randomUUID();

  @Test
  void aPostIsLookedAtThenPublicThenClosed() {
    String[] typed = {"type", "update", "title", title, "body", "Some **strong** words.\n\n<script>alert(1)</script>"};
    String preview = responder.post("/work/posts", typed).body();
    assertThat(preview).contains("<strong>strong</strong>").doesNotContain("<script>alert");
    assertThat(count()).isZero();

    String[] publish = java.util.Arrays.copyOf(typed, 8);
    publish[6] = "publish";
    publish[7] = "yes";
    assertThat(responder.post("/work/posts", publish).statusCode()).isEqualTo(302);
    assertThat(responder.post("/work/posts", publish).statusCode()).isEqualTo(302);
    assertThat(count()).isOne();
    long id = house.sql().sql("select id from public_post where title = ?").param(title).query(Long.class).single();
    assertThat(Browserless.as("nobody").get("/blog/" + id).body()).contains(title).contains("<strong>strong</strong>");

    assertThat(Cast.get().fresh("responder").post("/work/posts/" + id + "/closing").statusCode()).isEqualTo(404);
    assertThat(closed(id)).isFalse();
    responder.post("/work/posts/" + id + "/closing");
    assertThat(closed(id)).isTrue();
    responder.post("/work/posts/" + id + "/opening");
    assertThat(closed(id)).isFalse();
  }

  @Test
  void badInputIsSaidAtTheFieldAndKept() {
    String page = responder.post("/work/posts", "type", "advertisement", "title", "", "body", "Kept words", "publish", "yes").body();
    assertThat(page).contains("Choose what it is").contains("Give the post a title").contains("Kept words");
    assertThat(Cast.get().caller("member").get("/work/posts").statusCode()).isEqualTo(404);
  }

  private long count() {
    return house.sql().sql("select count(*) from public_post where title = ?").param(title).query(Long.class).single();
  }

  private boolean closed(long id) {
    return house.sql().sql("select closed_at is not null from public_post where id = ?").param(id).query(Boolean.class).single();
  }
}
