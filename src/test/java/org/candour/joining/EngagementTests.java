package org.candour.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.people.Authors;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.candour.story.Tag;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class EngagementTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();

  private String name(long service) {
    return house.sql().sql("select name from public_service where id = ?").param(service).query(String.class).single();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void everyOrganisationStandsThereWithWhatFollowed() {
    long quiet = JoiningHouse.add("Desk quiet");
    long told = JoiningHouse.add("Desk told");
    long joined = JoiningHouse.add("Desk joined");
    tales.publish(tales.tell("uk-england", told, "One " + UUID.randomUUID(), "Words"));
    tales.publish(tales.tell("uk-england", told, "Two " + UUID.randomUUID(), "Words"));
    house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Holder " + UUID.randomUUID(), joined, "provider", "registration", List.of(joined)));
    house.bean(EngagementStore.class).count();
    Browserless support = cast.fresh("support", "region", "uk-england");
    assertThat(support.get("/operate/engagement?q=" + encoded(name(quiet))).body()).contains("No story · no reading")
        .contains("Has not joined").contains("No contact yet");
    assertThat(support.get("/operate/engagement?q=" + encoded(name(told))).body()).contains("2 stories")
        .contains("2 unanswered").contains("any staff told of 0");
    assertThat(support.get("/operate/engagement?q=" + encoded(name(joined))).body()).contains("Registration since");
    String all = support.get("/operate/engagement?sort=unanswered&q=Desk+").body();
    assertThat(all.indexOf(name(told))).isBetween(0, all.indexOf(name(quiet)));
    assertThat(support.get("/operate/engagement?sort=king&page=-5").statusCode()).isEqualTo(200);
    assertThat(support.get("/operate/engagement?q=%25").body()).contains("No organisation fits");
    // Old stories count no more.
    house.pass(Duration.ofDays(370));
    house.bean(EngagementStore.class).count();
    assertThat(cast.fresh("support").get("/operate/engagement?q=" + encoded(name(told))).body()).contains("No story");
  }

  @Test
  void whoCameAfterTheLastCountIsNotCountedYet() {
    long before = JoiningHouse.add("Counted before");
    tales.publish(tales.tell("uk-england", before, "One " + UUID.randomUUID(), "Words"));
    long quiet = JoiningHouse.add("Counted and quiet");
    house.bean(EngagementStore.class).count();
    long after = JoiningHouse.add("Came after");
    Browserless support = cast.fresh("support", "region", "uk-england");
    assertThat(support.get("/operate/engagement?q=" + encoded(name(quiet))).body()).contains("No story")
        .doesNotContain("ot counted yet");
    assertThat(support.get("/operate/engagement?q=" + encoded(name(after))).body()).contains("ot counted yet")
        .doesNotContain("No story");
    assertThat(support.get("/operate/engagement/" + after).body()).contains("ot counted yet")
        .doesNotContain("No story");
    house.bean(EngagementStore.class).count();
    assertThat(support.get("/operate/engagement?q=" + encoded(name(after))).body()).contains("No story");
  }

  /**
   * A story about two: what one of them answers, the other has not answered; and what who pays for it answers, neither
   * has.
   */
  @Test
  void anAnswerIsOfWhoeverGaveIt() {
    long answering = JoiningHouse.add("Answers itself");
    long silent = JoiningHouse.add("Never answered");
    long story = house.bean(Stories.class)
        .submit(new NewStory(new RegionId("uk-england"), "en",
            house.bean(Authors.class).reach(UUID.randomUUID() + "@two.example", null), false, "patient", "twoplaces",
            "Two " + UUID.randomUUID(), "Words", List.of(new Tag("good", "tea")), List.of(answering, silent), "", false,
            "web"));
    house.settle();
    tales.publish(story);
    Subscriptions subscriptions = house.bean(Subscriptions.class);
    answer(story, subscriptions.add(Caller.NOBODY,
        new NewSubscription("Pays " + UUID.randomUUID(), null, "commissioner", "subscription", List.of(silent))));
    assertThat(counted(silent)).contains("1 unanswered by it").doesNotContain("first answer");
    answer(story, subscriptions.add(Caller.NOBODY,
        new NewSubscription("Gives " + UUID.randomUUID(), answering, "provider", "registration", List.of(answering))));
    assertThat(counted(silent)).contains("Has not joined", "1 unanswered by it").doesNotContain("first answer");
    assertThat(counted(answering)).contains("0 unanswered by it", "its first answer");
  }

  private String counted(long service) {
    house.bean(EngagementStore.class).count();
    return cast.fresh("support", "region", "uk-england").get("/operate/engagement?q=" + encoded(name(service))).body();
  }

  private void answer(long story, long subscription) {
    cast.fresh("responder", "subscription", Long.toString(subscription));
    Caller.Person writer = cast.newestPerson(subscription);
    house.sql().sql("""
        insert into response (story, kind, subscription, person, state, shown_version, submitted_at, moderate_at,
          published_at, writer_name, language)
        select s.id, 'response', ?, ?, 'published', 1, s.published_at, s.published_at, s.published_at, 'W', 'en'
        from story s where s.id = ?""").params(subscription, writer.id(), story).update();
  }

  @Test
  void joinedAndNotAreKeptApart() {
    String name = "Apart " + UUID.randomUUID().toString().substring(0, 8);
    Subscriptions subscriptions = house.bean(Subscriptions.class);
    long without = JoiningHouse.add(name + " without");
    long own = JoiningHouse.add(name + " own");
    long commissioned = JoiningHouse.add(name + " commissioned");
    long commissioner = JoiningHouse.add(name + " commissioner");
    subscriptions.add(Caller.NOBODY,
        new NewSubscription("Own " + name, null, "provider", "registration", List.of(own)));
    subscriptions.add(Caller.NOBODY,
        new NewSubscription("Buyer " + name, commissioner, "commissioner", "subscription", List.of(commissioned)));
    Browserless support = cast.fresh("support", "region", "uk-england");
    String asked = "/operate/engagement?q=" + encoded(name) + "&part=";
    assertThat(support.get(asked).body()).contains("4 organisations");
    assertThat(support.get(asked + "joined").body()).contains("2 organisations", name(own), name(commissioner))
        .doesNotContain(name(without)).doesNotContain(name(commissioned));
    assertThat(support.get(asked + "not-joined").body())
        .contains("2 organisations", name(without), name(commissioned), "value=\"" + name).doesNotContain(name(own))
        .doesNotContain("Registration since");
    assertThat(support.get(asked + "king'--").body()).contains("4 organisations");
    // Its pages keep the question.
    for (int i = 0; i < 40; i++) {
      JoiningHouse.add(name + " more");
    }
    assertThat(support.get(asked + "not-joined&sort=name").body())
        .contains("q=" + encoded(name) + "&amp;part=not-joined&amp;sort=name&amp;page=2");
    assertThat(support.get(asked + "not-joined&sort=name&page=2").body()).contains(name(without))
        .doesNotContain(name(own));
    // Where only a commissioner listens, the page for who works there says so.
    Browserless nobody = Browserless.as("nobody");
    assertThat(nobody.get(look(commissioned)).body()).contains(
        "Buyer " + name + " can read these stories here as a commissioner. The service itself has not joined",
        "We would like to take part");
    assertThat(nobody.get(look(commissioner)).body()).contains("Buyer " + name + " takes part");
    assertThat(nobody.get(look(own)).body())
        .contains("Own " + name + " takes part", "told of new stories since it joined")
        .doesNotContain("as a commissioner");
    assertThat(nobody.get(look(without)).body()).contains("Nobody there is told");
    subscriptions.add(Caller.NOBODY,
        new NewSubscription("Also " + name, null, "commissioner", "subscription", List.of(own)));
    assertThat(nobody.get(look(own)).body()).contains("Own " + name + " takes part")
        .doesNotContain("as a commissioner");
  }

  @Test
  void whoPaysOrWatchesFromOutsideItsScopeHasJoinedToo() {
    for (String kind : java.util.List.of("commissioner", "regulator", "charity")) {
      String name = kind + " " + UUID.randomUUID().toString().substring(0, 8);
      long self = JoiningHouse.add(name);
      long watched = JoiningHouse.add("Watched by " + kind);
      Browserless operator = cast.fresh("operator");
      String holder = name(self);
      assertThat(operator.post("/operate/subscriptions/new", "holder", holder, "scope", Long.toString(watched)).body())
          .contains("<option value=\"" + self + "\"");
      String[] form =
          {"holder", holder, "scope", Long.toString(watched), "self", Long.toString(self), "kind", kind, "level",
              "subscription", "name", "First Person", "address", UUID.randomUUID() + "@outside.example", "save", "yes"};
      assertThat(operator.post("/operate/subscriptions/new", form).statusCode()).isEqualTo(302);
      assertThat(cast.fresh("support").get("/operate/engagement?part=joined&q=" + encoded(holder)).body())
          .contains("One organisation").doesNotContain("Has not joined");
      assertThat(Browserless.as("nobody").get(look(self)).body()).contains(holder + " takes part");
      form[1] = "Other name " + name;
      form[5] = Long.toString(JoiningHouse.add("Neither"));
      assertThat(operator.post("/operate/subscriptions/new", form).body())
          .contains("Choose one from the list, or none");
    }
    assertThat(Browserless.as("nobody").get("/organisations/look?service=demo-mar").body())
        .contains("Marshland Integrated Care Board takes part");
  }

  private String look(long service) {
    return "/organisations/look?service="
        + house.sql().sql("select code from public_service where id = ?").param(service).query(String.class).single();
  }

  @Test
  void aContactIsWrittenDownWithTheNextStep() {
    long practice = JoiningHouse.add("Spoken to");
    Browserless support = cast.fresh("support", "region", "uk-england");
    String path = "/operate/engagement/" + practice;
    assertThat(
        support.post(path + "/notes", "day", "2999-01-01", "how", "king", "offerOn", "soon", "who", "Kept name").body())
        .contains("Write a day that is not in the future", "Choose how you were in contact", "Write a day like",
            "Write what was said", "Kept name");
    String[] note =
        {"day", "2026-01-02", "how", "phone", "who", "The <b>nurse</b>", "body", "They would like a workshop", "offer",
            "A first workshop", "offerOn", "2026-02-03", "once", SecretToken.fresh()};
    assertThat(support.post(path + "/notes", note).statusCode()).isEqualTo(302);
    support.post(path + "/notes", note);
    String page = support.get(path).body();
    assertThat(page).containsOnlyOnce("They would like a workshop").contains("The &lt;b&gt;nurse")
        .contains("Next: A first workshop (3 February 2026)");
    assertThat(support.get("/operate/engagement?q=" + encoded(name(practice))).body())
        .contains("Last contact 2 January 2026").contains("A first workshop");
    assertThat(support.post(path + "/contacts", "address", "nothing", "name", "").body())
        .contains("Write an e-mail address like", "Write a name");
    assertThat(support.post(path + "/contacts", "remove", "999999999").statusCode()).isEqualTo(404);
    assertThat(support.get("/operate/engagement/" + JoiningHouse.add("Elsewhere", "uk-scotland")).statusCode())
        .isEqualTo(404);
  }

  /**
   * Original words, an author's name, address and postcode, and criticality are nowhere on the desk or on the claim
   * page.
   */
  @Test
  void theDeskHoldsNothingOfAnAuthor() {
    String marker = "zq" + UUID.randomUUID().toString().replace("-", "");
    long practice = JoiningHouse.add("Marked");
    long author = house.bean(Authors.class).reach(marker + "@hidden.example", "ZZ9 9ZZ");
    long story = house.bean(Stories.class)
        .submit(new NewStory(new RegionId("uk-england"), "en", author, true, "patient", "hiddenone", marker + "t",
            marker + "b", List.of(new Tag("good", "tea")), List.of(practice), "", false, "web"));
    house.settle();
    look(practice, marker);
    tales.decide(story, "publish", null, "A plain title", "Plain words");
    house.pass(Duration.ofMinutes(6));
    house.bean(EngagementStore.class).count();
    look(practice, marker);
    Browserless support = cast.fresh("support");
    assertThat(support.get("/operate/engagement/" + practice).body()).doesNotContain("A plain title")
        .doesNotContain("Plain words").doesNotContainIgnoringCase("critical");
    assertThat(support.get("/operate/engagement?q=Marked").body()).contains("One story")
        .doesNotContainIgnoringCase("critical");
    assertThat(support.get("/desk").statusCode()).isEqualTo(404);
  }

  private void look(long practice, String marker) {
    Browserless support = cast.fresh("support");
    String code =
        house.sql().sql("select code from public_service where id = ?").param(practice).query(String.class).single();
    for (String path : List.of("/operate/engagement", "/operate/engagement?q=" + marker.substring(0, 20),
        "/operate/engagement/" + practice, "/organisations/look?service=" + code, "/organisations/look?q=Marked",
        "/operate", "/operate/messages")) {
      assertThat(support.get(path).body().replace("value=\"" + marker.substring(0, 20), "")).as(path)
          .doesNotContain(marker).doesNotContain("ZZ9");
    }
  }
}
