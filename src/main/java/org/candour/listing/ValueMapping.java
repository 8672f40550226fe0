package org.candour.listing;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that is the same for every row, or looked up by what a column says.
 *
 * @param values what a column says (without case) to the value
 * @param otherwise the value where the column says something else; without it such a row is refused
 */
record ValueMapping(@Nullable String column, Map<String, String> values, @Nullable String otherwise) {

  @JsonCreator
  ValueMapping(@Nullable String column, @Nullable Map<String, String> values, @Nullable String otherwise) {
    this.column = column;
    this.values = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.otherwise = otherwise;
    if (values != null) {
      this.values.putAll(values);
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ValueMapping always(String value) {
    return new ValueMapping(null, null, value);
  }

  String of(SourceRow row) {
    String said = column == null ? "" : row.get(column);
    String value = values.getOrDefault(said, otherwise);
    if (value == null) {
      throw new RowProblem(
          said.isEmpty() ? "no " + column : column + " is '" + said + "', which this format does not know");
    }
    return value;
  }

  /**
   * What a column says that this does not know, where it is taken as the value of {@code otherwise}; nothing where it
   * is known or empty.
   */
  Optional<String> swallowed(SourceRow row) {
    String said = column == null ? "" : row.get(column);
    return said.isEmpty() || values.containsKey(said) || otherwise == null
        ? Optional.empty()
        : Optional.of(column + " '" + said + "' taken as " + otherwise);
  }

  Set<String> columns() {
    return column == null ? Set.of() : Set.of(column);
  }
}
