package org.candour.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a form: per field one message key, in the order of the page. */
public final class Problems {

  /** A message key with its arguments. */
  public record Problem(String field, String key, List<Object> args) {}

  private final Map<String, Problem> byField = new LinkedHashMap<>();

  public static Problems none() {
    return new Problems();
  }

  public Problems add(String field, String key, Object... args) {
    byField.putIfAbsent(field, new Problem(field, key, List.of(args)));
    return this;
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
