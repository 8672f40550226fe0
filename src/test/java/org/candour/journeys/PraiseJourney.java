package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import org.candour.Scene;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** A nurse passes praise on: by letter to a colleague, and on a page to print. Without script. */
class PraiseJourney {

  private static final String KIND = "One nurse sat down with me and stayed.";

  private final TestHouse house = TestHouse.get();

  @Test
  void wordsReachWhomTheyAreAbout() {
    // As much as a printed page has room for.
    String body = KIND + "\n\n" + "She explained everything in plain English. ".repeat(34).strip();
    Scene scene = Scene.published(Acts.fresh("She stayed"), body);
    try (Visitor nurse = Visitor.withoutScript()) {
      nurse.enterAs("nurse");
      nurse.open("/stories/" + scene.story).follow("Pass this on to a colleague");
      assertThat(nurse.value("passage")).isEqualTo(body);
      nurse.write("passage", KIND).write("line", "The whole team is glad.").write("q", "Ruth").press("Look for them");
      nurse.choose("Ruth Hallam").press("Send the letter");
      assertThat(nurse.sees("It is on its way")).isTrue();
      house.settle();
      assertThat(TestHouse.text(house.mailTo("ruth.hallam@fenwick.example").getLast())).contains(KIND,
          "The whole team is glad.", "/stories/" + scene.story);

      nurse.write("line", "We are glad.\nAll of us.\n1\n2\n3\n4")
          .write("name", "Marguerite Featherstonehaugh-Okonkwo of the night team on Ward 7")
          .press("Show the page to print");
      assertThat(nurse.sees("Marguerite Featherstonehaugh-Okonkwo")).isTrue();
      assertThat(nurse.path()).doesNotContain("Marguerite");
      assertThat(nurse.overflow()).isLessThanOrEqualTo(0);
      Page page = nurse.page();
      byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
      assertThat(new String(pdf, StandardCharsets.ISO_8859_1).split("/Type\\s*/Page\\b", -1)).as("one sheet")
          .hasSize(2);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.setViewportSize(794, 1123);
      assertThat(page.locator(".certificate").evaluate("e => e.scrollHeight - e.clientHeight")).as("nothing is cut off")
          .isEqualTo(0);
      assertThat(scene.author().get("/mine/stories/" + scene.story).body()).contains("passed on to 2 members of staff");
    }
  }
}
