package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.people.People;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile strings in every stored field come out as text, and nothing that people send makes the site fall over. */
class HostileWordsTests {

  private static final String HOSTILE =
      "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}${7*7}&lt;b&gt;";

  private final TestHouse house = TestHouse.get();

  private String begin(Browserless teller) {
    Matcher token = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(teller.post("/tell", "device", "own", "code", "2468").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  @Test
  void hostileWordsComeOutAsText() {
    Browserless teller = new Browserless(house.address());
    String draft = begin(teller);
    teller.post("/tell/story", "draft", draft, "title", HOSTILE, "body", HOSTILE);
    teller.post("/tell/tags", "draft", draft, "good", "<script>a</script>", "improve",
        "\"><img src=x onerror=alert(2)>", "feel", "'; drop table story; --");
    teller.post("/tell/services", "draft", draft, "words", HOSTILE);
    teller.post("/tell/role", "draft", draft, "role", "patient");
    teller.post("/tell/name", "draft", draft, "name", "<script>x()</script>");
    teller.post("/tell/contact", "draft", draft, "address", "");
    teller.post("/tell/when", "draft", draft, "happened", "month");
    teller.post("/tell/known", "draft", draft, "known", "no");
    assertThat(teller.get("/tell/check").body()).doesNotContain("<script>alert").doesNotContain("<img src=x")
        .contains("&lt;script&gt;alert");
    assertThat(teller.post("/tell/check", "draft", draft).body()).contains("story-number");
    house.settle();
    long story = house.sql().sql("select max(id) from story").query(Long.class).single();
    long review = house.sql().sql("select id from review where subject = ?").param(story).query(Long.class).single();
    Browserless moderator = Browserless.as("moderator");
    assertThat(moderator.get("/desk").body()).doesNotContain("<script>alert");
    String page = moderator.get("/desk/" + review).body();
    assertThat(page).doesNotContain("<script>alert").doesNotContain("<img src=x");
    long ward = house.bean(org.candour.lookup.ServiceSearch.class)
        .find(new org.candour.shared.RegionId("uk-england"), "Ward 7", 1).getFirst().id();
    moderator.post("/desk/" + review + "/decision", "act", "publish", "revision", "1", "subject-revision", "1", "title",
        HOSTILE, "body", HOSTILE, "good", "<script>a</script>", "services", Long.toString(ward), "criticality", "0",
        "edit-reason", "other", "note", HOSTILE);
    house.pass(Duration.ofMinutes(6));
    for (String path : List.of("/stories/" + story, "/stories", "/", "/log", "/services", "/stories?q=script")) {
      String body = new Browserless(house.address()).get(path).body();
      assertThat(body).as(path).doesNotContain("<script>").doesNotContain("<img src=x")
          .doesNotContain("onerror=alert(2)>'{{49");
    }
    assertThat(new Browserless(house.address()).get("/stories/" + story).body()).contains("&lt;script&gt;alert(1)");
    String mail =
        house.sql().sql("select body_html from outbound_mail where occasion = 'story-alert' and subject_id = ? limit 1")
            .param(story).query(String.class).single();
    assertThat(mail).doesNotContain("<script>").contains("&lt;script&gt;");
  }

  private static final String CODE = "<script>x()</script>";

  /**
   * Everything that an organisation, its members, authors and readers can write, from the subscription to a comment.
   */
  @Test
  void whatStaffAndReadersWriteComesOutAsText() {
    Scene scene = Scene.published("A story", "It was good.");
    String address = java.util.UUID.randomUUID() + "@hostile.example";
    long organisation = house.bean(org.candour.directory.Services.class).byCode("demo-fen").orElseThrow().id();
    Browserless operator = Cast.get().fresh("operator");
    assertThat(operator
        .post("/operate/subscriptions/new", "save", "1", "holder", HOSTILE, "kind", "provider", "level", "subscription",
            "scope", Long.toString(organisation), "self", Long.toString(organisation), "name", CODE, "address", address)
        .statusCode()).isEqualTo(302);
    Browserless staff = member(address);
    assertThat(
        staff.post("/profile", "name", CODE + HOSTILE, "job", HOSTILE, "group", "other", "about", HOSTILE).statusCode())
        .isEqualTo(302);
    assertThat(staff.post("/work/members", "name", HOSTILE, "address", "x" + address, "job", HOSTILE, "role", "member")
        .statusCode()).isEqualTo(302);
    // Other tests may have moved the clock by months.
    String by = java.time.YearMonth.now(house.bean(org.candour.shared.HouseClock.class)).plusYears(1).toString();
    String[] assessment = {"current", "3", "why", HOSTILE, "aspired", "5", "by", by, "visibility", "public"};
    assertThat(staff.post("/work/levels", assessment).statusCode()).isEqualTo(302);

    String story = "/work/stories/" + scene.story + "/response";
    String preview = staff
        .post(story, "preview", "1", "body", HOSTILE, "change", "planned", "what", HOSTILE, "who", HOSTILE, "due", "")
        .body();
    harmless("preview", preview);
    long plan = published(staff.post(story, Scene.with(preview, "send", "1", "change", "planned")));
    long update = published(staff.post(story, "send", "1", "body", CODE, "change", "made", "what", HOSTILE, "who", CODE,
        "fulfils", Long.toString(plan)));
    Browserless author = scene.author();
    author.post("/mine/stories/" + scene.story + "/replies", "body", HOSTILE);
    long reply = newest("response");
    house.settle();
    Scene.decide("reply", reply, "act", "publish", "note", HOSTILE);

    String page =
        staff.post("/work/posts", "type", "update", "title", HOSTILE, "body", HOSTILE + "\n\n[a](javascript:alert(1))")
            .body();
    harmless("preview of a post", page);
    staff.post("/work/posts", Scene.with(page, "send", "yes", "type", "update"));
    long post = newest("post");
    house.settle();
    Scene.decide("post", post, "act", "publish");
    new Browserless(house.address()).post("/blog/" + post + "/comments", "name", CODE, "body", HOSTILE);
    house.settle();
    Scene.decide("comment", newest("comment"), "act", "publish");

    Browserless nobody = new Browserless(house.address());
    for (String path : List.of("/stories/" + scene.story, "/", "/stories", "/levels", "/blog", "/blog/" + post, "/log",
        "/statistics", "/sitemap.xml")) {
      harmless(path, nobody.get(path).body());
    }
    assertThat(nobody.get("/stories/" + scene.story).body()).contains("&lt;script&gt;");
    for (String path : List.of("/work", "/work?show=all", "/work/members", "/work/levels", "/work/posts",
        "/work/reports", "/profile", story, "/work/responses/" + update)) {
      harmless(path, staff.get(path).body());
    }
    harmless("mine", author.get("/mine/stories/" + scene.story).body());
    harmless("subscriptions", operator.get("/operate/subscriptions").body());
    for (String path : List.of("/desk", "/desk/decided", "/desk/" + review(update), "/desk/" + review(reply),
        "/desk/" + review(post))) {
      harmless(path, Browserless.as("moderator").get(path).body());
    }
    house.sql().sql("select body_html from outbound_mail where body_html is not null order by id desc limit 40")
        .query(String.class).list()
        .forEach(letter -> assertThat(letter).doesNotContain("<script").doesNotContain("<img"));
    house.sql().sql("select subject_line from outbound_mail order by id desc limit 40").query(String.class).list()
        .forEach(line -> assertThat(line).doesNotContain("\n"));
  }

  private static void harmless(String where, String page) {
    assertThat(page).as(where).doesNotContain("<script>").doesNotContain("<img src=x").doesNotContain("'{{49")
        .doesNotContain("href=\"javascript");
  }

  private Browserless member(String address) {
    long person = house.bean(People.class).byAddress(address).orElseThrow().id();
    return Cast.signedIn(person);
  }

  private long published(java.net.http.HttpResponse<String> sent) {
    assertThat(sent.statusCode()).isEqualTo(302);
    long response = newest("response");
    house.pass(Duration.ofMinutes(31));
    Scene.decide("response", response, "act", "publish");
    return response;
  }

  private long newest(String table) {
    return house.sql().sql("select max(id) from " + table).query(Long.class).single();
  }

  private long review(long subject) {
    return house.sql().sql("select id from review where subject = ?").param(subject).query(Long.class).single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\uD800", "👩‍⚕️🙂🙂", "\u202Eevil", "ا\u0651\u0650\u064E", "   \n\n\t ",
      "z\u0335\u0321\u0322"})
  void textThatIsNoStoryIsSaidSoAndKept(String body) {
    Browserless teller = new Browserless(house.address());
    String draft = begin(teller);
    var answer = teller.post("/tell/story", "draft", draft, "title", "A kept title", "body", body);
    assertThat(answer.statusCode()).isLessThan(400);
    assertThat(teller.get("/tell/story").body()).contains("A kept title");
  }

  @Test
  void tooManyWordsAreKeptAndSaid() {
    Browserless teller = new Browserless(house.address());
    String draft = begin(teller);
    String body = "word ".repeat(5_200);
    String page = teller.post("/tell/story", "draft", draft, "title", "", "body", body).body();
    assertThat(page).contains("Please shorten it by 200").contains("word word word");
    assertThat(teller.post("/tell/story", "draft", draft, "title", "", "body", "word ".repeat(5_000)).statusCode())
        .isEqualTo(302);
  }

  @Test
  void aHundredThousandWordsAreStillThereToBeShortened() {
    Browserless teller = new Browserless(house.address());
    String draft = begin(teller);
    String page =
        teller.post("/tell/story", "draft", draft, "title", "", "body", "word ".repeat(99_999) + "lastword").body();
    assertThat(page).contains("far more than the 5,000 words").contains("lastword");
  }

  @Test
  void aFileIsNoAnswerAndLosesNothing() {
    Browserless teller = new Browserless(house.address());
    String draft = begin(teller);
    teller.post("/tell/story", "draft", draft, "title", "Before", "body", "What I wrote before");
    String part = "--x\r\nContent-Disposition: form-data; name=\"";
    String body = part + "draft\"\r\n\r\n" + draft + "\r\n" + part
        + "body\"; filename=\"story.exe\"\r\nContent-Type: application/octet-stream\r\n\r\nMZ\u0000\u0001\r\n--x--\r\n";
    int status = teller.send(HttpRequest.newBuilder(URI.create(house.address() + "/tell/tags"))
        .header("Content-Type", "multipart/form-data; boundary=x").header("Origin", house.address())
        .POST(HttpRequest.BodyPublishers.ofString(body)).build()).statusCode();
    assertThat(status).isLessThan(500);
    assertThat(teller.get("/tell/story").body()).contains("What I wrote before");
  }

  @Test
  void aTwentyMegabyteBodyIsRefusedPlainly() {
    Browserless teller = new Browserless(house.address());
    String draft = begin(teller);
    teller.post("/tell/story", "draft", draft, "title", "Before", "body", "What I wrote before");
    int status = teller.post("/tell/story", "draft", draft, "body", "x".repeat(20 << 20)).statusCode();
    assertThat(status).isBetween(400, 499);
    assertThat(teller.get("/tell/story").body()).contains("What I wrote before");
  }

  @Test
  void sendingTwiceMakesOneStory() {
    Browserless teller = new Browserless(house.address());
    String draft = begin(teller);
    String words = "Only once " + java.util.UUID.randomUUID();
    teller.post("/tell/story", "draft", draft, "title", words, "body", words);
    teller.post("/tell/services", "draft", draft, "words", "somewhere");
    teller.post("/tell/role", "draft", draft, "role", "friend", "consent", "yes");
    teller.post("/tell/name", "draft", draft, "name", "teaselbb");
    teller.post("/tell/when", "draft", draft, "happened", "month");
    teller.post("/tell/known", "draft", draft, "known", "no");
    Pattern number = Pattern.compile("id=\"story-number\">(\\d+)");
    List<String> numbers = java.util.stream.IntStream.range(0, 6).parallel()
        .mapToObj(i -> number.matcher(teller.post("/tell/check", "draft", draft).body()))
        .map(m -> m.find() ? m.group(1) : "none").distinct().toList();
    assertThat(numbers).hasSize(1).doesNotContain("none");
    assertThat(
        house.sql().sql("select count(*) from story_version where title = ?").param(words).query(Long.class).single())
        .isEqualTo(1);
  }
}
