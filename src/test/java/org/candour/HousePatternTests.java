package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * No pattern of the house takes more than a fixed number of steps for each sign that it reads, whatever somebody sends.
 * Counted by the signs that the matcher asks for, never by a clock: twice the text may cost little more than twice the
 * steps.
 */
class HousePatternTests {

  private static final Path MAIN = Path.of("src/main/java/org/candour");
  private static final int SHORT = 256;
  private static final int LONG = 1_024;
  private static final double MOST = 2.7;
  private static final long ENOUGH = 8_000_000;
  private static final Pattern CALL = Pattern
      .compile("(Pattern\\.compile|Pattern\\.matches|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\((?=\\s*\")");

  /** One pattern, and whether it is only ever held against a whole text. */
  private record Written(String where, Pattern pattern, boolean whole) {}

  @Test
  void everyPatternIsReadInStepsThatGrowWithTheText() throws IOException {
    List<Written> all = new ArrayList<>(inSources());
    all.addAll(inRules());
    assertThat(all).as("the patterns that were found").hasSizeGreaterThan(150);
    assertThat(all.parallelStream().flatMap(w -> fault(w).stream()).toList()).isEmpty();
  }

  @Test
  void theCountTellsGoodPatternsFromBadOnes() {
    for (String bad : new String[]{"(a+)+$", "\\s+$", "(?s)\\b(?:.*?\\b(5\\.[0-7]\\.\\d{1,3})\\b|.*?\\b(55[0-4])\\b)",
        "\\[([^]]*)]\\([^)]*\\)", "a.*b.*c", "<!--.*?-->"}) {
      assertThat(fault(new Written("", Pattern.compile(bad), false))).as(bad).isNotEmpty();
    }
    for (String good : new String[]{"\\s+", "[a-z]{1,20}@[a-z]{1,20}", "\\[([^\\[\\]]*)]", "a|b|c",
        "^Status:\\s*([245])"}) {
      assertThat(fault(new Written("", Pattern.compile(good), false))).as(good).isEmpty();
    }
    assertThat(fault(new Written("", Pattern.compile(".*a.*a.*x"), true))).isNotEmpty();
  }

