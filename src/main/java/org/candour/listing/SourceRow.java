package org.candour.listing;

import java.util.Locale;
import java.util.Map;

/** One row of a file: its line, and its cells by heading. */
record SourceRow(int line, Map<String, String> cells) {

  /** The cell under this heading, without outer blanks; empty where the row has none. */
  String get(String column) {
    return cells.getOrDefault(heading(column), "");
  }

  /** Headings are compared without case and outer blanks. */
  static String heading(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
