package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candour.Browserless;
import org.candour.launch.TestStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** {@code ./candour start --edit}, over a copy of the sources. */
class EditModeTests {

  private static final Path MAIN = Path.of("src/main");
  private static final String HOME = "jte/reading/home.jte";
  private static final String SHELL = "jte/look/page.jte";

  @TempDir private static Path folder;
  private static TestStart.Running site;
  private static Browserless visitor;

  @BeforeAll
  static void start() throws IOException {
    for (String part : new String[]{"jte", "sass", "resources/words"}) {
      FileSystemUtils.copyRecursively(MAIN.resolve(part), folder.resolve("src/main").resolve(part));
    }
    site = TestStart.start(folder.resolve("home"), false,
        Map.of("spring.main.sources", EditMode.class.getName(), "candour.checkout", folder.toString()));
    visitor = new Browserless("http://localhost:" + site.context().getEnvironment().getProperty("local.server.port"));
  }

  @AfterAll
  static void stop() throws Exception {
    site.context().close();
    site.server().close();
  }

  @Test
  void aTemplateShowsAsItIsNowAlsoWhereItSeesWhatOnlyItsPackageSees() throws IOException {
    assertThat(page("/")).doesNotContain("told so far");
    change(HOME, "<div class=\"hero\">", "<p>${String.valueOf(page.counts())} told so far</p><div class=\"hero\">");
    assertThat(page("/")).contains("CountsView").contains("told so far");
    change(SHELL, "<html ", "<html data-edited ");
    assertThat(page("/")).contains("<html data-edited");
    assertThat(page("/stories")).contains("<html data-edited");
  }

  @Test
  void aSentenceShowsAsItIsNow() throws IOException {
    assertThat(page("/")).doesNotContain("A heading that was changed");
    change("resources/words/en/reading.properties", "reading.home.heading=",
        "reading.home.heading=A heading that was changed. ");
    assertThat(page("/")).contains("A heading that was changed");
  }

  @Test
  void aStyleShowsAsItIsNowAtAnAddressOfItsOwn() throws IOException {
    String before = sheet(page("/"));
    assertThat(visitor.get(before).body()).doesNotContain("changed-style");
    Files.writeString(source("sass/_footer.scss"),
        Files.readString(source("sass/_footer.scss")) + ".changed-style { order: 7; }");
    String after = sheet(page("/"));
    assertThat(after).isNotEqualTo(before);
    assertThat(visitor.get(after).body()).contains(".changed-style{order:7}");
  }

  @Test
  void whatIsBrokenSaysWhereOnEveryPageThatHasItUntilItIsMended() throws IOException {
    String whole = Files.readString(source(SHELL));
    int line = line(SHELL, "<head>");
    change(SHELL, "<head>", "<head>${shell.nonsense()}");
    for (String path : new String[]{"/", "/stories", "/"}) {
      assertThat(visitor.get(path)).satisfies(answer -> {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(answer.body()).contains("look/page.jte:" + line, "cannot find symbol", "nonsense()");
      });
    }
    Files.writeString(source(SHELL), whole);
    assertThat(page("/")).contains("<head>");

    int hero = line(HOME, "<div class=\"hero\">");
    change(HOME, "<div class=\"hero\">", "<div class=\"hero\">${shell.say(\"reading.no.such-sentence\")}");
    assertThat(visitor.get("/").body()).contains("reading/home.jte:" + hero, "No sentence 'reading.no.such-sentence'");
    change(HOME, "${shell.say(\"reading.no.such-sentence\")}", "");

    change("sass/_footer.scss", "{", "{{");
    assertThat(visitor.get("/").body()).contains("_footer.scss", "expected");
    change("sass/_footer.scss", "{{", "{");
    assertThat(page("/")).contains("<head>");
  }

  @Test
  void noBuildHasIt() throws IOException {
    assertThat(EditMode.class.getProtectionDomain().getCodeSource().getLocation().getPath()).contains("test-classes");
    try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
      assertThat(files.filter(Files::isRegularFile))
          .noneSatisfy(file -> assertThat(file).content().contains("EditMode"));
    }
  }

  @Test
  void itIsForThisMachineAlone() {
    assertThatThrownBy(() -> new EditMode("", "0.0.0.0")).hasMessageContaining("127.0.0.1 only");
    assertThatThrownBy(() -> new EditMode("", "")).hasMessageContaining("127.0.0.1 only");
  }

  @Test
  void itIsRefusedInOneLineWhereThereAreNoSources() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.copy(Path.of("candour"), elsewhere.resolve("candour"));
    Process start = new ProcessBuilder("bash", "candour", "start", "--empty", "--edit").directory(elsewhere.toFile())
        .redirectErrorStream(true).start();
    assertThat(new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()).singleElement()
        .asString().contains("--edit").contains("only in a checkout");
    assertThat(start.waitFor()).isEqualTo(1);
  }

  private static String page(String path) {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String sheet(String page) {
    Matcher link = Pattern.compile("href=\"([^\"]+/candour\\.css)\"").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static int line(String name, String text) throws IOException {
    return Files.readAllLines(source(name)).stream().map(String::strip).toList().indexOf(text) + 1;
  }

  private static Path source(String name) {
    return folder.resolve("src/main").resolve(name);
  }

  private static void change(String name, String from, String to) throws IOException {
    String before = Files.readString(source(name));
    assertThat(before).contains(from);
    int at = before.indexOf(from);
    Files.writeString(source(name), before.substring(0, at) + to + before.substring(at + from.length()));
  }
}
