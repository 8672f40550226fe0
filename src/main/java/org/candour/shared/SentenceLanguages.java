package org.candour.shared;

/** The sentences of the platform in every language; {@code site} keeps them. */
public interface SentenceLanguages {

  /** The sentences in this language. */
  Sentences in(String language);
}
