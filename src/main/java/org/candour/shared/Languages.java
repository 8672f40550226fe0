package org.candour.shared;

/** The sentences of the platform in every language; {@code site} keeps them. */
public interface Languages {

  /** The sentences in this language. */
  Words in(String language);
}
