package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Geolocation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding where it happened: while typing, near oneself, down the tree, and with no script at all. */
class WhereJourney {

  private static Visitor begin(Visitor visitor) {
    return visitor.open("/tell").choose("No, other people use it too").press("Start")
        .write("body", "It was a long night.").press("Continue").press("Continue");
  }

  @Test
  void whatFitsStandsBelowTheBoxAndTheKeysReachIt() {
    try (Visitor visitor = begin(Visitor.withScript())) {
      Page page = visitor.page();
      List<String> asked = new ArrayList<>();
      page.onRequest(request -> asked.add(request.method() + " " + request.url().replaceAll(".*/assets/.*", "")));
      Locator box = page.locator("#q");
      box.pressSequentially("fenwik genral");
      PlaywrightAssertions.assertThat(page.locator("#found li").first()).containsText("Fenwick General");
      PlaywrightAssertions.assertThat(page.locator("p[aria-live='polite']")).containsText("found");
      assertThat(asked).filteredOn(each -> !each.equals("GET ")).isNotEmpty()
          .allMatch(each -> each.startsWith("POST ") && each.endsWith("/tell/services/found"));
      box.press("ArrowDown");
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo("add");
      page.locator("#found button[name='add']").first().press("ArrowDown");
      page.keyboard().press("ArrowUp");
      page.keyboard().press("ArrowUp");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
      box.press("ArrowDown");
      page.waitForNavigation(() -> page.keyboard().press("Enter"));
      assertThat(visitor.sees("Fenwick General Hospital")).isTrue();
      assertThat(visitor.text(".where__said")).contains("is added");
      assertThat(visitor.value("q")).isEmpty();
      assertThat(visitor.accessibilityFaults()).isEmpty();
      box.pressSequentially("nothinglikethis");
      PlaywrightAssertions.assertThat(page.locator("#found h2")).containsText("We found nothing for");
      box.fill("");
      PlaywrightAssertions.assertThat(page.locator("#found")).hasCount(0);
    }
  }

  @Test
  void aPositionIsUsedOnceAndStandsNowhere() {
    try (Visitor visitor = Visitor.withScript()) {
      visitor.page().context().grantPermissions(List.of("geolocation"));
      visitor.page().context().setGeolocation(new Geolocation(53.2345678, -0.5456789));
      begin(visitor);
      List<String> sent = new ArrayList<>();
      visitor.page().onRequest(request -> sent.add(request.url() + " " + request.postData()));
      visitor.page().locator("[data-near]").click();
      PlaywrightAssertions.assertThat(visitor.page().locator("#found h2")).containsText("Near you");
      assertThat(sent).filteredOn(each -> !each.contains("/assets/")).singleElement().asString()
          .contains("at=53.235%2C-0.546").doesNotContain("53.2345");
      assertThat(visitor.page().content()).doesNotContain("53.23");
      assertThat(visitor.path()).doesNotContain("53");
    }
  }

  @Test
  void whoseDeviceDoesNotSayWhereItIsReadsWhatHelps() {
    try (Visitor visitor = begin(Visitor.withScript())) {
      visitor.page().locator("[data-near]").click();
      PlaywrightAssertions.assertThat(visitor.page().locator("p[aria-live='polite']"))
          .containsText("Write a town or a postcode instead");
    }
  }

  @Test
  void withoutScriptTheListAndTheTreeAreWhole() {
    try (Visitor visitor = begin(Visitor.withoutScript())) {
      assertThat(visitor.page().locator("[data-near]").isVisible()).isFalse();
      visitor.write("q", "fenwick general hospital").press("Find").press("Look inside Fenwick General Hospital");
      assertThat(visitor.text("#found h2")).isEqualTo("Inside Fenwick General Hospital");
      visitor.pressIn("#found li:nth-child(2)").pressIn("#found li:nth-child(3)");
      assertThat(visitor.page().locator(".journey li").count()).isEqualTo(2);
      String second = visitor.text(".journey li:nth-child(2) strong");
      visitor.press("Move up: ");
      assertThat(visitor.text(".journey li:nth-child(1) strong")).isEqualTo(second);
      visitor.pressIn(".where__up");
      assertThat(visitor.text("#found h2")).isEqualTo("Inside Fenwick and Marsh NHS Foundation Trust");
      assertThat(visitor.page().locator("#found button:has-text('Fenwick General Hospital')").count()).isPositive();
      visitor.pressIn(".journey li:nth-child(1) .chosen__acts").press("Remove");
      assertThat(visitor.overflow()).isZero();
    }
  }
}
