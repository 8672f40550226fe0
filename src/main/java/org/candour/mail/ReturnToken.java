package org.candour.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.shared.SecretToken;

/**
 * What tells from the return address which letter came back: {@code returns+TOKEN@candour.example}. Relays may write a
 * Message-ID of their own, and leave the address alone. Small letters and figures only, since some write addresses in
 * small letters.
 */
final class ReturnToken {

  /** Where an address says itself that the token stands; else it is added after a plus sign. */
  private static final String PLACE = "*";
  private static final int LENGTH = 26;
  private static final Pattern IN_ADDRESS = Pattern.compile("(?i)(?<![a-z0-9])([a-z2-7]{" + LENGTH + "})@");

  private ReturnToken() {}

  static String fresh() {
    return SecretToken.drawn("abcdefghijklmnopqrstuvwxyz234567", LENGTH);
  }

  /** The return address of one letter. */
  static String address(String returnsTo, String token) {
    int at = returnsTo.lastIndexOf('@');
    return returnsTo.contains(PLACE)
        ? returnsTo.replace(PLACE, token)
        : returnsTo.substring(0, at) + "+" + token + returnsTo.substring(at);
  }

  /**
   * The return address of none in particular: without the token and the sign before it. Nothing where it is all token.
   */
  static Optional<String> plain(String returnsTo) {
    return Optional.of(returnsTo.replaceFirst("[-+=_.]?\\*", "")).filter(address -> !address.startsWith("@"));
  }

  /** The token in what names an address. */
  static Optional<String> in(String header) {
    Matcher token = IN_ADDRESS.matcher(header);
    return token.find() ? Optional.of(token.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
