package org.candour.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.launch.TestStart;
import org.candour.shared.HouseClock;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.SecretToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The limits as they are on a real site: the house of the other tests has raised ones. */
class GuessingTests {

  @TempDir private Path folder;

  @Test
  void aStrangerEmptiesNobodyElsesAllowance() throws Exception {
    TestStart.Running site = TestStart.start(folder.resolve("home"), false, Map.of());
    try {
      Limits limits = site.context().getBean(Limits.class);
      Browserless stranger =
          new Browserless("http://localhost:" + site.context().getEnvironment().getProperty("local.server.port"));
      String victim = "victim@guess.example";
      HouseClock clock = site.context().getBean(HouseClock.class);
      Instant now = clock.instant();

      // What is no address is asked of nobody and remembered nowhere.
      for (String none : new String[]{"x".repeat(1_000_000), "x".repeat(1_000_000) + "@guess.example",
          "author " + victim, "code 1", "\u0000@\u0000"}) {
        for (int i = 0; i < 25; i++) {
          assertThat(stranger.post("/sign-in", "address", none, "password", "x").body())
              .contains("Write an e-mail address like");
          assertThat(stranger.post("/sign-in/link", "address", none).statusCode()).isEqualTo(200);
        }
      }
      // The network is refused first; what it asks for after that costs the victim nothing.
      for (int i = 0; i < Limit.SIGN_IN_NETWORK.times(); i++) {
        hold(clock, now);
        assertThat(stranger.post("/sign-in", "address", "other" + i + "@guess.example", "password", "x").statusCode())
            .isEqualTo(200);
      }
      for (int i = 0; i < 2 * Limit.SIGN_IN_ADDRESS.times(); i++) {
        hold(clock, now);
        assertThat(stranger.post("/sign-in", "address", victim, "password", "x").statusCode()).isEqualTo(429);
      }
      for (int i = 0; i < Limit.CARD_NETWORK.times(); i++) {
        hold(clock, now);
        assertThat(stranger.post("/mine/sign-in/card", "number", victim + i, "words", "x").statusCode()).isEqualTo(200);
      }
      assertThat(stranger.post("/mine/sign-in/card", "number", "ABCD-2345", "words", "x").statusCode()).isEqualTo(429);
      for (Limit limit : new Limit[]{Limit.SIGN_IN_EVERYWHERE, Limit.LINK_EVERYWHERE}) {
        for (int i = 0; i < limit.times(); i++) {
          hold(clock, now);
          assertThat(limits.allow(limit, victim)).as(limit + " " + i).isTrue();
        }
      }
      assertThat(limits.allow(Limit.CODE_PERSON, "1")).isTrue();
      codesOfDraftsAreNotGuessed(stranger, clock);
      handOversAreNotGuessed(stranger, clock, site.context().getBean(JdbcClient.class));
    } finally {
      site.context().close();
      site.server().close();
    }
  }

  /** It is this moment again: on a slow machine an allowance would fill up while it is emptied. */
  private static void hold(HouseClock clock, Instant now) {
    clock.runAhead(Duration.between(clock.wall(), now));
  }

  private static void handOversAreNotGuessed(Browserless stranger, HouseClock clock, JdbcClient sql) {
    long subscription =
        sql.sql("insert into subscription (holder, kind, level, since, created_at) values ('A trust', 'provider',"
            + " 'subscription', '2026-01-01', '2026-01-01') returning id").query(Long.class).single();
    sql.sql("""
        insert into telling_draft (token_hash, region, language, shared_device, route, started_at, touched_at,
          subscription, hand_hash, hand_until)
        values ('\\x00', 'uk-england', 'en', true, 'helped', '2026-01-01', '2999-01-01', ?, ?, '2999-01-01')""")
        .params(subscription, SecretToken.hash("ABCDEFGH23")).update();
    Instant now = clock.instant();
    for (int i = 0; i < Limit.HAND_NETWORK.times(); i++) {
      hold(clock, now);
      assertThat(stranger.post("/h/ABCDE-FGH" + (30 + i)).statusCode()).isEqualTo(410);
    }
    var right = stranger.post("/h/ABCDE-FGH23");
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.body()).contains("What was written is safe").doesNotContain("they are yours alone");
    clock.moveBy(Limit.HAND_NETWORK.period());
    assertThat(stranger.get("/h/ABCDE-FGH23").body()).contains("Somebody of A trust helped you");
    assertThat(stranger.post("/h/ABCDE-FGH23").body()).contains("they are yours alone");
  }

  private static void codesOfDraftsAreNotGuessed(Browserless phone, HouseClock clock) {
    Matcher token = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(phone.post("/tell", "device", "own", "code", "blue 7").body());
    assertThat(token.find()).isTrue();
    phone.post("/tell/story", "draft", token.group(1), "title", "", "body", "Only for me");
    phone.post("/tell/leaving", "draft", token.group(1));
    Instant now = clock.instant();
    for (int i = 0; i < Limit.DRAFT_CODE.times(); i++) {
      hold(clock, now);
      assertThat(phone.post("/tell/code", "draft", token.group(1), "code", "guess" + i).body())
          .contains("not the code");
    }
    var often = phone.post("/tell/code", "draft", token.group(1), "code", "blue 7");
    assertThat(often.statusCode()).isEqualTo(429);
    assertThat(often.body()).contains("What you wrote is safe").doesNotContain("Only for me");
    clock.moveBy(Limit.DRAFT_CODE.period());
    assertThat(phone.post("/tell/code", "draft", token.group(1), "code", "blue 7", "to", "story").body())
        .contains("Only for me");
  }
}
