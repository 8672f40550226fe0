package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/**
 * Somebody who cannot use a pointer tells a story on a small screen: with the keys alone, and always seeing where they
 * are.
 */
class KeyboardJourney {

  private static final int FAR = 60;

  private final String title = Acts.fresh("The ramp was locked");

  /** Goes on with the tab key until this has the focus, and shows it. */
  private static void reach(Page page, String what) {
    for (int i = 0; i < FAR; i++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate("what => document.activeElement.matches(what)", what)) {
        assertThat(page.evaluate("""
            () => { const e = document.activeElement, s = getComputedStyle(e), l = e.labels && e.labels[0] ? \
            getComputedStyle(e.labels[0], '::before') : s;
              return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || l.outlineStyle !== 'none' || l.boxShadow \
              !== 'none'; }""")).as("one sees that it is at " + what).isEqualTo(true);
        return;
      }
    }
    throw new AssertionError("no key leads to " + what + " at " + page.url());
  }

  private static void press(Page page, String what) {
    reach(page, what);
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
  }

  private static void choose(Page page, String what) {
    reach(page, what);
    page.keyboard().press("Space");
  }

  private static void write(Page page, String field, String text) {
    reach(page, "[name='" + field + "']");
    page.keyboard().type(text);
  }

  private static void next(Page page) {
    press(page, "form#telling button.button:not(.button--quiet)");
  }

  /** Goes once around the page, and gives what has the focus and is covered, in part or whole, by what stands fixed. */
  private static List<String> covered(Page page) {
    List<String> found = new ArrayList<>();
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }");
    for (int i = 0; i < FAR; i++) {
      page.keyboard().press("Tab");
      String over = (String) page.evaluate("""
          () => { const e = document.activeElement, l = e.labels && e.labels[0], box = (l && e.matches('[type=radio], \
          [type=checkbox]') ? l : e).getBoundingClientRect();
            if (e === document.body || e.matches('.leave__link')) return '';
            const ways = [...document.querySelectorAll('.leave--near, .leave__link')].filter(w => \
            getComputedStyle(w).position === 'fixed');
            return ways.map(w => w.getBoundingClientRect()).some(w => Math.min(w.bottom, box.bottom) - Math.max(w.top, \
            box.top) > 0.5
              && Math.min(w.right, box.right) - Math.max(w.left, box.left) > 0.5) ? location.pathname + ' ' + \
              e.tagName + ' ' + (e.name || e.id || e.textContent.trim()) : ''; }""");
      if (!over.isEmpty()) {
        found.add(page.viewportSize().width + " " + over);
      }
    }
    return found;
  }

  @Test
  void theWayOutStandsOnNothingThatHasTheFocus() {
    List<String> found = new ArrayList<>();
    try (Visitor visitor = Visitor.at(TestHouse.get().address(), 700, "LIGHT")) {
      Page page = visitor.open("/tell").page();
      found.addAll(covered(page));
      visitor.choose("No, other people use it too").press("Start");
      for (int width : new int[]{320, 700, 900, 1000, 1280}) {
        page.setViewportSize(width, 900);
        found.addAll(covered(page));
      }
      page.setViewportSize(1000, 900);
      page.evaluate("document.documentElement.className = 'page page--largest'");
      found.addAll(covered(page));
      page.setViewportSize(700, 900);
      visitor.write("body", "The ramp was locked.").press("Continue").press("Continue");
      found.addAll(covered(page));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aStoryIsToldWithTheKeysAlone() {
    try (Visitor visitor = Visitor.at(TestHouse.get().address(), 320, "LIGHT")) {
      Page page = visitor.open("/").page();
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.hash")).as("the way past the menu comes first")
          .isEqualTo("#main");
      press(page, "a[href$='/tell']");
      reach(page, "input[name='device']");
      page.keyboard().press("ArrowDown");
      press(page, "main form button.button");
      write(page, "title", title);
      write(page, "body", "I had to wait outside in the rain until somebody found the key.");
      next(page);
      write(page, "improve", "waiting");
      next(page);
      write(page, "q", "Ward 7");
      page.locator("button[name='add']").first().waitFor();
      press(page, "button[name='add']");
      next(page);
      reach(page, "input[name='happened']");
      page.keyboard().press("ArrowDown");
      next(page);
      choose(page, "input[name='role']");
      next(page);
      for (int i = 0; i < 3; i++) {
        next(page);
      }
      write(page, "name", "lanternkv");
      next(page);
      next(page);
      next(page);
      reach(page, "input[name='known']");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowDown");
      next(page);
      assertThat(visitor.sees(title)).isTrue();
      next(page);
      assertThat(visitor.sees("We have your story")).isTrue();
      assertThat(visitor.sees("Keep this card")).isTrue();
      press(page, "main form button");
      assertThat(visitor.page().content()).doesNotContain(title);
    }
  }
}
