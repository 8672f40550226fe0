package org.candour.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a trial or benchmark found: printed as a table and kept as JSON. */
final class Figures {

  private final String name;
  private final Map<String, Object> values = new LinkedHashMap<>();

  Figures(String name) {
    this.name = name;
  }

  void put(String what, Object value) {
    values.put(what, value);
  }

  void print() throws IOException {
    System.out.println("\n" + name);
    values.forEach((what, value) -> System.out.printf("  %-64s %s%n", what, value));
    Path folder = Files.createDirectories(Path.of("bench"));
    StringBuilder json = new StringBuilder("{\n");
    values.forEach((what, value) -> json.append("  \"").append(what.replace("\"", "'")).append("\": ")
        .append(value instanceof Number ? value : "\"" + String.valueOf(value).replace("\"", "'") + "\"")
        .append(",\n"));
    Files.writeString(folder.resolve(name + ".json"), json.substring(0, json.length() - 2) + "\n}\n");
  }
}
