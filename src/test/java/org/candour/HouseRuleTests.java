package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candour.shared.Right;
import org.junit.jupiter.api.Test;

/** A rule that decides who sees what stands in one place, and nobody writes it anew. */
class HouseRuleTests {

  /** The views below the access rule, without a moment: only its functions ask them. */
  private static final Pattern VIEWS = Pattern.compile("\\bstaff_(?:right|reach)\\b");
  private static final Pattern MOMENT = Pattern.compile("\\bsince <= :now\\s{1,40}and \\(?\\w{1,20}\\.until\\b");
  private static final Pattern CRITICALITY = Pattern.compile("\\bbetween \\w{1,20}\\.(?:least|lowest)\\b");
  private static final Pattern AUTHOR = Pattern.compile("\\bauthor\\(\\) [!=]= |[!=]= (?:\\w{1,20}\\.)?author\\b");
  private static final Pattern PERMIT = Pattern.compile("\\bpermit = '([a-z-]{1,40})'");

  @Test
  void whoMaySeeAStoryIsAskedOfTheFunctionsThatSayIt() throws IOException {
    assertThat(writing(text -> VIEWS.matcher(text).find())).as("asks the views below the rule").isEmpty();
    assertThat(writing(text -> CRITICALITY.matcher(text).find())).as("its own rule of criticality").isEmpty();
    assertThat(writing(text -> MOMENT.matcher(text).find())).as("its own rule of time").isEmpty();
  }

  @Test
  void theRuleItselfIsWrittenOnce() throws IOException {
    List<String> since =
        Files.readAllLines(Path.of("src/main/resources/db/migration/V202612010100__accounts_access.sql"));
    assertThat(since.stream().filter(line -> line.contains("since <= moment"))).hasSize(1);
    assertThat(since.stream().filter(line -> line.contains("between lowest and highest"))).hasSize(1);
  }

  @Test
  void aPermitInSqlIsARight() throws IOException {
    Set<String> codes = Arrays.stream(Right.values()).map(Right::code).collect(Collectors.toSet());
    assertThat(writing(text -> PERMIT.matcher(text).results().anyMatch(found -> !codes.contains(found.group(1)))))
        .as("names a right that there is not").isEmpty();
  }

  @Test
  void whoseStoryItIsIsKnownToTheStoryAlone() throws IOException {
    assertThat(writing(text -> AUTHOR.matcher(text).find() && !text.contains("draft.author()")))
        .as("decides itself whose story it is").containsExactly("Story.java");
    assertThat(writing(text -> text.contains("not this author's story\""))).containsExactly("StoryStore.java");
  }

  @Test
  void sqlStandsInStores() throws IOException {
    Set<String> known = Files.readAllLines(Path.of("src/test/resources/house/sql.txt")).stream()
        .filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
    Path house = HouseSources.MAIN.resolve("org/candour");
    Set<String> others = HouseSources.below(house).stream().filter(f -> HouseSources.text(f).contains("JdbcClient"))
        .map(f -> house.relativize(f).toString().replace(".java", "")).filter(name -> !name.endsWith("Store"))
        .collect(Collectors.toSet());
    assertThat(others).isEqualTo(known);
  }

  private static List<String> writing(Predicate<String> rule) throws IOException {
    return HouseSources.below(HouseSources.MAIN.resolve("org/candour")).stream()
        .filter(f -> rule.test(HouseSources.text(f))).map(f -> f.getFileName().toString()).sorted().toList();
  }
}
