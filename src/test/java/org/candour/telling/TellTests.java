package org.candour.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.TestHouse;
import org.candour.questions.Answered;
import org.candour.questions.Draft;
import org.candour.questions.TellForm;
import org.candour.questions.TellStep;
import org.candour.regions.Regions;
import org.candour.shared.HouseClock;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;

/**
 * Telling by forms alone: every request comes without a cookie, as on a shared device or from somebody who takes none.
 */
class TellTests {

  private final TestHouse house = TestHouse.get();
  private final String words = "Some words q" + UUID.randomUUID().toString().replace("-", "").chars()
      .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'g' : c)))
      .collect(java.util.stream.Collectors.joining());
  private final String address = UUID.randomUUID() + "@teller.example";

  private String post(String path, String... fields) {
    return new Browserless(house.address()).post(path, fields).body();
  }

  private String begin(String device) {
    Matcher token =
        Pattern.compile("name=\"draft\" value=\"([^\"]+)\"").matcher(post("/tell", "device", device, "code", "2468"));
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  /** A draft that lacks nothing. */
  private String complete(String device) {
    String draft = begin(device);
    post("/tell/story", "draft", draft, "title", "", "body", words);
    post("/tell/services", "draft", draft, "words", "somewhere");
    post("/tell/role", "draft", draft, "role", "friend", "consent", "yes");
    post("/tell/name", "draft", draft, "name", "teaselbb");
    post("/tell/when", "draft", draft, "happened", "month");
    post("/tell/known", "draft", draft, "known", "no");
    return draft;
  }

  private Draft stored(String draft) {
    return house.bean(Drafts.class).find(draft).orElseThrow();
  }

  @Test
  void theWayBackKeepsWhatWasTypedAndNeedsNoCookie() {
    String draft = begin("shared");
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", words)).contains("In a few words");
    String before = post("/tell/tags", "draft", draft, "good", "kind staff", "improve", "", "feel", "", "back", "1");
    assertThat(before).contains(words).contains(draft);
    assertThat(Answered.good(stored(draft))).isEqualTo("kind staff");
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", "", "back", "1"))
        .contains("Is this device yours?").contains(draft).as("leaving here forgets too").contains("/tell/leaving");
    assertThat(stored(draft).body()).isEmpty();
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", words, "back", "1")).contains(draft);
    assertThat(post("/tell", "draft", draft, "device", "own", "code", "2468")).contains(words);
    assertThat(stored(draft).sharedDevice()).isFalse();
  }

  @Test
  void anAnswerIsChangedFromTheLastPageWithoutACookie() {
    String draft = complete("shared");
    String role = post("/tell/check", "draft", draft, "change", "role");
    assertThat(role).contains("Who are you in this story?").contains("back-to-check").contains(draft);
    assertThat(post("/tell/role", "draft", draft, "back-to-check", "1", "role", "carer", "consent", "yes"))
        .contains("Check your answers").contains("A carer");
    assertThat(
        post("/tell/role", "draft", draft, "back-to-check", "1", "role", "friend", "consent", "yes", "back", "1"))
        .contains("Check your answers");
  }

  @Test
  void twoWindowsOnOneDraftDoNotUndoEachOther() {
    String draft = begin("own");
    TellForm story = new TellForm(TellStep.STORY, Map.of("title", "", "body", words));
    TellForm name = new TellForm(TellStep.NAME, Map.of("name", "larkspurq"));
    house.bean(Drafts.class).keep(draft, story);
    house.bean(Drafts.class).keep(draft, name);
    assertThat(stored(draft)).returns(words, d -> d.body()).returns("larkspurq", Answered::screenName);
  }

  private org.candour.regions.Region region() {
    return house.bean(Regions.class).get(new RegionId("uk-england"));
  }

  @Test
  void whatAnotherWindowEmptiedMeanwhileIsNotSent() {
    String draft = complete("own");
    house.bean(Drafts.class).keep(draft, new TellForm(TellStep.STORY, Map.of("title", "", "body", "")));
    assertThat(post("/tell/check", "draft", draft)).contains("Write what happened").doesNotContain("story-number");
    post("/tell/story", "draft", draft, "title", "", "body", words);
    house.bean(Drafts.class).keep(draft, new TellForm(TellStep.ROLE, Map.of()));
    assertThat(post("/tell/check", "draft", draft)).contains("Choose who you are");
    post("/tell/role", "draft", draft, "role", "friend", "consent", "yes");
    assertThat(post("/tell/check", "draft", draft)).contains("story-number");
  }

  @Test
  void aLimitThatIsReachedKeepsTheDraft() {
    String draft = complete("own");
    DraftSubmission drafts = house.bean(DraftSubmission.class);
    Problems often = Problems.none().add("send", "telling.tell.often-address");
    assertThat(drafts.send(draft, region(), d -> often)).get().returns(often, DraftSubmission.Sending::problems)
        .returns(TellStep.CHECK, DraftSubmission.Sending::at);
    assertThat(stored(draft).sent()).isNull();
    assertThat(drafts.send(draft, region(), d -> Problems.none()).orElseThrow().draft().sent()).isNotNull();
    // Sent already: nobody is asked again.
    assertThat(drafts.send(draft, region(), d -> often).orElseThrow().problems().any()).isFalse();
  }

  @Test
  void whatIsKnownOfAnAuthorGoesWithTheDraft() {
    String draft = begin("own");
    long before = authors();
    post("/tell/contact", "draft", draft, "address", "", "postcode", "S10");
    String postcode = post("/tell/safe", "draft", draft, "back", "1");
    assertThat(postcode).contains("value=\"S10\"");
    post("/tell/contact", "draft", draft, "address", "", "postcode", "S11");
    assertThat(authors()).as("the same author twice").isEqualTo(before + 1);
    post("/tell/contact", "draft", draft, "address", address, "postcode", "");
    assertThat(authors()).as("the one without an address is forgotten").isEqualTo(before + 1);
    house.bean(HouseClock.class).moveBy(Duration.ofDays(31));
    house.bean(Drafts.class).clear();
    assertThat(
        house.sql().sql("select count(*) from author where address = ?").param(address).query(Long.class).single())
        .isZero();
  }

  @Test
  void anAuthorWithAStoryStaysWhenADraftIsForgotten() {
    String first = complete("shared");
    post("/tell/contact", "draft", first, "address", address, "postcode", "");
    post("/tell/safe", "draft", first, "safe", "yes");
    assertThat(post("/tell/check", "draft", first)).contains("story-number");
    String second = begin("shared");
    post("/tell/contact", "draft", second, "address", address, "postcode", "");
    assertThat(post("/tell/closing", "draft", second)).contains("Nothing is left here");
    assertThat(house.bean(Drafts.class).find(second)).isEmpty();
    assertThat(
        house.sql().sql("select count(*) from author where address = ?").param(address).query(Long.class).single())
        .isOne();
  }

  private long authors() {
    return house.sql().sql("select count(*) from author").query(Long.class).single();
  }

  @Test
  void largerTextLosesNothingThatIsTyped() {
    Browserless reader = new Browserless(house.address());
    String draft = begin("shared");
    var larger = reader.post("/tell/story", "draft", draft, "title", "", "body", words, "text-size", "largest");
    assertThat(larger.body()).contains("page--largest").contains(words);
    assertThat(reader.get("/").body()).contains("page--largest");
    assertThat(reader.post("/text-size", "text-size", "normal", "back", "/stories").headers().firstValue("Location"))
        .get().asString().endsWith("/stories");
    assertThat(reader.get("/").body()).contains("page--normal");
    assertThat(
        reader.post("/text-size", "text-size", "huge", "back", "//evil.example").headers().firstValue("Location")).get()
        .asString().doesNotContain("evil");
  }

  @Test
  void aSharedDeviceKeepsNothing() {
    Browserless here = new Browserless(house.address());
    var begun = here.post("/tell", "device", "shared");
    assertThat(begun.headers().allValues("Set-Cookie"))
        .noneMatch(c -> c.startsWith("candour-draft=") && !c.contains("Max-Age=0"));
    String draft = complete("shared");
    var left = new Browserless(house.address()).post("/tell/leaving", "draft", draft);
    assertThat(left.headers().firstValue("Refresh")).get().asString().startsWith("0; url=https://");
    assertThat(left.headers().firstValue("Cache-Control")).hasValue("no-store");
    String again = post("/tell/story", "draft", draft, "shared", "1", "title", "", "body", words);
    assertThat(again).contains("does not open again").doesNotContain(words);
    // On one's own device what was typed is not lost with the draft.
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", words)).contains(words);
  }

  @Test
  void aPageThatWasLeftOnASharedDeviceDoesNotOpenAgain() {
    String first = key(new Browserless(house.address()).post("/tell", "device", "shared").body());
    String second = key(post("/tell/story", "draft", first, "shared", "1", "title", "", "body", words));
    assertThat(second).isNotEqualTo(first);
    assertThat(post("/tell/story", "draft", first, "shared", "1", "title", "", "body", words))
        .as("a page back, at once").contains("In a few words");
    String third = key(post("/tell/tags", "draft", second, "good", "", "improve", "", "feel", "", "back", "1"));
    house.bean(HouseClock.class).moveBy(Duration.ofMinutes(16));
    for (String left : List.of(first, second)) {
      assertThat(post("/tell/story", "draft", left, "shared", "1", "title", "", "body", "What the next person sends"))
          .contains("does not open again").doesNotContain(words);
      assertThat(post("/tell/look", "draft", left, "shared", "1", "change", "story")).contains("does not open again")
          .doesNotContain(words);
    }
    String named = words + " My nurse Xhevdeta came.";
    String look = post("/tell/story", "draft", third, "shared", "1", "title", "", "body", named);
    assertThat(look).as("who wrote for long at the last page is still its author").contains("Xhevdeta")
        .contains("Go on as it is");
    house.bean(HouseClock.class).moveBy(Duration.ofMinutes(16));
    assertThat(post("/tell/look", "draft", key(look), "shared", "1"))
        .as("nor does what the check found count as another page").contains("In a few words");
  }

  @Test
  void aFormThatLostItsFieldTakesNothingAway() {
    String draft = begin("own");
    post("/tell/story", "draft", draft, "title", "", "body", words);
    assertThat(post("/tell/story", "draft", draft)).contains("In a few words");
    assertThat(stored(draft).body()).isEqualTo(words);
  }

  @Test
  void theCardIsNotShownAgainToWhoComesNext() {
    String check = key(post("/tell/known", "draft", complete("shared"), "known", "no", "back-to-check", "1"));
    String receipt = post("/tell/check", "draft", check, "shared", "1");
    assertThat(receipt).contains("card-words");
    assertThat(post("/tell/check", "draft", check, "shared", "1")).as("the line broke").contains("card-words");
    house.bean(HouseClock.class).moveBy(Duration.ofMinutes(16));
    assertThat(post("/tell/check", "draft", check, "shared", "1")).contains("does not open again")
        .contains("we have it").doesNotContain("card-words");
  }

  /** What a page carries to find the draft again. */
  private static String key(String page) {
    Matcher hidden = Pattern.compile("name=\"draft\" value=\"([^\"]+\\.[^\"]+)\"").matcher(page);
    assertThat(hidden.find()).isTrue();
    return hidden.group(1);
  }

  @Test
  void aServiceThatDoesNotExistIsNotKept() {
    String draft = complete("own");
    post("/tell/services", "draft", draft, "words", "somewhere", "add", "999999999999");
    assertThat(stored(draft).services()).isEqualTo(List.of());
    assertThat(post("/tell/check", "draft", draft)).contains("story-number");
    assertThat(new Browserless(house.address()).post("/tell", "device", "own", "code", "2468", "service", "\u0000")
        .statusCode()).isEqualTo(200);
    assertThat(new Browserless(house.address()).get("/tell?service=%00").statusCode()).isEqualTo(200);
  }

  @Test
  void whatCouldShowSomebodyIsShownOnceForTheSameWords() {
    String draft = begin("shared");
    String named = words + " My nurse Xhevdeta came on 14 March 2026.";
    String look = post("/tell/story", "draft", draft, "title", "", "body", named);
    assertThat(look).contains("Could this show who somebody is?").contains("Xhevdeta").contains("14 March 2026")
        .contains("Go on as it is").contains(draft);
    assertThat(post("/tell/look", "draft", draft)).contains("In a few words");
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", named)).as("the same words")
        .contains("In a few words");
    assertThat(post("/tell/tags", "draft", draft, "good", "", "improve", "", "feel", "", "back", "1"))
        .as("the way back leads to the story").contains("What happened?");
    assertThat(post("/tell/story", "draft", draft, "title", "Thanks to Okwudili", "body", named)).as("other words")
        .contains("Okwudili").contains("Go on as it is");
    assertThat(post("/tell/look", "draft", draft, "change", "story")).contains(named);
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", words)).as("nothing to be seen")
        .contains("In a few words");
  }

  @Test
  void whoSawItWhileWritingIsNotAskedAgain() {
    String draft = begin("own");
    String named = words + " My nurse Xhevdeta came.";
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", named, "looked", "yes"))
        .contains("In a few words");
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", named + " And Okwudili.", "looked", ""))
        .contains("Go on as it is");
  }

  @Test
  void changedFromTheLastPageItIsLookedAtTooAndComesBackThere() {
    String draft = complete("shared");
    assertThat(post("/tell/check", "draft", draft, "change", "story")).contains("What happened?")
        .contains("back-to-check");
    String look =
        post("/tell/story", "draft", draft, "back-to-check", "1", "title", "", "body", words + " Ring 07700 900123.");
    assertThat(look).contains("07700 900123").contains("back-to-check");
    assertThat(post("/tell/look", "draft", draft, "back-to-check", "1", "change", "story")).contains("What happened?")
        .contains("back-to-check");
    assertThat(post("/tell/look", "draft", draft, "back-to-check", "1")).contains("Check your answers");
  }

  @Test
  void theNameOfTheServiceIsNoPerson() {
    String draft = begin("shared");
    post("/tell/services", "draft", draft, "words", "", "add",
        String.valueOf(house.bean(org.candour.lookup.ServiceSearch.class)
            .find(new RegionId("uk-england"), "Fenwick General", 1).getFirst().id()));
    assertThat(post("/tell/story", "draft", draft, "title", "", "body", words + " We trust Fenwick."))
        .contains("In a few words");
  }

  @Test
  void aSuggestedNameIsTakenByAButton() {
    String draft = begin("shared");
    String page = post("/tell/name", "draft", draft, "name", "Emily1984");
    assertThat(page).as("said once").contains("<li>It looks like a name that people have")
        .contains("name=\"advised\" value=\"Emily1984\"");
    assertThat(post("/tell/name", "draft", draft, "name", "07700 900123", "advised", "Emily1984"))
        .contains("<li>It is, or looks like, a number");
    assertThat(post("/tell/name", "draft", draft, "name", "Emily1984", "advised", "Emily1984")).as("and never refused")
        .contains("How can we reach you?");
    assertThat(Answered.screenName(stored(draft))).isEqualTo("Emily1984");
    page = post("/tell/name", "draft", draft, "name", "Emily1984", "suggest", "1");
    Matcher name = Pattern.compile("name=\"choose\" value=\"([A-Za-z]+)\"").matcher(page);
    assertThat(page).contains("It looks like a name that people have");
    assertThat(name.find()).isTrue();
    String taken = post("/tell/name", "draft", draft, "name", "Emily1984", "choose", name.group(1));
    assertThat(taken).contains("value=\"" + name.group(1) + "\"")
        .doesNotContain("<li>It looks like a name that people have");
    assertThat(Answered.screenName(stored(draft))).isEqualTo(name.group(1));
  }
}
