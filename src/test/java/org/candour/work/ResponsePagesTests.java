package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.Memberships;
import org.candour.access.RoleGrants;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.shared.Stale;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

/** An answer whose story goes away, or whose writer does. */
class ResponsePagesTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final Browserless responder = Cast.get().fresh("responder");
  private final long writer = Cast.get().newest();
  private final String title = "Title " + UUID.randomUUID();
  private final String body = "Text " + UUID.randomUUID();
  private final long story =
      tales.publish(tales.tell("uk-england", tales.service("uk-england", "Ward 7"), title, body));

  private String answer() {
    String location =
        responder.post("/work/stories/" + story + "/response", "body", "My own answer", "change", "none", "send", "1")
            .headers().firstValue("Location").orElseThrow();
    return location.substring(location.indexOf("/work")).replaceAll("\\?.*", "");
  }

  @Test
  void nothingOfAStoryThatWasPulledStaysReadable() {
    String own = answer();
    assertThat(responder.get(own).body()).contains(title);
    assertThat(responder.get(own + "/text").body()).contains(body);
    assertThat(responder.get("/work").body()).contains(title);

    tales.pull(story);
    for (String path : new String[]{own, "/work", "/work?show=all"}) {
      assertThat(responder.get(path).body()).as(path).doesNotContain(title).doesNotContain(body);
    }
    assertThat(responder.get(own).body()).contains("This story is gone").contains("recognised")
        .contains("My own answer");
    assertThat(responder.get(own + "/text").statusCode()).isEqualTo(302);
    HttpResponse<String> edited =
        responder.post(own + "/text", "body", "What I typed meanwhile", "change", "none", "send", "1", "revision", "1");
    assertThat(edited.statusCode()).isEqualTo(410);
    assertThat(edited.body()).contains("What I typed meanwhile").doesNotContain(title);
  }

  private HttpResponse<String> send(String words) {
    return responder.post("/work/stories/" + story + "/response", "body", words, "change", "none", "once",
        org.candour.shared.SecretToken.fresh(), "send", "1");
  }

  private long answers() {
    return house.sql().sql("select count(*) from response where story = ? and state <> 'deleted'").param(story)
        .query(Long.class).single();
  }

  /** Each window has a form of its own, with a key of its own. */
  @Test
  void twoWindowsAtOnceMakeOneAnswer() {
    var same = Scene.atOnce(() -> send("The same words"), () -> send("The same words"), () -> send("The same words"));
    assertThat(same).allMatch(a -> a.statusCode() == 302);
    assertThat(same.stream().map(a -> a.headers().firstValue("Location").orElse("")).distinct()).hasSize(1);
    assertThat(answers()).isOne();
    HttpResponse<String> other = send("Other words " + body);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("You have sent an answer to this story that no moderator has yet",
        "Other words " + body);
    assertThat(answers()).isOne();
    house.pass(Duration.ofMinutes(31));
    assertThat(send("An update").statusCode()).as("once a moderator has the first").isEqualTo(302);
  }

  @Test
  void twoWindowsAtOnceWithOtherWordsMakeOneAnswerToo() {
    var both = Scene.atOnce(() -> send("These words"), () -> send("Those words"));
    assertThat(both.stream().map(HttpResponse::statusCode)).containsExactlyInAnyOrder(302, 409);
    assertThat(answers()).isOne();
  }

  @Test
  void whereNobodyIsNamedForAPlanNobodyIsLabelled() {
    String due = house.bean(HouseClock.class).instant().plus(Duration.ofDays(30)).toString().substring(0, 10);
    String location = responder.post("/work/stories/" + story + "/response", "body", "We plan it", "change", "planned",
        "what", "A new bell", "due", due, "send", "1").headers().firstValue("Location").orElseThrow();
    assertThat(responder.get(location.substring(location.indexOf("/work"))).body()).contains("A new bell")
        .doesNotContain("<strong>Who</strong>");
  }

  @Test
  void theWordsOfAPublicStoryStayAsEverybodyReadsThem() {
    assertThatThrownBy(() -> tales.decide(story, "save", null, "Saved " + title, "Saved " + body))
        .isInstanceOf(Stale.class);
    assertThat(responder.get("/work/stories/" + story + "/response").body()).contains(title).doesNotContain("Saved");
  }

  @Test
  void whatIsTypedForAStoryThatGoesMeanwhileIsKept() {
    tales.pull(story);
    HttpResponse<String> sent = responder.post("/work/stories/" + story + "/response", "body", "An hour of work",
        "change", "planned", "what", "A new bell", "send", "1");
    assertThat(sent.statusCode()).isEqualTo(410);
    assertThat(sent.body()).contains("An hour of work").contains("A new bell").doesNotContain(title)
        .doesNotContain(body);
    assertThat(responder.post("/work/stories/" + story + "/response").statusCode()).isEqualTo(404);
    HttpResponse<String> never =
        responder.post("/work/stories/999999999/response", "body", "An hour of work", "send", "1");
    assertThat(never.statusCode()).isEqualTo(404);
    assertThat(never.body()).contains("An hour of work");
  }

  @Test
  void whoLeftTheOrganisationChangesNothingMore() {
    String own = answer();
    long id = Long.parseLong(own.replaceAll(".*/|\\?.*", ""));
    long subscription = Cast.get().mainSubscription();
    Cast.get().fresh("administrator");
    assertThat(house.bean(Memberships.class).remove(Cast.get().newestPerson(subscription), writer))
        .isEqualTo(Memberships.MembershipResult.DONE);
    house.bean(RoleGrants.class).grant(Caller.NOBODY, writer, "responder", "subscription",
        Long.toString(otherSubscription()));
    Browserless again = Cast.signedIn(writer);
    assertThat(again.get("/work").statusCode()).isEqualTo(200);
    assertThat(again.get(own).statusCode()).isEqualTo(404);
    for (String act : new String[]{"/text", "/deletion", "/sending"}) {
      assertThat(again.post(own + act, "body", "Changed", "change", "none", "send", "1", "revision", "1").statusCode())
          .as(act).isEqualTo(404);
    }
    assertThat(house.sql().sql("select state from response where id = ?").param(id).query(String.class).single())
        .isEqualTo("submitted");
  }

  private long otherSubscription() {
    return house.bean(org.candour.subscriptions.Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Other " + UUID.randomUUID(), null, "charity", "registration", java.util.List.of()));
  }

  @Test
  void aDayFarAwayIsNoPromise() {
    for (String due : new String[]{"+999999999-12-31", "2001-01-01", "9999-12-31"}) {
      String page = responder.post("/work/stories/" + story + "/response", "body", "Words", "change", "planned", "what",
          "A bell", "due", due, "send", "1").body();
      assertThat(page).as(due).contains("within the next ten years");
    }
  }

  @Test
  void alertsOfferOnlyWhatTheSubscriptionCovers() {
    String page = responder.get("/work/alerts?q=practice").body();
    house.sql().sql("""
        select p.name from public_service p where not exists (
          select from public_service_ancestor a join staff_scope c on c.service = a.ancestor and c.subscription = ?
          where a.service = p.id)""").param(Cast.get().mainSubscription()).query(String.class).list()
        .forEach(name -> assertThat(page).doesNotContain("<strong>" + name + ","));
    assertThat(responder.get("/work/alerts?q=ward").body()).contains("Ward 7");
  }
}
