package org.candour.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.junit.jupiter.api.Test;

class SecondFactorTests {

  private final TestHouse house = TestHouse.get();
  private final People people = house.bean(People.class);

  /** Somebody with a role that asks for a second factor, inside by a link alone. */
  private Browserless half(long person) {
    Browserless caller = new Browserless(house.address());
    String token =
        house.bean(Links.class).make(Recipient.person(person), "sign-in", "/desk", Duration.ofHours(1)).token();
    assertThat(caller.post("/sign-in/link/" + token).headers().firstValue("Location").orElse(""))
        .contains("/sign-in/code");
    return caller;
  }

  private static String secretOn(Browserless caller) {
    Matcher secret =
        Pattern.compile("name=\"secret\" value=\"([A-Z2-7]+)\"").matcher(caller.get("/sign-in/code").body());
    return secret.find() ? secret.group(1) : "";
  }

  private static String location(Browserless caller, String path) {
    return caller.get(path).headers().firstValue("Location").orElse("");
  }

  @Test
  void aRoleGivenDuringASessionAsksForItsKeyFromTheNextRequestOn() {
    Browserless member = Cast.get().fresh("member");
    long person = Cast.get().newest();
    assertThat(member.get("/work").statusCode()).isEqualTo(200);

    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "moderator", "all", "");
    assertThat(location(member, "/desk")).contains("/sign-in/code");
    assertThat(location(member, "/work")).contains("/sign-in/code");
    assertThat(location(member, "/profile")).contains("/sign-in/code");
    var refused = member.post("/profile", "name", "Changed before the key", "job", "", "group", "other", "about",
        "I wrote this before");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("I wrote this before").contains("/sign-in/code");
    assertThat(people.byId(person).orElseThrow().name()).doesNotContain("Changed");

    String secret = secretOn(member);
    member.post("/sign-in/code", "code", Codes.now(house, secret), "secret", secret);
    assertThat(member.get("/desk").statusCode()).isEqualTo(200);
    assertThat(member.get("/work").statusCode()).isEqualTo(200);
  }

  @Test
  void aCodeIsSpentOnceAndNoneThatIsOlderCounts() {
    Cast.get().fresh("moderator");
    long person = Cast.get().newest();
    String secret = people.byId(person).orElseThrow().totpSecret();
    house.pass(Duration.ofSeconds(60));
    String older = Codes.now(house, secret);
    house.pass(Duration.ofSeconds(30));
    String code = Codes.now(house, secret);

    Browserless first = half(person);
    assertThat(first.post("/sign-in/code", "code", code).statusCode()).isEqualTo(302);
    Browserless second = half(person);
    assertThat(second.post("/sign-in/code", "code", code).body()).contains("This code does not fit");
    assertThat(second.post("/sign-in/code", "code", older).body()).contains("This code does not fit");
    // What another node knows of it stands in the database, and nowhere else.
    assertThat(house.sql().sql("select totp_step from person where id = ?").param(person).query(Long.class).single())
        .isPositive();
    house.pass(Duration.ofSeconds(30));
    assertThat(second.post("/sign-in/code", "code", Codes.now(house, secret)).statusCode()).isEqualTo(302);
    assertThat(second.get("/desk").statusCode()).isEqualTo(200);
  }

  @Test
  void thePictureStaysWhenThePageIsOpenedAgain() {
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Scans First", Cast.address("Scans First"), null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "moderator", "all", "");
    Browserless caller = half(person);
    String secret = secretOn(caller);
    assertThat(secretOn(caller)).isEqualTo(secret).isNotEmpty();
  }

  /** A demo's clock may be days ahead; a telephone's never is. */
  @Test
  void aCodeOfTheWallsTimeCountsToo() {
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Real Telephone", Cast.address("Real Telephone"), null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "moderator", "all", "");
    house.pass(Duration.ofMinutes(7));
    Browserless caller = half(person);
    String secret = secretOn(caller);
    String code = house.bean(SecondFactor.class).codeAt(secret, house.bean(org.candour.shared.HouseClock.class).wall());
    assertThat(caller.post("/sign-in/code", "code", code, "secret", secret).statusCode()).isEqualTo(302);
  }

  @Test
  void nobodyReplacesAKeyThatIsThere() {
    Cast.get().fresh("moderator");
    long person = Cast.get().newest();
    String secret = people.byId(person).orElseThrow().totpSecret();
    house.pass(Duration.ofSeconds(60));
    String other = house.bean(SecondFactor.class).fresh();
    Browserless intruder = half(person);
    assertThat(intruder.post("/sign-in/code", "code", Codes.now(house, other), "secret", other).body())
        .contains("This code does not fit");
    assertThat(house.bean(Credentials.class).enrol(Caller.NOBODY, person, other, 1)).isFalse();
    assertThat(people.byId(person).orElseThrow().totpSecret()).isEqualTo(secret);
    assertThat(location(intruder, "/desk")).contains("/sign-in/code");
  }

  @Test
  void aSecretThatIsNoneIsReplacedAndNotDrawn() {
    long person =
        people.add(Caller.NOBODY, new People.NewPerson("Half Way", Cast.address("Half Way"), null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "operator", "all", "");
    var answer = half(person).post("/sign-in/code", "code", "123456", "secret", "x".repeat(10_000));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("xxxxx").contains("This code does not fit");
  }
}
