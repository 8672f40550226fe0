package org.candour.listing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows, plain or packed by gzip. Lines are taken one by one and parsed one by one, so that a broken quotation
 * mark or a byte of another encoding costs its own row and no other.
 */
final class SourceFile implements AutoCloseable {

  private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=([^\\w\"])\"?[,;\\t ]{0,80}");
  private static final Pattern WRONG_NUMBER = Pattern.compile("\\d{1,9} cells where the heading has \\d{1,9}");
  private static final int LONGEST_LINE = 1 << 20;
  private static final int MOST_LINES_A_ROW = 50;

  private final DirectoryFormat format;
  private CSVFormat shape;
  private final FileChannel raw;
  private final InputStream in;
  private final List<String> headings;
  private final Deque<byte[]> putBack = new ArrayDeque<>();
  private int line;

  /** Takes what the file gives. */
  interface Taker {

    void row(SourceRow row) throws IOException;

    /** @param cells what stands in it, however many; all of it in one where it could not be taken apart */
    void bad(int line, String reason, List<String> cells);
  }

  SourceFile(Path file, DirectoryFormat format) {
    this.format = format;
    this.shape = shape(format);
    this.raw = channel(file);
    this.in = open(file, raw);
    try {
      this.headings = format.headings().isEmpty() ? readHeadings() : format.headings();
      List<String> known = headings.stream().map(SourceRow::heading).toList();
      List<String> missing =
          format.headingsNeeded().stream().filter(c -> !known.contains(SourceRow.heading(c))).toList();
      if (!missing.isEmpty()) {
        throw new ImportProblem(
            file + ": the heading lacks " + String.join(", ", missing) + "; it has " + String.join(", ", headings));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e instanceof ImportProblem known ? known : new ImportProblem(file + " cannot be read: " + e.getMessage());
    }
  }

  List<String> headings() {
    return headings;
  }

  /** Bytes of the file that were read so far, packed or not, and how many it has. */
  long at() throws IOException {
    return raw.position();
  }

  static long size(Path file) {
    return file.toFile().length();
  }

  /** Gives every row to the taker. */
  void each(Taker taker) throws IOException {
    for (byte[] bytes = next(); bytes != null; bytes = next()) {
      int first = line;
      String text = new String(bytes, format.encoding());
      CSVRecord cells = null;
      try {
        text = whole(bytes);
        cells = parse(text);
        if (cells != null) {
          taker.row(new SourceRow(first, byHeading(cells)));
        }
      } catch (RowProblem e) {
        taker.bad(first, e.reason(), cells == null ? List.of(text) : cells.toList());
      }
    }
  }

  private Map<String, String> byHeading(CSVRecord cells) {
    if (cells.size() != headings.size()) {
      throw new RowProblem(cells.size() + " cells where the heading has " + headings.size());
    }
    int because = headings.indexOf(RefusedRows.BECAUSE);
    for (int i = 0; because >= 0 && i < cells.size(); i++) {
      // Refused for its number of cells, filled up by a spreadsheet since, and not mended.
      if (i != because && WRONG_NUMBER.matcher(cells.get(i)).matches()) {
        throw new RowProblem("its cells stand under the wrong headings");
      }
    }
    Map<String, String> row = HashMap.newHashMap(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      String cell = PlainText.ofCell(PlainText.of(cells.get(i)));
      if (cells.get(i).indexOf('\0') >= 0) {
        throw new RowProblem("a character that no text may have (U+0000)");
      }
      row.put(SourceRow.heading(headings.get(i)), cell);
    }
    return row;
  }

  private List<String> readHeadings() throws IOException {
    byte[] first = next();
    String separator = first == null ? null : separator(decode(first));
    if (separator != null) {
      shape = shape.builder().setDelimiter(separator).get();
      first = next();
    }
    CSVRecord cells = first == null ? null : parse(whole(first));
    return cells == null ? List.of("nothing") : cells.stream().map(PlainText::line).map(PlainText::ofCell).toList();
  }

  /** What spreadsheets write before the headings to say how cells are parted. */
  private static @Nullable String separator(String line) {
    Matcher said = SEPARATOR.matcher(line);
    return said.matches() ? said.group(1) : null;
  }

  /** The text of a row: one line, or several where a quoted cell holds line breaks. */
  private String whole(byte[] bytes) throws IOException {
    StringBuilder text = new StringBuilder(decode(bytes));
    Deque<byte[]> taken = new ArrayDeque<>();
    while (unclosed(text)) {
      byte[] more = taken.size() < MOST_LINES_A_ROW ? next() : null;
      if (more == null) {
        // Only this line is lost: those after it are read again as rows of their own.
        line -= taken.size();
        taken.descendingIterator().forEachRemaining(putBack::push);
        throw new RowProblem("a quotation mark that is never closed");
      }
      taken.add(more);
      text.append('\n').append(decode(more));
    }
    return text.toString();
  }

  private boolean unclosed(StringBuilder text) {
    Character quote = shape.getQuoteCharacter();
    return quote != null && text.chars().filter(c -> c == quote).count() % 2 == 1;
  }

  private String decode(byte[] bytes) {
    try {
      return format.encoding().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RowProblem("bytes that are not " + format.encoding().name());
    }
  }

  private @Nullable CSVRecord parse(String text) {
    if (text.isBlank()) {
      return null;
    }
    try (CSVParser parser = CSVParser.parse(text, shape)) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty() ? null : records.getFirst();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new RowProblem("a quotation mark in the wrong place");
    }
  }

  private byte @Nullable [] next() throws IOException {
    if (!putBack.isEmpty()) {
      line++;
      return putBack.pop();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (bytes.size() == LONGEST_LINE) {
        throw new IOException("line " + (line + 1) + " is longer than 1 MB, so this is no file of rows");
      }
      if (b != '\r') {
        bytes.write(b);
      }
    }
    line++;
    return line == 1 ? withoutMark(bytes.toByteArray()) : bytes.toByteArray();
  }

  /** Spreadsheets write a byte-order mark before the first row, headings or not. */
  private static byte[] withoutMark(byte[] first) {
    boolean marked = first.length > 2 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(first, 3, first.length) : first;
  }

  /** How rows of this format are written. */
  static CSVFormat shape(DirectoryFormat format) {
    String quote = format.quote() == null ? "\"" : format.quote();
    return CSVFormat.DEFAULT.builder().setDelimiter(format.delimiter() == null ? "," : format.delimiter())
        .setQuote(quote.equals("none") ? null : (Character) quote.charAt(0)).get();
  }

  private static FileChannel channel(Path file) {
    try {
      return FileChannel.open(file);
    } catch (IOException e) {
      throw new ImportProblem(file + (Files.exists(file) ? " cannot be read: " + e.getMessage() : " is not there."));
    }
  }

  private static InputStream open(Path file, FileChannel raw) {
    try {
      InputStream in = new BufferedInputStream(Channels.newInputStream(raw), 1 << 16);
      in.mark(2);
      boolean packed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return packed ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    } catch (IOException e) {
      throw new ImportProblem(file + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
