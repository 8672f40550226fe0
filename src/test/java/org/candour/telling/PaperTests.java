package org.candour.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.moderation.Reviews;
import org.candour.shared.HouseClock;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.junit.jupiter.api.Test;

/**
 * Letters and calls: the team writes them down, they wait for whoever began, and nobody decides on what they wrote
 * down.
 */
class PaperTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final String words = "Nobody came when I rang " + UUID.randomUUID();
  private final Browserless keyer = cast.fresh("moderator");
  private final long me = cast.newest();

  private String today() {
    return house.bean(HouseClock.class).instant().atZone(java.time.ZoneId.of("Europe/London")).toLocalDate().toString();
  }

  /** Begins and gives the address of the draft. */
  private String begin(Browserless who, String route) {
    var answer = who.post("/desk/paper", "route", route, "received", today());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String there = answer.headers().firstValue("Location").orElseThrow();
    return there.substring(there.indexOf("/desk/paper"), there.length() - "/story".length());
  }

  private void write(Browserless who, String draft) {
    for (String[] page : new String[][]{{"story", "title", "The bell", "body", words}, {"services", "words", "Ward 7"},
        {"when", "happened", "month"}, {"role", "role", "patient"}, {"name", "name", "teaselbb"},
        {"known", "known", "no"}}) {
      var answer = who.post(draft + "/" + page[0], java.util.Arrays.copyOfRange(page, 1, page.length));
      assertThat(answer.statusCode()).as(page[0] + answer.body()).isEqualTo(302);
    }
  }

  private long sent(Browserless who, String draft) {
    var answer = who.post(draft + "/check");
    assertThat(answer.headers().firstValue("Location")).as(answer.body()).get().asString().endsWith(draft + "/card");
    house.settle();
    Matcher number = Pattern.compile("story-number\">(\\d+)").matcher(who.get(draft + "/card").body());
    assertThat(number.find()).isTrue();
    return Long.parseLong(number.group(1));
  }

  @Test
  void aLetterIsWrittenDownOnThePagesOfTelling() {
    String draft = begin(keyer, "paper");
    var page = keyer.get(draft + "/story");
    assertThat(page.body()).contains("What happened?", "You are writing down a letter that came on")
        .doesNotContain("Finish and forget");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("candour-draft"));
    write(keyer, draft);
    long id = sent(keyer, draft);
    String card = keyer.get(draft + "/card").body();
    assertThat(card).contains("card-number", "card-words", "http://localhost/mine");
    Story story = house.bean(Stories.class).get(id);
    assertThat(story.route()).isEqualTo("paper");
    assertThat(story.keyedBy()).isEqualTo(me);
    assertThat(story.receivedOn()).hasToString(today());
    assertThat(
        house.sql()
            .sql("select count(*) from audit_entry where act = 'story-keyed-in' and subject_id = ?"
                + " and actor_kind = 'person' and actor_id = ?")
            .params(id, me).query(Long.class).single())
        .isEqualTo(1);
    // The card leads back.
    Browserless author = new Browserless(house.address());
    assertThat(author.post("/mine/sign-in/card", "number", on(card, "id=\"card-number\">([^<]+)"), "words",
        on(card, "id=\"card-words\">([^<]+)")).statusCode()).isEqualTo(302);
    assertThat(author.get("/mine").body()).contains("The bell");
    assertThat(keyer.get(draft + "/story").headers().firstValue("Location")).get().asString().endsWith("/card");
    keyer.post(draft + "/ending");
    assertThat(keyer.get(draft + "/card").statusCode()).isEqualTo(404);
    assertThat(house.bean(Stories.class).get(id).body()).isEqualTo(words);
  }

  private static String on(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  @Test
  void theCardStandsForAnHour() {
    String draft = begin(keyer, "phone");
    write(keyer, draft);
    sent(keyer, draft);
    assertThat(keyer.get("/desk/paper").body()).contains("Show the card");
    house.pass(Duration.ofMinutes(61));
    house.bean(Drafts.class).clear();
    assertThat(keyer.get(draft + "/card").statusCode()).isEqualTo(404);
  }

  @Test
  void anAddressThatIsSafeGetsAReceiptAndNoCard() {
    String draft = begin(keyer, "paper");
    write(keyer, draft);
    String address = UUID.randomUUID() + "@paper.example";
    keyer.post(draft + "/contact", "address", address);
    assertThat(keyer.post(draft + "/check").body()).as("the same rules: is it safe?")
        .contains("Choose whether we may write to you");
    keyer.post(draft + "/safe", "safe", "yes");
    sent(keyer, draft);
    assertThat(keyer.get(draft + "/card").body()).doesNotContain("card-number").contains("A receipt is on its way");
    assertThat(house.mailTo(address)).hasSize(1);
  }

  @Test
  void whoWroteItDownDoesNotDecideOnIt() {
    String draft = begin(keyer, "phone");
    write(keyer, draft);
    long id = sent(keyer, draft);
    String desk = "/desk/" + tales.review(id);
    String page = keyer.get(desk).body();
    assertThat(page).contains("You wrote this story down from a letter or a call",
        "Written down from a telephone call.");
    for (String act : List.of("publish", "hold", "reject", "save")) {
      var answer = keyer.post(desk + "/decision",
          Scene.with(page, "act", act, "criticality", "1", "reason", "other", "note", "So"));
      assertThat(answer.statusCode()).as(act).isEqualTo(409);
    }
    house.settle();
    assertThat(house.bean(Stories.class).get(id).state()).isEqualTo("waiting");
    assertThat(house.bean(Reviews.class).steps(tales.review(id))).isEmpty();
    tales.publish(id);
    String read = new Browserless(house.address()).get("/stories/" + id).body();
    assertThat(read).contains(words).doesNotContain("telephone", "letter that", "Somebody moderator", "With help from");
  }

  @Test
  void itWaitsForWhoBeganAndForNobodyElse() {
    String draft = begin(keyer, "paper");
    keyer.post(draft + "/story", "title", "", "body", words);
    house.pass(Duration.ofHours(13));
    house.bean(Drafts.class).clear();
    assertThat(keyer.get("/desk/paper").statusCode()).as("the visit has ended").isEqualTo(302);
    Browserless again = Cast.signedIn(me);
    Cast.finish(again, me);
    assertThat(again.get("/desk/paper").body()).contains(words.substring(0, 30), draft + "/story");
    assertThat(again.get(draft + "/story").body()).contains(words);
    Browserless colleague = cast.fresh("moderator");
    assertThat(colleague.get("/desk/paper").body()).doesNotContain(draft);
    for (String page : List.of("/story", "/check", "/card", "/contact")) {
      assertThat(colleague.get(draft + page).statusCode()).as(page).isEqualTo(404);
      assertThat(colleague.post(draft + page, "body", "Mine").statusCode()).as(page).isEqualTo(404);
    }
    assertThat(colleague.post(draft + "/ending").statusCode()).isEqualTo(404);
    String scottish = "/uk-scotland" + draft;
    assertThat(again.get(scottish + "/story").statusCode()).as("of another region").isEqualTo(404);
    assertThat(again.post(draft + "/ending").statusCode()).isEqualTo(302);
    assertThat(again.get(draft + "/story").statusCode()).isEqualTo(404);
  }

  @Test
  void noPageOfAuthorsOpensIt() {
    String draft = begin(keyer, "paper");
    keyer.post(draft + "/story", "title", "", "body", words);
    String token = house.sql().sql("select keeper_token from telling_draft where number = ?")
        .param(Long.parseLong(draft.replaceAll("\\D", ""))).query(String.class).single();
    Browserless stranger = new Browserless(house.address());
    for (String[] form : new String[][]{{"/tell/story", "back", "1"}, {"/tell/tags", "change", "check"},
        {"/tell/check", "x", "y"}, {"/tell", "device", "own"}, {"/tell/return", "x", "y"},
        {"/tell/code", "code", "1234"}, {"/tell/leaving", "x", "y"}, {"/tell/closing", "x", "y"}}) {
      assertThat(stranger.post(form[0], "draft", token, form[1], form[2], "code", "1234").body()).as(form[0])
          .doesNotContain(words);
    }
    assertThat(keyer.get(draft + "/story").body()).contains(words);
  }

  @Test
  void whatIsWrongIsSaidBesideItsField() {
    assertThat(keyer.post("/desk/paper").body()).contains("id=\"route-error\"", "id=\"received-error\"");
    for (String day : List.of("2999-01-01", "2001-01-01", "yesterday", "2026-02-30", "\u0000")) {
      var answer = keyer.post("/desk/paper", "route", "phone", "received", day);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).as(day).contains("id=\"received-error\"").doesNotContain("id=\"route-error\"");
    }
    String draft = begin(keyer, "paper");
    assertThat(keyer.post(draft + "/story", "title", "x".repeat(200), "body", words).body())
        .contains("Make the title shorter", words);
    assertThat(keyer.get(draft + "/nowhere").statusCode()).isEqualTo(404);
  }

  /** Rights are data, but no role that an organisation gives holds this one. */
  @Test
  void membersOfOrganisationsNeverMay() {
    assertThat(
        house.sql().sql("select count(*) from role_right x join role r on r.id = x.role where x.permit = 'key-in'"
            + " and r.in_subscription").query(Long.class).single())
        .isZero();
    for (String role : List.of("member", "responder", "administrator", "operator", "concerns-lead", "author")) {
      assertThat(cast.caller(role).get("/desk/paper").statusCode()).as(role).isIn(404, 302);
      assertThat(cast.caller(role).post("/desk/paper", "route", "paper", "received", today()).statusCode()).as(role)
          .isIn(404, 401);
    }
    assertThat(cast.fresh("support").get("/desk/paper").statusCode()).isEqualTo(200);
  }
}
