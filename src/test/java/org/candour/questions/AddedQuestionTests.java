package org.candour.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question that {@code docs/adding-a-question.md} adds is one that can be added today. */
class AddedQuestionTests {

  private static final Path DOCUMENT = Path.of("docs/adding-a-question.md");

  @TempDir Path folder;

  /** The lines that the document adds to a file of this name. */
  private static List<String> added(String name) throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int from = lines.indexOf(
        lines.stream().filter(l -> l.startsWith("+++ ") && l.endsWith("/" + name)).findFirst().orElseThrow()) + 1;
    return lines.subList(from, lines.size()).stream().takeWhile(l -> !l.startsWith("+++ ") && !l.equals("```"))
        .filter(l -> l.startsWith("+")).map(l -> l.substring(1)).toList();
  }

  @Test
  void itsTypeCompiles() throws IOException {
    Path source = Files.write(folder.resolve("HourQuestion.java"), added("HourQuestion.java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    var files = compiler.getStandardFileManager(null, Locale.ROOT, null);
    boolean compiled = compiler.getTask(said, files, null,
        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")), null,
        files.getJavaFileObjects(source)).call();
    assertThat(said.toString()).isEmpty();
    assertThat(compiled).isTrue();
  }

  @Test
  void itsWordsAreThoseThatItsTypeAndItsPageSay() throws IOException {
    Properties words = new Properties();
    for (String file : List.of("story.properties", "telling.properties")) {
      words.load(new java.io.StringReader(String.join("\n", added(file))));
    }
    String said = String.join("\n", added("HourQuestion.java")) + String.join("\n", added("hour.jte"));
    assertThat(said).contains(List.of("\"story.hour\"", "\"story.hour.\" + ", "\"telling.tell.hour\""));
    assertThat(words.stringPropertyNames()).contains("story.hour", "telling.tell.hour")
        .containsAll(HOURS.stream().map("story.hour."::concat).collect(Collectors.toSet()));
  }

  private static final List<String> HOURS = List.of("day", "night", "weekend");
}
