package org.candour.look;

import org.jspecify.annotations.Nullable;

/**
 * A name and what belongs to it, as lists of facts show them.
 *
 * @param href where the value leads, or nowhere
 */
public record Fact(String name, String value, @Nullable String href) {

  public static Fact of(String name, String value) {
    return new Fact(name, value, null);
  }

  public static Fact of(String name, String value, String href) {
    return new Fact(name, value, href);
  }
}
