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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * British postcodes in what people type, wherever they put the blank: {@code LN1 4ZQ}, {@code ln14zq},
 * {@code LN1 4 ZQ}, {@code LN 1-4ZQ}, {@code LN1 4ZQ, Lincolnshire}; also with a letter where a figure belongs, and the
 * other way round: {@code LNI 4ZQ}, {@code SO1O 4ZQ}.
 */
public final class Postcodes {

  /** A blank before the last two letters; those that are a word of their own belong to what follows: B1 2 St Mary. */
  private static final String OWN_WORD = "(?:[ .-](?!(?:st|rd|nd|th|dr|gp|at|by|an|a&)(?![a-z0-9])))?";
  // The second half has no letter that is mistaken for another.
  private static final Pattern WHOLE =
      Pattern.compile("(?i)(?<![a-z0-9])(gir|[a-z]{1,2}[ .-]?\\d[a-z\\d]?)[ .-]{0,2}(\\d)" + OWN_WORD
          + "([abd-hjlnp-uw-z]{2})(?![a-z0-9])");
  // As WHOLE, with I and L for 1, O for 0, and 0 for O; in a part of one there must be a figure.
  private static final Pattern SLIPPED =
      Pattern.compile("(?i)(?<![a-z0-9])([a-z0]{1,2})[ .-]?([\\dilo][a-z\\d]?)[ .-]{0,2}([\\dilo])" + OWN_WORD
          + "([abd-hjlnp-uw-z]{2})(?![a-z0-9])");
  private static final Pattern PART =
      Pattern.compile("(?i)(?=[a-z]*\\d)([a-z0]{1,2})([\\dilo][a-z\\d]?)(?: ?([\\dilo])([abd-hjlnp-uw-z]?))?");
  // Ireland's, in which I, L and O never stand.
  private static final Pattern IRISH = Pattern.compile("(?i)([ac-fhknprtv-y]\\d{2}|d6w)[ -]?([\\dac-fhknprtv-y]{4})");
  private static final Pattern IRISH_SLIPPED =
      Pattern.compile("(?i)(?<![a-z0-9])(?=[a-z]*\\d)([ac-fhknprtv-y][\\dilo]{2}|d6w)"
          + "[ -]?(?=[a-z]*\\d)([\\dac-fhknprtv-yilo]{4})(?![a-z0-9])");
  private static final Set<String> AREAS = Set
      .of(("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX "
          + "FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME"
          + " MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR "
          + "RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN"
          + " WR WS WV YO ZE").split(" "));
  private static final Set<String> WORDS =
      Set.of("old odd off ill inn its led leg lea let lay law lad lab lap lax lee les our owl ode ian isa".split(" "));
  private static final String BETWEEN = ",.; ";
  /** The longest first. */
  private static final List<String> COUNTIES = counties();
  private static final Pattern DISTRICT = Pattern.compile("\\d[A-Z\\d]?");
  private static final Pattern LETTER_LAST = Pattern.compile("(?i)\\d[ilo]$");
  private static final Pattern SIGNS = Pattern.compile("[ .-]");

  private Postcodes() {}

  private static List<String> counties() {
    try (InputStream file = Objects.requireNonNull(Postcodes.class.getResourceAsStream("/written/counties.txt"))) {
      return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
          .filter(l -> !l.isBlank() && !l.startsWith("#")).sorted(Comparator.comparing(String::length).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line whose postcode has a letter for a figure, with the figure; any other as it is. */
  private static String mended(String typed) {
    Matcher whole = WHOLE.matcher(typed.length() > 300 ? "" : typed);
    boolean good = whole.find() && !LETTER_LAST.matcher(whole.group(1)).find();
    if (good || typed.length() > 300) {
      return typed;
    }
    Matcher part = PART.matcher(typed.strip());
    if (part.matches()) {
      String meant = meant(part.group(1), part.group(2));
      return meant.isEmpty()
          ? typed
          : part.group(3) == null
              ? meant
              : meant + " " + figures(part.group(3)) + part.group(4).toUpperCase(Locale.ROOT);
    }
    Matcher irish = IRISH_SLIPPED.matcher(typed);
    if (!whole.reset().find() && irish.find()) {
      return typed.substring(0, irish.start()) + figures(irish.group(1)) + " " + figures(irish.group(2))
          + typed.substring(irish.end());
    }
    Matcher slipped = SLIPPED.matcher(typed);
    while (slipped.find()) {
      String rest = typed.substring(slipped.end());
      boolean last = rest.isBlank() || county(rest) > 0 || ",.;)".indexOf(rest.charAt(0)) >= 0;
      String here = slipped.group();
      boolean word = !here.equals(here.toUpperCase(Locale.ROOT))
          && (WORDS.contains((slipped.group(3) + slipped.group(4)).toLowerCase(Locale.ROOT))
              || here.chars().noneMatch(Character::isDigit));
      String meant = meant(slipped.group(1), slipped.group(2));
      if (last && !word && !meant.isEmpty()) {
        return typed.substring(0, slipped.start()) + meant + " " + figures(slipped.group(3))
            + slipped.group(4).toUpperCase(Locale.ROOT) + rest;
      }
    }
    return typed;
  }

  /** The district that is meant: the longest area that there is, then figures. */
  private static String meant(String area, String rest) {
    String all = (area + rest).toUpperCase(Locale.ROOT);
    for (int length = area.length(); length > 0; length--) {
      String letters = all.substring(0, length).replace('0', 'O');
      String district = figures(all.substring(length));
      if (AREAS.contains(letters) && DISTRICT.matcher(district).matches()) {
        return letters + district;
      }
    }
    return "";
  }

  private static String figures(String typed) {
    return typed.toUpperCase(Locale.ROOT).replace('I', '1').replace('L', '1').replace('O', '0');
  }

  /** The whole postcode in a line, as it is written: {@code LN1 4ZQ}. */
  public static Optional<String> in(String typed) {
    return whole(mended(typed));
  }

  private static Optional<String> whole(String mended) {
    Matcher whole = WHOLE.matcher(mended.length() > 300 ? "" : mended);
    return whole.find() ? Optional.of(written(whole)) : Optional.empty();
  }

  /** Whether all of it is written like a postcode of Ireland. */
  public static boolean isIrish(String typed) {
    return IRISH.matcher(mended(typed.strip())).matches();
  }

  /** As it is kept: a whole one as it is written, anything else as it was typed. */
  public static String kept(String typed) {
    String mended = mended(typed);
    return whole(mended).orElse(mended);
  }

  /**
   * The line with its whole postcode as it is written, and without the county or country that stands behind it, which
   * says nothing more.
   */
  public static String read(String line) {
    String typed = mended(line);
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
    return from == 0
        ? 0
        : COUNTIES.stream().filter(county -> rest.regionMatches(true, from, county, 0, county.length()))
            .map(county -> from + county.length())
            .filter(end -> end == rest.length() || !Character.isLetterOrDigit(rest.charAt(end))).findFirst().orElse(0);
  }

  private static String written(Matcher whole) {
    return (SIGNS.matcher(whole.group(1)).replaceAll("") + " " + whole.group(2) + whole.group(3))
        .toUpperCase(Locale.ROOT);
  }
}
