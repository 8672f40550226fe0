package org.candour.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What texts and sentences say to everybody, in whatever region they read it. */
class PromisesTests {

  private static final Path RESOURCES = Path.of("src/main/resources");
  /** Of one country each; whom to ring stands at the foot of every page, from the region's own rows. */
  private static final Pattern OF_ONE_COUNTRY = Pattern.compile(
      "\\b(999|111|101|911|116 ?123)\\b|Samaritans|Citizens (Advice|Information)|(?i:ombudsm[ae]n)\\b(?!\\.wales)"
          + "|\\b(council|Healthwatch|PALS|CQC|HSE|Llais)\\b|NHS 24");
  /** What staff of one office read, and an example for an operator. */
  private static final List<String> OTHERWISE = List.of("operate.regions.crisis-hint", "operate.complaint.site",
      "upkeep.interest.ombudsman", "reading.service.interest-ombudsman");

  private static List<String> lines(String folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Files.readAllLines(file).forEach(line -> lines.add(file.getFileName() + ": " + line));
      }
    }
    return lines;
  }

  private static List<String> all() throws IOException {
    return Stream.concat(lines("texts").stream(), lines("words/en").stream()).toList();
  }

  @Test
  void noTextForAllRegionsNamesTheNumberOrBodyOfOne() throws IOException {
    assertThat(all()).filteredOn(line -> OTHERWISE.stream().noneMatch(line::contains))
        .filteredOn(line -> OF_ONE_COUNTRY.matcher(line).find()).isEmpty();
  }

  @Test
  void aModeratorReadsAStoryWithinOneTimeWhereverItIsSaid() throws IOException {
    assertThat(all()).noneMatch(line -> line.contains("few working days") || line.contains("same working day"));
    assertThat(all())
        .filteredOn(line -> line.contains("mine.state.waiting-about") || line.contains("telling.received.next-read")
            || line.contains("A story is usually read"))
        .hasSize(3).allMatch(line -> line.contains("sually within two working days")
            || line.contains("usually read within two working days"));
    // The author's page gives the day.
    assertThat(Files.readString(Path.of("src/main/java/org/candour/mine/Timeline.java"))).contains("int USUALLY = 2;");
  }

  /** Nobody reads what comes back to the address that letters leave from. */
  @Test
  void noLetterAsksToBeAnswered() throws IOException {
    assertThat(all()).filteredOn(line -> Pattern
        .compile("(?i)(answer|reply to|respond to) (this|our) (letter|mail|message|email)").matcher(line).find())
        .isEmpty();
  }

  @Test
  void readMeansMarkedAsRead() throws IOException {
    assertThat(all()).noneMatch(line -> line.contains("has opened it") || line.contains("has opened this story"));
  }
}
