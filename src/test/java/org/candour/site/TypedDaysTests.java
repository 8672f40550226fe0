package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.junit.jupiter.api.Test;

/** A day, a month or a time that a browser's own field cannot show comes back in a field that can. */
class TypedDaysTests {

  @Test
  void whatIsNoDayStaysVisibleOnEveryForm() {
    Scene scene = Scene.published("A story", "It was good.");
    Browserless operator = Cast.get().fresh("operator");
    Browserless staff = Cast.get().fresh("administrator");
    Browserless nurse = Browserless.as("nurse");
    long ward = Scene.ward();
    String words = "the 3rd, or so";
    for (Map.Entry<String, String> each : List.of(
        Map.entry("from", staff.get("/work/reports?from=the+3rd,+or+so&to=2026-01-01").body()),
        Map.entry("to", staff.get("/work/reports?to=the+3rd,+or+so&from=2026-01-01").body()),
        Map.entry("from", staff.post("/work/quiet", "from", words, "to", "8 o'clock").body()),
        Map.entry("by", staff.post("/work/levels", "current", "3", "why", "", "aspired", "5", "by", words).body()),
        Map.entry("last", staff.post("/work/links/new", "last", words, "save", "yes").body()),
        Map.entry("since", operator.post("/operate/services/new", "since", words, "save", "yes").body()),
        Map.entry("effective",
            operator.post("/operate/services/" + ward + "/change", "kind", "rename", "effective", words).body()),
        Map.entry("until",
            operator.post("/operate/subscriptions/1", "since", "2020-01-01", "until", words, "save", "yes").body()),
        Map.entry("due", nurse.post("/work/stories/" + scene.story + "/response", "send", "1", "body", "", "change",
            "planned", "due", words).body()))) {
      assertThat(each.getValue()).as(each.getKey())
          .containsPattern("<input[^>]*name=\"" + each.getKey() + "\" type=\"text\" value=\"the 3rd, or so\"");
    }
  }

  @Test
  void aDayInTheFormOfBrowsersKeepsTheirField() {
    Browserless staff = Cast.get().fresh("administrator");
    assertThat(staff.get("/work/reports?from=2026-01-01&to=2026-02-31").body())
        .containsPattern("name=\"from\" type=\"date\" value=\"2026-01-01\"").as("no day of the calendar")
        .containsPattern("name=\"to\" type=\"text\" value=\"2026-02-31\"");
  }

  /** The one door: no template has a field of a browser's own beside it. */
  @Test
  void everyDayIsTypedInTheOneField() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".jte")).filter(f -> {
        try {
          return Files.readString(f).matches("(?s).*type=\"(date|time|month|week|datetime-local|number)\".*");
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      })).isEmpty();
    }
  }
}
