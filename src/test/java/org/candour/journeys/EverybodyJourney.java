package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candour.TestHouse;
import org.candour.regions.Regions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everybody can use every page: axe finds nothing, and nothing sticks out at 320 pixels. */
class EverybodyJourney {

  private final TestHouse house = TestHouse.get();

  @Test
  void axeFindsNothingAndNothingSticksOut() throws Exception {
    List<String> faults = new CopyOnWriteArrayList<>();
    Set<String> coloured = ConcurrentHashMap.newKeySet();
    // Two look at the same time, each in a browser of their own.
    try (ExecutorService lanes = Executors.newFixedThreadPool(2)) {
      for (Future<?> lane : EveryPage.byVisitor().entrySet().stream()
          .sorted(Comparator.comparing(e -> -e.getValue().size()))
          .map(each -> lanes.submit(() -> look(each.getKey(), each.getValue(), coloured, faults))).toList()) {
        lane.get();
      }
    }
    assertThat(faults).isEmpty();
  }

  private void look(String who, List<String> paths, Set<String> coloured, List<String> faults) {
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      visitor.enterAs(who);
      for (String path : paths) {
        visitor.open(path);
        visitor.accessibilityFaults().forEach(f -> faults.add(who + " " + path + " " + f));
        // What a theme changes is its colours; everything else was looked at in the light. Another search on the same
        // page
        // brings no other colours.
        List<String> themes =
            coloured.add(path.replaceAll("\\?.*", "").replaceAll("\\d+", "1")) ? Visitor.THEMES : List.of();
        for (String theme : themes) {
          visitor.colourFaults(theme).forEach(f -> faults.add(theme + " " + who + " " + path + " " + f));
        }
        if (visitor.overflow() > 0) {
          faults.add(who + " " + path + " sticks out by " + visitor.overflow() + " px");
        }
      }
    } finally {
      Visitor.leave();
    }
  }

  @Test
  void aRegionWithAColourOfItsOwnIsForEverybodyInEachTheme() {
    List<String> faults = new ArrayList<>();
    // The hardest: a yellow in the light, and a blue in the dark.
    for (String accent : List.of("#ffd100", "#1a1aff", "#0b6e4f")) {
      paint("uk-northern-ireland", accent);
      for (String path : List.of("/", "/tell", "/stories", "/help/complaint", "/stories?from=wrong")) {
        try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
          visitor.open("/uk-northern-ireland" + path);
          assertThat(
              visitor.page().evaluate("getComputedStyle(document.documentElement).getPropertyValue('--plum-wash')"))
              .isNotEqualTo("#f6ecf1");
          visitor.accessibilityFaults().forEach(f -> faults.add(accent + " " + path + " " + f));
          Visitor.THEMES.forEach(theme -> visitor.colourFaults(theme)
              .forEach(f -> faults.add(theme + " " + accent + " " + path + " " + f)));
        }
      }
    }
    paint("uk-northern-ireland", null);
    assertThat(faults).isEmpty();
  }

  private void paint(String region, @Nullable String accent) {
    house.sql().sql("update region set accent = :accent, revision = revision + 1 where id = :id")
        .param("accent", accent, Types.VARCHAR).param("id", region).update();
    house.bean(Regions.class).refresh();
  }

  @Test
  void eachQuestionAndItsErrorsAreForEverybody() {
    List<String> faults = new ArrayList<>();
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      visitor.open("/tell").press("Start");
      check(visitor, "device missing", faults);
      visitor.choose("Yes, it is mine").press("Start");
      check(visitor, "code missing", faults);
      visitor.choose("No, other people use it too").press("Start").press("Continue");
      check(visitor, "story missing", faults);
      visitor.write("body", "It was a long night.").press("Continue").press("Continue").press("Continue");
      check(visitor, "service missing", faults);
      visitor.write("q", "nothinglikethis").press("Find");
      check(visitor, "service not found", faults);
      visitor.write("q", "hospital").press("Find");
      check(visitor, "services found", faults);
      visitor.press("Look inside");
      check(visitor, "inside a service", faults);
      visitor.pressIn(".found").pressIn(".found li:nth-child(2)");
      check(visitor, "two in order", faults);
      visitor.press("Move down: ").pressIn(".journey li:nth-child(2)").press("Remove");
      visitor.press("Continue").press("Continue");
      check(visitor, "time missing", faults);
      visitor.choose("More than").press("Continue");
      check(visitor, "too long ago", faults);
      visitor.choose("This care is still going on").press("Continue").press("Continue");
      check(visitor, "role missing", faults);
      visitor.choose("A friend").press("Continue");
      check(visitor, "consent missing", faults);
      visitor.choose("They cannot be asked").press("Continue");
      check(visitor, "ratings", faults);
      visitor.press("Continue").write("hopes", "word ".repeat(200)).press("Continue");
      check(visitor, "wishes too long", faults);
      visitor.write("hopes", "An explanation").press("Continue");
      check(visitor, "complaint", faults);
      visitor.press("Continue").press("Continue");
      check(visitor, "name missing", faults);
      visitor.write("name", "Emily1984").press("Continue");
      check(visitor, "name that says much", faults);
      visitor.press("Continue").write("address", "emily@").write("postcode", "12345").press("Continue");
      check(visitor, "contact wrong", faults);
      assertThat(visitor.sees("Write an e-mail address like name@example.org")).isTrue();
      assertThat(visitor.sees("Write a postcode like S10 2JF")).isTrue();
      assertThat(visitor.value("address")).isEqualTo("emily@");
      visitor.write("address", "emily.jones@post.example").write("postcode", "S10").press("Continue").press("Continue");
      check(visitor, "safe missing", faults);
      visitor.choose("No, please do not write").press("Continue");
      check(visitor, "age", faults);
      visitor.press("Continue").press("Continue");
      check(visitor, "known missing", faults);
      visitor.choose("Perhaps").press("Continue").press("Continue");
      check(visitor, "publish missing", faults);
      visitor.choose("After I have left").write("leave-on", "2020-01-01").press("Continue");
      check(visitor, "day is over", faults);
      visitor.write("leave-on", "").press("Continue");
      check(visitor, "check", faults);
      assertThat(visitor.sees("Who can help you today")).isTrue();
      assertThat(visitor.sees("looks like a name that people have")).isTrue();
      visitor.press("Send my story");
      check(visitor, "received", faults);
    }
    assertThat(faults).isEmpty();
  }

  /**
   * The device's own colours stand in for ours: what each part of a page looks like then is the same on all of them.
   */
  @Test
  void everyPartCanBeReadInForcedColours() {
    List<String> faults = new ArrayList<>();
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      for (String path : List.of("/_dev/components", "/", "/stories", "/tell", "/statistics", "/blog")) {
        visitor.open(path).accessibilityFaults();
        visitor.colourFaults(Visitor.FORCED).forEach(f -> faults.add(path + " " + f));
      }
    }
    assertThat(faults).isEmpty();
  }

  /** What stands where others stand and was found good there is not looked at again; so this must not hide anything. */
  @Test
  void aTextThatCannotBeReadIsFoundWhereverItStands() {
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      for (String path : List.of("/", "/help")) {
        visitor.open(path).accessibilityFaults();
        for (String theme : Visitor.THEMES) {
          assertThat(visitor.colourFaults(theme)).as(theme + " " + path).isEmpty();
          // One of its own, one from what is around it, one by its size.
          String grey = theme.contains("DARK") ? "#444" : "#888";
          visitor.page().evaluate("""
              ([grey, path]) => {
                document.querySelector('h1').style.color = grey;
                document.querySelector('.footer').style.backgroundColor = path === '/' ? '#777' : '#787878';
              }""", List.of(grey, path));
          assertThat(visitor.colourFaults(theme)).as(theme + " " + path).anyMatch(f -> f.contains("h1"))
              .anyMatch(f -> f.contains("crisis"));
          visitor.page()
              .evaluate("document.querySelectorAll('h1, .footer').forEach(part => part.removeAttribute('style'))");
        }
      }
    }
  }

  @Test
  void whoIsSignedOutWhileTheyWriteReadsTheirWords() {
    List<String> faults = new ArrayList<>();
    String answer =
        EveryPage.byVisitor().get("nurse").stream().filter(p -> p.endsWith("/response")).findFirst().orElseThrow();
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      visitor.enterAs("nurse").open(answer).write("body", "I have been writing this for an hour.");
      visitor.page().context().clearCookies();
      visitor.press("See how it will look");
      check(visitor, "signed out", faults);
      assertThat(visitor.sees("You were signed out")).isTrue();
      assertThat(visitor.page().locator("textarea[readonly]").first().inputValue()).contains("for an hour");
    }
    assertThat(faults).isEmpty();
  }

  private static void check(Visitor visitor, String state, List<String> faults) {
    visitor.accessibilityFaults().forEach(f -> faults.add(state + ": " + f));
    for (String theme : Visitor.THEMES) {
      visitor.colourFaults(theme).forEach(f -> faults.add(theme + " " + state + ": " + f));
    }
    if (visitor.overflow() > 0) {
      faults.add(state + " sticks out by " + visitor.overflow() + " px");
    }
  }
}
