package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.Memberships;
import org.candour.access.RoleGrants;
import org.candour.people.Authors;
import org.candour.people.People;
import org.candour.response.ResponseDrafts;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that is put aside, read by colleagues, and sent; and all that can happen to it on the way. */
class DraftPagesTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final String title = "Title " + UUID.randomUUID();
  private final String body = "Story " + UUID.randomUUID();
  private final String text = "Answer " + UUID.randomUUID();
  private final long story =
      tales.publish(tales.tell("uk-england", tales.service("uk-england", "Ward 7"), title, body));
  private Browserless writer;
  private long writing;
  private Browserless reader;
  private long reading;

  @BeforeEach
  void twoColleagues() {
    writer = cast.fresh("responder");
    writing = called("Wren Writer");
    reader = cast.fresh("responder");
    reading = called("Rae Reader");
  }

  private long called(String name) {
    house.sql().sql("update person set name = ? where id = ?").params(name, cast.newest()).update();
    return cast.newest();
  }

  private String address(long person) {
    return house.bean(People.class).byId(person).orElseThrow().address();
  }

  private static String to(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    return location.substring(location.indexOf("/work"));
  }

  /** The writer puts an answer aside. Gives its page. */
  private String aside() {
    return to(writer.post("/work/stories/" + story + "/response", "body", text, "change", "none", "keep", "1"))
        .replaceAll("\\?.*", "");
  }

  private String asked() {
    String draft = aside();
    assertThat(to(
        writer.post(draft + "/colleagues", "colleague", Long.toString(reading), "note", "Is it too long?", "ask", "1")))
        .startsWith(draft + "?done=asked");
    house.settle();
    return draft;
  }

  private static HttpResponse<String> hand(Browserless who, String draft, int version, String body, String... more) {
    List<String> fields =
        new java.util.ArrayList<>(List.of("body", body, "change", "none", "version", Integer.toString(version)));
    fields.addAll(List.of(more.length == 0 ? new String[]{"keep", "1"} : more));
    return who.post(draft, fields.toArray(String[]::new));
  }

  private static long id(String draft) {
    return Long.parseLong(draft.replaceAll(".*/|\\?.*", ""));
  }

  @Test
  void whatIsPutAsideIsThereAsItWasTyped() {
    String form = writer.get("/work/stories/" + story + "/response").body();
    String once = form.replaceAll("(?s).*name=\"once\" value=\"([^\"]+)\".*", "$1");
    String[] typed =
        {"body", text, "change", "planned", "who", "The ward", "due", "2001-01-01", "once", once, "keep", "1"};
    String draft = to(writer.post("/work/stories/" + story + "/response", typed));
    assertThat(to(writer.post("/work/stories/" + story + "/response", typed))).as("pressed twice").isEqualTo(draft);
    String page = writer.get(draft).body();
    assertThat(page).contains(text, "The ward", "2001-01-01", "We have kept it")
        .containsPattern("value=\"planned\" checked");
    assertThat(writer.get("/work").body()).contains("Answers being written", draft.replaceAll("\\?.*", ""));
    assertThat(writer.get("/work/stories/" + story + "/response").body())
        .contains("You have put an answer to this story aside");
    // It is looked at when it is to be sent, and not before.
    assertThat(writer
        .post(draft.replaceAll("\\?.*", ""), "body", text, "change", "planned", "version", "1", "preview", "1").body())
        .contains("Say what changes");
    assertThat(writer.post("/work/stories/" + story + "/response", "body", " ", "change", "none", "keep", "1").body())
        .contains("Write your answer in words");
  }

  @Test
  void onlyColleaguesWhoMayAnswerThisStoryAreFoundAndAsked() {
    String draft = aside();
    cast.fresh("member");
    long member = called("Rae Member");
    cast.fresh("responder");
    long frozen = called("Rae Frozen");
    long elsewhere = elsewhere("Rae Elsewhere");
    cast.fresh("responder", "subscription", Long.toString(house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Foreign " + UUID.randomUUID(), null, "provider", "subscription", List.of(Scene.ward())))));
    long foreign = called("Rae Foreign");
    house.bean(People.class).freeze(Caller.NOBODY, frozen, true);
    String found = writer.post(draft + "/colleagues", "q", "rae", "note", "Is it <long>?", "find", "1").body();
    assertThat(found).contains("Rae Reader", "value=\"Is it &lt;long>?\"").doesNotContain("Rae Member", "Rae Frozen",
        "Rae Elsewhere", "Rae Foreign");
    for (long wrong : List.of(member, frozen, elsewhere, foreign, writing, 999_999_999L)) {
      HttpResponse<String> answer = writer.post(draft + "/colleagues", "colleague", Long.toString(reading), "colleague",
          Long.toString(wrong), "note", "Kept note", "ask", "1");
      assertThat(answer.statusCode()).as("person " + wrong).isEqualTo(409);
      assertThat(answer.body()).contains("Choose again", "Kept note");
    }
    assertThat(writer.post(draft + "/colleagues", "q", "%", "note", "", "ask", "1").body())
        .contains("choose at least one colleague").doesNotContain("Rae Reader");
    assertThat(house.sql().sql("select count(*) from response_draft_asking where draft = ?").param(id(draft))
        .query(Long.class).single()).isZero();
    assertThat(reader.get(draft).statusCode()).isEqualTo(404);
  }

  /** A colleague who answers stories of another part of the organisation. */
  private long elsewhere(String name) {
    cast.fresh("administrator");
    Caller.Person administrator = cast.newestPerson(cast.mainSubscription());
    long other = house.sql().sql("""
        select a.service from public_service_ancestor a join staff_scope c on c.service = a.ancestor
          and c.subscription = :subscription
        where a.service <> :ward and not exists (select from public_service_ancestor u
          where u.service = :ward and u.ancestor = a.service) order by a.service limit 1""")
        .param("subscription", cast.mainSubscription()).param("ward", Scene.ward()).query(Long.class).single();
    cast.fresh("responder");
    long person = called(name);
    var subscription = house.bean(Subscriptions.class).byId(cast.mainSubscription()).orElseThrow();
    var wish = new Memberships.RoleWish("responder", List.of(other), 0, 5);
    assertThat(house.bean(Memberships.class)
        .set(administrator, subscription, new Memberships.Described(name, address(person), "", "other"), wish,
            house.bean(org.candour.shared.SentenceLanguages.class).in("en"),
            new org.candour.shared.RegionId("uk-england"))
        .outcome()).isEqualTo(Memberships.MembershipResult.DONE);
    return person;
  }

  @Test
  void whoIsAskedGetsOneLetterWithoutTheStoryAndTheWriterOneForAllThatFollows() {
    String draft = asked();
    writer.post(draft + "/colleagues", "colleague", Long.toString(reading), "note", "Once more", "ask", "1");
    house.settle();
    assertThat(house.mailTo(address(reading))).singleElement().satisfies(m -> {
      assertThat(m.getSubject()).contains("Wren Writer").contains(title);
      assertThat(TestHouse.text(m)).contains("Is it too long?", title, draft).doesNotContain(body).doesNotContain(text);
    });
    assertThat(reader.get(draft).body()).contains("Wren Writer asks you to read", "Is it too long?", body, text);
    assertThat(reader.get("/work").body()).contains("Wren Writer asked you to read it");

    hand(reader, draft, 1, text + " Shorter.");
    hand(reader, draft, 2, text + " Shorter still.", "remark", "I took the last line out.", "keep", "1");
    hand(reader, draft, 3, text + " Shorter still.", "remark", "I took the last line out.", "ready", "1");
    house.pass(Duration.ofMinutes(6));
    hand(reader, draft, 3, text + " Shorter still.", "remark", "And thank you.", "ready", "1");
    house.pass(Duration.ofMinutes(6));
    assertThat(house.mailTo(address(writing))).singleElement().satisfies(m -> assertThat(TestHouse.text(m))
        .contains(title, draft).doesNotContain(body).doesNotContain("last line").doesNotContain(text));
    assertThat(writer.get("/work").body()).contains("News for you", "one colleague asked, one is ready");
    String page = writer.get(draft).body();
    assertThat(page).contains("Rae Reader", "I took the last line out.", "And thank you.", "Who changed what");
    assertThat(page).as("midnight may lie between").containsPattern("ready (today|yesterday)");
    assertThat(page.split("I took the last line out.", -1)).as("said once").hasSize(2);
    assertThat(writer.get("/work").body()).doesNotContain("News for you");
    hand(reader, draft, 3, text + " The end.");
    house.pass(Duration.ofMinutes(6));
    assertThat(house.mailTo(address(writing))).as("after the writer has looked").hasSize(2);
    assertThat(house.sql()
        .sql("select act from audit_entry where subject_kind = 'response-draft' and subject_id = ?"
            + " and actor_id = ? order by id")
        .params(id(draft), reading).query(String.class).list()).containsExactly("draft-changed", "draft-changed",
            "draft-remarked", "draft-ready", "draft-remarked", "draft-changed");
  }

  @Test
  void twoAtOnceLoseNothing() {
    String draft = asked();
    assertThat(to(hand(writer, draft, 1, text + " By the writer."))).contains("done=kept");
    HttpResponse<String> second = hand(reader, draft, 1, text + " By the reader.", "remark", "Look here", "keep", "1");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("Wren Writer changed this answer while you were writing", "By the writer.",
        "By the reader.", "Look here");
    assertThat(hand(writer, draft, 1, text + " By the writer, elsewhere.").body())
        .contains("You changed this yourself in another window or tab", "By the writer, elsewhere.")
        .doesNotContain("Wren Writer changed");
    // A remark alone collides with nothing, and "ready" is about what was read.
    assertThat(to(hand(reader, draft, 1, text, "remark", "Only a remark", "ready", "1"))).contains("done=ready");
    assertThat(writer.get(draft).body()).contains("Only a remark", "before the text changed")
        .doesNotContain("By the reader.");
    String[] again = Scene.with(second.body(), "keep", "1");
    assertThat(to(reader.post(draft, again))).contains("done=kept");
    String page = writer.get(draft).body();
    assertThat(page).contains("By the reader.", "By the writer.", "Look here");
    assertThat(to(reader.post(draft, again))).as("pressed twice").contains("done=kept");
    // The writer's page is older than the reader's words: what nobody has seen together is not sent.
    HttpResponse<String> sent = hand(writer, draft, 2, text + " By the writer.", "send", "1");
    assertThat(sent.statusCode()).isEqualTo(409);
    assertThat(sent.body()).contains("Rae Reader changed this answer");
    assertThat(house.sql().sql("select count(*) from response where story = ?").param(story).query(Long.class).single())
        .isZero();
  }

  @Test
  void itsWriterSendsItOnceAndItIsAnAnswerLikeAnyOther() {
    String draft = asked();
    hand(reader, draft, 1, text + " Changed.");
    assertThat(to(hand(reader, draft, 2, text + " Sent by a reader.", "send", "1"))).as("a reader only keeps")
        .startsWith(draft);
    String own = to(hand(writer, draft, 3, text + " Sent.", "send", "1"));
    assertThat(own).startsWith("/work/responses/");
    assertThat(to(hand(writer, draft, 3, text + " Sent.", "send", "1"))).as("pressed twice").isEqualTo(own);
    assertThat(hand(writer, draft, 3, text + " Another window.", "send", "1").body()).as("with other words")
        .contains("It was sent", "Another window.");
    assertThat(writer.get(own).body()).contains(text + " Sent.", "You can still edit or delete it");
    assertThat(to(writer.get(draft))).isEqualTo(own);
    assertThat(reader.get(own).statusCode()).isEqualTo(404);
    assertThat(reader.get(draft).body()).contains("It was sent").doesNotContain(text);
    HttpResponse<String> late = hand(reader, draft, 4, "Typed too late");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Typed too late");
    house.pass(Duration.ofMinutes(31));
    long response = id(own);
    Scene.decide("response", response, "act", "publish");
    assertThat(Browserless.as("nobody").get("/stories/" + story).body()).contains(text + " Sent.", "Wren Writer")
        .doesNotContain("Changed.");
    assertThat(house.sql().sql("select person from response_draft_version where draft = ? order by number")
        .param(id(draft)).query(Long.class).list()).containsExactly(writing, reading, reading, writing);
  }

  @Test
  void aStoryThatGoesLeavesTheWords() {
    String draft = asked();
    hand(reader, draft, 1, text + " By the reader.", "remark", "A remark", "keep", "1");
    tales.pull(story);
    HttpResponse<String> typed = hand(writer, draft, 2, "An hour of work", "remark", "Half a remark", "keep", "1");
    assertThat(typed.statusCode()).isEqualTo(410);
    assertThat(typed.body()).contains("An hour of work", "Half a remark", "recognised").doesNotContain(title)
        .doesNotContain(body);
    assertThat(writer.get(draft).body()).contains("This story is gone", "By the reader.").doesNotContain(title)
        .doesNotContain(body);
    assertThat(reader.get(draft).body()).contains("This story is gone", "By the reader.").doesNotContain(title);
    assertThat(writer.get("/work").body()).contains("a story that is gone").doesNotContain(title);
    assertThat(writer.post(draft + "/colleagues", "q", "Rae", "find", "1").statusCode()).isEqualTo(302);
    house.pass(Duration.ofMinutes(6));
    assertThat(house.mailTo(address(writing))).as("a letter that had not left").isEmpty();
    assertThat(to(writer.post(draft + "/ending"))).startsWith("/work/drafts?done=thrown-away");
    assertThat(
        house.sql().sql("select coalesce(string_agg(body || what, ''), '') from response_draft_version where draft = ?")
            .param(id(draft)).query(String.class).single())
        .isEmpty();
    assertThat(writer.get(draft).body()).contains("thrown it away").doesNotContain("By the reader.");
  }

  @Test
  void whatAColleagueWhoIsFrozenOrGoneHasBegunAnAdministratorGoesOnWith() {
    String draft = asked();
    Browserless administrator = cast.fresh("administrator");
    long heir = called("Ada Administrator");
    assertThat(administrator.get(draft).statusCode()).as("while its writer is there").isEqualTo(404);
    assertThat(administrator.post(draft + "/taking").statusCode()).isEqualTo(404);
    freeze(heir, writing);
    assertThat(administrator.get("/work/drafts").body()).contains(title, "Begun by Wren Writer");
    assertThat(administrator.get(draft).body()).contains(text, "Wren Writer cannot answer any more");
    assertThat(hand(administrator, draft, 1, "Not mine yet").statusCode()).isEqualTo(302);
    assertThat(reader.post(draft + "/taking").statusCode()).as("a reader").isEqualTo(404);
    assertThat(to(hand(reader, draft, 1, text + " Still read."))).as("readers go on").contains("done=kept");
    assertThat(administrator.get(draft).body()).doesNotContain("Not mine yet");
    assertThat(to(administrator.post(draft + "/taking"))).startsWith(draft);
    assertThat(Cast.signedIn(writing).get(draft).statusCode()).isEqualTo(404);
    String own = to(hand(administrator, draft, 2, text + " Taken over.", "send", "1"));
    assertThat(administrator.get(own).body()).contains("Ada Administrator");
    assertThat(house.sql()
        .sql("select before || ' ' || after from audit_entry where act = 'draft-taken-over' and subject_id = ?")
        .param(id(draft)).query(String.class).single()).isEqualTo("person " + writing + " person " + heir);
  }

  @Test
  void aReaderWhoIsFrozenIsSaidToBeGoneAndReadsNoMore() {
    String draft = asked();
    cast.fresh("administrator");
    freeze(cast.newest(), reading);
    assertThat(writer.get(draft).body()).contains("cannot answer here any more");
    assertThat(reader.get(draft).statusCode()).isEqualTo(302);
    house.bean(Memberships.class).freeze(administrator(cast.newest()), reading, false,
        house.bean(Memberships.class).state(cast.mainSubscription(), reading));
    house.sql().sql("update role_grant set role = 'member' where person = ?").param(reading).update();
    assertThat(Cast.signedIn(reading).get(draft).statusCode()).as("who may not answer any more").isEqualTo(404);
  }

  private Caller.Person administrator(long person) {
    People people = house.bean(People.class);
    return new Caller.Person(person, "Ada", cast.mainSubscription(), 1, true,
        house.bean(RoleGrants.class).grants(person));
  }

  private void freeze(long by, long person) {
    Memberships members = house.bean(Memberships.class);
    assertThat(members.freeze(administrator(by), person, true, members.state(cast.mainSubscription(), person)))
        .isEqualTo(Memberships.MembershipResult.DONE);
  }

  @Test
  void nobodyElseEverSeesIt() {
    Scene scene = Scene.published("Told " + UUID.randomUUID(), "It was cold.");
    String draft = to(writer.post("/work/stories/" + scene.story + "/response", "body", text, "change", "planned",
        "what", text + " what", "keep", "1")).replaceAll("\\?.*", "");
    writer.post(draft + "/colleagues", "colleague", Long.toString(reading), "note", text + " note", "ask", "1");
    hand(reader, draft, 1, text + " more", "remark", text + " remark", "ready", "1");
    house.pass(Duration.ofMinutes(6));
    Map<String, Browserless> others = Map.of("nobody", Browserless.as("nobody"), "moderator", cast.fresh("moderator"),
        "colleague", cast.fresh("responder"), "member", cast.fresh("member"), "administrator",
        cast.fresh("administrator"), "commissioner", Browserless.as("commissioner"), "author", scene.author());
    others.forEach((who, caller) -> {
      for (String path : List.of("/work", "/work/drafts", draft, draft + "/colleagues", "/stories/" + scene.story,
          "/work/stories?words=" + text.substring(7), "/stories?words=" + text.substring(7),
          "/work/stories/" + scene.story + "/response", "/work/stories/" + scene.story + "/told", "/desk",
          "/mine/stories/" + scene.story, "/desk/" + tales.review(scene.story))) {
        assertThat(caller.get(path).body()).as(who + " " + path).doesNotContain(text);
      }
      assertThat(hand(caller, draft, 2, "Words").statusCode()).as(who).isIn(401, 404);
    });
    assertThat(scene.author().get("/mine/stories/" + scene.story).body()).contains("An answer is being written")
        .doesNotContain("Wren", "Rae");
    assertThat(house.mailTo(scene.address)).noneSatisfy(m -> assertThat(TestHouse.text(m)).contains(text));
    house.pass(Duration.ofDays(15));
    assertThat(scene.author().get("/mine/stories/" + scene.story).body()).as("two weeks untouched")
        .doesNotContain("An answer is being written");
  }

  @Test
  void anAuthorLearnsNothingOfAnAnswerToAnotherStory() {
    aside();
    long other = tales.publish(tales.tell(house.bean(Authors.class).reach(UUID.randomUUID() + "@other.example", null),
        "uk-england", Scene.ward(), "Other", "Other words"));
    assertThat(house.bean(ResponseDrafts.class).isBeingWritten(story)).isTrue();
    assertThat(house.bean(ResponseDrafts.class).isBeingWritten(other)).isFalse();
  }

  @Test
  void whatCannotBeKeptIsSaidBesideItsField() {
    String draft = asked();
    assertThat(hand(writer, draft, 1, "x".repeat(40_000)).body()).contains("Make your answer shorter");
    assertThat(hand(reader, draft, 1, text, "remark", "y".repeat(3_000), "keep", "1").body())
        .contains("Make the remark shorter", "y".repeat(3_000));
    assertThat(hand(writer, draft, 1, text, "what", "z".repeat(2_000), "keep", "1").body())
        .contains("Make the description shorter");
    assertThat(writer
        .post(draft + "/colleagues", "colleague", Long.toString(reading), "note", "n".repeat(400), "ask", "1").body())
        .contains("Make the line shorter", "n".repeat(400));
  }

  @Test
  void theListIsPagedAndTooManyReadersAreRefused() {
    for (int i = 0; i < 21; i++) {
      writer.post("/work/stories/" + story + "/response", "body", text + " " + i, "change", "none", "keep", "1");
    }
    assertThat(writer.get("/work").body()).contains("All 21 answers being written");
    assertThat(writer.get("/work/drafts").body()).contains("/work/drafts?page=2");
    assertThat(writer.get("/work/drafts?page=2").statusCode()).isEqualTo(200);
    String draft = aside();
    List<String> fields = new java.util.ArrayList<>(List.of("ask", "1"));
    for (int i = 0; i < 11; i++) {
      cast.fresh("responder");
      fields.addAll(List.of("colleague", Long.toString(cast.newest())));
    }
    assertThat(writer.post(draft + "/colleagues", fields.toArray(String[]::new)).body())
        .contains("more than 10 readers");
  }
}
