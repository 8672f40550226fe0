package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** What who joins reads first is true: the picture and the map of the rooms, and the list of decisions. */
class FrontDoorTests {

  private static final Path DECISIONS = Path.of("docs/decisions");
  private static final Path PICTURE = Path.of("docs/rooms.svg");

  private static Map<String, Set<String>> rooms() {
    ApplicationModules model = HouseModel.ROOMS;
    Map<String, Set<String>> rooms = new TreeMap<>();
    model.stream().forEach(room -> rooms.put(name(room), room.getDirectDependencies(model).uniqueModules()
        .map(FrontDoorTests::name).collect(Collectors.toCollection(TreeSet::new))));
    return rooms;
  }

  private static String name(ApplicationModule room) {
    return room.getIdentifier().toString();
  }

  @Test
  void thePictureOfTheRoomsIsWhatTheyAre() throws IOException {
    String drawn = RoomsPicture.of(rooms());
    Path fresh = Path.of("target/rooms.svg");
    Files.createDirectories(fresh.getParent());
    Files.writeString(fresh, drawn);
    assertThat(Files.exists(PICTURE) ? Files.readString(PICTURE) : "")
        .as("%s; what the rooms are now lies in %s: copy it", PICTURE, fresh).isEqualTo(drawn);
  }

  @Test
  void theMapNamesEveryRoom() throws IOException {
    Set<String> named = Pattern.compile("(?m)^\\|[^|]*\\| `([a-z]+)` \\|")
        .matcher(Files.readString(Path.of("README.md"))).results().map(m -> m.group(1)).collect(Collectors.toSet());
    assertThat(named).isEqualTo(rooms().keySet());
  }

  @Test
  void everyDecisionStandsInTheListUnderItsTitle() throws IOException {
    StringBuilder rows = new StringBuilder();
    try (var files = Files.list(DECISIONS)) {
      for (Path page : files.filter(f -> f.getFileName().toString().matches("\\d{3}-.*")).sorted().toList()) {
        List<String> lines = Files.readAllLines(page);
        String name = page.getFileName().toString();
        String number = name.substring(0, 3);
        assertThat(lines.getFirst()).as(name).startsWith("# " + number + " ");
        rows.append("| [").append(number).append("](").append(name).append(") | ").append(lines.getFirst().substring(6))
            .append(" |\n");
      }
    }
    assertThat(Files.readString(DECISIONS.resolve("README.md"))).endsWith("| --- | --- |\n" + rows);
  }

  @Test
  void linksBetweenPagesLeadSomewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    try (var files = Files.walk(Path.of("docs"))) {
      for (Path page : Stream.concat(
          Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("SECURITY.md"), Path.of("CHANGELOG.md")),
          files.filter(f -> f.toString().endsWith(".md"))).toList()) {
        Path folder = page.toAbsolutePath().getParent();
        Pattern.compile("\\]\\(([^)#: ]+)(?:#[^)]*)?\\)").matcher(Files.readString(page)).results()
            .map(MatchResult::group).map(link -> link.replaceAll("^\\]\\(|[#)].*$", ""))
            .filter(link -> !Files.exists(folder.resolve(link))).forEach(link -> broken.add(page + ": " + link));
      }
    }
    assertThat(broken).isEmpty();
  }
}
