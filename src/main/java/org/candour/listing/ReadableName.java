package org.candour.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Makes names in capitals readable: MANCHESTER UNIVERSITY NHS FOUNDATION TRUST becomes Manchester University NHS
 * Foundation Trust. A name that has a small letter was written by somebody who cared, and stays.
 */
final class ReadableName {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]\\p{L}+)*+['’]?");
  private static final Pattern APOSTROPHE = Pattern.compile("(\\p{L}+)(['’])(.*)");
  private static final Pattern PHRASE = Pattern.compile("[(:,;\"]| -|- ");
  private static final Pattern ROMAN = Pattern.compile("I{2,3}|I[VX]|VI{0,3}|XI{0,2}");
  private static final int LONGEST_LONE_ACRONYM = 6;

  private final Words words;
  private final boolean loneAcronyms;

  /** The words of one language that rules cannot know. */
  private record Words(Set<String> small, Map<String, String> exact, Set<String> titles, Set<String> particles,
      Set<String> afterTitle) {}

  private ReadableName(Words words, boolean loneAcronyms) {
    this.words = words;
    this.loneAcronyms = loneAcronyms;
  }

  /**
   * For English names.
   *
   * @param loneAcronyms a short single word in capitals stays: among mixed names it is meant so
   */
  static ReadableName english(boolean loneAcronyms) {
    try (InputStream in = ReadableName.class.getResourceAsStream("/listing/words/en.yaml")) {
      Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in));
      Map<String, String> exact = new HashMap<>();
      for (String word : list(file, "acronyms")) {
        exact.put(word, word);
      }
      for (String word : list(file, "exact")) {
        exact.put(word.toUpperCase(Locale.ROOT), word);
      }
      return new ReadableName(
          new Words(set(file, "small"), exact, set(file, "titles"), set(file, "particles"), set(file, "after-title")),
          loneAcronyms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> list(Map<String, Object> file, String key) {
    return List.of(String.valueOf(file.get(key)).strip().split("\\s+"));
  }

  private static Set<String> set(Map<String, Object> file, String key) {
    return new HashSet<>(list(file, key));
  }

  String of(String name) {
    String tidy = name.strip().replaceAll("[\\s\\u00a0]+", " ");
    boolean capitals = tidy.chars().anyMatch(Character::isUpperCase) && tidy.chars().noneMatch(Character::isLowerCase);
    if (!capitals || loneAcronyms && tidy.indexOf(' ') < 0 && tidy.length() <= LONGEST_LONE_ACRONYM) {
      return tidy;
    }
    List<MatchResult> found = WORD.matcher(tidy).results().toList();
    StringBuilder readable = new StringBuilder(tidy);
    for (int i = 0; i < found.size(); i++) {
      MatchResult word = found.get(i);
      readable.replace(word.start(), word.end(), word(new Place(tidy, found, i)));
    }
    return readable.toString();
  }

  /** A word with its neighbours. */
  private record Place(String name, List<MatchResult> words, int at) {

    String word() {
      return words.get(at).group();
    }

    String before() {
      return at == 0 ? "" : words.get(at - 1).group();
    }

    String after() {
      return at + 1 == words.size() ? "" : words.get(at + 1).group();
    }

    /** What stands between the word before and this one. */
    String gap() {
      return at == 0
          ? name.substring(0, words.get(0).start())
          : name.substring(words.get(at - 1).end(), words.get(at).start());
    }

    /** Whether a new phrase begins here: the name itself, behind a bracket, a dash with blanks, a comma, a colon. */
    boolean begins() {
      return at == 0 || PHRASE.matcher(gap()).find();
    }

    String gapAfter() {
      return at + 1 == words.size() ? "" : name.substring(words.get(at).end(), words.get(at + 1).start());
    }
  }

  private String word(Place place) {
    String word = place.word();
    String exact = words.exact.get(word);
    if (words.small.contains(word) && !place.begins()) {
      return word.toLowerCase(Locale.ROOT);
    }
    if (initials(place)) {
      return word;
    }
    if (exact != null) {
      return exact;
    }
    boolean stays = word.length() == 1 || ROMAN.matcher(word).matches() && place.at > 0 || unspeakable(word);
    return stays ? word : Character.isDigit(word.charAt(0)) ? number(word) : capitalised(word);
  }

  /** AK in DR AK MITTAL, JG in (JG ASTLES): two or three letters between a title or a bracket and a name. */
  private boolean initials(Place place) {
    String word = place.word();
    boolean short2 = word.length() == 2;
    boolean named =
        !place.after().isEmpty() && !words.afterTitle.contains(place.after()) && place.gapAfter().equals(" ");
    if (word.length() > 3 || !named || words.particles.contains(word)) {
      return false;
    }
    return words.titles.contains(place.before()) && !place.gap().contains("-") || short2 && place.gap().endsWith("(");
  }

  /** No vowel: nobody can say it, so it is an abbreviation of its own, unless the words say otherwise. */
  private static boolean unspeakable(String word) {
    return word.matches("[B-DF-HJ-NP-TV-XZ]{2,}");
  }

  private static String number(String word) {
    return word.matches("[0-9]+(?:ST|ND|RD|TH|HR|HRS|S)") ? word.toLowerCase(Locale.ROOT) : word;
  }

  private String capitalised(String word) {
    Matcher parts = APOSTROPHE.matcher(word);
    if (parts.matches()) {
      String head = parts.group(1);
      String tail = parts.group(3);
      // O'BRIEN and D'ARCY carry a name behind the sign; MARY'S only an ending.
      String end = head.length() == 1 && tail.length() > 2 ? capitalised(tail) : tail.toLowerCase(Locale.ROOT);
      String known = words.exact.get(head);
      return (known != null ? known : unspeakable(head) ? head : capitalised(head)) + parts.group(2) + end;
    }
    if (word.startsWith("MC") && word.length() > 4) {
      return "Mc" + capitalised(word.substring(2));
    }
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
