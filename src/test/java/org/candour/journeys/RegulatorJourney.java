package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.alert.Digests;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A national regulator listens to a whole region: she finds what is serious, keeps the search, and changes nothing. */
class RegulatorJourney {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final Region region = house.bean(Regions.class).get(new RegionId("uk-england"));
  private final String word = "oxygen" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);
  private final String holder = Acts.fresh("Care Watch");
  private final String address = UUID.randomUUID() + "@watch.example";

  private long regulator() {
    List<Long> whole = house.sql().sql("""
        select p.id from public_service p where p.region = ?
        and not exists (select from public_service_ancestor a where a.service = p.id and a.ancestor <> p.id)""")
        .param(region.id().value()).query(Long.class).list();
    long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription(holder, null, "regulator", "subscription", whole));
    People people = house.bean(People.class);
    long person =
        people.add(Caller.NOBODY, new People.NewPerson("Rosa Regulator", address, null, "Inspector", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "reader", "subscription", Long.toString(subscription));
    return person;
  }

  private void signIn(Visitor visitor, long person) {
    visitor
        .open("/sign-in/link/"
            + house.bean(Links.class).make(Recipient.person(person), "sign-in", "/work", Duration.ofHours(12)).token())
        .pressIn("main");
  }

  /** A story that a moderator publishes as this serious. */
  private long story(Visitor moderator, String title, String criticality) {
    long story =
        tales.tell("uk-england", tales.service("uk-england", "Ward 7"), title, "We asked for " + word + " and waited.");
    Acts.enterAs(moderator, "moderator");
    Acts.publish(moderator, story, criticality);
    return story;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRegulatorFindsWhatIsSeriousAndHearsOfMore(boolean script) {
    long person = regulator();
    String serious = Acts.fresh("The bottle was empty");
    String mild = Acts.fresh("The bottle was cold");
    try (Visitor moderator = Visitor.withScript();
        Visitor rosa = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor reader = Visitor.withoutScript()) {
      long story = story(moderator, serious, "3 · Moderately");
      story(moderator, mild, "0 · Not critical");

      signIn(rosa, person);
      rosa.open("/work/stories").write("words", word).pressIn("form.filters");
      assertThat(rosa.sees(serious)).isTrue();
      assertThat(rosa.sees(mild)).isTrue();
      more(rosa).pick("criticalityFrom", "3").press("Show");
      assertThat(rosa.sees(serious)).isTrue();
      assertThat(rosa.sees(mild)).isFalse();
      assertThat(rosa.sees("criticality 3")).isTrue();
      assertThat(rosa.sees("Answer")).as("a reader answers nothing").isFalse();

      rosa.follow("Keep this search").write("name", "Serious and about " + word).choose("Once a week").press("Save");
      assertThat(rosa.sees("Serious and about " + word)).isTrue();
      assertThat(script ? rosa.accessibilityFaults() : List.of()).isEmpty();

      readsWithoutCounting(rosa, reader, story);
      String later = Acts.fresh("The bottle was lost");
      story(moderator, later, "3 · Moderately");
      story(moderator, Acts.fresh("The bottle was heavy"), "0 · Not critical");
      assertThat(house.mailTo(address)).as("nothing before the week is over").isEmpty();
      nextWeek();
      var letters = house.mailTo(address);
      assertThat(letters).hasSize(1);
      assertThat(TestHouse.text(letters.getFirst())).contains(later).doesNotContain("heavy")
          .doesNotContain("riticality");
      nextWeek();
      assertThat(house.mailTo(address)).as("no news, no letter").hasSize(1);
    }
  }

  /** She may say that she has read it; that is hers, and the story waits on for those who can answer. */
  private void readsWithoutCounting(Visitor rosa, Visitor reader, long story) {
    String before = progress(story);
    rosa.open("/stories/" + story);
    assertThat(rosa.sees("Answer this story")).isFalse();
    assertThat(rosa.status("/work/stories/" + story + "/response")).as("nor by its address").isEqualTo(404);
    assertThat(reader.open("/stories/" + story).sees(holder)).as("opening a page marks nothing").isFalse();
    rosa.press("Mark as read");
    assertThat(progress(story)).isEqualTo(before).isNotEqualTo("read");
    assertThat(reader.open("/stories/" + story).sees("riticality")).isFalse();
  }

  private String progress(long story) {
    return house.sql().sql("select progress from story where id = ?").param(story).query(String.class).single();
  }

  private static Visitor more(Visitor visitor) {
    visitor.page().locator("form.filters details summary").first().click();
    return visitor;
  }

  private void nextWeek() {
    Instant now = house.bean(HouseClock.class).instant();
    house.pass(Duration.between(now, region.nextOpening(now, true).plus(Duration.ofMinutes(1))));
    house.bean(Digests.class).makeDue();
    house.settle();
  }
}
