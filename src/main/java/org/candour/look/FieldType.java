package org.candour.look;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;

/**
 * Which kind of field shows what was typed: a browser's own field for days shows nothing at all where it cannot read
 * them.
 */
public final class FieldType {

  private FieldType() {}

  /** The kind that was wanted, or plain text where that would hide the value. */
  public static String showing(String wanted, String value) {
    return value.isEmpty() || isShown(wanted, value) ? wanted : "text";
  }

  private static boolean isShown(String type, String value) {
    try {
      return switch (type) {
        case "date" -> value.equals(LocalDate.parse(value).toString()) && value.length() == 10;
        case "month" -> value.equals(YearMonth.parse(value).toString()) && value.length() == 7;
        case "time" -> LocalTime.parse(value) != null && value.length() <= 8;
        default -> true;
      };
    } catch (DateTimeException e) {
      return false;
    }
  }
}
