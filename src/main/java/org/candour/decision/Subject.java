package org.candour.decision;

import org.jspecify.annotations.Nullable;

/**
 * A thing as a decision finds it.
 *
 * @param id its number
 * @param version of its words
 * @param shown whether everybody reads it
 * @param criticality of a story that has one
 * @param filed where it is listed; only ever compared
 */
public record Subject(long id, int version, boolean shown, @Nullable Integer criticality, Object filed) {

  /** A thing that has no criticality and is listed nowhere. */
  public static Subject of(long id, int version, boolean shown) {
    return new Subject(id, version, shown, null, "");
  }
}
