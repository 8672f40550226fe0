package org.candour.shared;

/** The sentences of the platform in one language, by message key {@code room.page.key}. */
public interface Sentences {

  /**
   * The sentence for a key, with {@code {0}}, {@code {1}} … filled in.
   *
   * @throws IllegalArgumentException where there is no such sentence, or it cannot take these arguments
   */
  String say(String key, Object... args);

  /**
   * A text as {@link #say} puts it into a sentence. One that runs from right to left stands between two invisible
   * marks, so that the signs of our sentence beside it stay in their places.
   */
  static String apart(String text) {
    return text.chars().anyMatch(c -> c >= 0x590 && c <= 0x8FF || c >= 0xFB1D && c <= 0xFEFC)
        ? "\u2068" + text + "\u2069"
        : text;
  }

  /** Whether there is a sentence for this key. */
  boolean knows(String key);

  /** The language as a BCP 47 tag. */
  String language();
}
