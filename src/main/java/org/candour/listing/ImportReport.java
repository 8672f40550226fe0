package org.candour.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an import did, row by row: each row read was added, changed, closed, refused, left out, or told nothing new. */
public final class ImportReport {

  private static final int MOST_SHOWN = 50;
  private static final int MOST_KEPT = 1_000;

  private final String format;
  private final Map<String, Integer> leftOut = new LinkedHashMap<>();
  private final Map<String, Integer> swallowed = new LinkedHashMap<>();
  private final RefusedRows rows;
  private final List<String> refused = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int refusedCount;
  private boolean stopped;
  private final List<String> doubtful = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  int read;
  int added;
  int changed;
  int closed;
  int above;
  int placeholders;

  ImportReport(String format, RefusedRows rows) {
    this.format = format;
    this.rows = rows;
  }

  /**
   * Whether most rows were refused, or more than the format says may be; with more than it says, nothing was written.
   */
  public boolean failed() {
    return stopped;
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

  /** How many rows were refused. */
  public int refusedCount() {
    return refusedCount;
  }

  /** Where and why, for the first thousand rows that were refused. */
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

  void refuse(String where, String reason, SourceRow row) {
    refuse(where, reason);
    rows.add(where, reason, row);
  }

  /** Also one that does not fit its headings. */
  void refuse(String where, String reason, List<String> cells) {
    refuse(where, reason);
    rows.add(where, reason, cells);
  }

  private void refuse(String where, String reason) {
    refusedCount++;
    if (refused.size() < MOST_KEPT) {
      refused.add(where + ": " + reason);
    }
  }

  /** A value that the format does not know and takes as another. */
  void swallow(String what) {
    if (swallowed.size() < MOST_KEPT || swallowed.containsKey(what)) {
      swallowed.merge(what, 1, Integer::sum);
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  void stop() {
    stopped = true;
  }

  /** Rows that were to be taken. */
  int wanted() {
    return read - leftOut.values().stream().mapToInt(Integer::intValue).sum();
  }

  void leaveOut(String reason) {
    leftOut.merge(reason, 1, Integer::sum);
  }

  void doubt(String where, String remark) {
    if (doubtful.size() < MOST_KEPT) {
      doubtful.add(where + ": " + remark);
    }
  }

  void cannotRead(String reason) {
    unreadable.add(reason);
  }

  /** The figures in one line. */
  public String summary() {
    return format + ": " + read + " read, " + added + " added, " + changed + " changed, " + closed + " closed, "
        + refusedCount + " refused, " + leftOut.values().stream().mapToInt(Integer::intValue).sum() + " left out";
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
    warnings.forEach(warning -> lines.add("  " + warning));
    show(lines, "not known to the format: ",
        swallowed.entrySet().stream().map(e -> e.getKey() + " (" + e.getValue() + ")").toList(), swallowed.size());
    show(lines, "refused, ", refused, refusedCount);
    rows.written().forEach(file -> lines.add("  all refused rows"
        + (rows.written().size() > 1 ? " under one row of headings" : "") + ", with the reasons: " + file));
    show(lines, "", doubtful, doubtful.size());
    unreadable.forEach(reason -> lines.add("  " + reason));
    return lines;
  }

  private static void show(List<String> lines, String prefix, List<String> remarks, int all) {
    remarks.stream().limit(MOST_SHOWN).forEach(r -> lines.add("  " + prefix + r));
    if (all > MOST_SHOWN) {
      lines.add("  and " + (all - MOST_SHOWN) + " more");
    }
  }
}
