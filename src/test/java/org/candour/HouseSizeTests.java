package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Nothing grows without being seen. What stands above a limit is named in {@code src/test/resources/house/above.txt}; a
 * name that is not above it any more has to leave that list, so that it only shrinks.
 */
class HouseSizeTests {

  private static final Path ABOVE = Path.of("src/test/resources/house/above.txt");
  private static final int LINES_OF_FILE = 300;
  private static final int LINES_OF_METHOD = 30;
  private static final int PARAMETERS_OF_CONSTRUCTOR = 6;
  private static final int PARAMETERS_OF_METHOD = 5;

  @Test
  void whatIsAboveALimitIsKnown() throws IOException {
    Set<String> known = new LinkedHashSet<>();
    Files.readAllLines(ABOVE).stream().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(known::add);
    Set<String> above = above(HouseSources.MAIN);
    Set<String> grown = new TreeSet<>(above);
    grown.removeAll(known);
    Set<String> shrunk = new TreeSet<>(known);
    shrunk.removeAll(above);
    assertThat(grown).as("grew above a limit").isEmpty();
    assertThat(shrunk).as("is below its limit now and leaves the list").isEmpty();
  }

  /** Each thing above a limit, as {@code limit Type.method}. */
  static Set<String> above(Path folder) throws IOException {
    Set<String> above = new TreeSet<>();
    HouseSources.Parsed parsed = HouseSources.parse(folder);
    for (CompilationUnitTree unit : parsed.units()) {
      Measure measure = new Measure(unit, parsed.trees().getSourcePositions());
      measure.scan(unit, null);
      above.addAll(measure.above);
    }
    return above;
  }

  private static final class Measure extends TreePathScanner<Void, Void> {

    private final List<String> above = new ArrayList<>();
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String text;

    Measure(CompilationUnitTree unit, SourcePositions positions) throws IOException {
      this.unit = unit;
      this.positions = positions;
      this.text = unit.getSourceFile().getCharContent(true).toString();
      if (lines(text) > LINES_OF_FILE) {
        above.add("file " + Path.of(unit.getSourceFile().toUri()).getFileName());
      }
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      boolean constructor = method.getReturnType() == null;
      int most = constructor ? PARAMETERS_OF_CONSTRUCTOR : PARAMETERS_OF_METHOD;
      if (method.getParameters().size() > most) {
        above.add((constructor ? "constructor " : "parameters ") + name(method));
      }
      if (method.getBody() != null && lines(source(method.getBody())) - 2 > LINES_OF_METHOD) {
        above.add("method " + name(method));
      }
      return super.visitMethod(method, none);
    }

    private String name(MethodTree method) {
      List<String> around = new ArrayList<>();
      getCurrentPath().iterator().forEachRemaining(t -> {
        if (t instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
          around.addFirst(type.getSimpleName().toString());
        }
      });
      return unit.getPackageName().toString().replace("org.candour.", "") + "/" + String.join(".", around)
          + (method.getReturnType() == null ? "" : "." + method.getName());
    }

    private String source(Tree tree) {
      return text.substring((int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
    }

    /** SQL in text blocks does not count: a query is read as one thing. */
    private static long lines(String code) {
      boolean sql = false;
      long count = 0;
      for (String line : code.lines().toList()) {
        boolean edge = line.split("\"\"\"", -1).length % 2 == 0;
        count += !sql || edge ? 1 : 0;
        sql = edge != sql;
      }
      return count;
    }
  }
}
