package org.candour.blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.shared.Caller;
import org.candour.shared.Stale;
import org.candour.shared.Token;
import org.junit.jupiter.api.Test;

class CommentsTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = "A comment " + UUID.randomUUID();

  private long open() {
    return house.sql().sql("select max(id) from post where closed_at is null and state = 'published'").query(Long.class).single();
  }

  private long commented() {
    house.bean(Comments.class).submit(open(), "reader", mark, Token.fresh());
    house.settle();
    return house.sql().sql("select comment from comment_version where body = ?").param(mark).query(Long.class).single();
  }

  @Test
  void aModeratorsWordsAreKeptWhateverIsDecided() {
    long comment = commented();
    int version = 1;
    for (String[] act : new String[][] {{"save", ""}, {"hold", "legal"}, {"reject", "commercial"}}) {
      String words = mark + " after " + act[0];
      assertThat(Scene.decide("comment", comment, "act", act[0], "reason", act[1], "body", words, "edit-reason", "language").statusCode()).isEqualTo(302);
      assertThat(house.bean(Comments.class).get(comment)).returns(words, Comment::body).returns(++version, Comment::version);
    }
    assertThat(house.bean(Comments.class).get(comment).status()).isEqualTo(BlogStatus.REJECTED);
    assertThat(Browserless.as("nobody").get("/blog/" + open()).body()).doesNotContain(mark);
  }

  @Test
  void aMoveThatIsNotInTheTableIsRefused() {
    Comments comments = house.bean(Comments.class);
    long id = commented();
    assertThatThrownBy(() -> comments.move(Caller.NOBODY, comments.get(id), BlogStatus.PULLED, "legal")).isInstanceOf(Stale.class);
    Scene.decide("comment", id, "act", "reject", "reason", "commercial");
    assertThatThrownBy(() -> comments.publish(Caller.NOBODY, comments.get(id))).isInstanceOf(Stale.class);
    assertThat(comments.get(id).status()).isEqualTo(BlogStatus.REJECTED);
  }

  @Test
  void aFieldThatOnlyMachinesShouldFillLosesNobodysWords() {
    String path = "/blog/" + open() + "/comments";
    String page = Browserless.as("nobody").post(path, "name", "reader", "body", mark, "website", "https://my.example", "once", Token.fresh()).body();
    assertThat(page).contains("Leave this field empty").contains(mark).doesNotContain("https://my.example");
    String[] again = Scene.with(page, "body", mark);
    assertThat(Browserless.as("nobody").post(path, again).body()).doesNotContain("Leave this field empty");
    assertThat(house.sql().sql("select count(*) from comment_version where body = ?").param(mark).query(Long.class).single()).isOne();
  }

  @Test
  void manyCommentsAreShownByPages() {
    long post = house.sql().sql("""
        insert into post (region, type, person, writer_name, language, state, shown_version, submitted_at, published_at)
        select region, type, person, writer_name, language, state, 1, submitted_at, published_at from post where id = ? returning id""")
        .param(open()).query(Long.class).single();
    house.sql().sql("insert into post_version (post, number, title, body, writer_id, written_at) select ?, 1, 'Many', 'Words', person, submitted_at from post where id = ?")
        .params(post, post).update();
    house.sql().sql("""
        with c as (insert into comment (post, name, state, shown_version, once, submitted_at, published_at, language)
          select :post, 'reader ' || n || '.', 'published', 1, :mark || n, p.published_at, p.published_at + make_interval(secs => n), 'en'
          from post p, generate_series(1, 130) as n where p.id = :post returning id, submitted_at)
        insert into comment_version (comment, number, body, writer, written_at) select id, 1, 'Words', 'reader', submitted_at from c""")
        .param("post", post).param("mark", mark).update();
    Browserless reader = Browserless.as("nobody");
    assertThat(reader.get("/blog/" + post).body()).contains("reader 100.").doesNotContain("reader 101.").contains("page=2");
    assertThat(reader.get("/blog/" + post + "?page=2").body()).contains("reader 101.").contains("reader 130.");
    long last = house.sql().sql("select max(id) from comment where post = ? and name = 'reader 120.'").param(post).query(Long.class).single();
    assertThat(reader.get("/" + last).headers().firstValue("Location")).get().asString().endsWith("/blog/" + post + "?page=2#comment-" + last);
    house.sql().sql("update post set state = 'rejected', published_at = null where id = ?").param(post).update();
  }
}
