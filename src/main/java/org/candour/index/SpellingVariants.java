package org.candour.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * British and American spelling as one, and irregular forms as their word: whoever searches for "pediatric" finds
 * "paediatric", and with "bleeding" what says "bled". Works on lower-case words.
 */
final class SpellingVariants {

  private static final Pattern IZE = Pattern.compile("^(.{3,}[^aeiou])i[sz](e|es|ed|er|ers|ing|ation|ations|ational)");
  private static final Pattern YZE = Pattern.compile("^(.{3,})y[sz](e|es|ed|er|ers|ing)");
  private static final Pattern OUR = Pattern
      .compile("(col|fav|flav|hon|hum|lab|neighb|behavi|harb|od|rum|sav|tum|vap|vig|endeav|parl|glam|arm)our(.*)");
  private static final Pattern DOUBLED =
      Pattern.compile("(travel|cancel|counsel|label|model|signal|level|fuel)l(ed|ing|er|ers|or|ors|ation)");
  private static final Pattern RE = Pattern.compile("(cent|theat|lit|met|fib|calib)re(s?)");
  private static final Pattern GREEK =
      Pattern.compile("(haem|anaem|anaes|paed|gynaec|faec|caes|aeti|oedem|oesoph|foet|oestr|diarrhoe|leukaem"
          + "|uraem|ischaem|septicaem|glycaem|orthopaed|encyclopaed|archaeo|manoeuv|coeliac|toxaem|hypoxaem)");
  private static final Map<String, String> WORDS =
      Map.ofEntries(Map.entry("programme", "program"), Map.entry("programmes", "programs"),
          Map.entry("practise", "practice"), Map.entry("practised", "practiced"), Map.entry("practising", "practicing"),
          Map.entry("licence", "license"), Map.entry("defence", "defense"), Map.entry("grey", "gray"),
          Map.entry("tyre", "tire"), Map.entry("judgement", "judgment"), Map.entry("enrol", "enroll"),
          Map.entry("fulfil", "fulfill"), Map.entry("skilful", "skillful"), Map.entry("ageing", "aging"),
          Map.entry("sceptical", "skeptical"), Map.entry("plough", "plow"), Map.entry("jewellery", "jewelry"),
          Map.entry("mum", "mom"), Map.entry("mums", "moms"), Map.entry("cheque", "check"));

  private static final Map<String, String> IRREGULAR = irregular();

  private SpellingVariants() {}

  private static Map<String, String> irregular() {
    Map<String, String> forms = new HashMap<>();
    try (
        InputStream file = Objects.requireNonNull(SpellingVariants.class.getResourceAsStream("/index/irregular.txt"))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(line -> Arrays.stream(line).skip(1).forEach(form -> forms.put(form, line[0])));
      return Map.copyOf(forms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One spelling for the word. */
  static String one(String word) {
    String same = IRREGULAR.getOrDefault(word, WORDS.get(word));
    if (same != null) {
      return same;
    }
    String plain = GREEK.matcher(word).find() ? word.replace("ae", "e").replace("oe", "e") : word;
    plain = first(IZE, plain, "$1iz$2");
    plain = first(YZE, plain, "$1yz$2");
    plain = first(OUR, plain, "$1or$2");
    plain = first(DOUBLED, plain, "$1$2");
    return first(RE, plain, "$1er$2");
  }

  private static String first(Pattern pattern, String word, String replacement) {
    var match = pattern.matcher(word);
    return match.matches() ? match.replaceFirst(replacement) : word;
  }
}
