package org.candour.look;

import org.jspecify.annotations.Nullable;

/**
 * A name and what belongs to it, as lists of facts show them.
 *
 * @param href where the value leads, or nowhere
 */
public record FactRow(String name, String value, @Nullable String href) {

  public static FactRow of(String name, String value) {
    return new FactRow(name, value, null);
  }

  public static FactRow of(String name, String value, String href) {
    return new FactRow(name, value, href);
  }
}
