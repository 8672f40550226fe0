package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** Everybody can use every page: axe finds nothing, and nothing sticks out at 320 pixels. */
class EverybodyJourney {

  private final TestHouse house = TestHouse.get();

  @Test
  void axeFindsNothingAndNothingSticksOut() {
    List<String> faults = new ArrayList<>();
    Set<String> coloured = new HashSet<>();
    EveryPage.byVisitor().forEach((who, paths) -> {
      try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
        visitor.enterAs(who);
        for (String path : paths) {
          visitor.open(path);
          visitor.accessibilityFaults().forEach(f -> faults.add(who + " " + path + " " + f));
          // What a theme changes is its colours; everything else was looked at in the light. Another search on the same page
          // brings no other colours.
          List<String> themes = coloured.add(path.replaceAll("\\?.*", "").replaceAll("\\d+", "1")) ? List.of("DARK", "CONTRAST") : List.of();
          for (String theme : themes) {
            visitor.colourFaults(theme).forEach(f -> faults.add(theme + " " + who + " " + path + " " + f));
          }
          if (visitor.overflow() > 0) {
            faults.add(who + " " + path + " sticks out by " + visitor.overflow() + " px");
          }
        }
      }
    });
    assertThat(faults).isEmpty();
  }

  @Test
  void eachQuestionAndItsErrorsAreForEverybody() {
    List<String> faults = new ArrayList<>();
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      visitor.open("/tell").press("Start");
      check(visitor, "device missing", faults);
      visitor.choose("No, other people use it too").press("Start").press("Continue");
      check(visitor, "story missing", faults);
      visitor.write("body", "It was a long night.").press("Continue").press("Continue").press("Continue");
      check(visitor, "service missing", faults);
      visitor.write("q", "nothinglikethis").press("Find");
      check(visitor, "service not found", faults);
      visitor.write("q", "hospital").press("Find");
      check(visitor, "services found", faults);
      visitor.pressIn(".found");
      visitor.press("Continue").press("Continue");
      check(visitor, "role missing", faults);
      visitor.choose("A friend").press("Continue").press("Continue");
      check(visitor, "name missing", faults);
      visitor.write("name", "Emily1984").press("Continue").write("address", "emily@").write("postcode", "12345").press("Continue");
      check(visitor, "contact wrong", faults);
      assertThat(visitor.sees("Write an e-mail address like name@example.org")).isTrue();
      assertThat(visitor.sees("Write a postcode like S10 2JF")).isTrue();
      assertThat(visitor.value("address")).isEqualTo("emily@");
      visitor.write("address", "emily.jones@post.example").write("postcode", "S10").press("Continue").press("Continue");
      check(visitor, "safe missing", faults);
      visitor.choose("No, please do not write").press("Continue").press("Continue");
      check(visitor, "ongoing missing", faults);
      visitor.page().getByLabel("Yes").first().check();
      visitor.press("Continue");
      check(visitor, "check", faults);
      assertThat(visitor.sees("Who can help you today")).isTrue();
      assertThat(visitor.sees("looks like somebody's real name")).isTrue();
      visitor.press("Send my story");
      check(visitor, "received", faults);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whoIsSignedOutWhileTheyWriteReadsTheirWords() {
    List<String> faults = new ArrayList<>();
    String answer = EveryPage.byVisitor().get("nurse").stream().filter(p -> p.endsWith("/response")).findFirst().orElseThrow();
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
    if (visitor.overflow() > 0) {
      faults.add(state + " sticks out by " + visitor.overflow() + " px");
    }
  }
}
