package org.candour;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The house as it is written, for all tests that read its sources. */
final class HouseSources {

  /** What every room is in. */
  static final Path MAIN = Path.of("src/main/java");

  private HouseSources() {}

  /** Every file of Java below a folder. */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sources as javac reads them, before it asks what a name means.
   *
   * @param units one for each file
   * @param trees where things stand in them, and what is said of each
   */
  record Parsed(List<CompilationUnitTree> units, DocTrees trees) {}

  static Parsed parse(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(null, manager, said -> {}, List.of("-proc:none"), null,
          manager.getJavaFileObjectsFromPaths(below(folder)));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return new Parsed(units, DocTrees.instance(task));
    }
  }
}
