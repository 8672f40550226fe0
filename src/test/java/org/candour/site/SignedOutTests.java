package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.Memberships;
import org.junit.jupiter.api.Test;

/** Whoever wrote for so long that their session ended gets their words back. */
class SignedOutTests {

  private final TestHouse house = TestHouse.get();

  @Test
  void whatWasTypedIsShownAndNothingElseHappens() {
    Browserless writer = Cast.get().fresh("responder");
    house.pass(Duration.ofHours(13));
    String typed = "We are sorry. </textarea><script>alert(1)</script> We rang you back.";
    HttpResponse<String> answer = writer.post("/work/stories/1000001/response", "body", typed, "who", "The ward",
        "change", "planned", "send", "1");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("You were signed out").contains("&lt;/textarea&gt;&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert").contains("readonly").contains("The ward").contains("href=\"/sign-in\"")
        .contains("target=\"_blank\"");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(writer.get("/work").statusCode()).isEqualTo(302);
  }

  @Test
  void secretsAndWhatThePageItselfSentAreNotShown() {
    String page = new Browserless(house.address()).post("/profile/password", "current", "my old and secret password",
        "password", "my new and secret password", "username", "somebody@words.example").body();
    assertThat(page).contains("You were signed out").doesNotContain("secret password").doesNotContain("words.example")
        .doesNotContain("<textarea");
    String desk = new Browserless(house.address())
        .post("/desk/1/decision", "revision", "17", "note", "A note", "services", "123456", "act", "publish").body();
    assertThat(desk).contains("A note").doesNotContain("123456");
  }

  @Test
  void whoWasFrozenWhileWritingReadsWhyAndTheirWords() {
    Cast cast = Cast.get();
    Browserless writer = cast.fresh("responder");
    long person = cast.newest();
    cast.fresh("administrator");
    Memberships members = house.bean(Memberships.class);
    members.freeze(cast.newestPerson(cast.mainSubscription()), person, true,
        members.state(cast.mainSubscription(), person));
    HttpResponse<String> answer =
        writer.post("/work/stories/1000001/response", "body", "Written for an hour", "send", "1");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("has stopped it meanwhile", "Written for an hour").doesNotContain("twelve hours")
        .doesNotContain("opens in a new tab");
  }

  @Test
  void whoseRolesEndedWhileWritingReadsThatTheirAccessChanged() {
    Cast cast = Cast.get();
    Browserless writer = cast.fresh("responder");
    long person = cast.newest();
    cast.fresh("administrator");
    house.bean(Memberships.class).remove(cast.newestPerson(cast.mainSubscription()), person);
    assertThat(writer.post("/work/stories/1000001/response", "body", "Written for an hour", "send", "1").body())
        .contains("your access was changed", "Written for an hour").doesNotContain("twelve hours");
  }

  @Test
  void anAuthorGetsTheirReplyBackAndTheirOwnDoor() {
    HttpResponse<String> answer =
        new Browserless(house.address()).post("/mine/stories/1/replies", "body", "Thank you for ringing");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Thank you for ringing").contains("href=\"/mine/sign-in\"");
  }

  @Test
  void whoIsSignedInWithoutTheRightStillFindsNothingButTheirOwnWords() {
    HttpResponse<String> answer = Cast.get().caller("member").post("/work/stories/1000001/response", "body",
        "Words of somebody whose role changed");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing here", "Words of somebody whose role changed");
  }
}
