package org.candour.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.shared.QrCode;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.junit.jupiter.api.Test;

/** Staff help somebody tell, and hand over: then nobody but its author reads it, until it is public. */
class HelpTests {

  private static final List<String> TOGETHER = List.of("story", "look", "tags", "services", "when", "role", "wishes");
  private static final List<String> ALONE =
      List.of("complaint", "name", "contact", "safe", "age", "known", "publish", "check");

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final long ward = tales.service("uk-england", "Ward 7");
  private final String words = "They moved me at night " + UUID.randomUUID();
  private final Browserless helper = cast.fresh("responder");
  private final long me = cast.newest();

  private String begin() {
    var answer = helper.post("/work/help", "service", String.valueOf(ward));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String there = answer.headers().firstValue("Location").orElseThrow();
    return there.substring(there.indexOf("/work/help"), there.length() - "/story".length());
  }

  private String written() {
    String draft = begin();
    for (String[] page : new String[][]{{"story", "title", "At night", "body", words}, {"when", "happened", "month"},
        {"role", "role", "patient"}}) {
      var answer = helper.post(draft + "/" + page[0], Arrays.copyOfRange(page, 1, page.length));
      assertThat(answer.statusCode()).as(page[0] + answer.body()).isEqualTo(302);
    }
    return draft;
  }

  /** Hands over and gives the address that its author goes on with. */
  private String handOver(String draft) {
    var handed = helper.post(draft + "/handing");
    assertThat(handed.headers().firstValue("Cache-Control")).contains("no-store");
    String address = on(handed.body(), "id=\"address\">http://localhost(/h/[A-Z2-9]{5}-[A-Z2-9]{5})<");
    assertThat(handed.body()).contains(QrCode.of("http://localhost" + address).path()).doesNotContain(words);
    return address;
  }

