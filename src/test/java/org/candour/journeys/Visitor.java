package org.candour.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.mail.Recipient;
import org.candour.people.Codes;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.shared.Caller;

/** A person at a browser. Speaks of pages and buttons, never of selectors, so that a journey reads as a story. */
public final class Visitor implements AutoCloseable {

  /** Every pair of preferences about colours but the plain light, in which everything else is looked at. */
  static final List<String> THEMES = List.of("DARK", "CONTRAST", "DARK CONTRAST");
  /** The colours of the device instead of ours. */
  static final String FORCED = "FORCED";

  private static final String AXE = axe();

  /**
   * One for each thread, as the library wants it; nearly every journey is in the same thread, and so in the same
   * browser.
   */
  private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(Visitor::start);

  private final BrowserContext context;
  private final Page page;
  private final String address;

  private Visitor(String address, boolean script, int width, String scheme) {
    this.address = address;
    context = BROWSER.get()
        .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script).setViewportSize(width, 900)
            .setLocale("en-GB").setColorScheme(scheme.equals("DARK") ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setReducedMotion(ReducedMotion.REDUCE).setIgnoreHTTPSErrors(true));
    page = context.newPage();
    page.setDefaultTimeout(15_000);
  }

  private static String axe() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static Browser start() {
    Playwright playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright.chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(headlessShell()).setHeadless(true)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync")));
  }

  /** Closes the browser of this thread, whose journeys are over. */
  static void leave() {
    BROWSER.get().close();
    BROWSER.remove();
  }

  /** The whole browser, which keeps a profile as a person's does. */
  static Path chromium() {
    return browser(Stream.of("chromium", "chromium-browser", "google-chrome"));
  }

  /** The same engine without a profile, which takes half the time; the whole browser where there is none. */
  private static Path headlessShell() {
    return browser(Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"));
  }

  private static Path browser(Stream<String> names) {
    return names.map(Path.of("/usr/bin")::resolve).filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new AssertionError("no Chromium: run ./candour check, which installs it"));
  }

  public Visitor open(String path) {
    page.navigate(address + path);
    return this;
  }

  /** Comes in as one of the cast: through the demo's door, or as an operator with a link and a second key. */
  public Visitor enterAs(String who) {
    if (RoleGrants.SECOND_FACTOR.contains(who) && !who.equals("moderator")) {
      enterWithSecondKey(who);
    } else if (who.equals("author")) {
      enterAsAuthor();
    } else if (!who.equals("nobody")) {
      open("/demo");
      click(page.locator("form[action$='/demo/doors/" + who + "'] button"));
    }
    return this;
  }

  /** The author of the newest story that was answered, by the link in a letter. */
  private void enterAsAuthor() {
    TestHouse house = TestHouse.get();
    long author = house.sql().sql("select author from story where id = ?").param(EveryPage.authorsStory())
        .query(Long.class).single();
    open("/mine/link/"
        + house.bean(Links.class).make(Recipient.author(author), "mine", "/mine", Duration.ofHours(1)).token());
    click(page.locator("main button"));
  }

  private void enterWithSecondKey(String role) {
    TestHouse house = TestHouse.get();
    People people = house.bean(People.class);
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Olu " + role, Cast.address("Olu " + role), null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, role, "all", "");
    String token =
        house.bean(Links.class).make(Recipient.person(person), "sign-in", "/operate", Duration.ofHours(1)).token();
    open("/sign-in/link/" + token).click(page.locator("main button"));
    write("code", Codes.now(house, value("secret"))).click(page.locator("main button"));
  }

  /** Presses the first button inside this part of the page. */
  public Visitor pressIn(String part) {
    return click(page.locator(part + " button").first());
  }

  // Every button and link here leads to a page; the next act must not cut its request off.
  private Visitor click(Locator what) {
    page.waitForNavigation(what::click);
    return this;
  }

  public Visitor press(String button) {
    return click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(false)).last());
  }

  public Visitor follow(String link) {
    return click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(false)).first());
  }

  public Visitor write(String field, String text) {
    page.locator("[name='" + field + "']").first().fill(text);
    return this;
  }

  /** Marks a radio or checkbox by its label. */
  public Visitor choose(String label) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(false)).first()
        .check(new Locator.CheckOptions().setForce(true));
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
    return context.request()
        .get(address + path, com.microsoft.playwright.options.RequestOptions.create().setMaxRedirects(0)).status();
  }

  public Page page() {
    return page;
  }

  /** What axe finds wrong by WCAG 2.2 A and AA. */
  public List<String> accessibilityFaults() {
    page.evaluate(AXE);
    List<String> found = new ArrayList<>(faults(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")));
    found.addAll(Contrasts.of(page, List.of("color-contrast")));
    return found;
  }

  /**
   * What axe finds wrong with the colours of this page in the dark, or for somebody who asked for more contrast: seven
   * to one for every text. The page stays as it is and axe stays in it, so the full look has to come first.
   */
  public List<String> colourFaults(String theme) {
    boolean more = theme.contains("CONTRAST");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(theme.contains("DARK") ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setContrast(more ? Contrast.MORE : Contrast.NO_PREFERENCE)
            .setForcedColors(theme.contains(FORCED) ? ForcedColors.ACTIVE : ForcedColors.NONE));
    // The enhanced rule says nothing about what is below 4.5 : 1, which it leaves to the other.
    List<String> rules = more ? List.of("color-contrast", "color-contrast-enhanced") : List.of("color-contrast");
    List<String> found = Contrasts.of(page, rules);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT)
        .setContrast(Contrast.NO_PREFERENCE).setForcedColors(ForcedColors.NONE));
    return found;
  }

  // Only what is wrong crosses over from the browser: what axe found right is a book for each page.
  private List<String> faults(List<String> tags) {
    Object found = page.evaluate("""
        tags => window.axe.run(document, {runOnly: {type: 'tag', values: tags}, rules: {'color-contrast': {enabled: \
        false}}, resultTypes: ['violations']}).then(
          result => result.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ': ' + v.help + ' ' + \
          n.target)))""", tags);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** How many pixels stick out to the right. */
  public int overflow() {
    return ((Number) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  /** The most lines that the words of such a part take, where each holds one word. */
  public int linesOf(String selector) {
    return ((Number) page.evaluate("""
        selector => Math.max(...[...document.querySelectorAll(selector)].map(part => {
          const words = document.createRange();
          words.selectNodeContents(part);
          return new Set([...words.getClientRects()].map(line => line.top)).size;
        }))""", selector)).intValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
