package org.candour.lookup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A postcode, whole or in part, as it was typed: {@code s10}, {@code s10 2}, {@code s10 2j}, {@code s10 2jf}; or an
 * Irish one, whose two halves are an area and a single address: {@code h53 x2y3}.
 *
 * @param other the district that is meant where somebody put the blank inside it: {@code s1 0}
 */
record TypedPostcode(String district, String rest, @Nullable String other) {

  private static final Pattern TOGETHER = Pattern.compile("([a-z]{1,2}\\d[a-z\\d]?)(\\d[a-z]{2})");
  private static final Pattern SECTOR =
      Pattern.compile("([a-z]{1,2}\\d[a-z\\d])(\\d[a-z]?)|([a-z]{1,2}\\d[a-z]?)(\\d[a-z])");
  private static final Pattern DISTRICT = Pattern.compile("[a-z]{1,2}\\d[a-z\\d]?");
  private static final Pattern ROUTING = Pattern.compile("[ac-fhknprtv-y]\\d{2}|d6w");
  private static final Pattern IRISH = Pattern.compile("([ac-fhknprtv-y]\\d{2}|d6w)([0-9ac-fhknprtv-y]{4})");
  private static final Pattern UNIQUE = Pattern.compile("[0-9ac-fhknprtv-y]{4}");
  private static final Pattern REST = Pattern.compile("\\d[a-z]{0,2}");

  /** One that begins at this word, and how many words it takes. */
  record Read(TypedPostcode postcode, int words) {}

  static Optional<Read> read(List<String> words, int at) {
    String word = words.get(at);
    Matcher together = TOGETHER.matcher(word);
    if (together.matches()) {
      return Optional.of(new Read(new TypedPostcode(together.group(1), together.group(2), null), 1));
    }
    String after = at + 1 < words.size() ? words.get(at + 1) : "";
    if (ROUTING.matcher(word).matches() && UNIQUE.matcher(after).matches()) {
      return Optional.of(new Read(new TypedPostcode(word, after, null), 2));
    }
    Matcher irish = IRISH.matcher(word);
    if (irish.matches()) {
      return Optional.of(new Read(new TypedPostcode(irish.group(1), irish.group(2), null), 1));
    }
    if (DISTRICT.matcher(word).matches()) {
      String next = after;
      if (REST.matcher(next).matches()) {
        boolean inside = next.length() == 1 && word.matches("[a-z]{1,2}\\d");
        return Optional.of(new Read(new TypedPostcode(word, next, inside ? word + next : null), 2));
      }
      return Optional.of(new Read(new TypedPostcode(word, "", null), 1));
    }
    Matcher sector = SECTOR.matcher(word);
    if (sector.matches()) {
      boolean first = sector.group(1) != null;
      return Optional
          .of(new Read(new TypedPostcode(sector.group(first ? 1 : 3), sector.group(first ? 2 : 4), null), 1));
    }
    return Optional.empty();
  }

  /** As the directory has it; nothing where it is no whole one. */
  static @Nullable TypedPostcode whole(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String signs = written.replace(" ", "").toLowerCase(Locale.ROOT);
    Matcher together = TOGETHER.matcher(signs);
    Matcher whole = together.matches() ? together : IRISH.matcher(signs);
    return whole.matches() ? new TypedPostcode(whole.group(1), whole.group(2), null) : null;
  }

  boolean isWhole() {
    return rest.length() >= 3;
  }

  String sector() {
    return district + " " + rest.charAt(0);
  }

  String signs() {
    return district + rest;
  }

  /** As people write it. */
  String written() {
    return (rest.isEmpty() ? district : district + " " + rest).toUpperCase(Locale.ROOT);
  }

  /** How well a service at this postcode fits: 1 where all of it does. */
  double fits(@Nullable TypedPostcode there) {
    if (there == null) {
      return 0;
    }
    if (there.district.equals(district)) {
      return there.rest.startsWith(rest) ? 1 : there.rest.charAt(0) == rest.charAt(0) ? SAME_SECTOR : SAME_DISTRICT;
    }
    return there.district.equals(other) ? OTHER_DISTRICT : 0;
  }

  static final double SAME_SECTOR = 0.7;
  static final double SAME_DISTRICT = 0.5;
  private static final double OTHER_DISTRICT = 0.75;
}
