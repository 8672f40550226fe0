package org.candour.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.PlatformRoles;
import org.candour.access.RoleGrants;
import org.candour.alert.Alerts;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class OperatePagesTests {

  private final TestHouse house = TestHouse.get();
  private final People people = house.bean(People.class);
  private final Subscriptions subscriptions = house.bean(Subscriptions.class);
  private final Browserless operator = Cast.get().caller("operator");

  private static String address() {
    return UUID.randomUUID() + "@operate.example";
  }

  @Test
  void anOperatorAddsAModeratorAndEndsTheRole() {
    String address = address();
    String[] fields = {"name", "Nia Newcomer", "address", address, "role", "moderator", "where", "all"};
    assertThat(operator.post("/operate/people", fields).headers().firstValue("Location").orElseThrow())
        .endsWith("said=invited");
    fields[1] = "Another Name";
    assertThat(operator
        .getAfterForm(operator.post("/operate/people", fields).headers().firstValue("Location").orElseThrow()).body())
        .contains("They have this role already", "their name stays as they have it").doesNotContain("Another Name");
    fields[5] = "support";
    assertThat(operator.post("/operate/people", fields).headers().firstValue("Location").orElseThrow())
        .endsWith("said=invited-known");
    operator.post("/operate/people/" + people.byAddress(address).orElseThrow().id() + "/roles/support/end", "scope",
        "");
    long person = people.byAddress(address).orElseThrow().id();
    assertThat(house.bean(RoleGrants.class).grants(person)).singleElement().extracting(Caller.Grant::role)
        .isEqualTo("moderator");
    assertThat(operator.get("/operate/people").body()).contains("Nia Newcomer").contains(address);

    Browserless moderator = new Browserless(house.address());
    String token =
        house.bean(Links.class).make(Recipient.person(person), "sign-in", "/desk", Duration.ofHours(1)).token();
    assertThat(moderator.post("/sign-in/link/" + token).headers().firstValue("Location").orElse(""))
        .contains("/sign-in/code");

    operator.post("/operate/people/" + person + "/roles/moderator/end", "scope", "");
    assertThat(house.bean(RoleGrants.class).grants(person)).isEmpty();
    assertThat(moderator.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void whoBelongsToAnOrganisationNeitherModeratesNorOperates() {
    Cast.get().fresh("member");
    String member = people.byId(Cast.get().newest()).orElseThrow().address();
    for (String role : List.of("moderator", "operator")) {
      assertThat(
          operator.post("/operate/people", "name", "Both", "address", member, "role", role, "where", "all").body())
          .contains("address-error", "belongs to an organisation");
    }
    assertThat(operator.post("/operate/people", "name", "Both", "address", member, "role", "support", "where", "all")
        .statusCode()).isEqualTo(302);
    Cast.get().fresh("moderator");
    String moderator = people.byId(Cast.get().newest()).orElseThrow().address();
    assertThat(operator.post("/operate/subscriptions/new", "holder", "Both " + UUID.randomUUID(), "kind", "provider",
        "level", "registration", "name", "Mo", "address", moderator, "save", "yes").body())
        .contains("address-error", "moderates or operates");
  }

  @Test
  void badInputIsSaidAtTheFieldAndKept() {
    String page =
        operator.post("/operate/people", "name", "", "address", "nowhere", "role", "emperor", "where", "mars").body();
    assertThat(page).contains("Write the name").contains("Write an e-mail address like")
        .contains("Choose what they may do").contains("Choose where").contains("value=\"nowhere\"");
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
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Ross Region", Cast.address("Ross Region"), null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "operator", "region", "uk-scotland");
    Caller.Person scottish = new Caller.Person(person, "Ross", 0, 1, true, house.bean(RoleGrants.class).grants(person));
    OperatorReach reach = OperatorReach.of(scottish, new org.candour.shared.RegionId("uk-scotland"));

    assertThat(scottish.mayIn(Right.OPERATE, new org.candour.shared.RegionId("uk-england"))).isFalse();
    assertThat(new PersonForm("A", "a@b.example", "operator", "all").problems(reach).at("where")).isPresent();
    assertThat(new PersonForm("A", "a@b.example", "moderator", "region").problems(reach).any()).isFalse();
    assertThat(house.bean(PlatformRoles.class).holders()).filteredOn(h -> h.scopeKind().equals("all"))
        .noneMatch(reach::covers);
    assertThat(reach.covers("uk-england")).isFalse();
  }

  @Test
  void supportSeesWhatWaitsAndNothingElse() {
    Browserless support = Cast.get().caller("support");
    String page = support.get("/operate").body();
    assertThat(page).contains("At the desk").doesNotContain("@").doesNotContain("/operate/people");
    assertThat(support.get("/operate/people").statusCode()).isEqualTo(404);
    assertThat(support.get("/operate/subscriptions").statusCode()).isEqualTo(404);
    assertThat(support.post("/operate/people", "name", "X", "address", address(), "role", "operator", "where", "all")
        .statusCode()).isEqualTo(404);
  }

  @Test
  void anOperatorAddsASubscriptionStepByStep() {
    String holder = "Test holder " + UUID.randomUUID();
    String address = address();
    String found =
        operator.post("/operate/subscriptions/new", "holder", holder, "q", "Fenwick General", "search", "yes").body();
    assertThat(found).contains("value=\"" + holder + "\"").contains("name=\"add\"");
    long service = house.bean(org.candour.lookup.ServiceSearch.class)
        .find(new org.candour.shared.RegionId("uk-england"), "Fenwick General", 1).getFirst().id();
    String added = operator.post("/operate/subscriptions/new", "holder", holder, "add", Long.toString(service)).body();
    assertThat(added).contains("name=\"scope\" value=\"" + service + "\"");

    String missing = operator.post("/operate/subscriptions/new", "holder", holder, "save", "yes").body();
    assertThat(missing).contains("Choose at least one service").contains("Choose what kind of organisation")
        .contains("Write an e-mail address like");

    String[] all = {"holder", holder, "scope", Long.toString(service), "self", Long.toString(service), "kind",
        "provider", "level", "registration", "name", "First Admin", "address", address, "save", "yes"};
    assertThat(operator.post("/operate/subscriptions/new", all).statusCode()).isEqualTo(302);
    assertThat(operator.post("/operate/subscriptions/new", all).body())
        .contains("There is a subscription of this name already");
    assertThat(operator.get("/operate/subscriptions").body()).contains(holder);
    long person = people.byAddress(address).orElseThrow().id();
    assertThat(house.bean(RoleGrants.class).grants(person)).singleElement().satisfies(g -> {
      assertThat(g.role()).isEqualTo("administrator");
      assertThat(g.scopeKind()).isEqualTo("subscription");
    });
    house.sql().sql("update alert set stopped_at = created_at where person = ?").param(person).update();
  }

  @Test
  void anOperatorOfOneRegionFindsAndStopsNobodyElsewhere() {
    Cast cast = Cast.get();
    Browserless regional = cast.fresh("operator", "region", "uk-england");
    long scottish =
        people.add(Caller.NOBODY, new People.NewPerson("Far Away", Cast.address("Far Away"), null, "", "other", ""));
    long service =
        house.sql().sql("select min(id) from public_service where region = 'uk-scotland'").query(Long.class).single();
    long subscription = subscriptions.add(Caller.NOBODY,
        new NewSubscription("Far " + UUID.randomUUID(), null, "charity", "registration", List.of(service)));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, scottish, "member", "subscription", Long.toString(subscription));
    long nobodys =
        people.add(Caller.NOBODY, new People.NewPerson("No Role", Cast.address("No Role"), null, "", "other", ""));
    for (long person : new long[]{scottish, nobodys}) {
      assertThat(regional.post("/operate/people/" + person + "/freezing").statusCode()).isEqualTo(404);
      assertThat(people.byId(person).orElseThrow().frozenAt()).isNull();
      assertThat(regional.get("/operate/people?find=" + people.byId(person).orElseThrow().address()).body())
          .contains("Nobody of this place").doesNotContain("Far Away").doesNotContain("No Role");
    }
    // Giving them a role here brings them no nearer.
    String address = people.byId(scottish).orElseThrow().address();
    regional.post("/operate/people", "name", "X", "address", address, "role", "moderator", "where", "region");
    assertThat(regional.post("/operate/people/" + scottish + "/freezing").statusCode()).isEqualTo(404);

    cast.fresh("member");
    assertThat(regional.post("/operate/people/" + cast.newest() + "/freezing").statusCode()).isEqualTo(302);
    assertThat(people.byId(cast.newest()).orElseThrow().frozenAt()).isNotNull();
    assertThat(regional.get("/operate/people?find=%00").statusCode()).isEqualTo(200);
  }

  @Test
  void aLostSecondKeyIsResetBySomebodyElseWithAReason() {
    Cast cast = Cast.get();
    Browserless moderator = cast.fresh("moderator");
    long person = cast.newest();
    String path = "/operate/people/" + person + "/second-factor";
    assertThat(operator.post(path).body()).contains("Choose why");
    assertThat(people.byId(person).orElseThrow().totpSecret()).isNotNull();
    assertThat(operator.post(path, "reason", "lost").statusCode()).isEqualTo(302);
    assertThat(people.byId(person).orElseThrow().totpSecret()).isNull();
    assertThat(moderator.get("/desk").statusCode()).isEqualTo(302);
    house.settle();
    assertThat(house.mailTo(people.byId(person).orElseThrow().address())).singleElement()
        .satisfies(m -> assertThat(m.getSubject()).isEqualTo("Your second key was reset"));
    assertThat(house.sql().sql("select reason from audit_entry where act = 'second-factor-reset' and subject_id = ?")
        .param(person).query(String.class).single()).isEqualTo("lost");

    Browserless self = cast.fresh("operator");
    assertThat(self.get("/operate/people/" + cast.newest() + "/second-factor").statusCode()).isEqualTo(404);
    assertThat(self.post("/operate/people/" + cast.newest() + "/second-factor", "reason", "lost").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aLowerLevelIsSavedOnlyAfterALookAtWhatItTakesAway() {
    long ward = new Tales().service("uk-england", "Ward 7");
    long id = subscriptions.add(Caller.NOBODY,
        new NewSubscription("Shrinking " + UUID.randomUUID(), null, "charity", "subscription", List.of(ward)));
    for (int i = 0; i < 11; i++) {
      house.bean(RoleGrants.class).grant(Caller.NOBODY,
          people.add(Caller.NOBODY,
              new People.NewPerson("One of Many", Cast.address("One of Many"), null, "", "other", "")),
          "member", "subscription", Long.toString(id));
    }
    String path = "/operate/subscriptions/" + id;
    house.sql().sql("insert into subscription_feature (subscription, feature, granted) values (?, 'posts', true)")
        .param(id).update();
    String[] lower = {"level", "registration", "since", "2020-01-01", "until", "2034-05-06", "scope",
        Long.toString(ward), "seen", seen(operator.get(path).body()), "save", "yes"};
    String sure = operator.post(path, lower).body();
    assertThat(sure).contains("at the level Registration?", "They have 11 members", "up to 10", "nobody can be added",
        "Lists as files").contains("value=\"2034-05-06\"", "name=\"scope\" value=\"" + ward + "\"",
            "name=\"sure\" value=\"registration\"");
    assertThat(sure).as("granted to them alone").doesNotContain("Posts on the blog");
    assertThat(subscriptions.byId(id).orElseThrow().level()).as("only looked at").isEqualTo("subscription");
    String[] wrong = java.util.Arrays.copyOf(lower, lower.length + 2);
    wrong[lower.length] = "sure";
    wrong[lower.length + 1] = "subscription";
    assertThat(operator.post(path, wrong).body()).contains("Nothing is saved yet");
    wrong[lower.length + 1] = "registration";
    assertThat(operator.post(path, wrong).statusCode()).isEqualTo(302);
    assertThat(subscriptions.byId(id).orElseThrow().level()).isEqualTo("registration");
    String[] later = {"level", "registration", "since", "2020-01-01", "until", "", "scope", Long.toString(ward), "seen",
        seen(operator.get(path).body()), "save", "yes"};
    assertThat(operator.post(path, later).statusCode()).as("loses nothing more").isEqualTo(302);
  }

  @Test
  void aSubscriptionChangesAndEndsAtOnce() {
    Cast cast = Cast.get();
    Tales tales = new Tales();
    long ward = tales.service("uk-england", "Ward 7");
    String holder = "Ending " + UUID.randomUUID();
    long id =
        subscriptions.add(Caller.NOBODY, new NewSubscription(holder, null, "charity", "registration", List.of(ward)));
    long more = tales.service("uk-england", "Fenwick General");
    Browserless member = cast.fresh("member", "subscription", Long.toString(id));
    long person = cast.newest();
    long alert = house.bean(Alerts.class).add(person, id, List.of(ward));
    assertThat(operator.get("/operate/subscriptions").body()).contains("/operate/subscriptions/" + id);
    String page = operator.get("/operate/subscriptions/" + id).body();
    assertThat(page).contains(holder).contains("value=\"" + ward + "\"");

    String path = "/operate/subscriptions/" + id;
    assertThat(operator.post(path, "level", "gold", "since", "soon", "until", "+999999999-12-31", "save", "yes").body())
        .contains("Choose a level").contains("Write a day like").contains("Choose at least one service");
    assertThat(operator.post(path, "level", "subscription", "since", "2026-01-01", "until", "2025-01-01", "scope",
        Long.toString(ward), "save", "yes").body()).contains("not before the first");
    // The alert over all that it covers follows the scope; a page that was opened before changes nothing unseen.
    String[] wider = {"level", "subscription", "since", "2020-01-01", "until", "2035-01-01", "scope",
        Long.toString(ward), "scope", Long.toString(more), "seen", seen(page), "save", "yes"};
    assertThat(operator.post(path, wider).statusCode()).isEqualTo(302);
    house.settle();
    assertThat(subscriptions.byId(id).orElseThrow().level()).isEqualTo("subscription");
    assertThat(house.sql().sql("select service from alert_service where alert = ? order by service").param(alert)
        .query(Long.class).list()).containsExactlyInAnyOrder(ward, more);
    String[] late = {"level", "registration", "since", "2020-01-01", "until", "", "scope", Long.toString(ward), "seen",
        seen(page), "save", "yes"};
    assertThat(operator.post(path, late).body())
        .contains("You changed this yourself in another window or tab. It covers now");
    assertThat(Cast.get().fresh("operator").post(path, late).body())
        .contains("Somebody changed this while your page was open");
    assertThat(subscriptions.scope(id)).containsExactlyInAnyOrder(ward, more);
    assertThat(member.get("/work").statusCode()).isEqualTo(200);

    assertThat(operator.post(path + "/end").body()).contains("Choose why it ends");
    assertThat(operator.post(path + "/end", "reason", "asked").statusCode()).isEqualTo(302);
    assertThat(member.get("/work").statusCode()).isEqualTo(404);
    long story = tales.publish(tales.tell("uk-england", ward, "After the end", "Nobody there hears of it"));
    assertThat(house.sql()
        .sql("select count(*) from outbound_mail where occasion = 'story-alert' and subject_id = ? and person_id = ?")
        .params(story, person).query(Long.class).single()).isZero();
    assertThat(operator.get("/operate/subscriptions").body()).containsPattern("(?s)" + holder + ".{0,600}Ended");
    assertThat(house.sql().sql("select reason from audit_entry where act = 'subscription-ended' and subject_id = ?")
        .param(id).query(String.class).single()).isEqualTo("asked");
    house.sql().sql("update alert set stopped_at = created_at where id = ?").param(alert).update();
  }

  @Test
  void servicesThatAreNotThereAreLeftOut() {
    String holder = "Nowhere " + UUID.randomUUID();
    long ward = new Tales().service("uk-england", "Ward 7");
    String[] all = {"holder", holder, "scope", Long.toString(ward), "scope", "999999999", "kind", "charity", "level",
        "registration", "name", "First Admin", "address", address(), "save", "yes"};
    assertThat(operator.post("/operate/subscriptions/new", all).statusCode()).isEqualTo(302);
    assertThat(subscriptions.in(new org.candour.shared.RegionId("uk-england"), 500))
        .filteredOn(l -> l.subscription().holder().equals(holder)).singleElement().satisfies(l -> {
          assertThat(l.scope()).containsExactly(ward);
          assertThat(house.bean(RoleGrants.class).members(List.of(l.subscription().id()))).containsValue(1L);
          house.sql().sql("update alert set stopped_at = created_at where subscription = ?")
              .param(l.subscription().id()).update();
        });
  }

  private static String seen(String page) {
    return page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
  }
}
