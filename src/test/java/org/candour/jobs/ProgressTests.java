package org.candour.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTests {

  @Test
  void saysHowFarAndHowLong() {
    assertThat(Progress.line("reading a.csv", 250, 1_000, 30)).isEqualTo("candour: reading a.csv [########......................] 25 %, about 90 s left");
    assertThat(Progress.line("reading a.csv", 0, 1_000, 3)).isEqualTo("candour: reading a.csv [..............................] 0 %");
    assertThat(Progress.line("reading a.csv", 2_000, 1_000, 300)).endsWith("] 100 %, about 0 s left");
    assertThat(Progress.line("counting", 1_234, 0, 9)).isEqualTo("candour: counting, 1,234 so far, 9 s");
  }
}
