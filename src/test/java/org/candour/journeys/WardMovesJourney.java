package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.alert.Alerts;
import org.candour.directory.Directory;
import org.candour.directory.Services;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

/**
 * A ward moves to another hospital: somebody proposes it, an operator looks at what it touches and does it, and
 * everything follows.
 */
class WardMovesJourney {

  private final TestHouse house = TestHouse.get();

  private long add(String name, Long parent) {
    Cast.get().fresh("operator");
    return house.bean(Directory.class).open(Cast.get().newestPerson(0),
        new Directory.Opening("uk-england", name, parent, LocalDate.of(2020, 1, 1),
            new Directory.Details("ward", parent == null, null, null, null, null),
            new Directory.Code("journey", UUID.randomUUID().toString())),
        SecretToken.fresh());
  }

  @Test
  void aWardMoves() {
    String from = Acts.fresh("Oldacre Hospital");
    String to = Acts.fresh("Newfield Hospital");
    String name = Acts.fresh("Rowan Ward");
    long ward = add(name, add(from, null));
    long target = add(to, null);
    long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription(Acts.fresh("Newfield Listeners"), null, "provider", "subscription", List.of(target)));
    String listener = UUID.randomUUID() + "@cast.example";
    People people = house.bean(People.class);
    long person = people.add(Caller.NOBODY, new People.NewPerson("Lee Listener", listener, null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "administrator", "subscription",
        Long.toString(subscription));
    house.bean(Alerts.class).add(person, subscription, List.of(target));
    String code = house.bean(Services.class).byId(ward).orElseThrow().code();
    try (Visitor neighbour = Visitor.withoutScript(); Visitor operator = Visitor.withScript();
        Visitor reader = Visitor.withoutScript(); Visitor moderator = Visitor.withScript()) {
      neighbour.open("/services/" + code).follow("Tell us what should be different");
      neighbour.choose("It belongs to another organisation now").write("value", to).press("Send this");
      assertThat(neighbour.sees("We have it")).isTrue();

      operator.enterAs("operator").open("/operate/corrections");
      operator.page().locator("li.card", new com.microsoft.playwright.Page.LocatorOptions().setHasText(to))
          .locator("button[name=accept]").click();
      operator.page().waitForURL("**/change?kind=move**");
      operator.press("Choose " + to).press("See what it touches");
      assertThat(operator.sees("Nothing has been done yet")).isTrue();
      assertThat(operator.sees("Newfield Listeners")).isTrue();
      assertThat(operator.accessibilityFaults()).isEmpty();
      reader.open("/services/" + code);
      assertThat(reader.sees(from)).isTrue();
      operator.press("Do it now");
      assertThat(operator.sees("It is done")).isTrue();

      reader.open("/services/" + code);
      assertThat(reader.sees("part of " + to)).isTrue();
      assertThat(reader.text(".crumbs")).contains(to).doesNotContain(from);
      reader.open("/services").write("q", "Rowan " + to).press("Search");
      assertThat(reader.sees(name)).isTrue();

      long story = new org.candour.Tales().tell("uk-england",
          house.bean(org.candour.lookup.ServiceSearch.class).find(new RegionId("uk-england"), name, 1).getFirst().id(),
          "Told after the move", "The nurses were kind.");
      Acts.enterAs(moderator, "moderator");
      Acts.publish(moderator, story, "0");
      assertThat(
          house.mailTo(listener).stream().map(m -> TestHouse.text(m)).anyMatch(t -> t.contains("/stories/" + story)))
          .isTrue();
      house.bean(org.candour.index.StoryIndex.class).refreshNow();
      reader.open("/stories?service=" + house.bean(Services.class).byId(target).orElseThrow().code());
      assertThat(reader.sees("Told after the move")).isTrue();
    }
  }
}
