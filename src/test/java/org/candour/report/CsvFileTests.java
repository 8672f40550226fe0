package org.candour.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.candour.shared.PlainText;
import org.candour.shared.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

  private static final Sentences KEYS = new Sentences() {

    @Override
    public String say(String key, Object... args) {
      return key;
    }

    @Override
    public boolean knows(String key) {
      return true;
    }

    @Override
    public String language() {
      return "en";
    }
  };

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+44 20", "-3", "@SUM(A1)", "\tx", "\rx", "'=1", "''+1"})
  void noCellRuns(String cell) {
    assertThat(PlainText.asCell(cell)).isEqualTo("'" + cell);
    assertThat(PlainText.ofCell("'" + cell)).isEqualTo(cell);
    assertThat(CsvFile.of(cell, List.of(Figure.of("stories", 3, null)), Map.of(), KEYS).lines().toList().get(1))
        .matches("(?s)\"?'.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ward 7", "a=b", "'", "7"})
  void whatIsHarmlessStays(String cell) {
    assertThat(PlainText.asCell(cell)).isEqualTo(cell);
    assertThat(PlainText.ofCell(cell)).isEqualTo(cell);
  }

  private static String row(long part, long whole) {
    Figure figure = new Figure("rate", part, new Share(part, whole), null, null,
        new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)));
    return CsvFile.of("Ward 7", List.of(figure), Map.of(), KEYS).lines().toList().get(1);
  }

  @Test
  void smallNumbersKeepTheSameSilenceAsThePage() {
    assertThat(row(0, 0)).isEqualTo("Ward 7,report.figure.rate,2025-01-01,2025-12-31,,,,,,report.figure.rate-none,");
    assertThat(row(3, 4)).isEqualTo("Ward 7,report.figure.rate,2025-01-01,2025-12-31,,,,,,report.share.few,");
    assertThat(row(4, 6)).isEqualTo("Ward 7,report.figure.rate,2025-01-01,2025-12-31,4,6,,,,report.share.few,");
    assertThat(row(8, 10)).isEqualTo("Ward 7,report.figure.rate,2025-01-01,2025-12-31,8,10,0.8000,0.4902,0.9433,,");
  }
}
