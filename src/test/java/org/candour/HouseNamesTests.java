package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One word for a thing, and one thing for a word. */
class HouseNamesTests {

  private static final Path HOUSE = Path.of("src/main/java/org/candour");
  private static final Pattern PART = Pattern.compile("[A-Z][a-z]+|[A-Z]+(?![a-z])");
  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*)`");
  private static final Pattern GENERATED = Pattern.compile("package-info|Jte\\w+Generated");
  /** These say what kind of thing a type is, not what it is about; and small words say nothing. */
  private static final Set<String> NO_SUBJECT = Set.of("page", "form", "view", "store", "setup", "rule", "pages",
      "what", "with", "them", "not", "may", "or", "at", "an", "up", "in", "of", "a", "it", "is");

  @Test
  void noTypeIsCalledLikeAnotherRoom() throws IOException {
    Set<String> rooms = types().stream().map(HouseNamesTests::room).collect(Collectors.toSet());
    assertThat(types()).filteredOn(t -> {
      String name = t.getSimpleName().toLowerCase(Locale.ROOT);
      return rooms.contains(name) && !room(t).equals(name);
    }).isEmpty();
  }

  @Test
  void noPublicTypeNameStandsInTwoRooms() throws IOException {
    Map<String, Set<String>> rooms = new TreeMap<>();
    types().stream().filter(HouseNamesTests::isPublic)
        .forEach(t -> rooms.computeIfAbsent(t.getSimpleName(), n -> new TreeSet<>()).add(room(t)));
    rooms.values().removeIf(in -> in.size() == 1);
    assertThat(rooms).isEmpty();
  }

  @Test
  void everyTypeOfARoomIsCalledByAWordOfTheGlossary() throws IOException {
    Set<String> words = new HashSet<>();
    Set<String> named = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("docs/glossary.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5) {
        WORD.matcher(cells[1].toLowerCase(Locale.ROOT)).results().map(MatchResult::group).map(HouseNamesTests::singular)
            .forEach(words::add);
        TYPE.matcher(cells[3]).results().map(m -> m.group(1)).forEach(named::add);
      }
    }
    words.removeAll(NO_SUBJECT);
    List<Class<?>> all = types().stream().filter(t -> t.getEnclosingClass() == null).toList();
    // The store of a thing is called by it.
    assertThat(all).filteredOn(t -> !named.contains(t.getSimpleName())
        && Stream.of("", "s").noneMatch(s -> named.contains(t.getSimpleName().replaceFirst("Store$", s)))
        && PART.matcher(t.getSimpleName()).results()
            .noneMatch(m -> words.contains(singular(m.group().toLowerCase(Locale.ROOT)))))
        .isEmpty();
    assertThat(named).as("what the glossary names is there")
        .isSubsetOf(all.stream().map(Class::getSimpleName).collect(Collectors.toSet()));
  }

  private static String singular(String word) {
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }

  private static String room(Class<?> type) {
    return type.getPackageName().substring("org.candour.".length());
  }

  /** Whether another room can name it: it and all that it stands in are public. */
  private static boolean isPublic(Class<?> type) {
    for (Class<?> t = type; t != null; t = t.getEnclosingClass()) {
      if (!Modifier.isPublic(t.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  /** Every type of every room but local and nameless ones. */
  private static List<Class<?>> types() {
    return HouseModel.classes().stream().filter(c -> !GENERATED.matcher(c.getSimpleName()).matches())
        .<Class<?>>map(JavaClass::reflect).filter(c -> !c.isAnonymousClass() && !c.isLocalClass()).toList();
  }
}
