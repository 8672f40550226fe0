package org.candour.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.accounts.Links;
import org.candour.accounts.People;
import org.candour.accounts.PlatformRoles;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.candour.shared.Grant;
import org.junit.jupiter.api.Test;

class OperatePagesTests {

  private final TestHouse house = TestHouse.get();
  private final People people = house.bean(People.class);
  private final Browserless operator = Cast.get().caller("operator");

  private static String address() {
    return UUID.randomUUID() + "@operate.example";
  }

  @Test
  void anOperatorAddsAModeratorAndEndsTheRole() {
    String address = address();
    for (int i = 0; i < 2; i++) {
      assertThat(operator.post("/operate/people", "name", "Nia Newcomer", "address", address, "role", "moderator", "where", "all")
          .statusCode()).isEqualTo(302);
    }
    long person = people.byAddress(address).orElseThrow().id();
    assertThat(people.grants(person)).singleElement().extracting(Grant::role).isEqualTo("moderator");
    assertThat(operator.get("/operate/people").body()).contains("Nia Newcomer").contains(address);

    Browserless moderator = new Browserless(house.address());
    String token = house.bean(Links.class).make(Recipient.person(person), "sign-in", "/desk", Duration.ofHours(1)).token();
    assertThat(moderator.post("/sign-in/link/" + token).headers().firstValue("Location").orElse("")).contains("/sign-in/code");

    operator.post("/operate/people/" + person + "/roles/moderator/end", "scope", "");
    assertThat(people.grants(person)).isEmpty();
    assertThat(moderator.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void badInputIsSaidAtTheFieldAndKept() {
    String page = operator.post("/operate/people", "name", "", "address", "nowhere", "role", "emperor", "where", "mars").body();
    assertThat(page).contains("Write the name").contains("Write an e-mail address like").contains("Choose what they may do")
        .contains("Choose where").contains("value=\"nowhere\"");
  }

  @Test
  void aFrozenPersonIsOutAtOnceAndComesBack() {
    Browserless member = Cast.get().fresh("member");
    long person = Cast.get().newest();
    assertThat(member.get("/work").statusCode()).isEqualTo(200);
    operator.post("/operate/people/" + person + "/freezing");
    assertThat(member.get("/work").statusCode()).isEqualTo(302);
    operator.post("/operate/people/" + person + "/thawing");
    assertThat(people.byId(person).orElseThrow().frozenAt()).isNull();
  }

  @Test
  void anOperatorOfOneRegionReachesNoFurther() {
    long person = people.add(Caller.NOBODY, new People.New("Ross Region", address(), null, "", "other", ""));
    people.grant(Caller.NOBODY, person, "operator", "region", "uk-scotland");
    Caller.Person scottish = new Caller.Person(person, "Ross", 0, 1, true, people.grants(person));
    Reach reach = Reach.of(scottish, new org.candour.shared.RegionId("uk-scotland"));

    assertThat(scottish.mayIn("operate", new org.candour.shared.RegionId("uk-england"))).isFalse();
    assertThat(new PersonForm("A", "a@b.example", "operator", "all").problems(reach).at("where")).isPresent();
    assertThat(new PersonForm("A", "a@b.example", "moderator", "region").problems(reach).any()).isFalse();
    assertThat(house.bean(PlatformRoles.class).holders()).filteredOn(h -> h.scopeKind().equals("all")).noneMatch(reach::covers);
    assertThat(reach.covers("uk-england")).isFalse();
  }

  @Test
  void supportSeesWhatWaitsAndNothingElse() {
    Browserless support = Cast.get().caller("support");
    String page = support.get("/operate").body();
    assertThat(page).contains("At the desk").doesNotContain("@").doesNotContain("/operate/people");
    assertThat(support.get("/operate/people").statusCode()).isEqualTo(404);
    assertThat(support.get("/operate/subscriptions").statusCode()).isEqualTo(404);
    assertThat(support.post("/operate/people", "name", "X", "address", address(), "role", "operator", "where", "all").statusCode()).isEqualTo(404);
  }

  @Test
  void anOperatorAddsASubscriptionStepByStep() {
    String holder = "Test holder " + UUID.randomUUID();
    String address = address();
    String found = operator.post("/operate/subscriptions/new", "holder", holder, "q", "Fenwick General", "search", "yes").body();
    assertThat(found).contains("value=\"" + holder + "\"").contains("name=\"add\"");
    long service = house.bean(org.candour.directory.Services.class).find(new org.candour.shared.RegionId("uk-england"), "Fenwick General", 1)
        .getFirst().id();
    String added = operator.post("/operate/subscriptions/new", "holder", holder, "add", Long.toString(service)).body();
    assertThat(added).contains("name=\"scope\" value=\"" + service + "\"");

    String missing = operator.post("/operate/subscriptions/new", "holder", holder, "save", "yes").body();
    assertThat(missing).contains("Choose at least one service").contains("Choose what kind of organisation").contains("Write an e-mail address like");

    String[] all = {"holder", holder, "scope", Long.toString(service), "self", Long.toString(service), "kind", "provider", "level",
        "registration", "name", "First Admin", "address", address, "save", "yes"};
    assertThat(operator.post("/operate/subscriptions/new", all).statusCode()).isEqualTo(302);
    assertThat(operator.post("/operate/subscriptions/new", all).body()).contains("There is a subscription of this name already");
    assertThat(operator.get("/operate/subscriptions").body()).contains(holder);
    long person = people.byAddress(address).orElseThrow().id();
    assertThat(people.grants(person)).singleElement().satisfies(g -> {
      assertThat(g.role()).isEqualTo("administrator");
      assertThat(g.scopeKind()).isEqualTo("subscription");
    });
    house.sql().sql("update alert set stopped_at = created_at where person = ?").param(person).update();
  }
}
