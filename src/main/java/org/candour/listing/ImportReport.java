package org.candour.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an import did, row by row: each row read was added, changed, closed, refused, left out, or told nothing new. */
public final class ImportReport {

  private static final int MOST_SHOWN = 50;

  private final String format;
  private final Map<String, Integer> leftOut = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> doubtful = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  int read;
  int added;
  int changed;
  int closed;
  int above;
  int placeholders;

  ImportReport(String format) {
    this.format = format;
  }

  public int read() {
    return read;
  }

  public int added() {
    return added;
  }

  public int changed() {
    return changed;
  }

  public int closed() {
    return closed;
  }

  /** Services above the rows' own that were added or changed. */
  public int above() {
    return above;
  }

  /** Parents that were only named, and wait for the directory that describes them. */
  public int placeholders() {
    return placeholders;
  }

  /** Where and why, for every row that was refused. */
  public List<String> refused() {
    return List.copyOf(refused);
  }

  /** How many rows were left out, by reason. */
  public Map<String, Integer> leftOut() {
    return Map.copyOf(leftOut);
  }

  /** Files that could not be read, or not to their end. */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  void refuse(String where, String reason) {
    refused.add(where + ": " + reason);
  }

  void leaveOut(String reason) {
    leftOut.merge(reason, 1, Integer::sum);
  }

  void doubt(String where, String remark) {
    doubtful.add(where + ": " + remark);
  }

  void cannotRead(String reason) {
    unreadable.add(reason);
  }

  /** The figures in one line. */
  public String summary() {
    return format + ": " + read + " read, " + added + " added, " + changed + " changed, " + closed + " closed, " + refused.size()
        + " refused, " + leftOut.values().stream().mapToInt(Integer::intValue).sum() + " left out";
  }

  /** All that is to be said, for a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(summary()));
    if (above > 0) {
      lines.add("  above them: " + above + " added or changed");
    }
    if (placeholders > 0) {
      lines.add("  parents known by name or code only, until their own directory is imported: " + placeholders);
    }
    leftOut.forEach((reason, count) -> lines.add("  left out " + count + ": " + reason));
    show(lines, "refused, ", refused);
    show(lines, "", doubtful);
    unreadable.forEach(reason -> lines.add("  " + reason));
    return lines;
  }

  private static void show(List<String> lines, String prefix, List<String> remarks) {
    remarks.stream().limit(MOST_SHOWN).forEach(r -> lines.add("  " + prefix + r));
    if (remarks.size() > MOST_SHOWN) {
      lines.add("  and " + (remarks.size() - MOST_SHOWN) + " more");
    }
  }
}
