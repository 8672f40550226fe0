package org.candour.look;

import org.jspecify.annotations.Nullable;

/**
 * One thing to choose, in radios, checkboxes or a select.
 *
 * @param value what the form sends
 * @param label what people read
 * @param hint a sentence that helps, or none
 */
public record FieldOption(String value, String label, @Nullable String hint) {

  public static FieldOption of(String value, String label) {
    return new FieldOption(value, label, null);
  }

  public static FieldOption of(String value, String label, String hint) {
    return new FieldOption(value, label, hint);
  }
}
