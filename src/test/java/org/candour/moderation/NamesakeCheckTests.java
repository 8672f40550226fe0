package org.candour.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.candour.Browserless;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.blog.Comments;
import org.candour.people.Authors;
import org.candour.people.People;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.junit.jupiter.api.Test;

/** Somebody joins, or is called otherwise, whose name was typed by somebody else before. */
class NamesakeCheckTests {

  private static final String WARNED = "A member of staff has the name that was typed here";
  private static final String FLAG = "a person of this site has this name";

  private final TestHouse house = TestHouse.get();
  // Letters only: names are compared by their words.
  private final String family = "Quill" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  private final String name = "Philippa " + family;

  private long person(String called) {
    return house.bean(People.class).add(Caller.NOBODY,
        new People.NewPerson(called, UUID.randomUUID() + "@names.example", null, "nurse", "clinician", ""));
  }

  private long comment(String called, String words) {
    long post = house.sql().sql("select max(id) from post where closed_at is null and state = 'published'")
        .query(Long.class).single();
    house.bean(Comments.class).submit(Caller.NOBODY, post, Comments.Speaker.reader(called), words, SecretToken.fresh());
    house.settle();
    return house.sql().sql("select comment from comment_version where body = ?").param(words).query(Long.class)
        .single();
  }

  private String page(String kind, long subject) {
    return Browserless.as("moderator").get("/desk/" + review(kind, subject)).body();
  }

  private long review(String kind, long subject) {
    return house.bean(Reviews.class).of(kind, subject).orElseThrow().id();
  }

  private String row(String kind, long subject) {
    String queue = IntStream.rangeClosed(1, 14)
        .mapToObj(page -> Browserless.as("moderator").get("/desk?page=" + page).body()).reduce("", String::concat);
    String item = queue.substring(queue.indexOf("/desk/" + review(kind, subject) + "\""));
    return item.substring(0, item.indexOf("</li>"));
  }

  @Test
  void theModeratorIsWarnedWhenDecidingWhoeverJoinedMeanwhile() {
    long author = house.bean(Authors.class).reach(UUID.randomUUID() + "@names.example", null);
    long story = house.bean(Stories.class).submit(new NewStory(new RegionId("uk-england"), "en", author, false,
        "patient", "P. " + family, "Title", "Words", List.of(), List.of(Scene.ward()), "", false, "web"));
    long comment = comment(name, "Words of " + family);
    Scene scene = Scene.published("Title", "Words");
    house.sql().sql("update story set screen_name = ? where id = ?").params(name, scene.story).update();
    house.bean(Responses.class).reply(new Caller.Author(scene.author), scene.story, null, "Reply of " + family,
        SecretToken.fresh());
    house.settle();
    long reply = house.sql().sql("select response from response_version where body = ?").param("Reply of " + family)
        .query(Long.class).single();
    Map<String, Long> all = Map.of("story", story, "comment", comment, "reply", reply);
    all.forEach((kind, subject) -> assertThat(page(kind, subject)).as(kind).doesNotContain(WARNED));
    long joined = person("Somebody else");
    house.bean(People.class).setProfile(Caller.NOBODY, joined, new People.Profile(name, "Nurse", "clinician", ""));
    all.forEach((kind, subject) -> {
      assertThat(page(kind, subject)).as(kind).contains(WARNED);
      assertThat(row(kind, subject)).as(kind).containsOnlyOnce(FLAG);
    });
    // Nobody is called so any more.
    house.bean(People.class).setProfile(Caller.NOBODY, joined,
        new People.Profile("Somebody else", "Nurse", "clinician", ""));
    assertThat(page("comment", comment)).doesNotContain(WARNED);
  }

  /** What was noted when the words came in is not what counts: the queue says the same as the page of the item. */
  @Test
  void theQueueWarnsOfNobodyWhoIsNotCalledSoAnyMore() {
    long joined = person(name);
    long comment = comment(name, "Noted words of " + family);
    assertThat(house.bean(Reviews.class).of("comment", comment).orElseThrow().flags()).contains("staff-name");
    assertThat(row("comment", comment)).containsOnlyOnce(FLAG);
    house.bean(People.class).setProfile(Caller.NOBODY, joined,
        new People.Profile("Somebody else", "Nurse", "clinician", ""));
    assertThat(page("comment", comment)).doesNotContain(WARNED);
    assertThat(row("comment", comment)).doesNotContain(FLAG);
  }

  @Test
  void whatIsPublicIsSignedAsAReadersWhoeverJoinsLater() {
    long comment = comment(name, "Public words of " + family);
    assertThat(Scene.decide("comment", comment, "act", "publish").statusCode()).isEqualTo(302);
    person(name);
    long post = house.bean(Comments.class).get(comment).post();
    int last = 1 + (int) (house.sql().sql("select count(*) from public_comment where post = ?").param(post)
        .query(Long.class).single() / 20);
    String page = IntStream.rangeClosed(1, last + 1)
        .mapToObj(p -> new Browserless(house.address()).get("/blog/" + post + "?page=" + p).body())
        .reduce("", String::concat);
    String letter = page.substring(page.indexOf("id=\"comment-" + comment + "\""));
    assertThat(letter.substring(0, letter.indexOf("</article>"))).contains("Comment by a reader", name)
        .doesNotContain("Comment by staff", "letter__face--initials", "letter__job");
  }
}
