package org.candour.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.candour.shared.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void theYearOfTheResponseRateEndsWholeTwentyEightDaysAgo() {
    assertThat(Period.ripe(TODAY)).isEqualTo(new Period(LocalDate.of(2025, 10, 22), LocalDate.of(2026, 10, 24)));
  }

  @Test
  void fullMonthsEndWithTheLastOne() {
    assertThat(Period.fullMonths(TODAY)).isEqualTo(new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 10, 31)));
  }

  @Test
  void nothingTypedIsWhatIsOffered() {
    Problems problems = Problems.none();
    assertThat(Period.of(Map.of("from", " ", "to", ""), Period.lastYear(TODAY), problems))
        .isEqualTo(Period.lastYear(TODAY));
    assertThat(problems.any()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "2026-13-1", "31/11/2026", "0000-00-00", "9999-12-31", "-1-01-01",
      "<b>"})
  void whatIsNoDayIsSaidAtItsField(String typed) {
    Problems problems = Problems.none();
    Period.of(Map.of("from", typed), Period.lastYear(TODAY), problems);
    assertThat(problems.at("from")).isPresent();
  }

  @Test
  void theLastDayCannotLieBeforeTheFirst() {
    Problems problems = Problems.none();
    Period.of(Map.of("from", "2026-05-02", "to", "2026-05-01"), Period.lastYear(TODAY), problems);
    assertThat(problems.at("to")).isPresent();
  }
}
