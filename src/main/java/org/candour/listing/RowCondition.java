package org.candour.listing;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the cells of a row must look like, as a format writes it: heading to pattern, or to a list of patterns. */
record RowCondition(Map<String, Pattern> patterns) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static RowCondition of(Map<String, Object> columns) {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    columns.forEach((column, wanted) -> {
      Collection<?> choices = wanted instanceof Collection<?> several ? several : List.of(wanted);
      String any = choices.stream().map(c -> "(?:" + c + ")").collect(Collectors.joining("|"));
      patterns.put(column, Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    });
    return new RowCondition(patterns);
  }

  boolean holds(SourceRow row) {
    return patterns.entrySet().stream().allMatch(e -> e.getValue().matcher(row.get(e.getKey())).matches());
  }

  Set<String> columns() {
    return patterns.keySet();
  }
}
