package org.candour.written;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.shared.Problems;

/**
 * Days, months and times as people here write them: {@code 31/03/2027}, {@code 31.3.27}, {@code 31st March 2027},
 * {@code 2027-03-31}. The day comes before the month, as everywhere that we serve. A day that is no day of the calendar
 * is none, and so is one without its year.
 */
public final class TypedDates {

  /** What a field says that holds no day: the form that is wanted. */
  public static final String FORM = "site.day.form";

  private static final String GAP = "[-/., ]{1,3}";
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})" + GAP + "(\\d{1,2})" + GAP + "(\\d{1,2})");
  private static final Pattern PACKED = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
  private static final Pattern FIGURES = Pattern.compile("(\\d{1,2})" + GAP + "(\\d{1,2})" + GAP + "(\\d{4}|\\d\\d)");
  private static final Pattern DAY_NAMED =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[-/., ]{0,3}(?:of )?(\\p{L}{3,12})[-/., ]{0,3}(\\d{4}|\\d\\d)");
  private static final Pattern NAMED_DAY =
      Pattern.compile("(\\p{L}{3,12})[-/., ]{1,3}(\\d{1,2})(?:st|nd|rd|th)?" + GAP + "(\\d{4}|\\d\\d)");
  private static final Pattern WEEKDAY =
      Pattern.compile("(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[., ]{1,3}");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})" + GAP + "(\\d{4})");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})" + GAP + "(\\d{1,2})");
  private static final Pattern NAMED_MONTH = Pattern.compile("(\\p{L}{3,12})[-/., ]{1,3}(\\d{4}|\\d\\d)");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:[:.h ]{1,2}(\\d\\d))?(?::\\d\\d)? ?([ap])?\\.?m?\\.?h?");
  private static final Pattern PACKED_TIME = Pattern.compile("(\\d\\d)(\\d\\d)");
  private static final Map<String, Month> MONTHS = months();

  private TypedDates() {}

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>(Map.of("sept", Month.SEPTEMBER));
    // English, Welsh, Irish, Gaelic: what is spoken where we serve.
    for (String language : List.of("en", "cy", "ga", "gd")) {
      Locale locale = Locale.forLanguageTag(language);
      for (Month month : Month.values()) {
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT,
            TextStyle.SHORT_STANDALONE)) {
          months.putIfAbsent(plain(month.getDisplayName(style, locale)).replace(".", ""), month);
        }
      }
    }
    return Map.copyOf(months);
  }

  /** Figures and letters of every kind as the plain ones. */
  private static String plain(String typed) {
    String cut =
        typed.length() > 60 ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder();
    cut.codePoints()
        .forEach(sign -> plain.appendCodePoint(Character.isDigit(sign)
            ? '0' + Character.digit(sign, 10)
            : sign == 0x2010 || sign == 0x2011 || sign == 0x2013 || sign == 0x2212
                ? '-'
                : Character.isWhitespace(sign) || Character.isSpaceChar(sign) ? ' ' : sign));
    return plain.toString().replaceAll(" {2,}", " ");
  }

  /** The day that is meant; nothing where none is. */
  public static Optional<LocalDate> of(String typed) {
    String text = WEEKDAY.matcher(plain(typed)).replaceFirst("");
    Matcher first = YEAR_FIRST.matcher(text);
    Matcher packed = PACKED.matcher(text);
    Matcher figures = FIGURES.matcher(text);
    Matcher named = DAY_NAMED.matcher(text);
    Matcher other = NAMED_DAY.matcher(text);
    if (first.matches()) {
      return day(first.group(1), first.group(2), first.group(3));
    }
    if (packed.matches()) {
      return day(packed.group(1), packed.group(2), packed.group(3));
    }
    if (figures.matches()) {
      return day(figures.group(3), figures.group(2), figures.group(1));
    }
    if (named.matches()) {
      return day(named.group(3), named.group(2), named.group(1));
    }
    return other.matches() ? day(other.group(3), other.group(1), other.group(2)) : Optional.empty();
  }

  /** As a field of a form holds it: in the one form that programs write, or as it was typed where it is no day. */
  public static String kept(String typed) {
    return of(typed).map(LocalDate::toString).orElse(typed);
  }

  /**
   * Says at the field how a day is written, where something else stands there. Whether it is the right day is said by
   * others.
   */
  public static boolean isDay(String typed, String field, Problems problems) {
    if (of(typed).isPresent()) {
      return true;
    }
    problems.add(field, FORM);
    return false;
  }

  /** The month that is meant; of a whole day, its month. */
  public static Optional<YearMonth> month(String typed) {
    String text = plain(typed);
    Matcher year = YEAR_MONTH.matcher(text);
    Matcher month = MONTH_YEAR.matcher(text);
    Matcher named = NAMED_MONTH.matcher(text);
    if (year.matches()) {
      return day(year.group(1), year.group(2), "1").map(YearMonth::from);
    }
    if (month.matches()) {
      return day(month.group(2), month.group(1), "1").map(YearMonth::from);
    }
    return (named.matches() ? day(named.group(2), named.group(1), "1") : of(typed)).map(YearMonth::from);
  }

  /** The time of day that is meant: {@code 18:00}, {@code 18.00}, {@code 6 pm}, {@code 1800}. */
  public static Optional<LocalTime> time(String typed) {
    String text = plain(typed);
    if (text.equals("noon") || text.equals("midday") || text.equals("midnight")) {
      return Optional.of(text.equals("midnight") ? LocalTime.MIDNIGHT : LocalTime.NOON);
    }
    Matcher packed = PACKED_TIME.matcher(text);
    Matcher time = TIME.matcher(packed.matches() ? packed.group(1) + ":" + packed.group(2) : text);
    if (!time.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    String half = time.group(3);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.equals("p") ? 12 : 0);
    }
    // A day ends at 24:00, which is where the next one begins.
    return hour > 24 || minute > 59 || hour == 24 && minute > 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour % 24, minute));
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      Month named = MONTHS.get(month);
      int number = named != null ? named.getValue() : Integer.parseInt(month);
      return Optional
          .of(LocalDate.of(Integer.parseInt(year.length() == 2 ? "20" + year : year), number, Integer.parseInt(day)));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
