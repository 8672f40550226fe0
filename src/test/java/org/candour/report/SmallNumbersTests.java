package org.candour.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallNumbersTests {

  @ParameterizedTest
  @CsvSource({"0, NOTHING", "1, STORIES", "4, STORIES", "5, COUNTS", "9, COUNTS", "10, SHARE", "19, SHARE",
      "20, COMPARISON", "1000000, COMPARISON"})
  void byTheNumberOfStories(long stories, SmallNumbers shown) {
    assertThat(SmallNumbers.of(stories)).isEqualTo(shown);
    assertThat(shown.counts()).isEqualTo(stories >= 5);
    assertThat(shown.share()).isEqualTo(stories >= 10);
    assertThat(shown.comparison()).isEqualTo(stories >= 20);
  }
}
