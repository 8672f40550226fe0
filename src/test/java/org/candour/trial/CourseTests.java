package org.candour.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candour.trial.Course.Part;
import org.junit.jupiter.api.Test;

/** Trials and benchmarks show how far they are and what is left. */
class CourseTests {

  private static final Path FOLDER = Path.of("src/test/java/org/candour/trial");

  @Test
  void partsCountByTheirWeight() {
    try (Course course =
        new Course("trying", Part.of("a short one", 1), Part.of("a long one", 8), Part.speaking("an import", 1))) {
      assertThat(course.reached()).isZero();
      course.part("a short one");
      course.at(1, 2);
      assertThat(course.reached()).isEqualTo(50_000);
      course.part("a long one");
      assertThat(course.reached()).isEqualTo(100_000);
      course.at(3, 4);
      assertThat(course.reached()).isEqualTo(700_000);
      course.at(9, 4);
      assertThat(course.reached()).isEqualTo(900_000);
      course.part("an import");
      assertThat(course.reached()).isEqualTo(900_000);
    }
  }

  @Test
  void whatTakesLongAndTellsFiguresHasACourseAndEveryPartOfItIsReached() throws IOException {
    List<Path> lasting;
    try (Stream<Path> files = Files.list(FOLDER)) {
      lasting = files.filter(f -> read(f).contains("new Figures(\"")).toList();
    }
    assertThat(lasting).hasSizeGreaterThan(10).allSatisfy(file -> {
      String source = read(file);
      List<String> parts = Pattern.compile("Part\\.(?:of|speaking)\\(\"([^\"]+)\"").matcher(source).results()
          .map(m -> m.group(1)).toList();
      assertThat(parts).as("parts of " + file).isNotEmpty();
      // The privacy check is measured beside its rules, and says there which part begins.
      String all = source + read(Path.of("src/test/java/org/candour/screening/PrivacyBench.java"))
          + read(FOLDER.resolve("Bench.java"));
      assertThat(parts).allSatisfy(part -> assertThat(all).as(file.toString())
          .containsPattern("(?:\\.part|part\\.accept)\\(\"" + part + "\"\\)"));
    });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
