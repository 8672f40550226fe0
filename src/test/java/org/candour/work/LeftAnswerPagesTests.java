package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.moderation.Review;
import org.candour.moderation.Reviews;
import org.candour.people.People;
import org.candour.response.Response;
import org.candour.response.ResponseStatus;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

/** What somebody sent who is gone before it is public. */
class LeftAnswerPagesTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final People people = house.bean(People.class);
  private final Tales tales = new Tales();
  private final String text = "Answer " + UUID.randomUUID();
  private final long story =
      tales.publish(tales.tell("uk-england", Scene.ward(), "A title", "A story " + UUID.randomUUID()));
  private final Browserless writer = cast.fresh("responder");
  private final long writing = cast.newest();
  private final Browserless administrator = cast.fresh("administrator");
  private final long administering = cast.newest();

  private long sent() {
    String location = writer.post("/work/stories/" + story + "/response", "body", text, "change", "none", "send", "1")
        .headers().firstValue("Location").orElseThrow();
    return Long.parseLong(location.replaceAll(".*/|\\?.*", ""));
  }

  /** The address of an answer that is begun and not sent. */
  private String draft() {
    return writer.post("/work/stories/" + story + "/response", "body", text, "change", "none", "keep", "1").headers()
        .firstValue("Location").orElseThrow().replaceAll(".*(/work/drafts/\\d+).*", "$1");
  }

  private Response answer(long id) {
    return house.bean(Responses.class).get(id);
  }

  private Optional<Review> review(long answer) {
    return house.bean(Reviews.class).of("response", answer);
  }

  private void remove() {
    String page = administrator.get("/work/members/" + writing).body();
    assertThat(administrator.post("/work/members/" + writing + "/end", Scene.with(page, "sure", "yes")).statusCode())
        .isEqualTo(302);
  }

  @Test
  void whatAFrozenPersonSentWaitsForThem() {
    long id = sent();
    people.freeze(Caller.NOBODY, writing, true);
    house.pass(Duration.ofMinutes(45));
    assertThat(review(id)).as("at the desk").isEmpty();
    assertThat(administrator.get("/work").body()).contains("Sent by colleagues who are gone", "/work/left/" + id);
    assertThat(administrator.get("/work/left/" + id).body()).contains(text, "It was not with a moderator yet");
    people.freeze(Caller.NOBODY, writing, false);
    house.settle();
    assertThat(review(id)).isEmpty();
    assertThat(administrator.get("/work/left/" + id).statusCode()).as("its writer is there").isEqualTo(404);
    assertThat(Cast.signedIn(writing).get("/work/responses/" + id).body())
        .contains("/work/responses/" + id + "/sending");
    house.pass(Duration.ofMinutes(31));
    assertThat(review(id)).isPresent();
  }

  @Test
  void anAdministratorTakesOverWhatALeaverSent() {
    long id = sent();
    remove();
    house.pass(Duration.ofMinutes(45));
    assertThat(review(id)).isEmpty();
    assertThat(TestHouse.text(house.mailTo(people.byId(administering).orElseThrow().address()).getLast()))
        .contains("Somebody responder sent an answer", "/work/left/" + id).doesNotContain(text);
    assertThat(administrator.post("/work/left/" + id + "/taking").headers().firstValue("Location").orElseThrow())
        .endsWith("/work/responses/" + id + "?said=taken-over");
    assertThat(answer(id)).returns(administering, Response::person)
        .returns("Somebody administrator", Response::writerName).returns(ResponseStatus.SUBMITTED, Response::status);
    house.pass(Duration.ofMinutes(31));
    assertThat(Browserless.as("moderator").get("/desk/" + review(id).orElseThrow().id()).body())
        .contains("Somebody administrator", text)
        .doesNotContain("Somebody responder", "cannot answer for their organisation any more");
  }

  private long letters() {
    return house.mailTo(people.byId(administering).orElseThrow().address()).stream()
        .filter(m -> TestHouse.text(m).contains("cannot answer for your organisation any more")).count();
  }

  @Test
  void theyAreToldWhenTheStoryIsPublicAgainAndEachTimeThatItWaits() {
    sent();
    people.freeze(Caller.NOBODY, writing, true);
    Scene.decide("story", story, "act", "pull", "reason", "recognisable", "note", "");
    house.pass(Duration.ofMinutes(45));
    assertThat(letters()).as("nobody can open what is not public").isZero();
    Scene.decide("story", story, "act", "publish", "criticality", "1");
    house.pass(Duration.ofMinutes(10));
    assertThat(letters()).isOne();
    people.freeze(Caller.NOBODY, writing, false);
    house.pass(Duration.ofMinutes(5));
    people.freeze(Caller.NOBODY, writing, true);
    house.pass(Duration.ofMinutes(45));
    assertThat(letters()).as("it waits anew").isEqualTo(2);
  }

  @Test
  void whereNobodyCanBeToldTheOperatorIs() {
    long alone = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Alone " + story, null, "charity", "subscription", List.of(Scene.ward())));
    Browserless only = cast.fresh("responder", "subscription", Long.toString(alone));
    long gone = cast.newest();
    only.post("/work/stories/" + story + "/response", "body", text, "change", "none", "send", "1");
    people.freeze(Caller.NOBODY, gone, true);
    house.pass(Duration.ofMinutes(45));
    Browserless operator = cast.caller("support");
    assertThat(operator.get("/operate").body()).as("it has only begun to wait").doesNotContain("nobody can send");
    house.pass(Duration.ofMinutes(61));
    assertThat(operator.get("/operate").body()).contains("nobody can send", "/operate/subscriptions");
    Browserless first = cast.fresh("administrator", "subscription", Long.toString(alone));
    String address = people.byId(cast.newest()).orElseThrow().address();
    house.pass(Duration.ofMinutes(10));
    assertThat(house.mailTo(address)).as("the first administrator is told")
        .anyMatch(m -> TestHouse.text(m).contains("cannot answer for your organisation any more"));
    assertThat(operator.get("/operate").body()).doesNotContain("nobody can send");
    assertThat(first.get("/work").body()).contains("Sent by colleagues who are gone");
  }

  @Test
  void anAdministratorStopsWhatALeaverSent() {
    long id = sent();
    remove();
    assertThat(administrator.post("/work/left/" + id + "/stopping").statusCode()).isEqualTo(302);
    house.pass(Duration.ofMinutes(45));
    assertThat(review(id)).isEmpty();
    assertThat(answer(id).status()).isEqualTo(ResponseStatus.DELETED);
    assertThat(administrator.get("/work/left/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void theDeskSaysThatAWriterIsGoneAndWhatIsStoppedLeavesIt() {
    long id = sent();
    writer.post("/work/responses/" + id + "/sending");
    house.settle();
    long review = review(id).orElseThrow().id();
    Browserless moderator = Browserless.as("moderator");
    assertThat(moderator.get("/desk/" + review).body()).doesNotContain("cannot answer for their organisation any more");
    remove();
    String page = moderator.get("/desk/" + review).body();
    assertThat(page).contains("cannot answer for their organisation any more");
    assertThat(administrator.get("/work/left/" + id).body()).contains("A moderator has it");
    administrator.post("/work/left/" + id + "/stopping");
    house.settle();
    assertThat(review(id).orElseThrow().state()).isEqualTo("decided");
    assertThat(moderator.post("/desk/" + review + "/decision", Scene.with(page, "act", "publish")).statusCode())
        .isEqualTo(409);
    assertThat(Browserless.as("nobody").get("/stories/" + story).body()).doesNotContain(text);
  }

  @Test
  void aColleagueWhoWasAskedToReadLearnsThatTheWriterIsGone() {
    Browserless reader = cast.fresh("responder");
    long reading = cast.newest();
    String draft = draft();
    writer.post(draft + "/colleagues", "colleague", Long.toString(reading), "note", "", "ask", "1");
    assertThat(reader.get(draft).body()).contains(text).doesNotContain("cannot answer any more");
    remove();
    assertThat(reader.get(draft).body()).contains(text, "Somebody responder cannot answer any more",
        "An administrator of your organisation can take it over");
  }

  @Test
  void anAdministratorWhoWasAskedToReadCanTakeTheDraftOver() {
    String draft = draft();
    writer.post(draft + "/colleagues", "colleague", Long.toString(administering), "note", "", "ask", "1");
    assertThat(administrator.get(draft).body()).contains(text).doesNotContain(draft + "/taking");
    remove();
    assertThat(administrator.get(draft).body()).contains(draft + "/taking");
    administrator.post(draft + "/taking");
    assertThat(administrator.get(draft).body()).contains("Your answer, not sent yet");
  }
}
