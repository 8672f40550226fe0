package org.candour.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.candour.Work;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class SpreadsheetTests {

  private static List<List<String>> cells(byte[] file) throws Spreadsheet.NoSheet {
    return Spreadsheet.read(file, 10).rows().stream().map(Spreadsheet.SheetRow::cells).toList();
  }

  private static byte[] workbook(Consumer<Worksheet> fill) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      fill.accept(book.newWorksheet("People"));
    }
    return out.toByteArray();
  }

  @Test
  void everyEncodingThatSpreadsheetsWriteIsRead() throws Exception {
    String text = "name;email\nZoë Müller;zoe@example.org\n";
    List<List<String>> expected = List.of(List.of("name", "email"), List.of("Zoë Müller", "zoe@example.org"));
    assertThat(cells(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    assertThat(cells(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    assertThat(cells(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(expected);
    assertThat(cells(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))).isEqualTo(expected);
    byte[] windows = text.getBytes(Charset.forName("windows-1252"));
    assertThat(cells(windows)).isEqualTo(expected);
    assertThat(Spreadsheet.read(windows, 10).guessed()).isTrue();
    assertThat(cells("name\temail\nA\tb@c.de\n".getBytes(StandardCharsets.UTF_8)).get(1)).containsExactly("A",
        "b@c.de");
    assertThat(cells("name,email\r\n\"Two\nlines, quoted\",b@c.de\r\n".getBytes(StandardCharsets.UTF_8)).get(1))
        .containsExactly("Two lines, quoted", "b@c.de");
  }

  @Test
  void aWorkbookIsReadWithItsFormulasMarkedAndItsMergedCellsAsTheyAre() throws Exception {
    Spreadsheet sheet = Spreadsheet.read(workbook(page -> {
      page.value(0, 0, "name");
      page.value(0, 1, "email");
      page.value(1, 0, "Ada");
      page.formula(1, 1, "CONCATENATE(\"a\",\"@b.example\")");
      page.value(3, 0, "Merged");
      page.value(3, 1, "m@example.org");
      page.range(3, 0, 4, 0).merge();
      page.value(4, 1, "n@example.org");
    }), 10);
    assertThat(sheet.rows()).extracting(Spreadsheet.SheetRow::number).containsExactly(1, 2, 4, 5);
    assertThat(sheet.rows().get(1).formulas()).containsExactly(1);
    assertThat(sheet.rows().get(3).cell(0)).isEmpty();
    assertThat(sheet.rows().get(3).cell(1)).isEqualTo("n@example.org");
  }

  @Test
  void whatIsNoTableIsSaidToBeNone() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        zip.write(nothing);
      }
    }
    fault(new byte[0], Spreadsheet.Fault.EMPTY);
    fault("\n\n , ,\n".getBytes(StandardCharsets.UTF_8), Spreadsheet.Fault.EMPTY);
    fault(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, Spreadsheet.Fault.OLD_EXCEL);
    fault(new byte[]{'P', 'K', 3, 4, 0, 1, 2, 3}, Spreadsheet.Fault.DAMAGED);
    fault(bomb.toByteArray(), Spreadsheet.Fault.UNPACKS);
    byte[] whole = workbook(page -> page.value(0, 0, "name"));
    fault(java.util.Arrays.copyOf(whole, whole.length / 2), Spreadsheet.Fault.DAMAGED);
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(other)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write('x');
    }
    fault(other.toByteArray(), Spreadsheet.Fault.NOT_A_TABLE);
    ByteArrayOutputStream half = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(half)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write('x');
    }
    fault(half.toByteArray(), Spreadsheet.Fault.DAMAGED);
    fault(new byte[Spreadsheet.MOST_BYTES + 1], Spreadsheet.Fault.TOO_LARGE);
    fault(new byte[]{1, 2, 0, 3}, Spreadsheet.Fault.NOT_A_TABLE);
    fault("a\n".repeat(11).getBytes(StandardCharsets.UTF_8), Spreadsheet.Fault.TOO_MANY_ROWS);
  }

  /** A workbook whose one sheet holds this. */
  private static byte[] sheet(String rows) throws IOException {
    byte[] whole = workbook(page -> page.value(0, 0, "name"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile from = ZipFile.builder().setByteArray(whole).get(); ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipArchiveEntry part : Collections.list(from.getEntries())) {
        to.putNextEntry(new ZipEntry(part.getName()));
        String text = new String(from.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
        to.write((part.getName().contains("worksheets/sheet")
            ? text.replaceAll("<sheetData>.*</sheetData>", "<sheetData>" + rows + "</sheetData>")
            : text).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  @Test
  void aCellFarAwayOrRowsWithoutEndAreRefusedBeforeAnythingIsBuilt() throws Exception {
    for (String far : List.of("ZZZZZZ2", "XFD2", "AMK2", "ZZZZZZZZZZZZZZZZZZZZZZZZ2", "zzzzzz2")) {
      byte[] file =
          sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"" + far + "\"><v>1</v></c></row>");
      assertThat(Work.allocated(() -> fault(file, Spreadsheet.Fault.SPRAWLS))).as(far).isLessThan(16 << 20);
    }
    fault(sheet("<row r=\"1\">" + "<c><v>1</v></c>".repeat(1_100) + "</row>"), Spreadsheet.Fault.SPRAWLS);
    fault(sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" + "<row/>".repeat(60)), Spreadsheet.Fault.SPRAWLS);
    assertThat(
        cells(sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"AMJ1\"><v>2</v></c></row><row r=\"3\"/>")).getFirst())
        .startsWith("1").hasSize(60);
    fault(("name" + ",".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8), Spreadsheet.Fault.SPRAWLS);
    fault(("name,email\n" + "\n".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8), Spreadsheet.Fault.SPRAWLS);
  }

  @Test
  void noBytesWhateverBreakIt() {
    Random dice = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[1 + dice.nextInt(400)];
      dice.nextBytes(bytes);
      if (dice.nextBoolean() && bytes.length > 4) {
        System.arraycopy(new byte[]{'P', 'K', 3, 4}, 0, bytes, 0, 4);
      }
      try {
        assertThat(Spreadsheet.read(bytes, 1_000).rows()).isNotEmpty();
      } catch (Spreadsheet.NoSheet e) {
        assertThat(e.fault()).isNotNull();
      }
    }
  }

  private static void fault(byte[] file, Spreadsheet.Fault fault) {
    assertThatThrownBy(() -> Spreadsheet.read(file, 10)).isInstanceOfSatisfying(Spreadsheet.NoSheet.class,
        e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void aFirstLineThatSaysTheSeparatorIsRead() throws Exception {
    for (String first : List.of("sep=;\n", "sep=;\r\n", "\uFEFFsep=;\r\n", "\"sep=;\"\n", "SEP=;\n", "sep=;;;\n")) {
      Spreadsheet sheet = Spreadsheet
          .read((first + "name;address\nAda, Dr;ada@fenwick.example\n").getBytes(StandardCharsets.UTF_8), 10);
      assertThat(sheet.rows()).as(first).extracting(Spreadsheet.SheetRow::cells)
          .containsExactly(List.of("name", "address"), List.of("Ada, Dr", "ada@fenwick.example"));
      assertThat(sheet.rows()).as("rows keep their numbers").extracting(Spreadsheet.SheetRow::number).containsExactly(2,
          3);
    }
    assertThat(Spreadsheet.read("sep=|\na|b;c\n".getBytes(StandardCharsets.UTF_8), 10).rows().getFirst().cells())
        .containsExactly("a", "b;c");
    assertThat(Spreadsheet.read("sep=\t\na\tb\n".getBytes(StandardCharsets.UTF_16), 10).rows().getFirst().cells())
        .containsExactly("a", "b");
  }
}
