package org.candour.finding;

import java.util.List;

/**
 * One way to narrow what was found: {@code role}, {@code good}, {@code service} … with how many stories each choice
 * leaves.
 *
 * @param name the part of the query that a choice sets
 */
public record Facet(String name, List<Value> values) {

  /**
   * A choice.
   *
   * @param value what the query says
   * @param label what people read, where that is not the room's own sentence for the value
   */
  public record Value(String value, String label, long stories) {}
}
