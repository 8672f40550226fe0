package org.candour.look;

import org.jspecify.annotations.Nullable;

/**
 * One thing to choose, in radios, checkboxes or a select.
 *
 * @param value what the form sends
 * @param label what people read
 * @param hint a sentence that helps, or none
 * @param language of the label where it is not that of the page, or none
 */
public record FieldOption(String value, String label, @Nullable String hint, @Nullable String language) {

  public static FieldOption of(String value, String label) {
    return new FieldOption(value, label, null, null);
  }

  public static FieldOption of(String value, String label, @Nullable String hint) {
    return new FieldOption(value, label, hint, null);
  }

  /** A language to choose, called what its own speakers call it. */
  public static FieldOption ofLanguage(String tag, String name) {
    return new FieldOption(tag, name, null, tag);
  }
}
