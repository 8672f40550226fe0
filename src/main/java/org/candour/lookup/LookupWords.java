package org.candour.lookup;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.candour.written.WordReading;

/** How names and what is typed are read: lower case, without signs and accents, one word at a time. */
final class LookupWords {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final String APOSTROPHES = "'’‘`´";
  // Typed or not, they tell nothing.
  private static final Set<String> SMALL = Set.of("the", "of", "and", "at", "in", "on", "for", "a", "an", "near", "to");
  // What people write in two ways; the shorter one stands for both.
  private static final Map<String, String> SAME = Map.ofEntries(Map.entry("saint", "st"), Map.entry("street", "st"),
      Map.entry("doctor", "dr"), Map.entry("gps", "gp"), Map.entry("dentists", "dentist"),
      Map.entry("chemists", "chemist"), Map.entry("casualty", "emergency"), Map.entry("paramedics", "paramedic"),
      Map.entry("doctors", "dr"), Map.entry("drs", "dr"), Map.entry("center", "centre"), Map.entry("ctr", "centre"),
      Map.entry("cntr", "centre"), Map.entry("road", "rd"), Map.entry("avenue", "ave"), Map.entry("mount", "mt"),
      Map.entry("practise", "practice"), Map.entry("surgeries", "surgery"), Map.entry("wards", "ward"),
      Map.entry("centres", "centre"));
  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty");
  private static final Map<String, String> FIGURES =
      IntStream.range(0, NUMBERS.size()).boxed().collect(Collectors.toMap(NUMBERS::get, i -> Integer.toString(i + 1)));

  // What people call a kind of place, whatever its name.
  private static final Map<String, List<String>> EVERYDAY =
      Map.of("practice", List.of("gp", "dr", "surgery", "practice"), "pharmacy", List.of("chemist", "pharmacy"),
          "dental-practice", List.of("dentist", "dental"), "ambulance", List.of("ambulance", "paramedic"));

  private LookupWords() {}

  /** What people call a service of this kind when they do not know its name. */
  static List<String> everyday(String kind) {
    return EVERYDAY.getOrDefault(kind, List.of());
  }

  static List<String> of(String text) {
    String folded = text.chars().allMatch(c -> c < 128)
        ? text
        : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    folded = WordReading.of(folded);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < folded.length();) {
      int sign = folded.codePointAt(i);
      i += Character.charCount(sign);
      if (Character.isLetterOrDigit(sign)) {
        word.appendCodePoint(Character.toLowerCase(sign));
      } else if (APOSTROPHES.indexOf(sign) < 0) {
        end(word, words);
        if (sign == '&') {
          words.add("and");
        }
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().equals("aande") ? "casualty" : word.toString());
      word.setLength(0);
    }
  }

  /** The words that tell something; all of them where none does. */
  static List<String> telling(List<String> words) {
    List<String> telling = words.stream().filter(word -> !SMALL.contains(word)).toList();
    return telling.isEmpty() ? words : telling;
  }

  /** The one way to write a word that has several. */
  static String same(String word) {
    String figures = FIGURES.get(word);
    return figures == null ? SAME.getOrDefault(word, word) : figures;
  }

  /** As it is put into the index: each word, and beside it the one that stands for it. */
  static List<String> indexed(String text) {
    List<String> all = new ArrayList<>();
    for (String word : of(text)) {
      all.add(word);
      if (!same(word).equals(word)) {
        all.add(same(word));
      }
    }
    return all;
  }

  /** A name as one sign, to tell whether all of it was typed. */
  static String whole(List<String> words) {
    return String.join(" ", telling(words).stream().map(LookupWords::same).toList());
  }

  /** Whether it has figures, or is a number in letters. */
  static boolean isNumber(String word) {
    return hasDigit(word) || FIGURES.containsKey(word);
  }

  static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  /** How many slips are forgiven. A number is never another number, nor is a short word. */
  static int slips(String word) {
    return isNumber(word) || word.length() < 3 ? 0 : word.length() < 8 ? 1 : 2;
  }
}
