package org.candour.written;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of words, for everything that looks for them: searches, alerts, the look-up of services, repeats. What is
 * written in several ways becomes one: {@code A & E}, {@code wasn't} and {@code wasnt}, {@code G.P.} and {@code g p},
 * {@code check-up}, curly signs and letters of another width. What comes out is for machines: small letters, never
 * shown.
 */
public final class WordReading {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\uFE00-\uFE0F]");
  private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019\u201B\u02BC\u00B4`\u2032]");
  private static final Pattern QUOTE = Pattern.compile("[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]");
  /** The commonest place of all, which would otherwise be two words that say nothing and a letter. */
  private static final Pattern EMERGENCY =
      Pattern.compile("(?<![\\p{L}\\p{N}])a(?: ?[&+/] ?| and | n | ?'n' ?)e(?![\\p{L}\\p{N}])");
  private static final Pattern BOTH = Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{L}) ?\\+ ?(?=\\p{L}(?![\\p{L}\\p{N}]))");
  private static final Pattern INITIALS =
      Pattern.compile("(?<![\\p{L}\\p{N}.])\\p{L}(?:\\.\\p{L}){1,6}\\.?(?![\\p{L}\\p{N}])");
  /** Two that are no words and no vowels, or more: {@code g p}, {@code i c u}. */
  private static final Pattern LETTERS_APART =
      Pattern.compile("(?<![\\p{L}\\p{N}.'&-])(?:\\p{L}\\.? ){1,5}\\p{L}(?:\\.|'s)?(?![\\p{L}\\p{N}'&-])");
  private static final Pattern NO_WORDS = Pattern.compile("[aeiouyw]*[b-df-hj-np-tvxz][a-z]*");
  private static final Pattern TWO = Pattern.compile("[b-df-hj-np-tvxz]{2}");
  private static final Pattern HYPHEN = Pattern.compile("[\u2010\u2011\uFE63\uFF0D]");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}']*");
  private static final Pattern SPACES = Pattern.compile("[ \t]{2,}");
  private static final Map<String, String> WHOLE =
      Map.ofEntries(Map.entry("cannot", "can not"), Map.entry("can't", "can not"), Map.entry("cant", "can not"),
          Map.entry("won't", "will not"), Map.entry("wont", "will not"), Map.entry("shan't", "shall not"),
          Map.entry("shant", "shall not"), Map.entry("ain't", "is not"), Map.entry("aint", "is not"),
          Map.entry("i'm", "i am"), Map.entry("im", "i am"), Map.entry("let's", "let us"), Map.entry("n't", "not"));
  private static final Map<String, String> WITH_NOT = Stream
      .of("is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "would", "could", "should", "must",
          "need", "might", "may", "ought", "dare")
      .collect(Collectors.toMap(word -> word + "nt", word -> word + " not"));
  /** Endings that stand for a word, and the words that people write them on without a sign: {@code theyve}. */
  private static final Map<String, String> ENDINGS =
      Map.of("'ll", " will", "'re", " are", "'ve", " have", "'d", " would");
  private static final Map<String, String> GLUED =
      Map.ofEntries(Map.entry("theyre", "they are"), Map.entry("youre", "you are"), Map.entry("theyve", "they have"),
          Map.entry("youve", "you have"), Map.entry("weve", "we have"), Map.entry("ive", "i have"),
          Map.entry("theyll", "they will"), Map.entry("youll", "you will"), Map.entry("theyd", "they would"),
          Map.entry("youd", "you would"), Map.entry("couldve", "could have"), Map.entry("shouldve", "should have"),
          Map.entry("wouldve", "would have"), Map.entry("xrays", "xray"));
  private static final Pattern RAYS = Pattern.compile("(?<![\\p{L}\\p{N}])x[ -]rays?(?![\\p{L}\\p{N}])");
  private static final Pattern MAIL = Pattern.compile("(?<![\\p{L}\\p{N}])e-mail");

  // Arabic letters as people type them on different keyboards, and vowel signs that few type; as Lucene's normalizers
  // of Arabic and Persian have it.
  private static final Pattern VOWELS = Pattern.compile("[\u0640\u064B-\u065F\u0670\u06D6-\u06ED]");
  private static final String VARIANTS =
      "\u0622\u0623\u0625\u0671\u0649\u06CC\u06D2\u06A9\u0629\u06C0\u06C1\u06C2\u06C3\u06D5";
  private static final String LETTERS =
      "\u0627\u0627\u0627\u0627\u064A\u064A\u064A\u0643\u0647\u0647\u0647\u0647\u0647\u0647";

  private WordReading() {}

  /** The text as it is looked for and found. */
  public static String of(String text) {
    String plain = text.chars().allMatch(c -> c < 128 && c != '`') ? text : seen(text);
    plain = SPACES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ");
    plain = INITIALS.matcher(plain).replaceAll(initials -> initials.group().replace(".", ""));
    plain = MAIL.matcher(RAYS.matcher(plain).replaceAll("xray")).replaceAll("email");
    plain = EMERGENCY.matcher(plain).replaceAll("aande");
    plain = LETTERS_APART.matcher(plain).replaceAll(letters -> Matcher.quoteReplacement(together(letters.group())));
    plain = SPACES.matcher(BOTH.matcher(plain).replaceAll("$1&").replace("&", " and ")).replaceAll(" ");
    return CompoundWords.of(WORD.matcher(plain).replaceAll(word -> Matcher.quoteReplacement(written(word.group()))))
        .strip();
  }

  /** The line with a no-break blank inside what is one thing though it is read in two words. */
  public static String kept(String read) {
    StringBuilder line = new StringBuilder(read);
    for (int at = read.indexOf(' '); at >= 0; at = read.indexOf(' ', at + 1)) {
      int from = begin(read, at);
      int to = at + 1;
      while (to < read.length() && Character.isLetter(read.charAt(to))) {
        to++;
      }
      if (CompoundWords.isApart(read.substring(from, at), read.substring(at + 1, to))) {
        line.setCharAt(at, '\u00A0');
      }
    }
    return line.toString();
  }

  private static int begin(String line, int end) {
    int from = end;
    while (from > 0 && Character.isLetter(line.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static String together(String letters) {
    String plain = letters.replace(".", "").replace(" ", "");
    String signs = plain.endsWith("'s") ? plain.substring(0, plain.length() - 2) : plain;
    return signs.length() > 2
        ? NO_WORDS.matcher(signs).matches() ? plain : letters
        : TWO.matcher(signs).matches() ? plain : letters;
  }

  private static String seen(String text) {
    String signs =
        QUOTE.matcher(APOSTROPHE.matcher(HYPHEN.matcher(text).replaceAll("-")).replaceAll("'")).replaceAll("\"");
    return arabic(UNSEEN.matcher(Normalizer.normalize(signs, Normalizer.Form.NFKC)).replaceAll(""));
  }

  private static String arabic(String text) {
    if (text.chars().noneMatch(c -> c >= 0x0600 && c < 0x0700)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(VOWELS.matcher(text).replaceAll(""));
    for (int i = 0; i < plain.length(); i++) {
      int variant = VARIANTS.indexOf(plain.charAt(i));
      if (variant >= 0) {
        plain.setCharAt(i, LETTERS.charAt(variant));
      }
    }
    return plain.toString();
  }

  /** A word that is several, as those. */
  private static String written(String word) {
    String same = WHOLE.getOrDefault(word, GLUED.get(word));
    if (same != null) {
      return same;
    }
    String without = word.replace("'", "");
    String not = WITH_NOT.get(without);
    if (not != null) {
      return not;
    }
    if (word.indexOf('\'') < 0) {
      return word;
    }
    for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
      if (word.length() > ending.getKey().length() && word.endsWith(ending.getKey())) {
        return word.substring(0, word.length() - ending.getKey().length()) + ending.getValue();
      }
    }
    return word;
  }
}
