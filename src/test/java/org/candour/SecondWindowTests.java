package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candour.moderation.Reviews;
import org.junit.jupiter.api.Test;

/** Whoever has the same form open twice is not told that somebody else was there. */
class SecondWindowTests {

  private static final String OWN = "You changed this yourself in another window or tab";

  private final TestHouse house = TestHouse.get();
  private final String mark = "w" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void theDeskTellsAModeratorFromAnother() {
    Scene scene = Scene.told("A title " + mark, "It was good. " + mark);
    Browserless moderator = Browserless.as("moderator");
    String desk = "/desk/" + house.bean(Reviews.class).of("story", scene.story).orElseThrow().id();
    String page = moderator.get(desk).body();
    assertThat(
        moderator.post(desk + "/decision", Scene.with(page, "act", "save", "note", "First " + mark)).statusCode())
        .isEqualTo(302);
    HttpResponse<String> late =
        moderator.post(desk + "/decision", Scene.with(page, "act", "save", "note", "Second " + mark));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains(OWN, "Second " + mark).doesNotContain("Somebody else changed this");
    HttpResponse<String> another = Cast.get().fresh("moderator").post(desk + "/decision",
        Scene.with(page, "act", "save", "note", "Third " + mark));
    assertThat(another.body()).contains("Somebody else changed this", "Third " + mark).doesNotContain(OWN);
  }

  @Test
  void soDoesTheFormOfARegion() {
    Browserless operator = Cast.get().fresh("operator");
    String path = "/operate/regions/uk-wales";
    String[] changed = Scene.with(operator.get(path).body(), "people", "People " + mark);
    assertThat(operator.post(path, changed).statusCode()).isEqualTo(302);
    HttpResponse<String> late = operator.post(path, changed);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains(OWN, mark).doesNotContain("Somebody else");
    assertThat(Cast.get().fresh("operator").post(path, changed).body()).contains("Somebody else changed this region")
        .doesNotContain(OWN);
  }

  /** No page blames another without having looked who it was. */
  @Test
  void whoeverSaysThatAnotherChangedSomethingHasLookedWhoItWas() throws IOException {
    Pattern blames = Pattern.compile("(?m)^([a-z.-]+)=(Somebody (else )?changed|A colleague changed|\\{0} changed)");
    String code;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      code = files.filter(f -> f.toString().endsWith(".java")).map(SecondWindowTests::read).reduce("", String::concat)
          .replaceAll("\\s+", " ");
    }
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/words"))) {
      List<String> keys = files.filter(f -> f.toString().endsWith(".properties"))
          .flatMap(f -> blames.matcher(read(f)).results().map(m -> m.group(1))).toList();
      assertThat(keys).hasSizeGreaterThan(8).allSatisfy(key -> {
        if (!key.startsWith("moderation.desk.")) {
          assertThat(code).as(key)
              .containsPattern("(lastChange\\.stale(List)?\\(.{0,200}|own \\? .{0,60}|caller\\.id\\(\\) \\? .{0,120})\""
                  + Pattern.quote(key) + "\"");
        }
      });
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
