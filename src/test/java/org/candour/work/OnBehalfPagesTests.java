package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.people.People;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer in the name of a colleague: who may, who is told, and who has the last word. */
class OnBehalfPagesTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final String title = "Title " + UUID.randomUUID();
  private final String body = "Story " + UUID.randomUUID();
  private final String text = "Answer " + UUID.randomUUID();
  private final long story =
      tales.publish(tales.tell("uk-england", tales.service("uk-england", "Ward 7"), title, body));
  private final String page = "/work/stories/" + story + "/colleague";
  private Browserless colleague;
  private long bearer;
  private Browserless administrator;
  private long sender;

  @BeforeEach
  void twoPeople() {
    colleague = cast.fresh("responder");
    bearer = called("Bea Bearer", "Ward sister");
    administrator = cast.fresh("administrator");
    sender = called("Sam Sender", "Office");
  }

  private long called(String name, String job) {
    house.sql().sql("update person set name = ?, job_title = ? where id = ?").params(name, job, cast.newest()).update();
    return cast.newest();
  }

  private HttpResponse<String> send(Browserless who, long person, String words, String... more) {
    List<String> fields = new ArrayList<>(List.of("colleague", Long.toString(person), "body", words, "change", "none"));
    fields.addAll(List.of(more.length == 0 ? new String[]{"send", "1"} : more));
    return who.post(page, fields.toArray(String[]::new));
  }

  private static String to(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    return location.substring(location.indexOf("/work")).replaceAll("\\?.*", "");
  }

  private static long id(String own) {
    return Long.parseLong(own.replaceAll(".*/|\\?.*", ""));
  }

  private String mailTo(long person) {
    house.settle();
    return house.mailTo(house.bean(People.class).byId(person).orElseThrow().address()).stream().map(TestHouse::text)
        .reduce("", String::concat);
  }

  @Test
  void itBearsTheColleaguesNameAndSaysHonestlyWhoSentIt() {
    assertThat(administrator.get(page + "?q=bea").body()).contains("Bea Bearer", "Ward sister");
    String preview = send(administrator, bearer, text, "preview", "1").body();
    assertThat(preview).contains("Sent by a colleague of theirs", "Bea Bearer", text);
    String[] form = Scene.with(preview, "send", "1");
    String own = to(administrator.post(page, form));
    assertThat(to(administrator.post(page, form))).as("pressed twice").isEqualTo(own);
    assertThat(mailTo(bearer)).contains("Sam Sender", title, text, own).doesNotContain(body);
    assertThat(house.sql()
        .sql("select after from audit_entry where act = 'response-submitted' and actor_id = ? and subject_id = ?")
        .params(sender, id(own)).query(String.class).single()).isEqualTo("for person " + bearer);
    assertThat(administrator.get("/work").body()).contains(own);
    assertThat(colleague.get("/work").body()).contains(own);

    house.pass(Duration.ofMinutes(31));
    long review = house.bean(Reviews.class).of("response", id(own)).orElseThrow().id();
    assertThat(Browserless.as("moderator").get("/desk/" + review).body()).contains("Bea Bearer",
        "Sent in their name by Sam Sender");
    Scene.decide("response", id(own), "act", "publish");
    assertThat(Browserless.as("nobody").get("/stories/" + story).body())
        .contains("Bea Bearer", "Ward sister", "Sent by a colleague of theirs", text).doesNotContain("Sam Sender");
  }

  @Test
  void bothHaveTheLastWordForThirtyMinutes() {
    String own = to(send(administrator, bearer, text));
    for (Browserless who : List.of(administrator, colleague)) {
      assertThat(who.get(own).body()).contains("Sam Sender sent this answer in the name of Bea Bearer",
          "You can still edit or delete it");
    }
    assertThat(cast.fresh("administrator").get(own).statusCode()).as("another administrator").isEqualTo(404);
    String before = administrator.get(own + "/text").body();
    assertThat(to(colleague.post(own + "/text",
        Scene.with(colleague.get(own + "/text").body(), "body", text + " In my own words.", "send", "1"))))
        .isEqualTo(own);
    HttpResponse<String> late =
        administrator.post(own + "/text", Scene.with(before, "body", text + " Typed meanwhile.", "send", "1"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("In my own words.", "Typed meanwhile.", "A colleague changed this answer");
    assertThat(to(administrator.post(own + "/text", Scene.with(late.body(), "send", "1")))).as("having seen both")
        .isEqualTo(own);
    assertThat(house.bean(Responses.class).get(id(own)).body()).contains("Typed meanwhile.");
    assertThat(house.sql().sql("select writer_id from response_version where response = ? order by number")
        .param(id(own)).query(Long.class).list()).containsExactly(sender, bearer, sender);
    assertThat(to(colleague.post(own + "/sending"))).isEqualTo(own);
    assertThat(house.bean(Responses.class).get(id(own)).state()).isEqualTo("waiting");
  }

  @Test
  void theColleagueMayDeleteIt() {
    String own = house.beforeTheNextLetter(() -> {
      String sent = to(send(administrator, bearer, text));
      assertThat(colleague.post(sent + "/deletion").statusCode()).isEqualTo(302);
      return sent;
    });
    assertThat(house.bean(Responses.class).get(id(own)).state()).isEqualTo("deleted");
    assertThat(administrator.get(own).statusCode()).isEqualTo(404);
    assertThat(mailTo(bearer)).as("a letter that had not left").doesNotContain(text);
  }

  @Test
  void whoIsFrozenBetweenTheChoiceAndTheActAnswersNothing() {
    String preview = send(administrator, bearer, text, "preview", "1").body();
    house.bean(People.class).freeze(Caller.NOBODY, bearer, true);
    String refused =
        administrator.post(page, Scene.with(preview, "send", "1", "colleague", Long.toString(bearer))).body();
    assertThat(refused).contains("This colleague cannot answer this story any more", text, "id=\"colleague-error\"");
    assertThat(house.sql().sql("select count(*) from response where story = ?").param(story).query(Long.class).single())
        .isZero();
    assertThat(administrator.get(page + "?q=bea").body()).doesNotContain("<strong>Bea Bearer");
  }

  @Test
  void nobodyLendsANameThatMayNotAnswer() {
    cast.fresh("member");
    long member = cast.newest();
    cast.fresh("responder", "subscription", Long.toString(house.bean(org.candour.subscriptions.Subscriptions.class).add(
        Caller.NOBODY,
        new NewSubscription("Foreign " + UUID.randomUUID(), null, "provider", "subscription", List.of(Scene.ward())))));
    long foreign = cast.newest();
    cast.fresh("responder");
    long unknown = cast.newest();
    house.sql().sql("update role_grant set called = 'As typed' where person = ?").param(unknown).update();
    for (long wrong : List.of(member, foreign, unknown, sender, 999_999_999L)) {
      String refused = send(administrator, wrong, text).body();
      assertThat(refused).as("person " + wrong).contains("cannot answer this story any more", text);
    }
    assertThat(send(administrator, 0, text).body()).contains("choose the colleague whose answer it is", text);
    assertThat(send(administrator, bearer, " ").body()).contains("Write your answer in words");
    assertThat(send(colleague, sender, text).statusCode()).as("a responder").isEqualTo(404);
    assertThat(house.sql().sql("select count(*) from response where story = ?").param(story).query(Long.class).single())
        .isZero();
  }

  @Test
  void aSearchForTheNameLosesNothing() {
    String found =
        administrator.post(page, "q", "bea", "body", text, "change", "planned", "what", "A bell", "find", "1").body();
    assertThat(found).contains("Bea Bearer", text, "A bell");
    tales.pull(story);
    HttpResponse<String> gone = send(administrator, bearer, text);
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains(text).doesNotContain(title);
  }
}
