package org.candour.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A piece of the demo's YAML, read without ceremony: text, number, yes or no, list. */
record DemoFile(Map<?, ?> values) {

  static Object read(String name) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(10 << 20);
    try (InputStream in = new ClassPathResource("demo/" + name).getInputStream()) {
      return new Yaml(new SafeConstructor(options)).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<DemoFile> list(Object values) {
    return ((List<?>) values).stream().map(v -> new DemoFile((Map<?, ?>) v)).toList();
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  String text(String key) {
    Object value = values.get(key);
    return value == null ? "" : value.toString().strip();
  }

  int number(String key) {
    return values.get(key) instanceof Number number ? number.intValue() : 0;
  }

  boolean yes(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  DemoFile part(String key) {
    return new DemoFile((Map<?, ?>) Objects.requireNonNull(values.get(key), key));
  }

  List<DemoFile> parts(String key) {
    return has(key) ? list(Objects.requireNonNull(values.get(key))) : List.of();
  }

  List<String> texts(String key) {
    return has(key)
        ? ((List<?>) Objects.requireNonNull(values.get(key))).stream().map(Object::toString).toList()
        : List.of();
  }
}
