package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.candour.TestHouse;
import org.candour.shared.HouseClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays on a device: on one's own, every word until it is sent; on one that others use, nothing at all. */
class DeviceJourney {

  private static final String KEPT = """
      () => new Promise(done => { const open = indexedDB.open("candour-telling", 1); open.onsuccess = () => {
        const all = open.result.transaction("rows").objectStore("rows").getAllKeys();
        all.onsuccess = () => { open.result.close(); done(all.result.join()); } }; })""";
  /** How many bytes are kept: they grow with what was typed. */
  private static final String BYTES = """
      () => new Promise(done => { const open = indexedDB.open("candour-telling", 1); open.onsuccess = () => {
        const all = open.result.transaction("rows").objectStore("rows").getAll();
        all.onsuccess = () => { open.result.close(); done(all.result.reduce((sum, row) => sum + (row.hidden ? \
        row.hidden.byteLength : 0), 0)); } }; })""";

  @TempDir private Path profile;

  /** It is kept each second: what two looks find the same is all of it. */
  private static void awaitAllKept(Page page, String step) {
    Awaitility.await().until(() -> page.evaluate(KEPT).toString().contains(" " + step));
    AtomicReference<Object> before = new AtomicReference<>(0);
    Awaitility.await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ofMillis(1_200))
        .pollInterval(Duration.ofMillis(1_200)).until(() -> {
          Object now = page.evaluate(BYTES);
          return now.equals(before.getAndSet(now));
        });
  }

  private static void press(Page page, String button) {
    page.waitForNavigation(() -> page.locator(button).last().click());
  }

  private static void next(Page page) {
    press(page, "form#telling button.button:not(.button--quiet)");
  }

  /** Opens what was begun: by the cookie, or, where that died with the browser, by what the device itself remembers. */
  private static void comeBack(Page page) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    if (page.locator("main a[href$='/tell/story']").count() > 0) {
      press(page, "main a[href$='/tell/story']");
    } else {
      press(page, "form[data-return] button");
    }
    if (page.locator("input[name=code]").count() > 0) {
      page.locator("input[name=code]").fill("blue 7");
      press(page, "main form[action$='/tell/code'] button.button");
    }
  }

  @Test
  void wordsSurviveABatteryThatDiesOnAnyPage() {
    String secret = Acts.fresh("Nobody came for hours");
    try (Device phone = new Device(profile, true)) {
      Page page = phone.open("/tell");
      page.getByLabel("Yes, it is mine").check();
      page.locator("#code").fill("blue 7");
      press(page, "main form button.button");
      // Words and choices, in a field and in an area; each death and new start takes five seconds.
      String[][] pages = {{"story", "body", secret}, {"when", "happened", ""}, {"wishes", "hopes", "An explanation"},
          {"contact", "address", "own.device@post.example"}};
      for (String[] each : pages) {
        page = phone.page();
        for (int i = 0; i < 6 && !page.url().contains("/tell/" + each[0]); i++) {
          choose(page);
          next(page);
        }
        String field = "[name=" + each[1] + "]";
        if (each[2].isEmpty()) {
          page.locator(field).first().check();
        } else {
          page.locator(field).pressSequentially(each[2]);
        }
        Page typed = page;
        // A second of typing may be lost; nothing is said to the server meanwhile.
        awaitAllKept(typed, each[0]);
        phone.dieAndStart();
        page = phone.open("/tell");
        comeBack(page);
        page.navigate(TestHouse.get().address() + "/tell/" + each[0]);
        Page again = page;
        Awaitility.await()
            .untilAsserted(() -> assertThat(each[2].isEmpty()
                ? String.valueOf(again.locator(field).first().isChecked())
                : again.locator(field).inputValue()).isEqualTo(each[2].isEmpty() ? "true" : each[2]));
        assertThat(again.content()).as(each[0]).contains("put back what you had typed");
        next(page);
      }
      assertThat(phone.page().content()).contains("Is it safe to write to you?");
    }
  }

  /** Answers what a page on the way wants. */
  private static void choose(Page page) {
    if (page.url().contains("/tell/services")) {
      page.locator("#words").fill("the ward by the river");
    } else if (page.url().contains("/tell/role")) {
      page.getByLabel("The patient").check();
    } else if (page.url().contains("/tell/name")) {
      page.locator("#name").fill("teaselkv");
    }
  }

  @Test
  void whoPicksUpAnotherPersonsPhoneReadsNothing() throws Exception {
    String secret = Acts.fresh("Only for me").replace(" ", "-");
    try (Device phone = new Device(profile, true)) {
      Page page = phone.open("/tell");
      page.getByLabel("Yes, it is mine").check();
      page.locator("#code").fill("blue 7");
      press(page, "main form button.button");
      page.locator("#body").pressSequentially(secret);
      awaitAllKept(page, "story");
      assertThat(phone.filesWith(secret)).as("what is kept is not readable").isEmpty();
      TestHouse.get().bean(HouseClock.class).moveBy(Duration.ofMinutes(16));
      Page later = phone.open("/tell/story");
      assertThat(later.content()).contains("Your code").doesNotContain(secret);
      later.locator("#code").fill("blue 7");
      press(later, "main form[action$='/tell/code'] button.button");
      Awaitility.await().untilAsserted(() -> assertThat(later.locator("#body").inputValue()).isEqualTo(secret));
    }
  }

  @Test
  void aPageThatWillLockSaysSoAndIsPutOff() {
    try (Visitor author = Visitor.at(TestHouse.get().address(), 320, "LIGHT")) {
      Page page = author.page();
      page.clock().install();
      author.open("/tell").choose("Yes, it is mine").write("code", "blue 7").press("Start");
      assertThat(author.text(".locks")).contains("After 15 minutes", "nobody else", "is kept");
      Locator asking = page.getByRole(AriaRole.ALERTDIALOG);
      page.locator("#body").pressSequentially("Nobody came");
      page.clock().fastForward("12:50");
      assertThat(asking.isVisible()).isFalse();
      page.clock().fastForward("00:20");
      asking.waitFor();
      assertThat(asking.innerText()).contains("still there", "so that nobody else", "What you wrote is kept");
      assertThat(author.accessibilityFaults()).isEmpty();
      assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("I am still here");
      page.keyboard().press("Enter");
      assertThat(asking.isVisible()).isFalse();
      assertThat(page.locator("#lock-later").textContent()).contains("another 15 minutes");
      page.clock().fastForward("13:10");
      asking.waitFor();
      page.keyboard().type("! For hours");
      assertThat(author.value("body")).as("a letter goes where it was meant to").isEqualTo("Nobody came! For hours");
      assertThat(asking.isVisible()).isFalse();
      page.clock().fastForward("13:10");
      asking.waitFor();
      page.waitForNavigation(() -> page.clock().fastForward("02:00"));
      assertThat(author.sees("Your code")).isTrue();
      author.open("/help/accessibility");
      assertThat(author.text("main")).contains("for 15 minutes", "another 15 minutes")
          .doesNotContain("There is no clock");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingStaysOnADeviceThatOthersUse(boolean script) throws Exception {
    // Small letters: as one word with a capital it would look like a name.
    String secret = Acts.fresh("somebody hurts me").replace(" ", "");
    Device library = new Device(profile, script);
    Page page = library.open("/tell");
    page.getByLabel("No, other people use it too").check();
    press(page, "main form button.button");
    page.locator("#title").fill(secret);
    page.locator("#body").pressSequentially("They said " + secret);
    next(page);
    page.locator("#good").fill(secret);
    next(page);
    page.locator("#q").fill(secret);
    press(page, "form#telling button[name=find]");
    page.locator("#words").fill(secret);
    next(page);
    page.getByLabel("In the last month").check();
    next(page);
    page.getByLabel("The patient").check();
    next(page);
    page.locator("#hopes").fill(secret);
    next(page);
    next(page);
    page.locator("#name").fill(secret);
    next(page);
    page.locator("#address").fill(secret + "@post.example");
    next(page);
    library.close();
    assertThat(library.filesWith(secret)).isEmpty();
    assertThat(library.filesWith("candour-draft")).isEmpty();
  }
}
