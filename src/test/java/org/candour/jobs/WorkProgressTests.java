package org.candour.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkProgressTests {

  @Test
  void saysHowFarAndHowLong() {
    assertThat(WorkProgress.line("reading a.csv", 250, 1_000, 30))
        .isEqualTo("candour: reading a.csv [########......................] 25 %, about 90 s left");
    assertThat(WorkProgress.line("reading a.csv", 0, 1_000, 3))
        .isEqualTo("candour: reading a.csv [..............................] 0 %");
    assertThat(WorkProgress.line("reading a.csv", 2_000, 1_000, 300)).endsWith("] 100 %, about 0 s left");
    assertThat(WorkProgress.line("counting", 1_234, 0, 9)).isEqualTo("candour: counting, 1,234 so far, 9 s");
  }

  @Test
  void aTerminalHasOneLineThatIsWrittenOverAndAFileALineNowAndThen() {
    assertThat(said(true))
        .isEqualTo("\rcandour: trying, the first part [###...........................] 10 %, about 90 s left"
            + "\rcandour: trying, it [######........................] 20 %, about 80 s left            "
            + System.lineSeparator());
    assertThat(said(false))
        .isEqualTo("candour: trying, the first part [###...........................] 10 %, about 90 s left"
            + System.lineSeparator() + "candour: trying, it [######........................] 20 %, about 80 s left"
            + System.lineSeparator());
  }

  /** Else there is no bar, and nobody is told what is left. */
  @Test
  void everyLongWorkKnowsItsWhole() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(sources.filter(f -> f.toString().endsWith(".java")).filter(f -> {
        try {
          return Files.readString(f).matches("(?s).*Progress\\.of\\([^;]*, 0\\);.*");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      })).isEmpty();
    }
  }

  /** Ten seconds go by before each part. */
  private static String said(boolean terminal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AtomicLong clock = new AtomicLong();
    WorkProgress progress =
        new WorkProgress("trying", 100, terminal, new PrintStream(out, true, StandardCharsets.UTF_8), clock::get);
    progress.at(1, "at once");
    clock.addAndGet(10_000_000_000L);
    progress.at(10, "the first part");
    progress.at(11, "at once again");
    clock.addAndGet(10_000_000_000L);
    progress.at(20, "it");
    progress.done();
    return out.toString(StandardCharsets.UTF_8);
  }
}
