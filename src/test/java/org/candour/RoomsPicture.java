package org.candour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws rooms and what they import as SVG: each on the lowest floor on which every arrow points down. An arrow that
 * others imply is left out, so that the picture stays readable; nothing that it shows is untrue.
 */
final class RoomsPicture {

  private static final int WIDTH = 1160;
  private static final int FLOOR = 78;
  private static final int BOX = 30;
  private static final int MARGIN = 20;

  private final Map<String, Set<String>> imports;
  private final Map<String, Integer> floors = new HashMap<>();
  private final Map<String, Double> middles = new HashMap<>();

  private RoomsPicture(Map<String, Set<String>> imports) {
    this.imports = imports;
  }

  /** The picture of rooms by name, each with the rooms that it imports. */
  static String of(Map<String, Set<String>> imports) {
    return new RoomsPicture(imports).drawn();
  }

  private int floor(String room) {
    Integer known = floors.get(room);
    if (known == null) {
      known = imports.get(room).stream().mapToInt(below -> floor(below) + 1).max().orElse(0);
      floors.put(room, known);
    }
    return known;
  }

  /** What a room reaches through others. */
  private Set<String> implied(String room) {
    Set<String> all = new HashSet<>();
    imports.get(room).forEach(below -> reach(below, all));
    return all;
  }

  private void reach(String room, Set<String> all) {
    imports.get(room).forEach(below -> {
      if (all.add(below)) {
        reach(below, all);
      }
    });
  }

  private String drawn() {
    Map<Integer, List<String>> rows = imports.keySet().stream().sorted()
        .collect(Collectors.groupingBy(this::floor, TreeMap::new, Collectors.toCollection(ArrayList::new)));
    int height = rows.size() * FLOOR + MARGIN;
    rows.values().forEach(this::place);
    StringBuilder arrows = new StringBuilder();
    StringBuilder boxes = new StringBuilder();
    rows.forEach((floor, row) -> row.forEach(room -> {
      int top = top(floor, height);
      Set<String> implied = implied(room);
      imports.get(room).stream().sorted().filter(below -> !implied.contains(below)).forEach(
          below -> arrows.append(arrow(middles.get(room), top + BOX, middles.get(below), top(floor(below), height))));
      boxes.append(box(room, middles.get(room), top));
    }));
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="The rooms of the house; \
        arrows point down">
        <rect width="100%%" height="100%%" fill="#fbf8f1"/>
        <g fill="none" stroke="#6b2a5b" stroke-opacity=".35">
        %s</g>
        <g font-family="Inter, Helvetica, Arial, sans-serif" font-size="14" text-anchor="middle" fill="#1d1d28">
        %s</g>
        </svg>
        """.formatted(WIDTH, height, arrows, boxes);
  }

  private static int top(int floor, int height) {
    return height - (floor + 1) * FLOOR + MARGIN;
  }

  /** Each near the middle of what it stands on, in a row of even gaps. */
  private void place(List<String> row) {
    row.sort(Comparator.comparingDouble(this::below).thenComparing(Comparator.naturalOrder()));
    double gap = (double) WIDTH / row.size();
    for (int i = 0; i < row.size(); i++) {
      middles.put(row.get(i), gap * (i + 0.5));
    }
  }

  private double below(String room) {
    return imports.get(room).stream().mapToDouble(middles::get).average().orElse(WIDTH / 2.0);
  }

  private static int width(String room) {
    return room.length() * 8 + 22;
  }

  private static String box(String room, double middle, int top) {
    return String.format(Locale.ROOT,
        "<rect x=\"%.0f\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#fff\" stroke=\"#6b2a5b\"/>"
            + "<text x=\"%.0f\" y=\"%d\">%s</text>%n",
        middle - width(room) / 2.0, top, width(room), BOX, middle, top + 20, room);
  }

  private static String arrow(double fromX, int fromY, double toX, int toY) {
    return String.format(Locale.ROOT, "<path d=\"M%.0f %d C%.0f %d %.0f %d %.0f %d\"/>%n", fromX, fromY, fromX,
        fromY + 30, toX, toY - 30, toX, toY);
  }
}
