package org.candour.look;

import java.util.List;
import java.util.regex.Pattern;

/** The first letters of a name, for a face that is not there. */
public final class Initials {

  private static final Pattern BETWEEN = Pattern.compile("[\\s.]+");

  private Initials() {}

  /** "SK" for "Dr Samira Khan": the first and the last part, titles left out. */
  public static String of(String name) {
    List<String> parts = BETWEEN.splitAsStream(name.strip()).filter(p -> !p.isEmpty() && !title(p)).toList();
    if (parts.isEmpty()) {
      return "";
    }
    String first = letter(parts.getFirst());
    return parts.size() == 1 ? first : first + letter(parts.getLast());
  }

  private static boolean title(String part) {
    return List.of("dr", "prof", "mr", "mrs", "ms", "miss", "mx", "sir", "dame")
        .contains(part.toLowerCase(java.util.Locale.ROOT));
  }

  private static String letter(String part) {
    return Character.toString(Character.toUpperCase(part.codePointAt(0)));
  }
}
