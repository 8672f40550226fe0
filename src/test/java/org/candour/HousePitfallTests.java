package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reads well and breaks on a visitor's input: each was found by one, and none comes back. */
class HousePitfallTests {

  private static final Path MAIN = Path.of("src/main/java/org/candour");
  private static final Pattern FIXED =
      Pattern.compile("\\w+ \\+ \"\\w+\"|\"(?:[^\"\\\\]|\\\\.)*\"|'.{1,2}'|-?\\d+L?|0x\\p{XDigit}+"
          + "|(?:\\w+\\.)*[A-Z][A-Z0-9_]*|\\w+\\.class");

  /** A letter is built by what each part is called: fourteen places in a row are mixed up by somebody. */
  @Test
  void noLetterIsBuiltByPositions() throws IOException {
    for (Path file : HouseSources.below(MAIN)) {
      assertThat(file.endsWith("mail/Letter.java") || !Files.readString(file).contains("new Letter(")).as("%s", file)
          .isTrue();
    }
  }

  /**
   * {@code Set.of} and {@code Map.of} throw when two values are equal: they are for what we wrote down, not for what
   * somebody typed.
   */
  @Test
  void setsOfValuesThatMayMeetAreNotMadeByOf() throws IOException {
    List<String> found = new ArrayList<>();
    Pattern call = Pattern.compile("\\b(Set|Map)\\.of\\(");
    for (Path file : HouseSources.below(MAIN)) {
      String text = Files.readString(file);
      Matcher of = call.matcher(text);
      while (of.find()) {
        List<String> values = arguments(text, of.end());
        int step = of.group(1).equals("Map") ? 2 : 1;
        if (values.size() > step && !IntStream.range(0, values.size()).filter(i -> i % step == 0)
            .allMatch(i -> FIXED.matcher(values.get(i)).matches())) {
          found.add(file.getFileName() + ": " + of.group() + String.join(", ", values));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /**
   * An array from a table or a form is a list first; only what a class writes down once is given to {@code Set.of} as
   * many.
   */
  @Test
  void setsOfArraysAreNotMadeByOf() {
    List<String> found = new ArrayList<>();
    for (JavaClass each : HouseModel.classes()) {
      each.getMethodCallsFromSelf().stream()
          .filter(c -> c.getTarget().getOwner().isEquivalentTo(Set.class)
              || c.getTarget().getOwner().isEquivalentTo(Map.class))
          .filter(c -> c.getTarget().getRawParameterTypes().stream().anyMatch(JavaClass::isArray))
          .filter(c -> !c.getOrigin().getName().equals("<clinit>")).forEach(c -> found.add(c.getDescription()));
    }
    assertThat(found).isEmpty();
  }

  /** The arguments of a call whose bracket opens before here, as they stand. */
  private static List<String> arguments(String text, int from) {
    List<String> all = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = from; depth >= 0; i++) {
      char c = text.charAt(i);
      quoted = c == '"' && text.charAt(i - 1) != '\\' ? !quoted : quoted;
      depth += quoted ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0 || !quoted && depth == 0 && c == ',') {
        all.add(one.toString().strip());
        one.setLength(0);
      } else {
        one.append(c);
      }
    }
    return all;
  }
}
