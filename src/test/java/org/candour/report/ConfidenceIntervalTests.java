package org.candour.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden numbers, worked out elsewhere. */
class ConfidenceIntervalTests {

  @ParameterizedTest
  @CsvSource({"8, 10, .4902, .9433", "0, 5, 0, .4345", "5, 5, .5655, 1", "48, 100, .3846, .5768",
      "270, 300, .8608, .9291", "3, 20, .0524, .3604"})
  void wilson(long part, long whole, double low, double high) {
    ConfidenceInterval interval = ConfidenceInterval.wilson(part, whole);
    assertThat(interval.low()).isCloseTo(low, within(.00005));
    assertThat(interval.high()).isCloseTo(high, within(.00005));
  }

  @Test
  void holdsTheShareAndStaysInside() {
    for (long whole = 1; whole <= 60; whole++) {
      for (long part = 0; part <= whole; part++) {
        ConfidenceInterval interval = ConfidenceInterval.wilson(part, whole);
        double share = (double) part / whole;
        assertThat(interval.low()).isBetween(0.0, share + 1e-12);
        assertThat(interval.high()).isBetween(share - 1e-12, 1.0);
      }
    }
  }

  @Test
  void ofNothingThereIsNone() {
    assertThatThrownBy(() -> ConfidenceInterval.wilson(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConfidenceInterval.wilson(3, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
