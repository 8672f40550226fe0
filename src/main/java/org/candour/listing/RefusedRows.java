package org.candour.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** All rows that an import refused, in a file that can be mended and imported: their cells, their line, and why. */
final class RefusedRows implements AutoCloseable {

  private final @Nullable Path file;
  private @Nullable CSVPrinter out;
  private List<String> headings = List.of();
  private @Nullable Format format;

  /** Into this file, which is made when the first row comes; nowhere where there is none. */
  RefusedRows(@Nullable Path file) {
    this.file = file;
  }

  /** The next rows have these columns, and are written in the shape in which this format reads them. */
  void begin(List<String> columns, Format of) {
    headings = columns;
    format = of;
  }

  /** Keeps one; a row that could not be taken apart has no cells. */
  void add(String where, String reason, @Nullable Row row) {
    if (file == null) {
      return;
    }
    try {
      CSVPrinter printer = out;
      if (printer == null) {
        Format shape = Objects.requireNonNull(format);
        printer = new CSVPrinter(Files.newBufferedWriter(file, shape.encoding()), SourceFile.shape(shape));
        out = printer;
        if (explains()) {
          for (String heading : headings) {
            printer.print(heading);
          }
          printer.printRecord("refused at", "refused because");
        }
      }
      for (String heading : headings) {
        printer.print(row == null ? "" : row.get(heading));
      }
      if (explains()) {
        printer.printRecord(where, reason);
      } else {
        printer.println();
      }
    } catch (IOException e) {
      throw new CannotImport(file + " cannot be written: " + e.getMessage());
    }
  }

  /** A file without a row of headings has so many columns and no more: there the reasons are said by the import alone. */
  private boolean explains() {
    return Objects.requireNonNull(format).headings().isEmpty();
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
