package org.candour.shared;

/** The sentences of the platform in every language; {@code site} keeps them. */
public interface SentenceLanguages {

  /**
   * The sentences in this language; of one that the platform does not speak there are none.
   *
   * @throws java.io.UncheckedIOException where its files cannot be read
   */
  Sentences in(String language);
}
