package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The rules of the house, checked at each build. */
class HouseTests {

  private static final Path MAIN = Path.of("src/main/java/org/candour");
  private static final Path TEMPLATES = Path.of("src/main/jte");

  @Test
  void arrowsPointDownAndNeverInACircle() {
    HouseModel.ROOMS.verify();
  }

  @Test
  void everyHandlerIsGuardedExactlyOnce() {
    List<String> wrong = new ArrayList<>();
    TestHouse.get().bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
      if (handler.getBeanType().getName().startsWith("org.candour") && guards(handler) != 1) {
        wrong.add(mapping + " " + handler);
      }
    });
    assertThat(wrong).isEmpty();
  }

  private static int guards(HandlerMethod handler) {
    Method method = handler.getMethod();
    return (method.isAnnotationPresent(Open.class) ? 1 : 0) + (method.isAnnotationPresent(Needs.class) ? 1 : 0);
  }

  @Test
  void templatesStaySmall() throws IOException {
    assertThat(files(TEMPLATES, ".jte").filter(f -> lines(f).size() > 200)).as("templates over 200 lines").isEmpty();
  }

  @Test
  void roomsStaySmall() throws IOException {
    Map<String, Long> types = new HashMap<>();
    files(MAIN, ".java").filter(f -> !f.endsWith("package-info.java"))
        .forEach(f -> types.merge(room(f), 1L, Long::sum));
    assertThat(types.entrySet().stream().filter(e -> e.getValue() > 25)).as("rooms over 25 types").isEmpty();
  }

  @Test
  void namesSayWhatThingsAre() throws IOException {
    Pattern refused = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base|Common|Data|Info)|Abstract.*");
    assertThat(files(MAIN, ".java").map(f -> f.getFileName().toString().replace(".java", ""))
        .filter(n -> refused.matcher(n).matches())).isEmpty();
  }

  @Test
  void onlyTheClockReadsTheTime() throws IOException {
    Pattern now = Pattern.compile("Instant\\.now\\(|LocalDate\\.now\\(\\)|System\\.currentTimeMillis|new"
        + " Date\\(\\)|\\bnow\\(\\)|current_timestamp|current_date");
    List<String> found = new ArrayList<>();
    Stream.concat(files(MAIN, ".java"), files(Path.of("src/main/resources/db"), ".sql"))
        .forEach(
            f -> lines(f).stream()
                .filter(line -> now.matcher(line.replaceAll("//.*|\\* .*", "")
                    .replaceAll("\\w+\\.refreshNow\\(|shell\\.now\\(|Instant now\\(", "")).find())
                .forEach(line -> found.add(f + ": " + line.strip())));
    assertThat(found).isEmpty();
  }

  @Test
  void aRoomsTablesArePrivate() throws IOException {
    Map<String, String> owner = new HashMap<>();
    Pattern create = Pattern.compile("(?:create table|rename to) (\\w+)");
    files(Path.of("src/main/resources/db/migration"), ".sql").forEach(f -> {
      String room = f.getFileName().toString().replaceAll("V\\d+__([a-z]+)_.*", "$1");
      Matcher table = create.matcher(String.join("\n", lines(f)));
      while (table.find()) {
        owner.put(table.group(1), room(room, table.group(1)));
      }
    });
    owner.keySet().removeAll(
        Set.of("spring_session", "spring_session_attributes", "event_publication", "scheduled_tasks", "site_fact"));
    Set<String> foreign = new TreeSet<>();
    Pattern use = Pattern.compile("\\b(?:from|join|into|update) (\\w+)\\b");
    files(MAIN, ".java").filter(f -> !f.getFileName().toString().matches("Demo.*|BackupErrand.*")).forEach(f -> {
      Matcher table = use.matcher(sql(f));
      while (table.find()) {
        String at = owner.get(table.group(1));
        if (at != null && !at.equals(room(f)) && !(at.equals("shared") && room(f).equals("audit"))) {
          foreign.add(f.getFileName() + " uses " + table.group(1) + " of " + at);
        }
      }
    });
    assertThat(foreign).isEmpty();
  }

  /** Which room has a table today: a room that split left its tables to others, and its migrations keep their names. */
  private static String room(String first, String table) {
    return switch (first) {
      case "accounts" -> table.matches("author.*|person.*|sign_in_link")
          ? "people"
          : table.matches("subscription.*|feature.*|level_feature") ? "subscriptions" : "access";
      case "directory" ->
        table.matches("region.*|crisis_line.*|complaint_step.*|rating_.*|age_range.*") ? "regions" : "directory";
      default -> first;
    };
  }

  /** Only strings: comments and names may use any word. */
  private static String sql(Path file) {
    StringBuilder text = new StringBuilder();
    Matcher string = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL)
        .matcher(String.join("\n", lines(file)));
    while (string.find()) {
      text.append(string.group()).append('\n');
    }
    return text.toString();
  }

  @Test
  void templatesHoldNoSentence() throws IOException {
    List<String> found = new ArrayList<>();
    files(TEMPLATES, ".jte").forEach(f -> {
      String text =
          String.join("\n", lines(f)).replaceAll("(?s)<%--.*?--%>", "").replaceAll("(?m)^@(param|import).*$", "")
              .replaceAll("(?s)\\$(unsafe)?\\{.*?\\}(?=[^)]|$)", "").replaceAll("(?s)!\\{.*?\\}", "")
              .replaceAll("(?s)@template\\.[^`]*?`|@\\w+\\([^\\n]*\\)", "").replaceAll("(?s)<[^>]*>", " ");
      Matcher words = Pattern.compile("(?<![\\w.\"'(@])[A-Z][a-z]+ [a-z]+ [a-z]+").matcher(text);
      while (words.find()) {
        found.add(f + ": " + words.group());
      }
    });
    assertThat(found).isEmpty();
  }

  @Test
  void everySentenceThatIsAskedForIsThere() throws IOException {
    Set<String> known = new TreeSet<>();
    files(Path.of("src/main/resources/words/en"), ".properties").forEach(f -> {
      Properties properties = new Properties();
      try (var reader = Files.newBufferedReader(f)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      known.addAll(properties.stringPropertyNames());
    });
    Set<String> missing = new TreeSet<>();
    Pattern say = Pattern.compile("(?:say|add)\\((?:\"[\\w-]+\", )?\"([a-z]+\\.[\\w.-]+[\\w])\"[,)]");
    Stream.concat(files(MAIN, ".java"), files(TEMPLATES, ".jte")).forEach(f -> {
      Matcher key = say.matcher(String.join("\n", lines(f)));
      while (key.find()) {
        if (!known.contains(key.group(1))) {
          missing.add(f.getFileName() + ": " + key.group(1));
        }
      }
    });
    assertThat(missing).isEmpty();
  }

  @Test
  void pagesCarryNoInlineScriptOrStyle() throws IOException {
    Pattern inline = Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son\\w+=\"");
    assertThat(files(TEMPLATES, ".jte").filter(f -> inline.matcher(String.join("\n", lines(f))).find())).isEmpty();
  }

  @Test
  void nothingIsLeftUndone() throws IOException {
    Pattern undone =
        Pattern.compile("TO" + "DO|FIX" + "ME|XX" + "X|not implemented|@Dis" + "abled|Thread\\.sl" + "eep");
    assertThat(Stream
        .of(files(MAIN, ".java"), files(TEMPLATES, ".jte"),
            files(Path.of("src/test/java"), ".java").filter(f -> !f.endsWith("HouseTests.java")))
        .flatMap(s -> s).filter(f -> lines(f).stream().anyMatch(l -> undone.matcher(l).find()))).isEmpty();
  }

  /** What the formatter cannot break: words in quotes, and SQL. */
  @Test
  void linesStayReadable() throws IOException {
    assertThat(files(Path.of("src"), ".java").filter(f -> lines(f).stream().anyMatch(line -> line.length() > 120)))
        .isEmpty();
  }

  private static Stream<Path> files(Path folder, String ending) throws IOException {
    return Files.walk(folder).filter(f -> f.toString().endsWith(ending));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String room(Path file) {
    Path inside = MAIN.relativize(file);
    return inside.getNameCount() > 1 ? inside.getName(0).toString() : "root";
  }
}
