package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A computer in a library: who leaves it leaves nothing for who comes next. */
class SharedDeviceJourney {

  private static final String ELSEWHERE = "https://www.bbc.co.uk/weather";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoLeavesQuicklyLeavesNothing(boolean script) {
    String secret = Acts.fresh("Somebody at home hurts me");
    String address = Acts.fresh("left").replace(" ", ".") + "@post.example";
    try (Visitor visitor = script ? Visitor.withScript() : Visitor.withoutScript()) {
      Page page = visitor.page();
      page.route(ELSEWHERE + "**",
          route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<h1>Weather</h1>")));
      visitor.open("/tell").choose("No, other people use it too").press("Start");
      visitor.write("title", secret).write("body", secret).press("Continue").press("Continue");
      visitor.write("words", secret).press("Continue").choose("In the last month").press("Continue");
      visitor.choose("A friend").choose("Yes, they agree").press("Continue").write("hopes", secret).press("Continue")
          .press("Continue").write("name", "quietone").press("Continue");
      visitor.write("address", address);
      visitor.press("Leave quickly");
      page.waitForURL(ELSEWHERE + "**");
      assertThat(visitor.sees("Weather")).isTrue();
      History.holdsNothingOf(visitor, secret, address);
      visitor.open("/tell/story");
      assertThat(page.content()).doesNotContain(secret, address);
      assertThat(visitor.path()).endsWith("/tell");
      assertThat(page.context().cookies()).noneMatch(c -> c.name.equals("candour-draft"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoFinishesLeavesNoCard(boolean script) {
    try (Visitor visitor = script ? Visitor.withScript() : Visitor.withoutScript()) {
      visitor.open("/tell").choose("No, other people use it too").press("Start");
      visitor.write("body", "It was a long night.").press("Continue").press("Back");
      assertThat(visitor.value("body")).isEqualTo("It was a long night.");
      visitor.press("Continue").press("Continue").write("words", "somewhere").press("Continue")
          .choose("In the last month").press("Continue");
      visitor.choose("A friend").choose("Yes, they agree").press("Continue").press("Continue").press("Continue");
      visitor.write("name", "quietone").press("Continue").press("Continue").press("Continue")
          .choose("No, or I do not mind").press("Continue");
      visitor.press("Change Your screen name").write("name", "quieterone").press("Continue");
      assertThat(visitor.sees("quieterone")).isTrue();
      visitor.press("Send my story");
      String words = visitor.text("#card-words");
      visitor.press("Finish");
      assertThat(visitor.sees("Nothing is left here")).isTrue();
      History.holdsNothingOf(visitor, words);
    }
  }
}
