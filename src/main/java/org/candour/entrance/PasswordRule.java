package org.candour.entrance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.people.PersonAccount;

/**
 * What a password must be: long, and nothing that a guesser tries first. No rule about signs; they only make people
 * write it down.
 */
final class PasswordRule {

  static final int SHORTEST = 12;
  static final int LONGEST = 200;
  private static final int FEWEST_SIGNS = 5;
  private static final Set<String> COMMON = common();

  private PasswordRule() {}

  /** The key of what is wrong with it. */
  static Optional<String> problem(String password, PersonAccount person) {
    String plain = plain(password);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("entrance.password.short");
    }
    if (password.length() > LONGEST) {
      return Optional.of("entrance.password.long");
    }
    String mailbox = person.address().substring(0, person.address().indexOf('@'));
    if (Stream.of(person.name(), person.address(), mailbox).anyMatch(own -> plain(own).equals(plain))) {
      return Optional.of("entrance.password.own");
    }
    boolean few = plain.codePoints().distinct().count() < FEWEST_SIGNS;
    return few || COMMON.contains(plain) ? Optional.of("entrance.password.common") : Optional.empty();
  }

  // Capitals, blanks and dots make no word another.
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s.,_-]", "");
  }

  private static Set<String> common() {
    try (var in = Objects.requireNonNull(PasswordRule.class.getResourceAsStream("/accounts/common-passwords.txt"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(PasswordRule::plain)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
