package org.candour.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class MemberPagesTests {

  private final TestHouse house = TestHouse.get();
  private final People people = house.bean(People.class);
  private final Cast cast = Cast.get();

  /** A subscription of this test alone. */
  private final long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Members " + UUID.randomUUID(), null, "charity", "subscription", List.of()));
  private final Browserless administrator = cast.fresh("administrator", "subscription", Long.toString(subscription));
  private final long administratorId = cast.newest();

  private static String address() {
    return UUID.randomUUID() + "@members.example";
  }

  private String add(Browserless by, String name, String address, String role) {
    return by.post("/work/members", "name", name, "address", address, "job", "Nurse", "role", role).body();
  }

  private List<String> roles(long person) {
    return house.bean(RoleGrants.class).grants(person).stream()
        .filter(g -> g.scopeId().equals(Long.toString(subscription))).map(Caller.Grant::role).toList();
  }

  @Test
  void aNewcomerIsInvitedOnceAndChangesRoleWithoutBeingSignedOut() {
    String address = address();
    add(administrator, "Nora New", address, "member");
    add(administrator, "Nora New", address, "member");
    house.settle();
    long person = people.byAddress(address).orElseThrow().id();
    assertThat(roles(person)).containsExactly("member");
    var letter = house.mailTo(address);
    assertThat(letter).hasSize(1);

    Browserless nora = new Browserless(house.address());
    assertThat(nora.post(TestHouse.link(letter.getFirst())).statusCode()).isEqualTo(302);
    assertThat(nora.get("/work").statusCode()).isEqualTo(200);
    assertThat(add(administrator, "Nora New", address, "responder")).contains("is a member already");
    assertThat(roles(person)).containsExactly("member");
    String seen = administrator.get("/work/members/" + person).body()
        .replaceAll("(?s).*?name=\"seen\" value=\"([^\"]*)\".*", "$1");
    assertThat(administrator.post("/work/members/" + person + "/roles", "role", "responder", "least", "0", "most", "5",
        "save", "yes", "seen", seen).statusCode()).isEqualTo(302);
    assertThat(roles(person)).containsExactlyInAnyOrder("member", "responder");
    assertThat(nora.get("/work/posts").statusCode()).isEqualTo(200);

    administrator.post("/work/members/" + person + "/end");
    assertThat(roles(person)).isEmpty();
    assertThat(nora.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void typingAnAddressSignsNobodyOutAndTellsNothingOfThem() {
    Browserless operator = cast.fresh("support");
    var known = people.byId(cast.newest()).orElseThrow();
    int stamp = known.stamp();
    add(administrator, "Whoever", known.address(), "member");
    assertThat(people.byId(known.id()).orElseThrow().stamp()).isEqualTo(stamp);
    assertThat(operator.get("/operate").statusCode()).isEqualTo(200);
    assertThat(administrator.get("/work/members").body()).contains("Whoever").doesNotContain(known.name());
    // Once they show themselves, colleagues see them as readers do.
    operator.post("/profile", "name", known.name(), "job", "Adviser", "group", "other", "about", "");
    assertThat(administrator.get("/work/members").body()).contains(known.name()).doesNotContain("Whoever");
  }

  @Test
  void theLastAdministratorStays() {
    String own = people.byId(administratorId).orElseThrow().address();
    assertThat(add(administrator, "Me", own, "member")).contains("is a member already");
    assertThat(administrator.post("/work/members/" + administratorId + "/end").body())
        .contains("This is the only administrator");
    assertThat(roles(administratorId)).containsExactly("administrator");

    cast.fresh("administrator", "subscription", Long.toString(subscription));
    long other = cast.newest();
    people.freeze(Caller.NOBODY, other, true);
    assertThat(administrator.post("/work/members/" + administratorId + "/end").body())
        .contains("This is the only administrator");
    people.freeze(Caller.NOBODY, other, false);
    assertThat(administrator.post("/work/members/" + administratorId + "/end").statusCode()).isEqualTo(302);
    assertThat(roles(administratorId)).isEmpty();
    assertThat(roles(other)).containsExactly("administrator");
  }

  @Test
  void anAddressThatIsTooLongIsSaidAtTheField() {
    assertThat(add(administrator, "Long", "a@" + "b".repeat(260) + ".example", "member"))
        .contains("id=\"address-error\"");
    assertThat(add(administrator, "Nul", "a\u0000b@null.example\u0000", "member"))
        .doesNotContain("Something went wrong");
  }

  @Test
  void whereOneSubscriptionEndsTheOtherGoesOn() {
    long second = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Second " + UUID.randomUUID(), null, "charity", "registration", List.of()));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, administratorId, "member", "subscription", Long.toString(second));
    assertThat(administrator.post("/work/subscription", "subscription", Long.toString(second)).statusCode())
        .isEqualTo(302);
    assertThat(administrator.get("/work").body()).contains("<h1>Second");

    house.sql().sql("update subscription set until = date '2020-01-01' where id = ?").param(second).update();
    String page = administrator.get("/work").body();
    assertThat(page).contains("<h1>Members").doesNotContain("Second");
    assertThat(administrator.post("/work/subscription", "subscription", Long.toString(second)).statusCode())
        .as("nothing is said to be done that was not").isEqualTo(404);
    assertThat(administrator.get("/work").body()).contains("<h1>Members");
  }
}
