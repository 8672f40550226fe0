package org.candour.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.candour.shared.Problems;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;

/** Whole days, the first and the last both counted. */
public record Period(LocalDate from, LocalDate to) {

  /** Before the first story that any site could have. */
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** Everything until today. */
  public static Period ever(LocalDate today) {
    return new Period(EARLIEST, today);
  }

  /**
   * Whether every day is in it that anything could have been counted on. Days of the place and of UTC differ by one at
   * most.
   */
  boolean isEver(LocalDate today) {
    return from.equals(EARLIEST) && !to.isBefore(today);
  }

  /** The last twelve months, today counted. */
  public static Period lastYear(LocalDate today) {
    return new Period(today.minusYears(1).plusDays(1), today);
  }

  /** The year of stories that staff have had twenty-eight days to answer: 13 months ago until 28 days ago. */
  public static Period ripe(LocalDate today) {
    return new Period(today.minusMonths(13), today.minusDays(ResponseRate.DAYS + 1L));
  }

  /** The last twelve months that are over. */
  public static Period fullMonths(LocalDate today) {
    LocalDate first = today.withDayOfMonth(1);
    return new Period(first.minusMonths(12), first.minusDays(1));
  }

  /**
   * As typed in {@code from} and {@code to}; what is wrong is said at its field, and the period offered stands instead.
   */
  public static Period of(Map<String, String> typed, Period offered, Problems problems) {
    LocalDate from = day(typed, "from", offered.from, problems);
    LocalDate to = day(typed, "to", offered.to, problems);
    if (from != null && to != null && from.isAfter(to)) {
      problems.add("to", "report.period.turned");
    }
    return from == null || to == null || problems.any() ? offered : new Period(from, to);
  }

  private static @Nullable LocalDate day(Map<String, String> typed, String field, LocalDate offered,
      Problems problems) {
    String text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      return offered;
    }
    LocalDate day = TypedDates.of(text).orElse(null);
    if (day != null && !day.isBefore(EARLIEST) && day.getYear() < 2200) {
      return day;
    }
    problems.add(field, day == null ? TypedDates.FORM : "report.period.day-wrong", EARLIEST.getYear());
    return null;
  }

  Instant start(ZoneId zone) {
    return from.atStartOfDay(zone).toInstant();
  }

  Instant end(ZoneId zone) {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** As an address carries it. */
  public String query() {
    return "from=" + from + "&to=" + to;
  }
}
