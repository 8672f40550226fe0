package org.candour.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * A table that somebody gives us: the first sheet of an Excel workbook (XLSX), or CSV in any of the encodings and with
 * any of the separators that spreadsheets write. Nothing in it is computed.
 *
 * @param rows those that hold anything, each with its number in the file
 * @param guessed whether the encoding of a CSV file is a guess, so that names should be looked at
 */
public record Spreadsheet(List<SheetRow> rows, boolean guessed) {

  /** What a file may weigh, in bytes. */
  public static final int MOST_BYTES = 5 << 20;

  /** How many columns a file may have; those past the first few are not read. */
  static final int WIDEST = 1_024;

  private static final UploadTurn ONE = new UploadTurn();
  // Rows for each one that holds something: spreadsheets write empty ones where somebody once coloured a line.
  private static final int MOST_EMPTY = 5;
  private static final int MOST_COLUMNS = 60;
  private static final int MOST_CELL = 2_000;
  private static final int LONGEST_SEPARATOR = 100;
  private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=([^\\w\"])\"?[,;\\t ]{0,80}(?=[\r\n])");

  /**
   * One row: its number from 1 as the spreadsheet shows it, its cells as text, and the columns (from 0) that hold a
   * formula.
   */
  public record SheetRow(int number, List<String> cells, List<Integer> formulas) {

    /** The text of a column, empty past the end. */
    public String cell(int column) {
      return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
  }

  /**
   * Why a file cannot be read as a table: it unpacks to too much, has too many columns or empty rows, broken parts, or
   * is something else.
   */
  public enum Fault {
    EMPTY, TOO_LARGE, TOO_MANY_ROWS, OLD_EXCEL, UNPACKS, SPRAWLS, DAMAGED, NOT_A_TABLE, BUSY
  }

  /** A file that is no table for us. */
  public static final class NoSheet extends Exception {

    private final Fault fault;

    NoSheet(Fault fault) {
      super(fault.name());
      this.fault = fault;
    }

    public Fault fault() {
      return fault;
    }
  }

  /** Reads a file. {@code mostRows} counts the heading too. */
  public static Spreadsheet read(byte[] file, int mostRows) throws NoSheet {
    if (file.length == 0) {
      throw new NoSheet(Fault.EMPTY);
    }
    if (file.length > MOST_BYTES) {
      throw new NoSheet(Fault.TOO_LARGE);
    }
    if (starts(file, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new NoSheet(Fault.OLD_EXCEL);
    }
    Spreadsheet sheet = ONE.take(() -> starts(file, 'P', 'K', 3, 4) ? workbook(file, mostRows) : csv(file, mostRows))
        .orElseThrow(() -> new NoSheet(Fault.BUSY));
    if (sheet.rows.isEmpty()) {
      throw new NoSheet(Fault.EMPTY);
    }
    return sheet;
  }

  private static boolean starts(byte[] file, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (file.length <= i || (file[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static Spreadsheet workbook(byte[] file, int mostRows) throws NoSheet {
    UnpackedSize.check(file, mostRows * MOST_EMPTY);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<org.dhatim.fastexcel.reader.Row> read = book.getFirstSheet().openStream()) {
      List<SheetRow> rows = new ArrayList<>();
      for (Iterator<org.dhatim.fastexcel.reader.Row> each = read.iterator(); each.hasNext();) {
        org.dhatim.fastexcel.reader.Row row = each.next();
        add(rows, row(row), mostRows);
      }
      return new Spreadsheet(List.copyOf(rows), false);
    } catch (IOException | RuntimeException e) {
      // The library says with many kinds of exception that a part of a workbook is missing or broken.
      throw new NoSheet(Fault.DAMAGED);
    }
  }

  private static SheetRow row(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>();
    List<Integer> formulas = new ArrayList<>();
    for (int column = 0; column < Math.min(row.getCellCount(), MOST_COLUMNS); column++) {
      Cell cell = row.getCell(column);
      if (cell != null && (cell.getType() == CellType.FORMULA || cell.getFormula() != null)) {
        formulas.add(column);
      }
      cells.add(cell == null ? "" : clean(cell.getText()));
    }
    return new SheetRow(row.getRowNum(), List.copyOf(cells), List.copyOf(formulas));
  }

  private static Spreadsheet csv(byte[] file, int mostRows) throws NoSheet {
    if (binary(file) && !starts(file, 0xFF, 0xFE) && !starts(file, 0xFE, 0xFF)) {
      throw new NoSheet(Fault.NOT_A_TABLE);
    }
    boolean guessed = false;
    String text;
    try {
      text = decode(file, charset(file));
    } catch (CharacterCodingException e) {
      // What spreadsheets on Windows still write.
      text = new String(file, Charset.forName("windows-1252"));
      guessed = true;
    }
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    // Spreadsheets may write first which separator follows. The line stays, empty, so that rows keep their numbers.
    Matcher said = SEPARATOR.matcher(text.substring(0, Math.min(text.length(), LONGEST_SEPARATOR)));
    boolean says = said.lookingAt();
    text = says ? text.substring(said.end()) : text;
    char separator = says ? said.group(1).charAt(0) : separator(text);
    if (text.lines().limit(mostRows * MOST_EMPTY + 1L).count() > mostRows * MOST_EMPTY
        || text.lines().anyMatch(l -> count(l, separator) >= WIDEST)) {
      throw new NoSheet(Fault.SPRAWLS);
    }
    List<SheetRow> rows = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    try (Reader reader = new StringReader(text); CSVParser parser = CSVParser.parse(reader, format)) {
      for (CSVRecord record : parser) {
        List<String> cells = record.stream().limit(MOST_COLUMNS).map(Spreadsheet::clean).toList();
        List<Integer> formulas = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
          if (cells.get(i).startsWith("=")) {
            formulas.add(i);
          }
        }
        add(rows, new SheetRow((int) record.getRecordNumber(), cells, formulas), mostRows);
      }
    } catch (IOException | RuntimeException e) {
      throw new NoSheet(Fault.NOT_A_TABLE);
    }
    return new Spreadsheet(List.copyOf(rows), guessed);
  }

  private static void add(List<SheetRow> rows, SheetRow row, int mostRows) throws NoSheet {
    if (row.cells.stream().allMatch(String::isEmpty) && row.formulas.isEmpty()) {
      return;
    }
    if (rows.size() == mostRows) {
      throw new NoSheet(Fault.TOO_MANY_ROWS);
    }
    rows.add(row);
  }

  private static boolean binary(byte[] file) {
    for (int i = 0; i < Math.min(file.length, 4_096); i++) {
      if (file[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static Charset charset(byte[] file) {
    return starts(file, 0xFF, 0xFE)
        ? StandardCharsets.UTF_16LE
        : starts(file, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static String decode(byte[] file, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
  }

  /** Whichever of the usual ones the heading holds most of. */
  private static char separator(String text) {
    String heading = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    char best = ',';
    for (char each : new char[]{';', '\t'}) {
      if (count(heading, each) > count(heading, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String text, char sought) {
    return text.chars().filter(c -> c == sought).count();
  }

  private static String clean(String cell) {
    return PlainText.line(EmailAddress.marked(cell.length() > MOST_CELL ? cell.substring(0, MOST_CELL) : cell));
  }
}