  /**
   * Each round of a group costs a place on the stack, so that a long text ends the thread. A group that keeps what it
   * took ({@code )*+}, {@code )++}) needs none, and neither does one that is repeated a few times at most.
   */
  @Test
  void noGroupIsRepeatedWithoutEndUnlessItKeepsWhatItTook() throws IOException {
    Pattern endless = Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,})(?!\\+)");
    List<Written> all = new ArrayList<>(inSources());
    all.addAll(inRules());
    assertThat(all).filteredOn(w -> endless.matcher(w.pattern.pattern()).find())
        .extracting(w -> w.where + " " + w.pattern).isEmpty();
  }

  private static List<String> fault(Written written) {
    ToLongFunction<String> way = written.whole ? t -> wholly(written.pattern, t) : t -> everywhere(written.pattern, t);
    List<String> units = units(written.pattern.pattern());
    for (String before : written.whole || written.pattern.pattern().contains("^") ? heads(units) : List.of("")) {
      for (String unit : units) {
        for (String after : new String[]{"", "\u0001"}) {
          // Short first, to be quick; a bound such as {1,250} is told from none by a long text.
          if (grows(way, before, unit, after, SHORT) && grows(way, before, unit, after, LONG)) {
            return List.of(written.where + " " + written.pattern + " on \"" + before + "\" and many \"" + unit + "\""
                + (after.isEmpty() ? "" : " and another sign"));
          }
        }
      }
    }
    return List.of();
  }

  private static boolean grows(ToLongFunction<String> way, String before, String unit, String after, int length) {
    long once = way.applyAsLong(before + unit.repeat(length / unit.length()) + after);
    long twice = once >= ENOUGH ? once : way.applyAsLong(before + unit.repeat(2 * length / unit.length()) + after);
    return twice >= ENOUGH || twice > MOST * once + 64;
  }

  private static long everywhere(Pattern pattern, String text) {
    Counted counted = new Counted(text, new long[1]);
    try {
      Matcher matcher = pattern.matcher(counted);
      while (matcher.find()) {
        counted.steps[0]++;
      }
    } catch (Enough e) {
      return ENOUGH;
    } catch (StackOverflowError e) {
      return ENOUGH;
    }
    return counted.steps[0];
  }

  private static long wholly(Pattern pattern, String text) {
    Counted counted = new Counted(text, new long[1]);
    try {
      pattern.matcher(counted).matches();
    } catch (Enough e) {
      return ENOUGH;
    } catch (StackOverflowError e) {
      return ENOUGH;
    }
    return counted.steps[0];
  }

  private static final class Enough extends RuntimeException {}

  /** A text that counts how often it is looked at. */
  private record Counted(CharSequence text, long[] steps) implements CharSequence {

    @Override
    public char charAt(int index) {
      if (++steps[0] > ENOUGH) {
        throw new Enough();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }
  }

  /**
   * What a text may be made of that this pattern has most to do with: its own words and signs, a few others, and pairs
   * of them.
   */
  private static List<String> units(String pattern) {
    Set<String> signs = new LinkedHashSet<>(List.of("a", "A", "7", " ", "\n", "é"));
    String bare =
        pattern.replaceAll("\\\\[pP]\\{\\w+}|\\(\\?[a-z]*[:=!<)]?|\\{\\d+,?\\d*}", " ").replaceAll("\\\\[a-zA-Z]", " ");
    for (char sign : bare.toCharArray()) {
      if (signs.size() < 15 && !Character.isWhitespace(sign) && !Character.isSurrogate(sign)) {
        signs.add(String.valueOf(sign));
      }
    }
    Matcher word = Pattern.compile("[^\\\\\\[\\](){}.*+?|^$\\s]{2,12}").matcher(bare);
    Set<String> words = new LinkedHashSet<>();
    while (word.find() && words.size() < 5) {
      words.add(word.group());
    }
    Set<String> units = new LinkedHashSet<>(signs);
    units.addAll(words);
    for (String one : signs) {
      Stream.concat(signs.stream(), words.stream()).forEach(other -> units.add(one + other));
    }
    return List.copyOf(units);
  }

  private static List<String> heads(List<String> units) {
    return Stream.concat(Stream.of(""), units.stream().filter(u -> u.length() == 1 || u.length() > 2).limit(10))
        .toList();
  }

  private static List<Written> inSources() throws IOException {
    List<Written> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        Matcher call = CALL.matcher(text);
        while (call.find()) {
          String written = literal(text, call.end());
          // One sign to split at is no pattern.
          if (written.length() > 1) {
            found.add(new Written(file.getFileName().toString(), Pattern.compile(written, flags(text, call.end())),
                call.group(1).endsWith("matches") || whole(text, call.start())));
          }
        }
      }
    }
    return found;
  }

  private static int flags(String text, int from) {
    return text.substring(from, text.indexOf(';', from)).contains("CASE_INSENSITIVE") ? Pattern.CASE_INSENSITIVE : 0;
  }

  /** A constant that its file only ever asks whether it matches. */
  private static boolean whole(String text, int call) {
    Matcher constant = Pattern.compile("Pattern (\\w+) =\\s*$").matcher(text.substring(Math.max(0, call - 80), call));
    if (!constant.find()) {
      return false;
    }
    List<String> uses = Pattern.compile("(?:Matcher (\\w+) = )?\\b" + constant.group(1) + "\\.\\w+\\([^;]*")
        .matcher(text).results().map(use -> use.group(1) != null && text.contains(use.group(1) + ".matches()")
            && !text.contains(use.group(1) + ".find()") ? ".matches()" : use.group())
        .toList();
    return !uses.isEmpty() && uses.stream().allMatch(use -> use.contains(".matches()"));
  }

  /** Strings that are added up to one, with a figure for each constant between them. */
  private static String literal(String text, int from) {
    StringBuilder all = new StringBuilder();
    Matcher piece = Pattern.compile("\\G\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([\\w.]+))\\s*(\\+)?").matcher(text);
    piece.region(from, text.length());
    while (piece.find()) {
      all.append(piece.group(1) == null ? "9" : escaped(piece.group(1)));
      if (piece.group(3) == null) {
        break;
      }
    }
    return all.toString();
  }

  private static String escaped(String written) {
    return Pattern.compile("(?<!\\\\)\\\\u([0-9A-Fa-f]{4})").matcher(written)
        .replaceAll(r -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(r.group(1), 16))))
        .translateEscapes();
  }

  /** Those that stand in files: what the privacy check looks for, and the shipped mappings of directories. */
  private static List<Written> inRules() throws IOException {
    List<Written> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*/(listing/.*\\.ya?ml|privacy/rules\\.json)")).sorted()
          .toList()) {
        // JSON is YAML too.
        // Names with {a column} in them are none.
        texts(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(Files.readString(file)))
            .filter(t -> !t.matches(".*\\{[a-z_]+}.*") && t.matches(".*[\\\\*+{\\[|(^$].*")).forEach(t -> found.add(
                new Written(file.getFileName().toString(), Pattern.compile(t), file.getParent().endsWith("listing"))));
      }
    }
    return found;
  }

  private static Stream<String> texts(Object node) {
    return node instanceof String text
        ? Stream.of(text)
        : node instanceof Map<?, ?> map
            ? map.values().stream().flatMap(HousePatternTests::texts)
            : node instanceof List<?> list ? list.stream().flatMap(HousePatternTests::texts) : Stream.empty();
  }
}
