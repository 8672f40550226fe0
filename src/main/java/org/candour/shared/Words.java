package org.candour.shared;

/** The sentences of the platform in one language, by message key {@code room.page.key}. */
public interface Words {

  /**
   * The sentence for a key, with {@code {0}}, {@code {1}} … filled in. Fails on an unknown key.
   */
  String say(String key, Object... args);

  /** Whether there is a sentence for this key. */
  boolean knows(String key);

  /** The language as a BCP 47 tag. */
  String language();
}
