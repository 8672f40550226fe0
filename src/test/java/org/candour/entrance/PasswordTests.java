package org.candour.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTests {

  private final TestHouse house = TestHouse.get();
  private final People people = house.bean(People.class);

  private int signIn(long person, String password) {
    return new Browserless(house.address())
        .post("/sign-in", "address", people.byId(person).orElseThrow().address(), "password", password).statusCode();
  }

  @Test
  void whoCameByALinkSetsAPasswordAndIsOutEverywhereElse() {
    Browserless elsewhere = Cast.get().fresh("member");
    long person = Cast.get().newest();
    Browserless here = Cast.signedIn(person);
    assertThat(here.get("/profile").body()).contains("You have no password").contains("/profile/password");

    String password = "Seven quiet herons " + UUID.randomUUID();
    assertThat(here.get("/profile/password").body()).doesNotContain("name=\"current\"");
    assertThat(here.post("/profile/password", "password", password).statusCode()).isEqualTo(302);
    assertThat(here.get("/work").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/work").statusCode()).isEqualTo(302);
    assertThat(signIn(person, password)).isEqualTo(302);
    assertThat(signIn(person, password + "x")).isEqualTo(200);
    house.settle();
    assertThat(house.mailTo(people.byId(person).orElseThrow().address())).singleElement()
        .satisfies(m -> assertThat(m.getSubject()).isEqualTo("Your password was changed"));
    assertThat(house.sql().sql("select count(*) from audit_entry where act = 'password-set' and subject_id = ?")
        .param(person).query(Long.class).single()).isOne();
  }

  @Test
  void laterTheOldPasswordIsAskedFor() {
    Cast.get().fresh("member");
    long person = Cast.get().newest();
    Browserless here = Cast.signedIn(person);
    String first = "first " + UUID.randomUUID();
    here.post("/profile/password", "password", first);
    house.pass(Duration.ofMinutes(16));

    String second = "second " + UUID.randomUUID();
    assertThat(here.get("/profile/password").body()).contains("name=\"current\"");
    assertThat(here.post("/profile/password", "password", second, "current", "wrong").body())
        .contains("This is not the password that you have now").doesNotContain(second);
    assertThat(signIn(person, second)).isEqualTo(200);
    assertThat(here.post("/profile/password", "password", second, "current", first).statusCode()).isEqualTo(302);
    assertThat(signIn(person, second)).isEqualTo(302);
    assertThat(signIn(person, first)).isEqualTo(200);
  }

  @Test
  void aWholeSentenceCountsToItsEnd() {
    Cast.get().fresh("member");
    long person = Cast.get().newest();
    String sentence =
        "a sentence that is longer than what the hash function itself would read to its end, and then some";
    Cast.signedIn(person).post("/profile/password", "password", sentence + " é");
    assertThat(signIn(person, sentence + " é")).isEqualTo(302);
    assertThat(signIn(person, sentence + " e\u0301")).isEqualTo(302);
    assertThat(signIn(person, sentence + " x")).isEqualTo(200);
  }

  @Test
  void signingOutEverywhereElseKeepsThisSession() {
    Browserless elsewhere = Cast.get().fresh("responder");
    Browserless here = Cast.signedIn(Cast.get().newest());
    assertThat(here.post("/profile/sessions/end").statusCode()).isEqualTo(302);
    assertThat(here.get("/work").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/work").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource({"short one,short", "Password123456,common", "qwertyuiop 123,common", "aaaaaaaaaaaaa,common",
      "Nadia Nurse-Name,own", "nadia.nurse@own.example,own", "nadianursenadia,own", "four words of mine,"})
  void aPasswordIsLongAndNothingThatAGuesserTriesFirst(String password, String problem) {
    PersonAccount nadia = new PersonAccount(1, "Nadia Nurse Name", "nadia.nurse@own.example", null, null, null, "",
        "other", "", null, null, null, 1);
    PersonAccount mailbox = new PersonAccount(1, "N", "nadia.nurse.nadia@own.example", null, null, null, "", "other",
        "", null, null, null, 1);
    var found = PasswordRule.problem(password, password.startsWith("nadianurse") ? mailbox : nadia);
    assertThat(found.orElse(null)).isEqualTo(problem == null ? null : "entrance.password." + problem);
    assertThat(PasswordRule.problem("ab1 ".repeat(51), nadia)).contains("entrance.password.long");
  }

  /** Most people's address is their name: nothing about a good password changes with that. */
  @ParameterizedTest
  @CsvSource({"Nadia Nurse,nadia.nurse@own.example", "nadia@own.example,nadia@own.example", "Nadia,nadia@own.example",
      "'',nadia@own.example"})
  void aGoodPasswordIsTakenWhateverSomebodysNameIs(String name, String address) {
    PersonAccount person = new PersonAccount(1, name, address, null, null, null, "", "other", "", null, null, null, 1);
    assertThat(PasswordRule.problem("seven quiet herons", person)).isEmpty();
    assertThat(PasswordRule.problem(address, person)).contains("entrance.password.own");
  }

  @Test
  void whatIsWrongIsSaidAtTheField() {
    Cast.get().fresh("member");
    Browserless here = Cast.signedIn(Cast.get().newest());
    assertThat(here.post("/profile/password", "password", "short").body()).contains("at least 12 characters")
        .contains("id=\"password-error\"");
    assertThat(here.post("/profile/password", "password", "password12345").body())
        .contains("Many people use this password");
  }
}
