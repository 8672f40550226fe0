package org.candour.listing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** All rows that an import refused, in a file that can be mended and imported: their cells, their line, and why. */
final class RefusedRows implements AutoCloseable {

  private final @Nullable Path file;
  private @Nullable CSVPrinter out;
  private List<String> headings = List.of();

  /** Into this file, which is made when the first row comes; nowhere where there is none. */
  RefusedRows(@Nullable Path file) {
    this.file = file;
  }

  void begin(List<String> columns) {
    headings = columns;
  }

  /** Keeps one; a row that could not be taken apart has no cells. */
  void add(String where, String reason, @Nullable Row row) {
    if (file == null) {
      return;
    }
    try {
      CSVPrinter printer = out;
      if (printer == null) {
        BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
        out = printer;
        for (String heading : headings) {
          printer.print(heading);
        }
        printer.printRecord("refused at", "refused because");
      }
      for (String heading : headings) {
        printer.print(row == null ? "" : row.get(heading));
      }
      printer.printRecord(where, reason);
    } catch (IOException e) {
      throw new CannotImport(file + " cannot be written: " + e.getMessage());
    }
  }

  /** Where they stand, if there was one. */
  @Nullable Path written() {
    return out == null ? null : file;
  }

  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
