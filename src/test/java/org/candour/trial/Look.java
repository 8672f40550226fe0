package org.candour.trial;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candour.TestHouse;
import org.candour.journeys.EveryPage;
import org.candour.journeys.Visitor;

/** {@code ./candour look}: a picture of every page at 320 and 1280 px, light and dark, with an index to open. */
public final class Look {

  private Look() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of("look"));
    String address = TestHouse.get().address();
    StringBuilder index = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Every page</title><body>\n");
    List<String> themes = args.length > 0 ? List.of(args) : List.of("LIGHT", "DARK");
    EveryPage.byVisitor().forEach((who, paths) -> {
      for (int width : new int[] {320, 1280}) {
        for (String theme : themes) {
          try (Visitor visitor = Visitor.at(address, width, theme)) {
            if (!who.equals("nobody")) {
              visitor.enterAs(who);
            }
            for (String path : paths) {
              String name = (who + path).replaceAll("[^a-z0-9]+", "-") + "-" + width + "-" + theme.toLowerCase(java.util.Locale.ROOT) + ".png";
              visitor.open(path).page().screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name)));
              index.append("<p><a href=\"").append(name).append("\">").append(who).append(' ').append(path).append(' ').append(width)
                  .append(' ').append(theme).append("</a></p>\n");
            }
          }
        }
      }
    });
    Files.writeString(folder.resolve("index.html"), index.append("</body></html>\n"));
    System.out.println("Open " + folder.resolve("index.html"));
    System.exit(0);
  }
}
