package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.people.People;
import org.junit.jupiter.api.Test;

class ProfilePagesTests {

  private static final Pattern NOTICE = Pattern.compile(
      "<div class=\"notice notice--good\" role=\"status\" tabindex=\"-1\" autofocus>.*?</svg>(.*?)</div>",
      Pattern.DOTALL);

  /** What the page says that an answer leads to: in one notice, which is announced and has the focus. */
  private static String said(Browserless who, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    String to = answer.headers().firstValue("Location").orElseThrow();
    List<MatchResult> all = NOTICE.matcher(who.get(to).body()).results().toList();
    assertThat(all).as(to).hasSize(1);
    return all.getFirst().group(1).replaceAll("<[^>]*>", " ").strip();
  }

  @Test
  void whatWasSavedIsSaid() {
    Browserless responder = Cast.get().fresh("responder");
    assertThat(said(responder,
        responder.post("/profile", "name", "Ruth Marsh", "job", "Nurse", "group", "other", "about", "")))
        .contains("Your profile is saved");
    assertThat(said(responder,
        responder.post("/profile/services", "add", Long.toString(new Tales().service("uk-england", "Ward 7")))))
        .contains("Where you work is saved");
    assertThat(said(responder, responder.post("/profile/picture", "act", "remove")))
        .contains("Your picture is removed");
    assertThat(
        said(responder, responder.post("/profile/password", "password", "Seven quiet herons " + UUID.randomUUID())))
        .contains("Your password is saved");
    assertThat(said(responder, responder.post("/profile/sessions/end"))).contains("signed out on all other devices");
    Browserless administrator = Cast.get().fresh("administrator");
    assertThat(said(administrator, administrator.post("/work/levels", "current", "3", "why", "We asked around.",
        "aspired", "5", "by", "2031-01", "visibility", "private"))).contains("The level is saved");
    assertThat(responder.get("/profile").body()).doesNotContain("autofocus");
    assertThat(responder.getAfterForm("/profile?done=anything").body()).doesNotContain("autofocus", "anything");
  }

  @Test
  void twoFormsAtOnceMakeOneService() {
    Browserless responder = Cast.get().fresh("responder");
    long person = Cast.get().newest();
    long ward = new Tales().service("uk-england", "Ward 7");
    List<Integer> statuses = IntStream.range(0, 12).parallel()
        .mapToObj(i -> responder.post("/profile/services", "add", Long.toString(ward)).statusCode()).distinct()
        .toList();
    assertThat(statuses).containsExactly(302);
    assertThat(TestHouse.get().bean(People.class).ownServices(person)).containsExactly(ward);
  }
}
