package org.candour.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTests {

  private static final String FORMAT = """
      about: "made up"
      scheme: mine
      region: [{is: uk-england}]
      nodes: [{code: ref, name: title, kind: site}]
      """;

  @TempDir Path folder;

  @Test
  void readsQuotedCellsAndKeepsLineNumbers() throws IOException {
    Path file = file("\uFEFFRef,Title,More\nA,\"One, with\na line\",x\n\nB,Two,y\n", StandardCharsets.UTF_8);
    assertThat(read(file, FORMAT)).containsExactly("2 A One, with\na line", "5 B Two");
  }

  @Test
  void readsWhatGzipPacked() throws IOException {
    Path file = folder.resolve("rows.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("ref,title\r\nA,One\r\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(file, FORMAT)).containsExactly("2 A One");
  }

  @Test
  void losesOnlyTheRowWithABrokenQuotation() throws IOException {
    Path file = file("ref,title\nA,\"One\nB,Two\nC,x\"\"y\"z\"\nD,Four\n", StandardCharsets.UTF_8);
    List<String> rows = read(file, FORMAT);
    assertThat(rows).contains("5 D Four");
    assertThat(rows.getFirst()).startsWith("line 2:");
  }

  @Test
  void losesOnlyTheRowThatNeverClosesItsQuotation() throws IOException {
    Path file = file("ref,title\nA,\"One\nB,Two\nC,Three\n", StandardCharsets.UTF_8);
    assertThat(read(file, FORMAT)).containsExactly("line 2: a quotation mark that is never closed", "3 B Two",
        "4 C Three");
  }

  @Test
  void reportsBytesOfAnotherEncoding() throws IOException {
    Path file = file("ref,title\nA,Café\nB,Two\n", Charset.forName("windows-1252"));
    assertThat(read(file, FORMAT)).containsExactly("line 2: bytes that are not UTF-8", "3 B Two");
    assertThat(read(file, FORMAT + "charset: windows-1252\n")).containsExactly("2 A Café", "3 B Two");
  }

  @Test
  void reportsRowsOfAnotherLength() throws IOException {
    Path file = file("ref,title\nA\nB,Two\n", StandardCharsets.UTF_8);
    assertThat(read(file, FORMAT)).containsExactly("line 2: 1 cells where the heading has 2", "3 B Two");
  }

  @Test
  void namesTheHeadingsThatAreMissing() throws IOException {
    Path file = file("code,title\nA,One\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(file, FORMAT)).isInstanceOf(ImportProblem.class)
        .hasMessageContaining("lacks ref; it has code, title");
    assertThatThrownBy(() -> read(file("", StandardCharsets.UTF_8), FORMAT)).hasMessageContaining("lacks ref, title");
    assertThatThrownBy(() -> read(folder.resolve("none.csv"), FORMAT)).hasMessageContaining("is not there");
  }

  @Test
  void readsFilesWithoutARowOfHeadings() throws IOException {
    Path file = file("\uFEFFA~One\nB~\"Two\n", StandardCharsets.UTF_8);
    assertThat(read(file, FORMAT + "headings: [ref, title]\ndelimiter: '~'\nquote: none\n")).containsExactly("1 A One",
        "2 B \"Two");
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("rows.csv"), text.getBytes(charset));
  }

  private static List<String> read(Path file, String format) throws IOException {
    List<String> rows = new ArrayList<>();
    try (SourceFile source = new SourceFile(file, DirectoryFormatsTests.parse(format))) {
      source.each(new SourceFile.Taker() {

        @Override
        public void row(SourceRow row) {
          rows.add(row.line() + " " + row.get("ref") + " " + row.get("title"));
        }

        @Override
        public void bad(int line, String reason, List<String> cells) {
          rows.add("line " + line + ": " + reason);
        }
      });
    }
    return rows;
  }
}
