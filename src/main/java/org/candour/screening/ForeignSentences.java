package org.candour.screening;

import java.util.List;

/**
 * Which words stand in a sentence of another language, where a capital at its beginning says nothing: few of its words
 * are English.
 */
final class ForeignSentences {

  /** So many words tell the language of a sentence; with fewer, or where they are of both, the whole text does. */
  private static final int TELLING = 3;

  private int words;
  private int english;

  private ForeignSentences() {}

  static boolean[] of(List<TextToken> all, KnownWords vocabulary) {
    ForeignSentences[] counted = new ForeignSentences[all.size()];
    ForeignSentences text = new ForeignSentences();
    ForeignSentences sentence = new ForeignSentences();
    for (int at = 0; at < counted.length; at++) {
      TextToken token = all.get(at);
      sentence = token.opens() ? new ForeignSentences() : sentence;
      counted[at] = sentence;
      if (token.small() && !token.glued() && token.key().length() > 2) {
        boolean word = vocabulary.isWord(token.key());
        if (word || !vocabulary.isName(token.key())) {
          sentence.count(word);
          text.count(word);
        }
      }
    }
    boolean[] foreign = new boolean[counted.length];
    for (int at = 0; at < counted.length; at++) {
      foreign[at] = counted[at].isForeign() || (!counted[at].isEnglish() && text.isForeign());
    }
    return foreign;
  }

  private void count(boolean word) {
    words++;
    english += word ? 1 : 0;
  }

  /** Words that two languages share, such as "am" and "bum", make no English of a sentence among others. */
  private boolean isEnglish() {
    return words >= TELLING && english * 4 >= words * 3;
  }

  private boolean isForeign() {
    return words >= TELLING && english * 2 < words;
  }
}