  private static String on(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern + " on " + page).isTrue();
    return found.group(1);
  }

  @Test
  void theAuthorGoesOnAloneAndSendsIt() {
    String draft = written();
    assertThat(helper.get(draft + "/wishes").body()).contains("Question 7 of 7");
    assertThat(helper.post(draft + "/wishes", "hopes", "").headers().firstValue("Location")).get().asString()
        .endsWith(draft + "/handing");
    assertThat(helper.get(draft + "/handing").body()).contains("Hand over now", "With help from staff of");
    String link = handOver(draft);
    Browserless phone = new Browserless(house.address());
    var door = phone.get(link.toLowerCase(java.util.Locale.ROOT).replace("-", ""));
    assertThat(door.body()).contains("Go on with your story").doesNotContain(words, "Ward 7");
    assertThat(phone.get(link).statusCode()).as("looking spends nothing").isEqualTo(200);
    var contact = phone.post(link);
    assertThat(contact.body()).contains("they are yours alone", "Is this device yours?").doesNotContain(words);
    assertThat(contact.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("candour-draft"));
    String token = on(contact.body(), "name=\"draft\" value=\"([^\"]+)\"");
    assertThat(phone.post("/tell", "device", "shared", "draft", token).body()).contains("name=\"complaint\"");
    assertThat(phone.post("/tell/complaint", "draft", token).body()).contains("Choose a screen name");
    assertThat(phone.post("/tell/name", "draft", token, "name", "teaselbb").body()).contains("How can we reach you?");
    assertThat(phone
        .post("/tell/story", "draft", token, "title", "At night", "body", words + " and changed", "change", "check")
        .body()).contains("These are my words", "With help from staff of", words + " and changed");
    String address = UUID.randomUUID() + "@help.example";
    phone.post("/tell/contact", "draft", token, "address", address);
    phone.post("/tell/safe", "draft", token, "safe", "no");
    phone.post("/tell/known", "draft", token, "known", "no");
    assertThat(phone.post("/tell/check", "draft", token).body()).contains("id=\"mine-error\"")
        .doesNotContain("story-number");
    String receipt = phone.post("/tell/check", "draft", token, "mine", "yes").body();
    long id = Long.parseLong(on(receipt, "story-number\">(\\d+)"));
    assertThat(receipt).contains("card-words");
    house.settle();

    Story story = house.bean(Stories.class).get(id);
    assertThat(story.route()).isEqualTo("helped");
    assertThat(story.keyedBy()).as("the person is in the trail alone").isNull();
    assertThat(house.sql()
        .sql("select count(*) from audit_entry where act = 'help-handed-over' and actor_id = ? and subject_id = ?")
        .params(me, Long.parseLong(draft.replaceAll("\\D", ""))).query(Long.class).single()).isEqualTo(1);
    assertThat(house.sql().sql("select before from audit_entry where act = 'story-submitted' and subject_id = ?")
        .param(id).query(String.class).single()).as("the trail leads from the story to who helped")
        .isEqualTo("draft " + draft.replaceAll("\\D", ""));
    String holder = house.sql().sql("select holder from subscription where id = ?").param(cast.mainSubscription())
        .query(String.class).single();
    assertThat(cast.caller("moderator").get("/desk/" + tales.review(id)).body())
        .contains("Written together with staff", holder).doesNotContain("Somebody responder");
    tales.publish(id);
    assertThat(new Browserless(house.address()).get("/stories/" + id).body())
        .contains("With help from staff of " + holder).doesNotContain("Somebody responder", address);
    nothingLeft(draft, token, link, receipt);
  }

  /** Every address that the helper ever had, and those of the author with what the helper could have copied. */
  private void nothingLeft(String draft, String token, String link, String receipt) {
    String[] secrets =
        {words, on(receipt, "id=\"card-number\">([^<]+)"), on(receipt, "id=\"card-words\">([^<]+)"), "@help.example"};
    for (String step : new String[]{"/story", "/look", "/tags", "/services", "/when", "/role", "/ratings", "/wishes",
        "/complaint", "/name", "/contact", "/safe", "/age", "/known", "/publish", "/check", "/handing", "/ending",
        "/services/found", ""}) {
      var get = helper.get(draft + step);
      var post = helper.post(draft + step, "body", "Other words", "back", "1");
      assertThat(List.of(get.statusCode(), post.statusCode())).as(step).isSubsetOf(404, 405);
      assertThat(get.body() + post.body()).as(step).doesNotContain(secrets);
    }
    assertThat(helper.get("/work/help").body()).doesNotContain(secrets).doesNotContain(draft + "/");
    assertThat(helper.get(link).statusCode()).isEqualTo(410);
    assertThat(helper.post(link).statusCode()).isEqualTo(410);
    assertThat(helper.post("/tell/check", "draft", "").body()).doesNotContain(secrets);
  }

  @Test
  void beforeTheHandOverWhatIsTheAuthorsIsNotThere() {
    String draft = written();
    for (String step : ALONE) {
      assertThat(helper.get(draft + "/" + step).statusCode()).as(step).isEqualTo(404);
      assertThat(
          helper.post(draft + "/" + step, "address", "a@help.example", "safe", "yes", "known", "no").statusCode())
          .as(step).isEqualTo(404);
      assertThat(helper.post(draft + "/story", "title", "At night", "body", words, "change", step).headers()
          .firstValue("Location").orElse("")).as(step).satisfiesAnyOf(l -> assertThat(l).endsWith("/handing"),
              l -> assertThat(helper.get(l.replaceAll("^http://[^/]+", "")).statusCode()).isEqualTo(404));
    }
    for (String step : TOGETHER) {
      assertThat(helper.get(draft + "/" + step).statusCode()).as(step).isEqualTo(200);
      assertThat(helper.get(draft + "/" + step).headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(house.sql().sql("select author from telling_draft where number = ?")
        .param(Long.parseLong(draft.replaceAll("\\D", ""))).query(Long.class).optional()).isEmpty();
  }

  @Test
  void fromTheHandOverOnNothingOpensForTheHelper() {
    String draft = written();
    String link = handOver(draft);
    for (String step : TOGETHER) {
      assertThat(helper.get(draft + "/" + step).statusCode()).as(step).isEqualTo(404);
      var post = helper.post(draft + "/" + step, "body", "Other words");
      assertThat(post.statusCode()).as(step).isEqualTo(404);
      assertThat(post.body()).doesNotContain(words);
    }
    assertThat(helper.post(draft + "/handing").statusCode()).isEqualTo(404);
    assertThat(helper.post(draft + "/ending").statusCode()).isEqualTo(404);
    // While a member is signed in, the link opens nothing: their visit has to end first.
    assertThat(helper.get(link).body()).contains("Somebody is signed in here").doesNotContain(words);
    assertThat(helper.post(link).body()).contains("Somebody is signed in here").doesNotContain(words, "name=\"draft\"");
    assertThat(helper.post(link + "/here").headers().firstValue("Location")).get().asString().endsWith(link);
    assertThat(helper.get("/work").headers().firstValue("Location")).as("signed out").get().asString()
        .contains("/sign-in");
    // The same device, as somebody else's: what was on the helper's pages is not said back either.
    assertThat(helper.post(draft + "/story", "shared", "1", "body", words).body()).doesNotContain(words);
    String token = on(helper.post(link).body(), "name=\"draft\" value=\"([^\"]+)\"");
    assertThat(helper.post("/tell/closing", "draft", token).body()).contains("Nothing is left here");
    assertThat(house.bean(Drafts.class).find(token)).isEmpty();
  }

  @Test
  void theLinkOpensOnceAndForHalfAnHour() {
    String used = handOver(written());
    Browserless phone = new Browserless(house.address());
    var both = Scene.atOnce(() -> new Browserless(house.address()).post(used), () -> phone.post(used));
    assertThat(both.stream().filter(a -> a.body().contains("they are yours alone"))).hasSize(1);
    assertThat(phone.post(used).statusCode()).isEqualTo(410);
    assertThat(phone.get(used).body()).contains("This address does not open anything").doesNotContain(words);
    assertThat(phone.post(used + "/here").statusCode()).isEqualTo(410);

    String draft = written();
    String late = handOver(draft);
    house.pass(Duration.ofMinutes(31));
    assertThat(phone.get(late).statusCode()).isEqualTo(410);
    assertThat(phone.post(late).statusCode()).isEqualTo(410);
    house.pass(Duration.ofHours(2));
    house.bean(Drafts.class).clear();
    assertThat(house.sql().sql("select count(*) from telling_draft where number = ?")
        .param(Long.parseLong(draft.replaceAll("\\D", ""))).query(Long.class).single()).isZero();
    for (String guess : List.of("/h/AAAAA-AAAAA", "/h/x", "/h/%00", "/h/" + "x".repeat(500), "/h/-",
        "/h/%F0%9F%99%82")) {
      assertThat(phone.get(guess).statusCode()).as(guess).isIn(410, 400);
      assertThat(phone.post(guess).statusCode()).as(guess).isIn(410, 400);
    }
  }

  @Test
  void aLostCodeIsReplacedWithoutAWordOfTheStoryUntilItsAuthorTakesIt() {
    String draft = written();
    String number = draft.replaceAll("\\D", "");
    String lost = handOver(draft);
    String list = helper.get("/work/help").body();
    assertThat(list).contains("Handed over and waiting for the author", "Its code works until", "it is deleted on")
        .doesNotContain(words, "At night", draft + "/", lost);
    var again = helper.post("/work/handed/" + number);
    assertThat(again.headers().firstValue("Cache-Control")).contains("no-store");
    String fresh = on(again.body(), "id=\"address\">http://localhost(/h/[A-Z2-9]{5}-[A-Z2-9]{5})<");
    assertThat(again.body()).doesNotContain(words, "At night");
    Browserless phone = new Browserless(house.address());
    assertThat(fresh).isNotEqualTo(lost);
    assertThat(phone.get(lost).statusCode()).as("the old one dies").isEqualTo(410);
    for (String step : TOGETHER) {
      assertThat(helper.get(draft + "/" + step).statusCode()).as(step).isEqualTo(404);
    }
    assertThat(cast.fresh("responder").post("/work/handed/" + number).statusCode()).as("a colleague").isEqualTo(404);
    assertThat(helper.get("/work/handed/" + number).statusCode()).isIn(404, 405);
    for (String wrong : List.of("0", "999999999", "x", "99999999999999999999")) {
      assertThat(helper.post("/work/handed/" + wrong).statusCode()).as(wrong).isIn(404, 400);
    }
    assertThat(phone.get(fresh).statusCode()).as("nobody else's try spent it").isEqualTo(200);
    String token = on(phone.post(fresh).body(), "name=\"draft\" value=\"([^\"]+)\"");
    // From here on there are words that the helper never saw.
    assertThat(helper.post("/work/handed/" + number).statusCode()).isEqualTo(404);
    assertThat(helper.get("/work/help").body()).doesNotContain("waiting for the author");
    assertThat(house.bean(Drafts.class).find(token)).isPresent();
    assertThat(house.sql().sql("select count(*) from telling_draft where number = ? and handed_by is null")
        .param(Long.parseLong(number)).query(Long.class).single()).isEqualTo(1);
    assertThat(house.sql()
        .sql("select count(*) from audit_entry where act = 'help-code-renewed' and actor_id = ? and subject_id = ?")
        .params(me, Long.parseLong(number)).query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void aNewCodeDoesNotLetTheStoryLiveLonger() {
    String draft = written();
    String number = draft.replaceAll("\\D", "");
    handOver(draft);
    house.pass(Duration.ofMinutes(40));
    assertThat(helper.get("/work/help").body()).contains("Its code has run out");
    house.pass(Duration.ofMinutes(70));
    String late = on(helper.post("/work/handed/" + number).body(),
        "id=\"address\">http://localhost(/h/[A-Z2-9]{5}-[A-Z2-9]{5})<");
    house.pass(Duration.ofMinutes(11));
    assertThat(new Browserless(house.address()).get(late).statusCode()).as("two hours after the hand-over")
        .isEqualTo(410);
    assertThat(helper.post("/work/handed/" + number).statusCode()).isEqualTo(404);
    assertThat(helper.get("/work/help").body()).doesNotContain("waiting for the author");
    house.bean(Drafts.class).clear();
    assertThat(house.sql().sql("select count(*) from telling_draft where number = ?").param(Long.parseLong(number))
        .query(Long.class).single()).isZero();
  }

  @Test
  void itMayBeBegunForOnesOwnServicesAlone() {
    long foreign = house.sql().sql("""
        select p.id from public_service p where p.region = 'uk-england' and not exists (
          select from public_service_ancestor a join staff_scope c on c.service = a.ancestor and c.subscription = ?
          where a.service = p.id)
        order by p.id limit 1""").param(cast.mainSubscription()).query(Long.class).single();
    for (String service : List.of(String.valueOf(foreign), "999999999", "", "x", "99999999999999999999")) {
      var answer = helper.post("/work/help", "service", service, "q", "kept");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).as(service).contains("id=\"q-error\"", "value=\"kept\"");
    }
    assertThat(helper.get("/work/help?q=ward+7").body()).contains("Begin with Ward 7");
    String foreignName = house.sql().sql("select name from public_service where id = ? limit 1").param(foreign)
        .query(String.class).single();
    assertThat(helper
        .get("/work/help?q=" + java.net.URLEncoder.encode(foreignName, java.nio.charset.StandardCharsets.UTF_8)).body())
        .doesNotContain("Begin with " + foreignName);
    // Nor may the service be exchanged for a foreign one on the way.
    String draft = written();
    helper.post(draft + "/services", "add", String.valueOf(foreign));
    helper.post(draft + "/services", "remove", String.valueOf(ward));
    assertThat(helper.post(draft + "/handing").body()).contains("id=\"q-error\"", "has to be one that you work for")
        .doesNotContain("id=\"address\"");
    assertThat(helper.post(draft + "/services", "add", String.valueOf(ward)).statusCode()).isEqualTo(200);
    handOver(draft);
    assertThat(cast.fresh("member").get("/work/help").statusCode()).isEqualTo(404);
    assertThat(cast.caller("moderator").get("/work/help").statusCode()).isEqualTo(404);
  }

  @Test
  void whoMayNotAnyMoreReadsNothingAndTheAuthorIsNotStopped() {
    String begun = written();
    String link = handOver(written());
    house.sql().sql("update role_grant set until = ? where person = ?")
        .params(java.sql.Timestamp.from(house.bean(org.candour.shared.HouseClock.class).instant()), me).update();
    assertThat(helper.get(begun + "/story").statusCode()).isEqualTo(404);
    assertThat(helper.post(begun + "/story", "body", "Other").statusCode()).isEqualTo(404);
    assertThat(helper.post(begun + "/handing").statusCode()).isEqualTo(404);
    assertThat(new Browserless(house.address()).post(link).body()).contains("they are yours alone");
  }

  @Test
  void aColleagueFindsNothingOfIt() {
    String draft = written();
    Browserless colleague = cast.fresh("administrator");
    assertThat(colleague.get("/work/help").body()).doesNotContain(draft + "/");
    assertThat(colleague.get(draft + "/story").statusCode()).isEqualTo(404);
    assertThat(colleague.post(draft + "/handing").statusCode()).isEqualTo(404);
    assertThat(colleague.post(draft + "/ending").statusCode()).isEqualTo(404);
    assertThat(helper.get("/work/help").body()).contains(draft + "/story");
    assertThat(helper.post(draft + "/ending").statusCode()).isEqualTo(302);
    assertThat(helper.get(draft + "/story").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsMissingIsAskedForBeforeTheHandOver() {
    String draft = begin();
    assertThat(helper.post(draft + "/handing").body()).contains("id=\"body-error\"").doesNotContain("id=\"address\"");
    assertThat(helper.get(draft + "/services").body()).as("where it was begun").contains("Ward 7");
  }
}
