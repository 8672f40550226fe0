package org.candour.finding;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.candour.shared.PlainText;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;

/**
 * The names and values of an address, in order, and how each kind of value is read. What is not understood is left out.
 */
final class QueryParts {

  private static final int MOST_VALUES = 100;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private QueryParts() {}

  static QueryParts none() {
    return new QueryParts();
  }

  static QueryParts of(Map<String, ? extends List<String>> typed) {
    QueryParts parts = new QueryParts();
    typed.forEach((name, all) -> all.forEach(value -> parts.add(name, value)));
    return parts;
  }

  static QueryParts ofOne(Map<String, String> typed) {
    QueryParts parts = new QueryParts();
    typed.forEach(parts::add);
    return parts;
  }

  /** A query string, with or without what stands before its question mark. */
  static QueryParts parse(String text) {
    QueryParts parts = new QueryParts();
    for (String pair : text.substring(text.indexOf('?') + 1).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          parts.add(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          // A broken escape says nothing.
        }
      }
    }
    return parts;
  }

  QueryParts add(String name, @Nullable String value) {
    if (value != null) {
      List<String> all = values.computeIfAbsent(name, n -> new ArrayList<>());
      if (all.size() < MOST_VALUES) {
        all.add(value);
      }
    }
    return this;
  }

  QueryParts addAll(String name, List<String> all) {
    all.forEach(value -> add(name, value));
    return this;
  }

  QueryParts set(String name, String value) {
    values.remove(name);
    return add(name, value);
  }

  QueryParts remove(String name, String value) {
    List<String> all = values.get(name);
    if (all != null) {
      all.removeIf(v -> v.equals(value));
    }
    return this;
  }

  @Nullable
  String one(String name) {
    List<String> all = values.get(name);
    return all == null || all.isEmpty() ? null : all.getFirst();
  }

  String first(String... names) {
    return Stream.of(names).map(this::one).filter(v -> v != null && !v.isBlank()).findFirst().orElse("");
  }

  /** A line of at most so many characters; what comes after them is not looked at. */
  String line(String name, int most) {
    return cut(first(name), most);
  }

  static String cut(String typed, int most) {
    String line = PlainText.line(typed);
    return line.length() <= most ? line : PlainText.cut(line, most).strip();
  }

  /** Lines that are short enough to be names, each once. */
  List<String> names(String name, int most, boolean lower) {
    return values.getOrDefault(name, List.of()).stream()
        .map(v -> PlainText.line(lower ? v.toLowerCase(Locale.ROOT) : v))
        .filter(v -> !v.isEmpty() && v.length() <= most).distinct().toList();
  }

  String known(String name, List<String> words) {
    String typed = one(name);
    return typed != null && words.contains(typed) ? typed : "";
  }

  @Nullable
  LocalDate date(String name) {
    return day(one(name));
  }

  static @Nullable LocalDate day(@Nullable String typed) {
    return typed == null ? null : TypedDates.of(typed).filter(day -> day.getYear() >= 1900).orElse(null);
  }

  /** A whole number between these; {@code otherwise} where there is none. */
  int number(String name, int least, int most, int otherwise) {
    String typed = one(name);
    return typed != null && typed.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(typed), least, most) : otherwise;
  }

  List<ActiveFilter> chosen(List<String> but, BinaryOperator<String> without) {
    List<ActiveFilter> chosen = new ArrayList<>();
    values.forEach((name, all) -> all.stream().filter(v -> !v.isEmpty() && !but.contains(name))
        .forEach(v -> chosen.add(new ActiveFilter(name, v, without.apply(name, v)))));
    return chosen;
  }

  /** As a query string. Empty values are left out. */
  String text() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, all) -> all.stream().filter(v -> !v.isEmpty()).forEach(v -> text.append(text.isEmpty() ? "" : "&")
            .append(name).append('=').append(URLEncoder.encode(v, StandardCharsets.UTF_8))));
    return text.toString();
  }
}
