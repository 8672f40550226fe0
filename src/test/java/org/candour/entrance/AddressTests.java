package org.candour.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.people.People;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class EmailAddressTests {

  private final TestHouse house = TestHouse.get();
  private final People people = house.bean(People.class);
  private final String wanted = UUID.randomUUID() + "@moved.example";

  private String address(long person) {
    return people.byId(person).orElseThrow().address();
  }

  @Test
  void somebodyMovesToAnotherAddressAndBothAreTold() {
    Browserless member = Cast.get().fresh("member");
    long person = Cast.get().newest();
    String old = address(person);
    assertThat(member.get("/profile").body()).contains(old, "/profile/address");
    assertThat(member.post("/profile/address", "address", wanted).body()).contains(wanted,
        "a link is on its way there");
    house.settle();
    assertThat(address(person)).as("before the link is opened").isEqualTo(old);
    String link = TestHouse.link(house.mailTo(wanted).getLast());
    Browserless mailbox = new Browserless(house.address());
    assertThat(mailbox.get(link).body()).contains("Change your address?", wanted);
    assertThat(address(person)).as("looked at only").isEqualTo(old);
    assertThat(mailbox.post(link).body()).contains("Your address is changed");
    assertThat(address(person)).isEqualTo(wanted);
    assertThat(mailbox.post(link).body()).contains("This link no longer works");
    assertThat(member.get("/work").statusCode()).as("every session ended").isEqualTo(302);
    house.settle();
    assertThat(house.mailTo(old).stream().map(TestHouse::text))
        .anyMatch(t -> t.contains("another address is used to sign in"));
    new Browserless(house.address()).post("/sign-in/link", "address", wanted);
    house.settle();
    assertThat(Cast.signedIn(person).get("/work").statusCode()).isEqualTo(200);
    assertThat(house.mailTo(wanted)).hasSize(2);
  }

  @Test
  void anAdministratorAsksForAMemberAndTheMemberSaysYes() {
    Cast.get().fresh("member");
    long person = Cast.get().newest();
    String old = address(person);
    Browserless administrator = Cast.get().fresh("administrator");
    assertThat(administrator.post("/work/members/" + person + "/address", "address", wanted).statusCode())
        .as("whose letters arrive changes it alone").isEqualTo(409);
    lettersComeBack(person);
    assertThat(administrator.post("/work/members/" + person + "/address", "address", "nowhere").body())
        .contains("Write an e-mail address like");
    assertThat(administrator.post("/work/members/" + person + "/address", "address", wanted).statusCode())
        .isEqualTo(302);
    house.settle();
    assertThat(address(person)).isEqualTo(old);
    assertThat(new Browserless(house.address()).post(TestHouse.link(house.mailTo(wanted).getLast())).body())
        .contains("Your address is changed");
    assertThat(address(person)).isEqualTo(wanted);
    assertThat(house.sql().sql("select count(*) from dead_mailbox where person_id = ?").param(person).query(Long.class)
        .single()).as("the new one is alive").isZero();
  }

  private void lettersComeBack(long person) {
    house.sql().sql(
        "insert into dead_mailbox (person_kind, person_id, since, bounce) values ('person', ?, '2026-01-01', '5.1.1')")
        .param(person).update();
  }

  @Test
  void nobodyMovesWhoBelongsElsewhereToo() {
    Cast.get().fresh("member");
    long person = Cast.get().newest();
    long other = house.bean(org.candour.subscriptions.Subscriptions.class).add(org.candour.shared.Caller.NOBODY,
        new NewSubscription("Elsewhere " + wanted, null, "provider", "subscription",
            java.util.List.of(org.candour.Scene.ward())));
    house.bean(RoleGrants.class).grant(org.candour.shared.Caller.NOBODY, person, "member", "subscription",
        Long.toString(other));
    lettersComeBack(person);
    Browserless administrator = Cast.get().fresh("administrator");
    assertThat(administrator.post("/work/members/" + person + "/address", "address", wanted).statusCode())
        .as("the same answer").isEqualTo(302);
    house.settle();
    assertThat(house.mailTo(wanted)).isEmpty();
  }

  @Test
  void whoseAddressItIsAlreadyIsSaidToNobody() {
    Cast.get().fresh("member");
    String taken = address(Cast.get().newest());
    Browserless member = Cast.get().fresh("member");
    long person = Cast.get().newest();
    String page = member.post("/profile/address", "address", taken).body();
    assertThat(page.replace(taken, wanted)).isEqualTo(member.post("/profile/address", "address", wanted).body());
    house.settle();
    assertThat(house.mailTo(taken).stream().map(TestHouse::text))
        .noneMatch(t -> t.contains("wants to use this address"));
    String link = TestHouse.link(house.mailTo(wanted).getLast());
    house.sql().sql("update person set address = ? where address = ?").params(wanted, taken).update();
    assertThat(new Browserless(house.address()).post(link).body()).as("taken meanwhile")
        .contains("This link no longer works");
    assertThat(address(person)).isNotEqualTo(wanted);
  }

  @Test
  void thePasswordIsAskedForAndALinkIsGoodForTwoHours() {
    Cast.get().fresh("member");
    long person = Cast.get().newest();
    Browserless here = Cast.signedIn(person);
    here.post("/profile/password", "password", "seven quiet herons");
    house.pass(Duration.ofMinutes(16));
    assertThat(here.get("/profile/address").body()).contains("name=\"current\"");
    assertThat(here.post("/profile/address", "address", wanted, "current", "wrong").body())
        .contains("This is not the password that you have now", wanted);
    house.settle();
    assertThat(house.mailTo(wanted)).isEmpty();
    assertThat(here.post("/profile/address", "address", wanted, "current", "seven quiet herons").body())
        .contains("a link is on its way there");
    house.settle();
    house.pass(Duration.ofHours(3));
    assertThat(new Browserless(house.address()).post(TestHouse.link(house.mailTo(wanted).getLast())).body())
        .contains("This link no longer works");
    for (String wrong : new String[]{"", "no address", address(person)}) {
      assertThat(here.post("/profile/address", "address", wrong, "current", "seven quiet herons").body())
          .contains("Write another e-mail address");
    }
  }
}
