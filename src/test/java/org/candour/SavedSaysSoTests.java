package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever sends a form and is led to another page reads there what was done: every redirect after a POST says what, or
 * is named here with the reason.
 */
class SavedSaysSoTests {

  private static final Path MAIN = Path.of("src/main/java/org/candour");
  private static final Pattern METHOD =
      Pattern.compile("^  (?:(?:private|static|public|final) )*[A-Z][\\w<>?, ]* (\\w+)\\(.*");
  private static final Pattern SAYS = Pattern.compile("said=|[?&](?:done|sent|planned|saved)\\b|said\\(");
  private static final Pattern KEY = Pattern.compile("[?&]said=([a-z-]+)\"");

  // The page that is reached is the next step, and is about nothing else.
  private static final Set<String> LEADS_ON = Set.of("JoinPages.prove", "AuthorLinkPages.card", "LinkPages.author",
      "Entrance.into", "Entrance.home", "UploadPages.upload", "HelpTellPages.begin", "TellPages.turn",
      "PaperPages.begin", "PaperQuestionPages.answer", "PaperQuestionPages.card", "HelpQuestionPages.answer",
      "HandOverPages.here", "DemoPages.enter");
  // What was asked for is seen by itself: a signed-out page, another clock, larger letters.
  private static final Set<String> SEEN = Set.of("SignInPages.out", "DemoPages.move", "TextSizePages.choose");
  // Where a question is asked that cannot be answered any more.
  private static final Set<String> ASKED = Set.of("EditPages.back", "SubmittedDetailsPages.back");

  private record Found(String where, String line) {}

  private static List<Found> redirects() throws IOException {
    List<Found> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        String mapping = "";
        String method = "";
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          String line = lines.get(i);
          if (line.startsWith("  @GetMapping") || line.startsWith("  @PostMapping")) {
            mapping = line;
          }
          Matcher begins = METHOD.matcher(line);
          if (begins.matches()) {
            method = begins.group(1);
          } else if (line.equals("  }")) {
            mapping = "";
          }
          if (line.contains("Page.redirect(") && !mapping.contains("@GetMapping")) {
            String next = line.strip().endsWith(";") || i + 1 == lines.size() ? "" : lines.get(i + 1);
            all.add(new Found(name + "." + method, line.strip() + next.strip()));
          }
        }
      }
    }
    return all;
  }

  @Test
  void everyRedirectAfterAFormSaysWhatWasDone() throws IOException {
    assertThat(redirects()).hasSizeGreaterThan(100);
    List<Found> silent = redirects().stream().filter(found -> !SAYS.matcher(found.line).find())
        .filter(found -> !LEADS_ON.contains(found.where) && !SEEN.contains(found.where) && !ASKED.contains(found.where))
        .toList();
    assertThat(redirects().stream().map(Found::where).toList()).as("named for nothing").containsAll(LEADS_ON)
        .containsAll(SEEN).containsAll(ASKED);
    assertThat(silent.stream().map(found -> found.where + "  " + found.line)).isEmpty();
  }

  @Test
  void everyWordThatIsSaidHasItsSentenceAndTheOtherWayRound() throws IOException {
    Properties words = new Properties();
    try (var in = Files.newBufferedReader(Path.of("src/main/resources/words/en/look.properties"))) {
      words.load(in);
    }
    Set<String> sentences = new TreeSet<>();
    words.stringPropertyNames().stream().filter(key -> key.startsWith("look.said."))
        .forEach(key -> sentences.add(key.substring("look.said.".length())));
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    assertThat(KEY.matcher(all).results().map(found -> found.group(1)).distinct()).isNotEmpty()
        .allMatch(sentences::contains);
    assertThat(sentences)
        .allMatch(key -> all.indexOf("said=" + key + "\"") >= 0 || all.indexOf("\"" + key + "\"") >= 0);
  }

  @Test
  void itIsAnnouncedAndInFocusAndOnlyForWhoHasPagesOfTheirOwn() {
    Scene scene = Scene.published("Title", "Words");
    Browserless staff = Cast.get().fresh("administrator");
    var sent = staff.post("/work/stories/" + scene.story + "/tags", "tag", "tidy", "visibility", "private");
    String page = staff.follow(sent).body();
    assertThat(page).containsOnlyOnce("The tag is added")
        .containsPattern("<div class=\"notice notice--good\" role=\"status\" tabindex=\"-1\" autofocus>");
    assertThat(staff.getAfterForm("/work?said=nonsense").body()).doesNotContain("look.said",
        "role=\"status\" tabindex");
    assertThat(staff.getAfterForm("/work?said=not-yours").body()).contains("this is not yours to change");
    assertThat(Browserless.as("nobody").getAfterForm("/stories/" + scene.story + "?said=withdrawn").body())
        .doesNotContain("taken back");
    assertThat(scene.author().getAfterForm("/mine/stories/" + scene.story + "?said=reply").body())
        .contains("We have your reply");
    assertThat(staff.follow(sent).body()).as("once").doesNotContain("The tag is added");
  }

  /** Anybody can write an address and send it to somebody. */
  @Test
  void anAddressAloneSaysNothing() {
    Scene scene = Scene.published("Title", "Words");
    assertThat(scene.author().get("/mine/stories/" + scene.story + "?said=withdrawn").body())
        .doesNotContain("taken back");
    Browserless administrator = Cast.get().fresh("administrator");
    assertThat(administrator.get("/work?said=not-yours").body()).doesNotContain("this is not yours to change");
    assertThat(administrator.get("/work/members?done=removed").body()).doesNotContain("notice--good");
    // What was truly done proves nothing of another page.
    administrator.post("/work/quiet", "from", "18:00", "to", "07:00");
    assertThat(administrator.get("/work/members?done=removed").body()).doesNotContain("notice--good");
  }
}
