package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** Everybody can use every page: axe finds nothing, and nothing sticks out at 320 pixels. */
class EverybodyJourney {

  private final TestHouse house = TestHouse.get();

  /** Pages by who may see them: full, empty and wrong states among them. */
  private Map<String, List<String>> pages() {
    long story = house.sql().sql("select max(s.id) from story s where s.state = 'published' and s.progress = 'made'").query(Long.class).single();
    long waiting = house.sql().sql("select min(id) from review where state = 'open' and kind = 'story'").query(Long.class).single();
    long answer = house.sql().sql("select min(id) from review where kind = 'response'").query(Long.class).single();
    long pulled = house.sql().sql("select min(id) from story where state = 'pulled'").query(Long.class).single();
    long post = house.sql().sql("select min(id) from post").query(Long.class).single();
    long open = house.sql().sql("select max(id) from post where closed_at is null").query(Long.class).single();
    long inScope = house.sql().sql("select max(s.id) from story s join story_service x on x.story = s.id join service_code c on c.service = x.service where s.state = 'published' and c.code like 'FEN%'").query(Long.class).single();
    Map<String, List<String>> pages = new LinkedHashMap<>();
    pages.put("nobody", List.of("/", "/tell", "/stories", "/stories?q=nothingtobefoundhere", "/stories?from=wrong", "/stories/" + story,
        "/stories/" + pulled, "/stories/1", "/services", "/services?q=ward", "/services/demo-fen", "/services/demo-fen01-w07", "/levels",
        "/log", "/blog", "/blog/" + post, "/blog/" + open, "/help", "/help/policy", "/help/criticality", "/help/hours", "/help/privacy",
        "/help/accessibility", "/help/complaint", "/about", "/contact", "/organisations", "/statistics", "/statistics/demo-fen", "/statistics?q=ward",
        "/statistics/stories?service=demo-fen&answered=yes", "/statistics/stories?from=wrong", "/sign-in",
        "/mine/sign-in", "/mine/link/none", "/sign-in/link/none", "/demo", "/_dev/mail", "/_dev/components", "/_dev/states"));
    pages.put("moderator", List.of("/desk", "/desk/decided", "/desk/" + waiting, "/desk/" + answer, "/sign-in/code"));
    pages.put("nurse", List.of("/work", "/work?show=all", "/work?show=critical", "/work/alerts", "/work/alerts?q=ward", "/work/members",
        "/work/reports", "/work/reports?from=wrong", "/work/reports?from=2001-01-01&to=2001-01-02", "/work/reports/stories?of=in-time", "/work/levels", "/work/posts", "/work/stories/" + inScope + "/response", "/stories/" + inScope, "/profile", "/profile?q=ward"));
    pages.put("operator", List.of("/operate", "/operate/people", "/operate/people?find=nobody", "/operate/subscriptions",
        "/operate/subscriptions/new"));
    return pages;
  }

  @Test
  void axeFindsNothingAndNothingSticksOut() {
    List<String> faults = new ArrayList<>();
    for (String theme : List.of("LIGHT", "DARK")) {
      pages().forEach((who, paths) -> {
        try (Visitor visitor = Visitor.at(house.address(), 320, theme)) {
          if (who.equals("operator")) {
            Acts.enterAsOperator(visitor);
          } else if (!who.equals("nobody")) {
            Acts.enterAs(visitor, who);
          }
          for (String path : paths) {
            visitor.open(path);
            visitor.accessibilityFaults().forEach(f -> faults.add(theme + " " + who + " " + path + " " + f));
            if (visitor.overflow() > 0) {
              faults.add(theme + " " + who + " " + path + " sticks out by " + visitor.overflow() + " px");
            }
          }
        }
      });
    }
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
      visitor.page().locator(".found button").first().click();
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

  private static void check(Visitor visitor, String state, List<String> faults) {
    visitor.accessibilityFaults().forEach(f -> faults.add(state + ": " + f));
    if (visitor.overflow() > 0) {
      faults.add(state + " sticks out by " + visitor.overflow() + " px");
    }
  }
}
