package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a name cannot say is said beside it, once, and where a reader looks for it. */
class HouseCommentsTests {

  /** So many components are told apart by their names alone. */
  private static final int BY_NAME = 4;

  @Test
  void aLongRecordSaysWhatEachOfItsComponentsIs() throws IOException {
    assertThat(unexplained(HouseSources.MAIN)).isEmpty();
  }

  @Test
  void oneThatLeavesOutOrTurnsRoundIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Long.java"), """
        /**
         * @param a one
         * @param b
         * @param d four
         * @param c three
         */
        record Long(int a, int b, int c, int d, int e) {
          record Silent(int a, int b, int c, int d, int e) {}
          record Short(int a, int b, int c, int d) {}
          private record Own(int a, int b, int c, int d, int e) {}
          /**
           * @param <T> of what
           * @param a one
           * @param b two
           * @param c three
           * @param d four
           * @param e five
           */
          record Said<T>(T a, int b, int c, int d, int e) {
            static final int MOST = 5;
          }
        }
        """);
    assertThat(unexplained(folder)).containsExactly("Long says [a, d, c] of [a, b, c, d, e]",
        "Silent says [] of [a, b, c, d, e]");
  }

  /** A second comment takes the place of the first, which nobody reads any more. */
  @Test
  void noTwoCommentsStandInARow() throws IOException {
    Set<String> stacked = new TreeSet<>();
    for (Path file : HouseSources.below(Path.of("src"))) {
      boolean ended = false;
      for (String line : Files.readAllLines(file)) {
        if (ended && line.strip().startsWith("/**")) {
          stacked.add(file.getFileName().toString());
        }
        ended = line.isBlank() ? ended : line.endsWith("*/");
      }
    }
    assertThat(stacked).isEmpty();
  }

  private static Set<String> unexplained(Path folder) throws IOException {
    Set<String> unexplained = new TreeSet<>();
    HouseSources.Parsed parsed = HouseSources.parse(folder);
    Records records = new Records(parsed.trees(), unexplained);
    parsed.units().forEach(unit -> records.scan(unit, null));
    return unexplained;
  }

  /**
   * Looks at the records of types, not at those inside a method, which stand beside their only use; nor at a
   * {@code Row}, whose components are the columns of the statement beside it.
   */
  private static final class Records extends TreePathScanner<Void, Void> {

    private final DocTrees docs;
    private final Set<String> unexplained;

    Records(DocTrees docs, Set<String> unexplained) {
      this.docs = docs;
      this.unexplained = unexplained;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      List<String> components = type.getKind() == Tree.Kind.RECORD ? components(type) : List.of();
      if (components.size() > BY_NAME && !type.getSimpleName().contentEquals("Row")
          && !type.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        List<String> said = said();
        if (!said.equals(components)) {
          unexplained.add(type.getSimpleName() + " says " + said + " of " + components);
        }
      }
      return super.visitClass(type, none);
    }

    private static List<String> components(ClassTree record) {
      return record.getMembers().stream()
          .flatMap(member -> member instanceof VariableTree field ? Stream.of(field) : Stream.empty())
          .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
          .map(field -> field.getName().toString()).toList();
    }

    private List<String> said() {
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      return comment == null
          ? List.of()
          : comment.getBlockTags().stream()
              .flatMap(tag -> tag instanceof ParamTree param ? Stream.of(param) : Stream.empty())
              .filter(param -> !param.isTypeParameter() && !param.getDescription().isEmpty())
              .map(param -> param.getName().toString()).toList();
    }
  }
}
