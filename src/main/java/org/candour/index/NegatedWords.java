package org.candour.index;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words that turn what follows them into its opposite, as one thing: "nobody listened", "never listened" and "weren't
 * listening" all say that there was no listening. An index keeps of a text what such a word turns, and a search asks
 * for that.
 */
public final class NegatedWords {

  private static final List<String> WORDS =
      List.of("not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "nowhere", "without");
  private static final Pattern NOBODY =
      Pattern.compile("(?<![\\p{L}\\p{N}'-])(?:no[ -]?one|not one|no body)(?![\\p{L}\\p{N}'-])");
  private static final Pattern CLAUSE =
      Pattern.compile("[.!?;:,\u061F\u060C\u06D4\u3002](?=[\\s\"')]|$)|\n|(?<= )but(?= )");
  // What turns something ends with its clause: "I cannot fault them, everybody listened".
  private static final String END = " endofaclause ";
  private static final CharArraySet SIGNS = new CharArraySet(WORDS, false);
  private static final int REACH = 4;

  private NegatedWords() {}

  /** All of them, as they are read. */
  public static List<String> words() {
    return WORDS;
  }

  /** Whether this word, as it is read, turns what follows. */
  public static boolean is(String word) {
    return WORDS.contains(word);
  }

  /** The words of a text that has been read, with each "no one" as a "nobody". */
  public static String read(String text) {
    return NOBODY.matcher(text).replaceAll("nobody");
  }

  static String clauses(String text) {
    return CLAUSE.matcher(text).replaceAll(END);
  }

  /** Leaves of a text what is turned in it. Small words are gone already, so that they do not count. */
  static final class Turned extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private int left;

    Turned(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      while (input.incrementToken()) {
        if (SIGNS.contains(term.buffer(), 0, term.length())) {
          left = REACH;
        } else if (END.strip().contentEquals(term)) {
          left = 0;
        } else if (left > 0) {
          left--;
          return true;
        }
      }
      return false;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      left = 0;
    }
  }
}
