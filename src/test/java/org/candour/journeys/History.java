package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * What somebody finds who goes through a browser's history: each page as the browser kept it, and as it comes when it
 * is asked for again.
 */
final class History {

  private static final int MOST = 60;
  private static final String BEGINNING = "about:blank";
  private static final String READ = """
      [document.readyState, document.documentElement.outerHTML, ...Array.from(document.querySelectorAll('input, \
      textarea'), f => f.value)].join('\\n')""";

  private History() {}

  /** Goes back to the beginning and forward again. */
  static void holdsNothingOf(Visitor visitor, String... secrets) {
    Page page = visitor.page();
    int steps = 0;
    while (!page.url().equals(BEGINNING) && steps < MOST) {
      step(page, () -> page.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT)), secrets);
      steps++;
    }
    assertThat(steps).as("pages in the history").isBetween(1, MOST - 1);
    for (int forward = 0; forward < steps; forward++) {
      step(page, () -> page.goForward(new Page.GoForwardOptions().setWaitUntil(WaitUntilState.COMMIT)), secrets);
    }
  }

  private static void step(Page page, Runnable move, String... secrets) {
    try {
      move.run();
      shows(page, secrets);
      page.reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
    } catch (PlaywrightException e) {
      // A page that the browser will not send again is a page of its own, with nothing of ours.
      assertThat(e.getMessage()).contains("ERR_CACHE_MISS");
    }
    shows(page, secrets);
  }

  /** While one page becomes another there is nothing to read. */
  private static void shows(Page page, String... secrets) {
    Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
        .ignoreExceptionsInstanceOf(PlaywrightException.class)
        .untilAsserted(() -> assertThat((String) page.evaluate(READ)).startsWith("complete").doesNotContain(secrets));
  }
}
