package org.candour.written;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that are written in one, with a hyphen or in two, as one of these: {@code checkup}, {@code check-up},
 * {@code check up}.
 */
final class CompoundWords {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']+");
  /** What stands before a hyphen and is no word by itself. */
  private static final List<String> BEGINNINGS =
      List.of("re", "non", "pre", "post", "co", "anti", "mis", "multi", "semi", "inter", "intra", "sub", "dis", "un");
  private static final List<String> NOT_ENDINGS = List.of("of", "to", "on", "in", "by", "the");
  /** How they are read: under both halves with a blank between them, and under both together. */
  private static final Map<String, String> READ = read();

  private CompoundWords() {}

  private static Map<String, String> read() {
    Map<String, String> all = new HashMap<>();
    try (InputStream file = Objects.requireNonNull(CompoundWords.class.getResourceAsStream("/written/compounds.txt"))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String apart = line.replace('+', ' ');
            String together = apart.replace(" ", "");
            String as = line.contains("+") ? together : apart;
            for (String end : List.of("", "s")) {
              all.put(apart + end, as + end);
              all.put(together + end, as + end);
            }
          });
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text, in small letters, with each of them in its one way. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    Matcher word = WORD.matcher(text);
    int done = 0;
    boolean more = word.find();
    while (more) {
      int start = word.start();
      int end = word.end();
      more = word.find();
      String as = null;
      if (more && word.start() == end + 1 && (start == 0 || text.charAt(start - 1) != '-')) {
        as = both(text.substring(start, end), text.charAt(end), text.substring(end + 1, word.end()));
      }
      int until = end;
      if (as != null) {
        until = word.end();
        more = word.find();
      } else {
        as = READ.get(text.substring(start, end));
      }
      if (as != null) {
        plain.append(text, done, start).append(as);
        done = until;
      }
    }
    return plain.append(text, done, text.length()).toString();
  }

  private static @Nullable String both(String first, char between, String second) {
    if (between != ' ' && between != '-') {
      return null;
    }
    String as = READ.get(first + " " + second);
    return as == null && between == '-' && BEGINNINGS.contains(first) && !NOT_ENDINGS.contains(second)
        ? first + second
        : as;
  }

  /** Whether these are the two halves of one that is read apart. */
  static boolean isApart(String first, String second) {
    String both = first + " " + second;
    return both.equals(READ.get(both));
  }
}
