package org.candour.story;

import java.util.Locale;

/** How far a story has carried. It only ever grows, except when what it stood on is taken back. */
public enum Progress {
  UNHEARD, HEARD, READ, ANSWERED, PLANNED, MADE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Progress of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
