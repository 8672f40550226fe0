package org.candour.blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.moderation.Review;
import org.candour.moderation.Reviews;
import org.candour.people.Authors;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Stale;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.candour.subscriptions.Subscriptions;
import org.junit.jupiter.api.Test;

class CommentsTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = "A comment " + UUID.randomUUID();

  private long open() {
    return house.sql().sql("select max(id) from post where closed_at is null and state = 'published'").query(Long.class)
        .single();
  }

  private long commented() {
    house.bean(Comments.class).submit(Caller.NOBODY, open(), Comments.Speaker.reader("reader"), mark,
        SecretToken.fresh());
    house.settle();
    return house.sql().sql("select comment from comment_version where body = ?").param(mark).query(Long.class).single();
  }

  @Test
  void aModeratorsWordsAreKeptWhateverIsDecided() {
    long comment = commented();
    int version = 1;
    for (String[] act : new String[][]{{"save", ""}, {"hold", "legal"}, {"reject", "commercial"}}) {
      String words = mark + " after " + act[0];
      assertThat(
          Scene.decide("comment", comment, "act", act[0], "reason", act[1], "body", words, "edit-reason", "language")
              .statusCode())
          .isEqualTo(302);
      assertThat(house.bean(Comments.class).get(comment)).returns(words, Comment::body).returns(++version,
          Comment::version);
    }
    assertThat(house.bean(Comments.class).get(comment).status()).isEqualTo(BlogStatus.REJECTED);
    assertThat(Browserless.as("nobody").get("/blog/" + open()).body()).doesNotContain(mark);
  }

  private long by(String body) {
    house.settle();
    return house.sql().sql("select comment from comment_version where body = ?").param(body).query(Long.class).single();
  }

  private Review review(long comment) {
    return house.bean(Reviews.class).of("comment", comment).orElseThrow();
  }

  private String[] typed(Browserless who, String... changed) {
    return Scene.with(who.get("/blog/" + open()).body(), changed);
  }

  @Test
  void aMemberSpeaksUnderNameJobAndOrganisationAndNobodyElseDoes() {
    Browserless sister = Cast.get().fresh("responder");
    PersonAccount person = house.bean(People.class).byId(Cast.get().newest()).orElseThrow();
    String holder = house.bean(Subscriptions.class).byId(Cast.get().mainSubscription()).orElseThrow().holder();
    assertThat(sister.get("/blog/" + open()).body()).contains("Your comment stands under your own name", holder)
        .doesNotContain("id=\"name\"");
    // Whatever is typed or sent besides, a member stands under their own name.
    assertThat(
        sister.post("/blog/" + open() + "/comments", typed(sister, "name", "A Patient", "body", mark)).statusCode())
        .isEqualTo(200);
    long comment = by(mark);
    assertThat(house.bean(Comments.class).get(comment)).returns(person.name(), Comment::name)
        .returns(person.id(), Comment::person).returns(person.jobTitle(), Comment::jobTitle)
        .returns(holder, Comment::organisation);
    assertThat(review(comment).flags()).doesNotContain("staff-name", "staff-job");
    assertThat(Browserless.as("moderator").get("/desk/" + review(comment).id()).body())
        .contains(person.name() + ", " + person.jobTitle() + ", " + holder);
    house.bean(People.class).freeze(Caller.NOBODY, person.id(), true);
    assertThat(Browserless.as("moderator").get("/desk/" + review(comment).id()).body())
        .contains("cannot answer for their organisation any more");
    house.bean(People.class).freeze(Caller.NOBODY, person.id(), false);
    assertThat(Browserless.as("moderator").get("/desk/" + review(comment).id()).body())
        .doesNotContain("cannot answer for their organisation any more");
    Scene.decide("comment", comment, "act", "publish");
    String letter = letter(comment);
    assertThat(letter).contains("Comment by staff", person.name(), holder).doesNotContain("Comment by a reader");
  }

  private String letter(long comment) {
    String page = Browserless.as("nobody").get("/blog/" + open()).body();
    String from = page.substring(page.indexOf("id=\"comment-" + comment));
    return from.substring(0, from.indexOf("</article>"));
  }

  @Test
  void aReaderWithAMembersNameLooksLikeNoMemberAndTheModeratorIsWarned() {
    Browserless stranger = new Browserless(house.address());
    for (String name : new String[]{"Amara Okafor", "Okafor, Am\u0430ra", "AmaraOkafor", "Ward Sister A. Okafor"}) {
      String words = name + mark;
      stranger.post("/blog/" + open() + "/comments", typed(stranger, "name", name, "body", words));
      long comment = by(words);
      assertThat(review(comment).flags()).as(name).contains("staff-name");
      assertThat(Browserless.as("moderator").get("/desk/" + review(comment).id()).body())
          .contains("A member of staff has the name that was typed here");
      assertThat(queue()).contains("a person of this site has this name");
      Scene.decide("comment", comment, "act", "publish");
      assertThat(letter(comment)).contains("Comment by a reader").doesNotContain("letter__job", "Comment by staff");
    }
    stranger.post("/blog/" + open() + "/comments",
        typed(stranger, "name", "Ward sister, Fenwick General", "body", mark));
    assertThat(review(by(mark)).flags()).contains("staff-job");
  }

  private static String queue() {
    Browserless moderator = Browserless.as("moderator");
    return java.util.stream.IntStream.rangeClosed(1, 8).mapToObj(page -> moderator.get("/desk?page=" + page).body())
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void whoSignedInMeanwhileReadsUnderWhichNameTheirWordsWouldStand() {
    Browserless sister = Cast.get().fresh("responder");
    String person = house.bean(People.class).byId(Cast.get().newest()).orElseThrow().name();
    String page = sister
        .post("/blog/" + open() + "/comments", "name", "A tired daughter", "body", mark, "once", SecretToken.fresh())
        .body();
    assertThat(page).contains("You are signed in as " + person, mark);
    assertThat(
        house.sql().sql("select count(*) from comment_version where body = ?").param(mark).query(Long.class).single())
        .isZero();
    sister.post("/blog/" + open() + "/comments", Scene.with(page, "body", mark));
    assertThat(house.bean(Comments.class).get(by(mark)).name()).isEqualTo(person);
  }

  @Test
  void screenNamesAndRepliesWarnTheModeratorToo() {
    Tales tales = new Tales();
    long author = house.bean(Authors.class).reach(UUID.randomUUID() + "@names.example", null);
    long story = house.bean(Stories.class).submit(new NewStory(new RegionId("uk-england"), "en", author, true,
        "patient", "Amara Okafor", "A title", mark, List.of(), List.of(Scene.ward()), "", false, "web"));
    house.settle();
    assertThat(house.bean(Reviews.class).of("story", story).orElseThrow().flags()).contains("staff-name");
    assertThat(Browserless.as("moderator").get("/desk/" + tales.review(story)).body())
        .contains("A member of staff has the name that was typed here");
    tales.publish(story);
    Caller.Author by = new Caller.Author(author);
    house.bean(Responses.class).reply(by, story, null, "Thank you " + mark, SecretToken.fresh());
    house.settle();
    long reply = house.sql().sql("select response from response_version where body = ?").param("Thank you " + mark)
        .query(Long.class).single();
    assertThat(house.bean(Reviews.class).of("reply", reply).orElseThrow().flags()).contains("staff-name");
  }

  @Test
  void aMoveThatIsNotInTheTableIsRefused() {
    Comments comments = house.bean(Comments.class);
    long id = commented();
    assertThatThrownBy(() -> comments.move(Caller.NOBODY, comments.get(id), BlogStatus.PULLED, "legal"))
        .isInstanceOf(Stale.class);
    Scene.decide("comment", id, "act", "reject", "reason", "commercial");
    assertThatThrownBy(() -> comments.publish(Caller.NOBODY, comments.get(id))).isInstanceOf(Stale.class);
    assertThat(comments.get(id).status()).isEqualTo(BlogStatus.REJECTED);
  }

  @Test
  void aFieldThatOnlyMachinesShouldFillLosesNobodysWords() {
    String path = "/blog/" + open() + "/comments";
    String page = Browserless.as("nobody")
        .post(path, "name", "reader", "body", mark, "website", "https://my.example", "once", SecretToken.fresh())
        .body();
    assertThat(page).contains("Leave this field empty").contains(mark).doesNotContain("https://my.example");
    String[] again = Scene.with(page, "body", mark);
    assertThat(Browserless.as("nobody").post(path, again).body()).doesNotContain("Leave this field empty");
    assertThat(
        house.sql().sql("select count(*) from comment_version where body = ?").param(mark).query(Long.class).single())
        .isOne();
  }

  @Test
  void manyCommentsAreShownByPages() {
    long post = house.sql().sql("""
        insert into post (region, type, person, writer_name, language, state, shown_version, submitted_at, published_at)
        select region, type, person, writer_name, language, state, 1, submitted_at, published_at from post
        where id = ? returning id""").param(open()).query(Long.class).single();
    house.sql().sql("insert into post_version (post, number, title, body, writer_id, written_at) select ?, 1, 'Many',"
        + " 'Words', person, submitted_at from post where id = ?").params(post, post).update();
    house.sql().sql("""
        with c as (insert into comment (post, name, state, shown_version, once, submitted_at, published_at, language)
          select :post, 'reader ' || n || '.', 'published', 1, :mark || n, p.published_at,
            p.published_at + make_interval(secs => n), 'en'
          from post p, generate_series(1, 130) as n where p.id = :post returning id, submitted_at)
        insert into comment_version (comment, number, body, writer, written_at) select id, 1, 'Words', 'reader',
          submitted_at from c""").param("post", post).param("mark", mark).update();
    Browserless reader = Browserless.as("nobody");
    assertThat(reader.get("/blog/" + post).body()).contains("reader 100.").doesNotContain("reader 101.")
        .contains("page=2");
    assertThat(reader.get("/blog/" + post + "?page=2").body()).contains("reader 101.").contains("reader 130.");
    long last = house.sql().sql("select max(id) from comment where post = ? and name = 'reader 120.'").param(post)
        .query(Long.class).single();
    assertThat(reader.get("/" + last).headers().firstValue("Location")).get().asString()
        .endsWith("/blog/" + post + "?page=2#comment-" + last);
    house.sql().sql("update post set state = 'rejected', published_at = null where id = ?").param(post).update();
  }
}
