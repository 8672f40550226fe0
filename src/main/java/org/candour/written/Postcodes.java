package org.candour.written;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * British postcodes in what people type, wherever they put the blank: {@code LN1 4ZQ}, {@code ln14zq}, {@code LN1 4 ZQ}, {@code LN 1-4ZQ},
 * {@code LN1 4ZQ, Lincolnshire}.
 */
public final class Postcodes {

  // The second half has no letter that is mistaken for another. Two letters that are a word of their own belong to what follows: B1 2 St Mary.
  private static final Pattern WHOLE = Pattern.compile("(?i)(?<![a-z0-9])(gir|[a-z]{1,2}[ .-]?\\d[a-z\\d]?)[ .-]{0,2}(\\d)"
      + "(?:[ .-](?!(?:st|rd|nd|th|dr|gp|at|by|an|a&)(?![a-z0-9])))?([abd-hjlnp-uw-z]{2})(?![a-z0-9])");
  private static final String BETWEEN = ",.; ";
  /** The longest first. */
  private static final List<String> COUNTIES = counties();
  private static final Pattern SIGNS = Pattern.compile("[ .-]");

  private Postcodes() {}

  private static List<String> counties() {
    try (InputStream file = Objects.requireNonNull(Postcodes.class.getResourceAsStream("/written/counties.txt"))) {
      return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")).filter(l -> !l.isBlank() && !l.startsWith("#"))
          .sorted(Comparator.comparing(String::length).reversed()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole postcode in a line, as it is written: {@code LN1 4ZQ}. */
  public static Optional<String> in(String typed) {
    Matcher whole = WHOLE.matcher(typed.length() > 300 ? "" : typed);
    return whole.find() ? Optional.of(written(whole)) : Optional.empty();
  }

  /** As it is kept: a whole one as it is written, anything else as it was typed. */
  public static String kept(String typed) {
    return in(typed).orElse(typed);
  }

  /** The line with its whole postcode as it is written, and without the county or country that stands behind it, which says nothing more. */
  public static String read(String typed) {
    Matcher whole = WHOLE.matcher(typed.length() > 300 ? "" : typed);
    if (!whole.find()) {
      return typed;
    }
    String rest = typed.substring(whole.end());
    for (int county = county(rest); county > 0; county = county(rest)) {
      rest = rest.substring(county);
    }
    return (typed.substring(0, whole.start()) + written(whole) + rest).strip();
  }

  /** Where a county ends that this begins with; 0 where it begins with something else. */
  private static int county(String rest) {
    int at = 0;
    while (at < rest.length() && BETWEEN.indexOf(rest.charAt(at)) >= 0) {
      at++;
    }
    int from = at;
    return from == 0 ? 0 : COUNTIES.stream().filter(county -> rest.regionMatches(true, from, county, 0, county.length()))
        .map(county -> from + county.length()).filter(end -> end == rest.length() || !Character.isLetterOrDigit(rest.charAt(end))).findFirst().orElse(0);
  }

  private static String written(Matcher whole) {
    return (SIGNS.matcher(whole.group(1)).replaceAll("") + " " + whole.group(2) + whole.group(3)).toUpperCase(Locale.ROOT);
  }
}
