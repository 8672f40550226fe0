package org.candour.written;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone number as people write it: {@code 0300 790 0203}, {@code +44 (0)20 7946 0018},
 * {@code 01632 960123 ext. 3}.
 *
 * @param number what is dialled: figures, perhaps after a plus
 * @param extension whom to be put through to; empty where nobody is named
 */
public record Telephone(String number, String extension) {

  private static final int LONGEST = 60;
  private static final Pattern TYPED = Pattern
      .compile("(\\+? ?[0-9(][0-9 ().-]{1,40}[0-9])(?:[ ,;]{0,3}(?:extension|extn|ext|x)[.: ]{0,3}([0-9]{1,6}))?");

  /** The one number that is meant; nothing where none is, or more than one. */
  public static Optional<Telephone> of(String typed) {
    String plain = typed.length() > LONGEST
        ? ""
        : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT)
            .replaceAll("[\\u2010-\\u2015\\u2212]", "-");
    Matcher matcher = TYPED.matcher(plain);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean abroad = plain.startsWith("+");
    // "(0)" is dialled at home, and not after the number of the country.
    String figures = (abroad ? matcher.group(1).replace("(0)", "") : matcher.group(1)).replaceAll("[^0-9]", "");
    if (figures.length() < (abroad ? 7 : 3) || figures.length() > 15) {
      return Optional.empty();
    }
    return Optional.of(new Telephone((abroad ? "+" : "") + figures, matcher.group(2) == null ? "" : matcher.group(2)));
  }

  /** As a link that dials it; empty where what is shown is no number that can be dialled. */
  public static String link(String shown) {
    return of(shown).map(t -> "tel:" + t.number + (t.extension.isEmpty() ? "" : ";ext=" + t.extension)).orElse("");
  }
}
