package org.candour.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text.
 *
 * @param start of the word, counted as Java counts characters
 * @param end without an "'s"
 * @param full with it
 * @param key how it is looked up
 * @param shape whether it is written small, with a capital, or in capitals
 * @param glued part of something that is no word: "5mg", "@name"
 * @param gap what stands between the word before and this one, its first signs
 * @param opens whether a sentence may begin here
 */
record TextToken(int start, int end, int full, String key, Shape shape, boolean glued, String gap, boolean opens) {

  enum Shape { LOWER, CAPITAL, UPPER }

  private static final String OPENING = ".!?:;\n*\"(";

  boolean small() {
    return shape == Shape.LOWER;
  }

  static List<TextToken> of(String plain) {
    List<TextToken> all = new ArrayList<>();
    int at = 0;
    int length = plain.length();
    int last = 0;
    while (at < length) {
      if (!TextCharacters.letter(plain.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < length && (TextCharacters.letter(plain.charAt(at)) || joins(plain, at))) {
        at++;
      }
      int before = start > 0 ? plain.charAt(start - 1) : ' ';
      int after = at < length ? plain.charAt(at) : ' ';
      boolean glued = TextCharacters.digit(before) || TextCharacters.digit(after) || before == '@' || after == '@'
          || before == '_' || after == '_';
      String word = plain.substring(start, at);
      int end = at;
      if (word.length() > 3 && (word.endsWith("'s") || word.endsWith("'S"))) {
        end -= 2;
        word = word.substring(0, word.length() - 2);
      }
      String gap = all.isEmpty() ? "." : plain.substring(last, start);
      boolean opens = all.isEmpty() || gap.chars().anyMatch(c -> OPENING.indexOf(c) >= 0);
      all.add(new TextToken(start, end, at, word.length() > 40 ? "" : TextCharacters.key(word), shape(word),
          glued || word.length() > 40, gap.length() > 12 ? gap.substring(0, 12) : gap, opens));
      last = at;
    }
    return all;
  }

  private static boolean joins(String plain, int at) {
    return (plain.charAt(at) == '\'' || plain.charAt(at) == '-') && at + 1 < plain.length()
        && TextCharacters.letter(plain.charAt(at + 1));
  }

  private static Shape shape(String word) {
    int letters = 0;
    int large = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (TextCharacters.letter(c) && !TextCharacters.mark(c)) {
        letters++;
        large += TextCharacters.upper(c) ? 1 : 0;
      }
    }
    return !TextCharacters.upper(word.charAt(0))
        ? Shape.LOWER
        : letters > 1 && large == letters ? Shape.UPPER : Shape.CAPITAL;
  }
}
