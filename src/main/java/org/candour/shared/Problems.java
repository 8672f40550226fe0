package org.candour.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a form: per field one message key, in the order of the page. */
public final class Problems {

  /** A message key with its arguments. */
  public record Problem(String field, String key, List<Object> args) {}

  private static final int MOST_NAMED = 8;
  private static final int LONGEST_NAMED = 60;

  private final Map<String, Problem> byField = new LinkedHashMap<>();

  public static Problems none() {
    return new Problems();
  }

  public Problems add(String field, String key, Object... args) {
    byField.putIfAbsent(field, new Problem(field, key, List.of(args)));
    return this;
  }

  /**
   * Says at a field which of its lines are wrong: the first of them by name in {@code {0}}, the number of the others in
   * {@code {1}}. Nothing where none is.
   */
  public Problems addLines(String field, String key, List<String> wrong, Object... more) {
    if (wrong.isEmpty()) {
      return this;
    }
    String named = wrong.stream().limit(MOST_NAMED).map(l -> "“" + PlainText.cut(l, LONGEST_NAMED) + "”")
        .collect(Collectors.joining(", "));
    return add(field, key,
        Stream.concat(Stream.of(named, Math.max(0, wrong.size() - MOST_NAMED)), Stream.of(more)).toArray());
  }

  public boolean any() {
    return !byField.isEmpty();
  }

  public Optional<Problem> at(String field) {
    return Optional.ofNullable(byField.get(field));
  }

  public List<Problem> all() {
    return new ArrayList<>(byField.values());
  }
}
