package org.candour.trial;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.candour.TestHouse;
import org.candour.journeys.EveryPage;
import org.candour.journeys.Visitor;

/**
 * {@code ./candour look [LIGHT] [DARK] [PATTERN]}: a picture of every page, or of those whose addresses fit the
 * pattern, at 320 and 1280 px, with an index to open.
 */
public final class Look {

  private static final List<String> THEMES = List.of("LIGHT", "DARK");

  private Look() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of("look"));
    String address = TestHouse.get().address();
    StringBuilder index =
        new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Every page</title><body>\n");
    List<String> named = List.of(args).stream().filter(THEMES::contains).toList();
    List<String> themes = named.isEmpty() ? THEMES : named;
    Predicate<String> wanted = List.of(args).stream().filter(a -> !THEMES.contains(a)).findFirst()
        .map(a -> Pattern.compile(a).asPredicate()).orElse(path -> true);
    EveryPage.byVisitor().forEach((who, paths) -> {
      for (int width : new int[]{320, 1280}) {
        for (String theme : themes) {
          try (Visitor visitor = Visitor.at(address, width, theme)) {
            visitor.enterAs(who);
            for (String path : paths.stream().filter(wanted).toList()) {
              String name = (who + path).replaceAll("[^a-z0-9]+", "-") + "-" + width + "-"
                  + theme.toLowerCase(java.util.Locale.ROOT) + ".png";
              visitor.open(path).page()
                  .screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name)));
              index.append("<p><a href=\"").append(name).append("\">").append(who).append(' ').append(path).append(' ')
                  .append(width).append(' ').append(theme).append("</a></p>\n");
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
