package org.candour.written;

import java.text.Normalizer;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole numbers as people write them: figures of every script, {@code 1,000}, {@code no. 12}, {@code #12}, or the
 * address of a page that ends with one.
 */
public final class TypedNumbers {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s?#]{1,300}/(\\d{1,18})/?(?:[?#]\\S{0,300})?");
  private static final Pattern NUMBER =
      Pattern.compile("(?:(?:story|number|no\\.?|nr\\.?|#) ?){0,3}(\\d{1,18}|\\d{1,3}(?:[, ]\\d{3}){1,5})\\.?");

  private TypedNumbers() {}

  /** The number that is meant; nothing where none is. */
  public static OptionalLong of(String typed) {
    String text = typed.length() > 400
        ? ""
        : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(java.util.Locale.ROOT);
    StringBuilder plain = new StringBuilder();
    text.codePoints().forEach(sign -> plain.appendCodePoint(
        Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : Character.isSpaceChar(sign) ? ' ' : sign));
    Matcher address = ADDRESS.matcher(plain);
    Matcher number = NUMBER.matcher(plain);
    String figures =
        address.matches() ? address.group(1) : number.matches() ? number.group(1).replaceAll("[, ]", "") : "";
    return figures.isEmpty() || figures.length() > 18 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(figures));
  }
}
