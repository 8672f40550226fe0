package org.candour.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is to be thought over about one screen name. Hope, Rose and Summer are words, alone and together with others.
 */
final class ScreenNameAdvice {

  private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}|[0-9]{2}[^0-9]*$");

  /** So many figures are a number by which somebody is known, such as a telephone's. */
  private static final int NUMBER = 6;

  private final PrivacyRules rules;
  private final KnownWords words;
  private final String name;
  private final List<String> pieces;

  ScreenNameAdvice(PrivacyRules rules, String name) {
    this.rules = rules;
    this.words = new KnownWords(rules, Set.of());
    this.name = TextCharacters.each(name, TextCharacters::plainly);
    this.pieces = parts().stream().flatMap(part -> pieces(part).stream()).toList();
  }

  List<String> advise(String address, String story) {
    List<String> advice = new ArrayList<>();
    if (pieces.stream().anyMatch(this::forename) || any("names") || initialled()) {
      advice.add("name");
    }
    if (name.chars().filter(c -> c >= '0' && c <= '9').count() >= NUMBER) {
      advice.add("number");
    } else if (YEAR.matcher(name).find()) {
      advice.add("year");
    }
    String whole = TextCharacters.key(name).replaceAll("[^a-z0-9]", "");
    String local = TextCharacters.each(
        TextCharacters.each(address.substring(0, Math.max(0, address.indexOf('@'))), TextCharacters::plainly),
        TextCharacters::lowly);
    if (Arrays.stream(local.split("[^a-z]+")).anyMatch(part -> part.length() >= 4 && whole.contains(part))) {
      advice.add("address");
    }
    if ((any("female") && !told("female", story)) || (any("male") && !told("male", story))) {
      advice.add("gender");
    }
    if (any("feelings")) {
      advice.add("feeling");
    }
    return advice;
  }

  private boolean any(String list) {
    return pieces.stream().anyMatch(rules.screen().getOrDefault(list, Set.of())::contains);
  }

  /** What the story makes plain anyway gives nothing away. */
  private boolean told(String list, String story) {
    Set<String> all = rules.screen().getOrDefault(list, Set.of());
    return TextToken.of(TextCharacters.each(story, TextCharacters::plainly)).stream()
        .anyMatch(token -> all.contains(token.key()));
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= name.length(); i++) {
      int c = i < name.length() ? name.charAt(i) : ' ';
      int previous = i > 0 ? name.charAt(i - 1) : ' ';
      if (!part.isEmpty() && (!TextCharacters.letter(c)
          || (TextCharacters.upper(c) && (!TextCharacters.upper(previous) || startsWord(i))))) {
        parts.add(TextCharacters.key(part.toString()));
        part.setLength(0);
      }
      if (TextCharacters.letter(c)) {
        part.append((char) c);
      }
    }
    return parts;
  }

  /** The S of JSmith: a capital before a small letter. */
  private boolean startsWord(int at) {
    return at + 1 < name.length() && TextCharacters.letter(name.charAt(at + 1))
        && !TextCharacters.upper(name.charAt(at + 1));
  }

  /** A letter and a family name, apart or together: J Smith, jsmith. */
  private boolean initialled() {
    List<String> parts = parts();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      boolean apart =
          part.length() == 1 && i + 1 < parts.size() && parts.get(i + 1).length() > 2 && words.isName(parts.get(i + 1));
      if (apart || (part.length() > 5 && !words.isWord(part) && words.isName(part.substring(1)))) {
        return true;
      }
    }
    return false;
  }

  private boolean forename(String part) {
    return words.isName(part) && !words.isWord(part);
  }

  /** Words run together: all of them words, or one of them a name. */
  private List<String> pieces(String part) {
    if (part.length() < 6 || part.length() > 30 || words.isWord(part) || forename(part)) {
      return List.of(part);
    }
    for (int cut = 3; cut <= part.length() - 3; cut++) {
      if (words.common(part.substring(0, cut)) && words.common(part.substring(cut))) {
        return List.of(part.substring(0, cut), part.substring(cut));
      }
    }
    for (int cut = 3; cut <= part.length() - 3; cut++) {
      String left = part.substring(0, cut);
      String right = part.substring(cut);
      if ((cut > 3 && forename(left) && (words.isName(right) || words.common(right)))
          || (right.length() > 3 && forename(right) && (words.isName(left) || words.common(left)))) {
        return List.of(left, right);
      }
    }
    return List.of(part);
  }
}
