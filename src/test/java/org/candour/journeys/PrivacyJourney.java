package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Somebody writes a name and a date: the device says so gently, sends nothing for it and stops nobody; without script a
 * page does.
 */
class PrivacyJourney {

  private static void begin(Visitor author) {
    author.open("/tell").choose("No, other people use it too").press("Start");
  }

  /** What leaves the browser from now on; its sign for the tab still belongs to the page. */
  private static List<String> requests(Visitor author) {
    List<String> all = new ArrayList<>();
    author.page().onRequest(request -> {
      if (!request.url().endsWith("/favicon.svg")) {
        all.add(request.method() + " " + request.url());
      }
    });
    return all;
  }

  private static void wait(Visitor author, String text) {
    author.page().waitForFunction("text => document.body.innerText.includes(text)", text);
  }

  @Test
  void onTheDeviceWhileWriting() {
    try (Visitor author = Visitor.withScript()) {
      begin(author);
      List<String> requests = requests(author);
      author.write("title", "For Okwudili").write("body",
          "My nurse Xhevdeta came on 14 March 2026. Xhevdeta was kind.");
      wait(author, "This looks like somebody's name");
      assertThat(author.text("[data-privacy]")).contains("Xhevdeta", "It stands there 2 times", "14 March 2026",
          "Okwudili", "looked at on your device", "4 places in your words");
      Locator item =
          author.page().locator(".privacy__item").filter(new Locator.FilterOptions().setHasText("14 March 2026"));
      item.locator(".privacy__go").click();
      assertThat(author.page()
          .evaluate("() => { const t = document.getElementById('body'); return t.value.slice(t.selectionStart,"
              + " t.selectionEnd); }"))
          .isEqualTo("14 March 2026");
      item.locator(".privacy__fine").click();
      assertThat(author.text("[data-privacy-list]")).doesNotContain("14 March 2026").contains("Xhevdeta");
      assertThat(author.page().evaluate("() => document.activeElement.tagName")).isEqualTo("BUTTON");
      assertThat(author.accessibilityFaults()).isEmpty();
      assertThat(author.colourFaults("DARK")).isEmpty();
      assertThat(requests).as("requests between loading and sending").isEmpty();
      author.press("Continue");
      assertThat(author.sees("In a few words")).as("nobody is asked twice").isTrue();
      assertThat(requests).isNotEmpty();
    }
  }

  @Test
  void wordsThatTheListHasNotShownYetAreShownOnAPage() {
    try (Visitor author = Visitor.withScript()) {
      begin(author);
      author.write("body", "My nurse Xhevdeta came.").press("Continue");
      assertThat(author.sees("Could this show who somebody is?")).isTrue();
      assertThat(author.accessibilityFaults()).isEmpty();
      assertThat(author.colourFaults("DARK")).isEmpty();
      assertThat(author.colourFaults("CONTRAST")).isEmpty();
    }
  }

  @Test
  void withoutScriptOnAPageInBetween() {
    try (Visitor author = Visitor.withoutScript()) {
      begin(author);
      assertThat(author.page().locator("[data-privacy]").isVisible()).isFalse();
      author.write("body", "My nurse Xhevdeta came on 14 March 2026.").press("Continue");
      assertThat(author.text("main")).contains("Could this show who somebody is?", "Xhevdeta", "14 March 2026",
          "You could write");
      assertThat(author.overflow()).isZero();
      author.press("Change my words");
      author.write("body", "My nurse came in spring, and Okwudili too.").press("Continue");
      assertThat(author.text("main")).contains("Okwudili").doesNotContain("Xhevdeta");
      author.press("Go on as it is");
      assertThat(author.sees("In a few words")).isTrue();
    }
  }

  @Test
  void adviceOnAScreenNameWhileTyping() {
    try (Visitor author = Visitor.withScript()) {
      begin(author);
      author.write("body", "It was good.").press("Continue").press("Continue").write("words", "Somewhere")
          .press("Continue").choose("In the last month").press("Continue");
      author.choose("The patient").press("Continue").press("Continue").press("Continue");
      List<String> requests = requests(author);
      author.write("name", "Emily1984");
      wait(author, "It looks like a name that people have");
      assertThat(author.accessibilityFaults()).isEmpty();
      author.page().locator("[data-fill]").first().click();
      assertThat(author.value("name")).matches("[A-Z][A-Za-z]{8,23}");
      assertThat(author.page().locator("[data-name-notice]").isVisible()).isFalse();
      assertThat(requests).isEmpty();
      author.write("name", "Hope").press("Continue");
      assertThat(author.sees("How can we reach you?")).as("advice never refuses").isTrue();
    }
  }
}
