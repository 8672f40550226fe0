package org.candour.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.TestHouse;
import org.candour.shared.HouseClock;
import org.junit.jupiter.api.Test;

/** A draft on somebody's own device: it waits for them, and for nobody else who picks the device up. */
class OwnDeviceTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless phone = new Browserless(house.address());
  private final String words = "Only for me " + UUID.randomUUID().toString().replaceAll("[0-9-]", "");

  private String begin() {
    Matcher token = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(phone.post("/tell", "device", "own", "code", "blue 7").body());
    assertThat(token.find()).isTrue();
    phone.post("/tell/story", "draft", token.group(1), "title", "", "body", words);
    return token.group(1);
  }

  private void pass(Duration time) {
    house.bean(HouseClock.class).moveBy(time);
  }

  @Test
  void whoStartsAgainWithTheSameCodeGoesOnAndWithAnotherIsAsked() {
    Browserless mine = new Browserless(house.address());
    mine.post("/tell", "device", "own", "code", "blue 7");
    mine.post("/tell/story", "title", "", "body", words);
    assertThat(mine.post("/tell", "device", "own", "code", "blue 7").body()).as("where they were")
        .contains("In a few words");
    String other = mine.post("/tell", "device", "own", "code", "green 8").body();
    assertThat(other).contains("id=\"code-error\"").contains("begun on this device with another code")
        .contains("Begin another story").doesNotContain(words);
    assertThat(mine.get("/tell/story").body()).contains(words);
    assertThat(mine.post("/tell", "device", "own", "code", "green 8", "anew", "1").body()).contains("What happened?")
        .doesNotContain(words);
    assertThat(mine.get("/tell/story").body()).doesNotContain(words);
  }

  @Test
  void aCodeIsWantedAndChecked() {
    assertThat(phone.post("/tell", "device", "own", "code", "").body()).contains("Choose a code of at least 4 signs");
    assertThat(phone.post("/tell", "device", "own", "code", "12").body()).contains("4 to 40 signs long");
    assertThat(phone.post("/tell", "device", "own", "code", "x".repeat(300)).body()).contains("4 to 40 signs long");
    assertThat(phone.post("/tell", "device", "shared", "code", "").body()).contains("Your story");
  }

  @Test
  void afterAQuarterOfAnHourItAsksForTheCode() {
    String draft = begin();
    assertThat(phone.get("/tell/story").body()).contains(words);
    pass(Duration.ofMinutes(14));
    assertThat(phone.get("/tell/story").body()).contains(words);
    pass(Duration.ofMinutes(1));
    String locked = phone.get("/tell/story").body();
    assertThat(locked).contains("Your code").doesNotContain(words).doesNotContain("data-keep");
    assertThat(phone.post("/tell/code", "draft", draft, "to", "story", "code", "blue 8").body())
        .contains("not the code").doesNotContain(words);
    assertThat(phone.get("/tell").body()).as("what is there may be known, not what it says")
        .contains("You began a story here before").doesNotContain(words);
    assertThat(phone.post("/tell/code", "draft", draft, "to", "story", "code", "blue 7").body()).contains(words);
    assertThat(phone.get("/tell/story").body()).contains(words);
  }

  @Test
  void whoComesBackGoesOnWhereTheyWere() {
    String draft = begin();
    assertThat(phone.get("/tell").body()).contains("/tell/tags\">Go on with it");
    phone.post("/tell/tags", "draft", draft, "good", "", "improve", "", "feel", "");
    assertThat(phone.get("/tell").body()).contains("/tell/services\">Go on with it");
    phone.get("/tell/when");
    assertThat(phone.get("/tell").body()).as("opened by its address").contains("/tell/when\">Go on with it");
    phone.get("/tell/name?check=1");
    assertThat(phone.get("/tell").body()).as("changed from the last page").contains("/tell/check\">Go on with it");
    phone.get("/tell/role");
    pass(Duration.ofMinutes(20));
    assertThat(phone.get("/tell/story").body()).contains("Your code");
    assertThat(phone.get("/tell").body()).as("whoever has no code moves nothing").contains("/tell/role\">Go on with it")
        .doesNotContain(words);
    Browserless again = new Browserless(house.address());
    assertThat(again.post("/tell/return", "draft", draft).body()).as("by what the browser remembers")
        .contains("name=\"to\" value=\"role\"");
    assertThat(again.post("/tell/code", "draft", draft, "to", "role", "code", "blue 7").body())
        .contains("Who are you in this story?");
  }

  @Test
  void whatIsSentToALockedDraftIsKeptAndShownToNobodyWithoutTheCode() {
    String draft = begin();
    pass(Duration.ofMinutes(20));
    String more = words + " and more";
    assertThat(phone.post("/tell/story", "draft", draft, "title", "", "body", more).body()).contains("Your code")
        .doesNotContain(words);
    // Once it asked, no claim that somebody is still there opens it.
    assertThat(phone.post("/tell/tags", "draft", draft, "idle", "3", "back", "1").body()).contains("Your code")
        .doesNotContain(words);
    assertThat(phone.post("/tell", "draft", draft, "device", "own", "code", "9999").body()).doesNotContain(words);
    assertThat(phone.post("/tell/code", "draft", draft, "to", "story", "code", "blue 7").body()).contains(more);
  }

  @Test
  void whoWritesForLongerIsNotInterrupted() {
    String draft = begin();
    pass(Duration.ofMinutes(40));
    var sent =
        phone.post("/tell/story", "draft", draft, "idle", "2", "title", "", "body", words + " for forty minutes");
    assertThat(sent.headers().firstValue("Location")).get().asString().endsWith("/tell/tags");
    assertThat(phone.get("/tell/story").body()).contains("for forty minutes");
    pass(Duration.ofMinutes(40));
    assertThat(phone.post("/tell/story", "idle", "2", "title", "", "body", words).body()).as("by the cookie alone")
        .contains("Your code");
  }

  @Test
  void leavingQuicklyLocksIt() {
    String draft = begin();
    phone.post("/tell/leaving", "draft", draft);
    assertThat(phone.get("/tell/story").body()).contains("Your code").doesNotContain(words);
  }

  @Test
  void theReceiptWithItsCardAsksForTheCodeToo() {
    String draft = begin();
    phone.post("/tell/services", "draft", draft, "words", "somewhere");
    phone.post("/tell/when", "draft", draft, "happened", "month");
    phone.post("/tell/role", "draft", draft, "role", "patient");
    phone.post("/tell/name", "draft", draft, "name", "teaselbb");
    phone.post("/tell/known", "draft", draft, "known", "no");
    assertThat(phone.post("/tell/check", "draft", draft).body()).contains("card-words");
    pass(Duration.ofMinutes(16));
    assertThat(phone.get("/tell/check").body()).contains("Your code").doesNotContain("card-words");
    assertThat(phone.post("/tell/code", "draft", draft, "code", "blue 7").body()).contains("card-words");
  }

  @Test
  void aDeviceThatLostItsCookieComesBackByWhatItRemembers() {
    String draft = begin();
    Browserless after = new Browserless(house.address());
    assertThat(after.post("/tell/return", "draft", draft).body()).contains("Your code").doesNotContain(words);
    assertThat(after.post("/tell/code", "draft", draft, "code", "blue 7").body()).as("where they were")
        .contains("In a few words");
    assertThat(after.get("/tell/story").body()).contains(words);
    assertThat(after.post("/tell/return", "draft", "nonsense").body()).contains("We no longer have this draft");
  }

  @Test
  void whoForgotTheCodeMayBeginAgain() {
    String draft = begin();
    phone.post("/tell/leaving", "draft", draft);
    assertThat(phone.post("/tell/closing", "draft", draft).body()).contains("Nothing is left here");
    assertThat(house.bean(Drafts.class).find(draft)).isEmpty();
  }
}
