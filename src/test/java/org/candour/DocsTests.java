package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.jobs.ClusterJob;
import org.junit.jupiter.api.Test;

/** What the documentation names is there. */
class DocsTests {

  private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w{0,60}(?:Tests|Journey|Trial)\\b");
  private static final Pattern JOB = Pattern.compile("(?m)^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\| (\\d+ (?:s|min|h)) \\|");

  private static List<Path> under(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void everyTestThatADocumentNamesExists() throws IOException {
    List<String> there =
        Stream.concat(under("src/test/java", ".java").stream(), under("src/main/java", ".java").stream())
            .map(f -> f.getFileName().toString().replace(".java", "")).toList();
    for (Path document : Stream.concat(under("docs", ".md").stream(), Stream.of(Path.of("README.md"))).toList()) {
      assertThat(TEST.matcher(Files.readString(document)).results().map(m -> m.group()).distinct()
          .filter(name -> !there.contains(name))).as(document.toString()).isEmpty();
    }
  }

  @Test
  void theTableOfJobsIsTheTimetable() throws IOException {
    String text = Files.readString(Path.of("docs/running.md"));
    var written = JOB.matcher(text).results()
        .flatMap(row -> Arrays.stream(row.group(1).split(", ")).map(name -> name.replace("`", "") + " " + row.group(2)))
        .sorted().toList();
    var kept = TestHouse.get().beans(ClusterJob.class).stream()
        .collect(Collectors.toMap(ClusterJob::name, t -> often(t.every()), (a, b) -> a, TreeMap::new));
    assertThat(written).containsExactlyElementsOf(
        kept.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).sorted().toList());
  }

  private static String often(Duration every) {
    return every.toSeconds() < 60
        ? every.toSeconds() + " s"
        : every.toMinutes() < 60 ? every.toMinutes() + " min" : every.toHours() + " h";
  }
}
