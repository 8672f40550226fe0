package org.candour.tagging;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word of the vocabulary with its other names, all in lower case.
 *
 * @param id its number
 * @param language of the word, as a tag
 * @param word by which it is shown
 * @param grp the group that it belongs to
 * @param polarity -1 where it criticises, 1 where it praises, else 0
 * @param synonyms names that mean the same, and are found for it
 * @param typedOnly names with several meanings: who types one of them means this word too, and it is not found for the
 * others
 */
public record TagWord(long id, String language, String word, String grp, int polarity, List<String> synonyms,
    List<String> typedOnly) {

  /** Every name under which it is looked for and found. */
  public List<String> names() {
    return Stream.concat(Stream.of(word), synonyms.stream()).toList();
  }

  /** Every name that somebody may type for it. */
  public List<String> typed() {
    return Stream.concat(names().stream(), typedOnly.stream()).toList();
  }
}
