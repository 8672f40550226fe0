package org.candour.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.candour.Browserless;
import org.candour.access.RoleGrants;
import org.candour.launch.TestStart;
import org.candour.people.Authors;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.shared.Limits.Limit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Limits as a real site has them: who guesses is slowed down, and keeps nobody else out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttemptThrottleTests {

  private static final String ADDRESS = "una.voss@tries.example";
  private static final String PASSWORD = "seven quiet herons";

  private TestStart.Running site;
  private String address;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    site = TestStart.start(folder.resolve("home"), false, Map.of());
    address = "http://localhost:" + site.context().getEnvironment().getProperty("local.server.port");
    People people = bean(People.class);
    long subscription = bean(JdbcClient.class).sql("""
        insert into subscription (holder, kind, level, since, created_at)
        values ('A trust', 'provider', 'subscription', '2026-01-01', '2026-01-01') returning id""").query(Long.class)
        .single();
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Una Voss", ADDRESS, bean(PasswordEncoder.class).encode(PASSWORD), "", "other", ""));
    bean(RoleGrants.class).grant(Caller.NOBODY, person, "member", "subscription", Long.toString(subscription));
  }

  @AfterAll
  void stop() throws Exception {
    site.context().close();
    site.server().close();
  }

  /** Every test begins with nothing tried. */
  @BeforeEach
  void later() {
    bean(HouseClock.class).moveBy(Limit.LINK_NETWORK.period());
  }

  private <T> T bean(Class<T> type) {
    return site.context().getBean(type);
  }

  private Browserless device() {
    return new Browserless(address);
  }

  private static int signIn(Browserless who, String password) {
    return who.post("/sign-in", "address", ADDRESS, "password", password).statusCode();
  }

  @Test
  void whatIsRightIsNoGuess() {
    Browserless una = device();
    for (int i = 0; i < 3 * Limit.SIGN_IN_ADDRESS.times(); i++) {
      assertThat(signIn(i % 2 == 0 ? device() : una, PASSWORD)).as("time " + i).isEqualTo(302);
    }
  }

  @Test
  void whoGuessesSomebodysPasswordDoesNotKeepThemOutOfTheirOwnDevice() {
    Browserless una = device();
    assertThat(signIn(una, PASSWORD)).isEqualTo(302);
    una.post("/sign-out");
    Browserless stranger = device();
    for (int i = 0; i < Limit.SIGN_IN_ADDRESS.times(); i++) {
      assertThat(signIn(stranger, "a guess " + i)).isEqualTo(200);
    }
    assertThat(signIn(stranger, PASSWORD)).as("even the right one").isEqualTo(429);
    assertThat(signIn(una, PASSWORD)).as("from a device that she signed in from").isEqualTo(302);
    una.post("/sign-out");
    for (int i = 0; i < Limit.SIGN_IN_DEVICE.times(); i++) {
      assertThat(signIn(una, "a guess " + i)).isEqualTo(200);
    }
    assertThat(signIn(una, PASSWORD)).as("nor is a device that is known a place to guess from").isEqualTo(429);
  }

  @Test
  void aDeviceThatOnePersonKnowsIsNoneOfAnothers() {
    Browserless stranger = device();
    People people = bean(People.class);
    long other = people.add(Caller.NOBODY, new People.NewPerson("Olaf Voss", "olaf.voss@tries.example",
        bean(PasswordEncoder.class).encode("nine loud geese there"), "", "other", ""));
    assertThat(other).isPositive();
    assertThat(stranger.post("/sign-in", "address", "olaf.voss@tries.example", "password", "nine loud geese there")
        .statusCode()).isEqualTo(302);
    for (int i = 0; i < Limit.SIGN_IN_ADDRESS.times(); i++) {
      signIn(stranger, "a guess " + i);
    }
    assertThat(signIn(stranger, PASSWORD)).isEqualTo(429);
  }

  @Test
  void theSecondKeyIsNotGuessedFromEverNewDevices() {
    People people = bean(People.class);
    long person = people.add(Caller.NOBODY, new People.NewPerson("Mo Derator", "mo.derator@tries.example",
        bean(PasswordEncoder.class).encode(PASSWORD), "", "other", ""));
    bean(RoleGrants.class).grant(Caller.NOBODY, person, "moderator", "all", "");
    int often = 0;
    for (int i = 0; i < Limit.CODE_PERSON.times() + 5; i++) {
      Browserless thief = device();
      assertThat(thief.post("/sign-in", "address", "mo.derator@tries.example", "password", PASSWORD).statusCode())
          .isEqualTo(302);
      often += thief.post("/sign-in/code", "code", "00000" + i % 10).statusCode() == 429 ? 1 : 0;
    }
    assertThat(often).isEqualTo(5);
  }

  @Test
  void thePageSaysWhenNoFurtherLinkIsSentForKnownAndUnknownAddressesAlike() {
    Browserless una = device();
    assertThat(signIn(una, PASSWORD)).isEqualTo(302);
    Browserless stranger = device();
    for (String asked : List.of(ADDRESS, "nobody@tries.example")) {
      for (int i = 0; i < Limit.LINK_ADDRESS.times(); i++) {
        assertThat(stranger.post("/sign-in/link", "address", asked).body()).contains("Look into your mail")
            .doesNotContain("No further link was sent");
      }
    }
    String known = stranger.post("/sign-in/link", "address", ADDRESS).body();
    assertThat(known).contains("No further link was sent")
        .isEqualTo(stranger.post("/sign-in/link", "address", "nobody@tries.example").body());
    assertThat(una.post("/sign-in/link", "address", ADDRESS).body()).as("her own device has links of its own")
        .contains("Look into your mail");
  }

  @Test
  void whoGuessesAtACardDoesNotLockItsOwnerOut() {
    Authors authors = bean(Authors.class);
    long author = authors.reach("card.owner@tries.example", null);
    var card = authors.giveCard(author);
    Browserless stranger = device();
    for (int i = 0; i < 30; i++) {
      assertThat(
          stranger.post("/mine/sign-in/card", "number", card.number(), "words", "bababa bababa babab" + i).statusCode())
          .isEqualTo(200);
    }
    assertThat(device().post("/mine/sign-in/card", "number", card.number(), "words", card.passphrase()).statusCode())
        .isEqualTo(302);
  }
}
