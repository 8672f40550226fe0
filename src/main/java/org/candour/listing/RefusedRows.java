package org.candour.listing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVPrinter;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * All rows that an import refused, to be mended and imported: their cells, their line, and why. Rows under other
 * headings stand in a file of their own, since a file has one row of headings. What a spreadsheet would run as a
 * formula is text there.
 */
final class RefusedRows implements AutoCloseable {

  private static final String AT = "refused at";
  static final String BECAUSE = "refused because";

  private record Into(Path file, CSVPrinter printer) {}

  private final @Nullable Path file;
  private final Map<List<String>, Into> byHeadings = new LinkedHashMap<>();
  private List<String> headings = List.of();
  /** How many columns of ours the file that is read has itself. */
  private int ours;
  private @Nullable DirectoryFormat format;

  /** Into this file and others beside it, each made when its first row comes; nowhere where there is none. */
  RefusedRows(@Nullable Path file) {
    this.file = file;
  }

  /** The next rows have these columns, and are written in the shape in which this format reads them. */
  void begin(List<String> columns, DirectoryFormat of) {
    headings = columns.stream().filter(column -> !List.of(AT, BECAUSE).contains(SourceRow.heading(column))).toList();
    ours = columns.size() - headings.size();
    format = of;
  }

  void add(String where, String reason, SourceRow row) {
    write(where, reason, headings.stream().map(row::get).toList());
  }

  /**
   * One whose cells do not fit the headings: as it stands there, so that the reason stands under none either until it
   * is mended.
   */
  void add(String where, String reason, List<String> cells) {
    int end = cells.size();
    while (ours > 0 && end > 0 && cells.get(end - 1).isBlank()) {
      end--;
    }
    write(where, reason,
        cells.subList(0, Math.max(Math.min(end, 1), end - ours)).stream().map(PlainText::ofCell).toList());
  }

  private void write(String where, String reason, List<String> cells) {
    if (file == null) {
      return;
    }
    try {
      Into known = byHeadings.get(headings);
      CSVPrinter printer = known == null ? open(file) : known.printer;
      for (String cell : cells) {
        printer.print(PlainText.asCell(cell));
      }
      if (explains()) {
        printer.printRecord(where, PlainText.asCell(reason));
      } else {
        printer.println();
      }
    } catch (IOException e) {
      throw new ImportProblem(file + " cannot be written: " + e.getMessage());
    }
  }

  private CSVPrinter open(Path first) throws IOException {
    String name = String.valueOf(first.getFileName());
    int end = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    Path into = byHeadings.isEmpty()
        ? first
        : first.resolveSibling(name.substring(0, end) + "-" + (byHeadings.size() + 1) + name.substring(end));
    DirectoryFormat shape = Objects.requireNonNull(format);
    // What the encoding lacks, a sign in our own reason, is written as a question mark.
    CSVPrinter printer =
        new CSVPrinter(new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(into), shape.encoding())),
            SourceFile.shape(shape));
    byHeadings.put(headings, new Into(into, printer));
    if (explains()) {
      for (String heading : headings) {
        printer.print(PlainText.asCell(heading));
      }
      printer.printRecord(AT, BECAUSE);
    }
    return printer;
  }

  /**
   * A file without a row of headings has so many columns and no more: there the reasons are said by the import alone.
   */
  private boolean explains() {
    return Objects.requireNonNull(format).headings().isEmpty();
  }

  /** Where they stand, if there were any. */
  List<Path> written() {
    return byHeadings.values().stream().map(Into::file).toList();
  }

  @Override
  public void close() {
    try {
      for (Into each : byHeadings.values()) {
        each.printer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
