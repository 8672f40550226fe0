package org.candour.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candour.TestHouse;

/** A person at a browser. Speaks of pages and buttons, never of selectors, so that a journey reads as a story. */
public final class Visitor implements AutoCloseable {

  private static Playwright playwright;
  private static Browser browser;

  private final BrowserContext context;
  private final Page page;
  private final String address;

  private Visitor(String address, boolean script, int width, String scheme) {
    this.address = address;
    context = browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script).setViewportSize(width, 900)
        .setLocale("en-GB").setColorScheme(com.microsoft.playwright.options.ColorScheme.valueOf(scheme)));
    page = context.newPage();
    page.setDefaultTimeout(15_000);
  }

  /** Somebody with a current browser. */
  public static Visitor withScript() {
    return new Visitor(TestHouse.get().address(), true, 1280, "LIGHT");
  }

  /** Somebody whose browser runs no script, on a small old phone. */
  public static Visitor withoutScript() {
    return new Visitor(TestHouse.get().address(), false, 320, "LIGHT");
  }

  /** Somebody at a site elsewhere, for pictures. */
  public static Visitor at(String address, int width, String scheme) {
    return new Visitor(address, true, width, scheme);
  }

  private static synchronized Browser browser() {
    if (browser == null) {
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of)
          .filter(Files::isExecutable).findFirst().orElseThrow(() -> new AssertionError("no Chromium: run ./candour check, which installs it"));
      browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setHeadless(true)
          .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
              "--disable-component-update", "--disable-sync")));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> playwright.close()));
    }
    return browser;
  }

  public Visitor open(String path) {
    page.navigate(address + path);
    return this;
  }

  /** Goes through the demo's door as one of the cast; an operator has no door and comes by link and second factor. */
  public Visitor enterAs(String door) {
    if (door.equals("operator")) {
      Acts.enterAsOperator(this);
      return this;
    }
    open("/demo");
    page.locator("form[action$='/demo/doors/" + door + "'] button").click();
    return this;
  }

  public Visitor press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(false)).last().click();
    return this;
  }

  public Visitor follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(false)).first().click();
    return this;
  }

  public Visitor write(String field, String text) {
    page.locator("[name='" + field + "']").first().fill(text);
    return this;
  }

  /** Marks a radio or checkbox by its label. */
  public Visitor choose(String label) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(false)).first().check(new Locator.CheckOptions().setForce(true));
    return this;
  }

  public Visitor pick(String field, String value) {
    page.locator("select[name='" + field + "']").selectOption(value);
    return this;
  }

  public boolean sees(String text) {
    return page.locator("body").innerText().contains(text);
  }

  public String text(String selector) {
    return page.locator(selector).first().innerText().strip();
  }

  public String value(String field) {
    return page.locator("[name='" + field + "']").first().inputValue();
  }

  public String path() {
    return page.url().substring(page.url().indexOf('/', 8));
  }

  public int status(String path) {
    return context.request().get(address + path, com.microsoft.playwright.options.RequestOptions.create().setMaxRedirects(0)).status();
  }

  public Page page() {
    return page;
  }

  /** What axe finds wrong by WCAG 2.2 A and AA. */
  public List<String> accessibilityFaults() {
    return faults(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")));
  }

  /** What axe finds wrong with the contrast of this theme's colours. */
  public List<String> contrastFaults() {
    return faults(new AxeBuilder(page).withRules(List.of("color-contrast")));
  }

  private static List<String> faults(AxeBuilder axe) {
    return axe.analyze().getViolations().stream().map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().stream().limit(3).map(n -> String.valueOf(n.getTarget())).toList())
        .toList();
  }

  /** How many pixels stick out to the right. */
  public int overflow() {
    return ((Number) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).intValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
