package org.candour.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewRuleTests {

  private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @Test
  void countsAReader() {
    assertThat(ViewRule.counts("GET", Map.of("User-Agent", BROWSER)::get)).isTrue();
  }

  @Test
  void doesNotCountWhatShowsNoPage() {
    assertThat(ViewRule.counts("HEAD", Map.of("User-Agent", BROWSER)::get)).isFalse();
    assertThat(ViewRule.counts("POST", Map.of("User-Agent", BROWSER)::get)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "curl/8.5.0",
      "python-requests/2.32", "Java-http-client/25", "facebookexternalhit/1.1", "Mozilla/5.0 (compatible; bingbot/2.0)",
      "Slackbot-LinkExpanding 1.0", " "})
  void doesNotCountMachines(String agent) {
    assertThat(ViewRule.counts("GET", Map.of("User-Agent", agent)::get)).isFalse();
    assertThat(ViewRule.counts("GET", Map.<String, String>of()::get)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Purpose", "Sec-Purpose", "X-Moz"})
  void doesNotCountAPageFetchedAhead(String header) {
    assertThat(ViewRule.counts("GET", Map.of("User-Agent", BROWSER, header, "prefetch;prerender")::get)).isFalse();
  }

  @Test
  void knowsAPhoneFromARobot() {
    String cubot = "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36";
    assertThat(ViewRule.counts("GET", Map.of("User-Agent", cubot)::get)).isTrue();
  }
}
