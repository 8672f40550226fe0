import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which tests {@code ./candour test} runs: {@code Chosen CLASSES WHAT…}, each a class ({@code LookupTests}), one method
 * of it ({@code LookupTests#slips}), a room ({@code lookup}), or {@code fast}: all classes that do not need the house,
 * a browser or a database, which is seen from whom they name. Prints the runner's arguments; ends with 1 where nothing
 * is called that.
 */
class Chosen {

  /** Who names one of these, itself or by others, is not fast. */
  private static final Set<String> SLOW = Set.of("org/candour/TestHouse", "org/candour/launch/TestStart",
      "com/microsoft/playwright/Playwright", "org/candour/launch/ErrandHouse", "org/candour/trial/Instance");

  private final Map<String, Set<String>> names = new HashMap<>();

  public static void main(String[] args) throws IOException {
    Chosen chosen = new Chosen();
    chosen.read(Path.of(args[0]));
    List<String> call = new ArrayList<>();
    for (String what : List.of(args).subList(1, args.length)) {
      List<String> found = chosen.find(what);
      if (found.isEmpty()) {
        System.err.println("candour: there is no test and no room with tests called '" + what + "'.");
        System.exit(1);
      }
      call.addAll(found);
    }
    System.out.println(String.join(" ", call));
  }

  private void read(Path classes) throws IOException {
    Path tests = Path.of("src/test/java");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
        String name = classes.relativize(file).toString().replaceFirst("\\.class$", "");
        if (Files.exists(tests.resolve(name.replaceFirst("\\$.*", "") + ".java"))) {
          Set<String> named = new HashSet<>();
          ClassFile.of().parse(file).constantPool().forEach(e -> {
            if (e instanceof ClassEntry other) {
              named.add(other.asInternalName());
            }
          });
          names.computeIfAbsent(name.replaceFirst("\\$.*", ""), _ -> new HashSet<>()).addAll(named);
        }
      }
    }
  }

  private List<String> find(String what) {
    String[] parts = what.split("#", 2);
    Set<String> found = new TreeSet<>();
    for (String name : names.keySet()) {
      boolean test = name.endsWith("Tests") || name.endsWith("Journey");
      boolean asked = what.equals("fast")
          ? !slow(name, new HashSet<>())
          : name.endsWith("/" + parts[0]) || name.matches("org/candour/" + parts[0] + "/[^/]+");
      if (test && asked) {
        String java = name.replace('/', '.');
        found.add(parts.length == 2 ? "--select-method=" + java + "#" + parts[1] : "--select-class=" + java);
      }
    }
    return List.copyOf(found);
  }

  private boolean slow(String name, Set<String> seen) {
    return SLOW.contains(name) || names.getOrDefault(name.replaceFirst("\\$.*", ""), Set.of()).stream()
        .anyMatch(n -> seen.add(n) && slow(n, seen));
  }
}
