package org.candour.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.directory.Directory;
import org.candour.moderation.Reviews;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;

/** What people do again and again in journeys, in their words. */
final class Acts {

  private static final TestHouse HOUSE = TestHouse.get();

  private Acts() {}

  /** Text that no other run has written. */
  static String fresh(String text) {
    // Letters alone: what looks like a number is asked about by the privacy check, now and then.
    return text + " "
        + UUID.randomUUID().toString().replace("-", "").substring(0, 12).chars()
            .map(c -> Character.isDigit(c) ? 'g' + c - '0' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
  }

  /** Goes through the demo's door as one of the cast. */
  static void enterAs(Visitor visitor, String door) {
    visitor.enterAs(door);
  }

  /** Tells a story of Ward 7 to the end. Gives its number. */
  static long tell(Visitor author, String title, String body, String address) {
    author.open("/tell").choose("Yes, it is mine").write("code", "2468").press("Start");
    author.write("title", title).write("body", body).press("Continue");
    if (author.sees("Could this show who somebody is?")) {
      author.press("Go on as it is");
    }
    author.write("good", "kind staff").write("improve", "waiting").write("feel", "grateful").press("Continue");
    author.write("q", "Ward 7").press("Find");
    author.pressIn(".found");
    author.press("Continue").choose("In the last month").press("Continue");
    author.choose("A relative").choose("Yes, they agree").press("Continue");
    author.choose("Good").press("Continue").write("hopes", "That somebody explains it").press("Continue")
        .press("Continue");
    author.write("name", "lanternkv").press("Continue");
    author.write("address", address).press("Continue");
    if (!address.isEmpty()) {
      author.choose("Yes, it is safe").press("Continue");
    }
    author.press("Continue").choose("No, or I do not mind").press("Continue");
    author.press("Send my story");
    HOUSE.settle();
    return Long.parseLong(author.text("#story-number"));
  }

  /** The same story by forms alone, for journeys that begin where it was told. Gives its number. */
  static long told(String title, String body, String address) {
    Browserless author = new Browserless(HOUSE.address());
    String draft = on(author.post("/tell", "device", "shared").body(), "name=\"draft\" value=\"([^\"]+)\"");
    author.post("/tell/story", "draft", draft, "title", title, "body", body, "looked", "yes");
    author.post("/tell/tags", "draft", draft, "good", "kind staff", "improve", "waiting", "feel", "grateful");
    author.post("/tell/services", "draft", draft, "add", String.valueOf(Scene.ward()));
    author.post("/tell/when", "draft", draft, "happened", "month");
    author.post("/tell/role", "draft", draft, "role", "relative", "consent", "yes");
    author.post("/tell/wishes", "draft", draft, "hopes", "That somebody explains it");
    author.post("/tell/name", "draft", draft, "name", "lanternkv");
    author.post("/tell/contact", "draft", draft, "address", address);
    author.post("/tell/safe", "draft", draft, "safe", "yes");
    author.post("/tell/known", "draft", draft, "known", "no");
    String receipt = author.post("/tell/check", "draft", draft).body();
    HOUSE.settle();
    return Long.parseLong(on(receipt, "id=\"story-number\">(\\d+)"));
  }

  private static String on(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " on " + page);
    }
    return found.group(1);
  }

  /** A moderator opens the item of this story. */
  static void openOnDesk(Visitor moderator, String kind, long subject) {
    long review = HOUSE.bean(Reviews.class).of(kind, subject).orElseThrow().id();
    moderator.open("/desk/" + review);
  }

  /** Publishes a story as it stands, and lets the delay pass. */
  static void publish(Visitor moderator, long story, String criticality) {
    openOnDesk(moderator, "story", story);
    moderator.choose(criticality).press("Publish");
    HOUSE.pass(Duration.ofMinutes(6));
  }

  /** Moves the clock to the middle of a working day, when letters about serious stories leave. */
  static void aWorkingDay() {
    Instant now = HOUSE.bean(HouseClock.class).instant();
    Region region = HOUSE.bean(Regions.class).get(new RegionId("uk-england"));
    HOUSE.pass(Duration.between(now, region.nextOpening(now, false).plus(Duration.ofHours(2))));
  }

  static long newestResponse(long story) {
    return HOUSE.sql().sql("select max(id) from response where story = ?").param(story).query(Long.class).single();
  }

  /** An organisation in England that nobody has joined for. Gives its number. */
  static long organisation(String name) {
    Cast cast = Cast.get();
    cast.fresh("operator");
    return HOUSE.bean(Directory.class).open(cast.newestPerson(0),
        new Directory.Opening("uk-england", name, null, LocalDate.of(2020, 1, 1),
            new Directory.Details("practice", true, null, null, null, null),
            new Directory.Code("test", UUID.randomUUID().toString())),
        SecretToken.fresh());
  }
}
