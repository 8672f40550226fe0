import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The compiler of the inner loop: compiles the sources that changed since its last run and, where what others can see
 * of a class changed, what depends on it. No Error Prone: {@code check} has it. Run from its source by
 * {@code ./candour test}.
 *
 * <p>
 * {@code Incremental OUT ROOT=PLACE…}: a folder for all classes, and for each folder of sources the one that its
 * classes are shown in: rules about the house tell tests from what they test by the folder. The class path is that of
 * this process. Ends with 1 if something did not compile; that is tried again the next time.
 */
class Incremental {

  private static final Pattern NAME_IN_DESCRIPTOR = Pattern.compile("org/candour/[\\w/$]+");

  private final Path out;
  private final Path ledger;
  private final List<Path> roots;
  private final Map<Path, Path> places;
  /** Source to the hash that it was compiled with. */
  private final Map<String, String> compiled = new TreeMap<>();
  /** Class to what is known of it. */
  private final Map<String, Known> classes = new HashMap<>();

  /**
   * A class: where it is from, what others can see of it as a hash, its constants as a hash, whom it names, whom it
   * extends.
   */
  private record Known(String source, String face, String constants, Set<String> names, Set<String> parents) {}

  private Incremental(Path out, Map<Path, Path> places) {
    this.out = out;
    this.places = places;
    this.roots = List.copyOf(places.keySet());
    ledger = out.resolveSibling(out.getFileName() + ".ledger");
  }

  public static void main(String[] args) throws IOException {
    Map<Path, Path> places = Stream.of(args).skip(1).map(a -> a.split("="))
        .collect(Collectors.toMap(a -> Path.of(a[0]), a -> Path.of(a[1])));
    System.exit(new Incremental(Path.of(args[0]), places).run() ? 0 : 1);
  }

  private boolean run() throws IOException {
    Files.createDirectories(out);
    Map<String, String> now = sources();
    if (Files.exists(ledger)) {
      Files.readAllLines(ledger).forEach(line -> compiled.put(line.substring(65), line.substring(0, 64)));
    }
    readClasses();
    Set<String> touched = new TreeSet<>();
    now.forEach((source, hash) -> {
      if (!hash.equals(compiled.get(source))) {
        touched.add(source);
      }
    });
    Set<String> gone = new TreeSet<>(compiled.keySet());
    gone.removeAll(now.keySet());
    boolean done = compile(touched, gone, now);
    Files.write(ledger, compiled.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
    if (done) {
      show();
    }
    return done;
  }

  /** Links each class into its place, and takes away what is none any more. */
  private void show() throws IOException {
    Set<Path> shown = new HashSet<>();
    for (var entry : classes.entrySet()) {
      for (Path root : roots) {
        if (entry.getValue().source().startsWith(root + "/")) {
          Path made = out.resolve(entry.getKey() + ".class");
          Path place = places.get(root).resolve(entry.getKey() + ".class");
          shown.add(place);
          if (!Files.exists(place) || !Files.isSameFile(place, made)) {
            Files.createDirectories(place.getParent());
            Files.deleteIfExists(place);
            Files.createLink(place, made);
          }
        }
      }
    }
    for (Path place : Set.copyOf(places.values())) {
      Files.createDirectories(place);
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)
            .filter(f -> !shown.contains(f))::iterator) {
          Files.delete(file);
        }
      }
    }
  }

  /** Rounds: what changed, then what depends on a changed face, until no face changes. */
  private boolean compile(Set<String> touched, Set<String> gone, Map<String, String> now) throws IOException {
    Set<String> round = new TreeSet<>(touched);
    Set<String> left = new TreeSet<>(gone);
    Set<String> seen = new HashSet<>();
    while (!round.isEmpty() || !left.isEmpty()) {
      Map<String, Known> before = forget(round, left);
      round.forEach(compiled::remove);
      left.forEach(compiled::remove);
      seen.addAll(round);
      if (!round.isEmpty() && !javac(round)) {
        // What depended on them may be stale now as well: it is compiled together with them the next time.
        dependents(before.keySet(), before).forEach(compiled::remove);
        return false;
      }
      readClasses();
      round.forEach(source -> compiled.put(source, now.get(source)));
      Set<String> changed = before.keySet().stream().filter(name -> differs(before.get(name), classes.get(name)))
          .collect(Collectors.toSet());
      round = new TreeSet<>(dependents(changed, before));
      round.removeAll(seen);
      round.retainAll(now.keySet());
      left = Set.of();
    }
    if (!seen.isEmpty()) {
      System.out.println("compiled " + seen.size() + " of " + now.size() + " sources");
    }
    return true;
  }

  private static boolean differs(Known before, Known after) {
    return after == null || !before.face().equals(after.face()) || !before.constants().equals(after.constants());
  }

  /** Takes the classes of these sources away, and says what they were. */
  private Map<String, Known> forget(Set<String> round, Set<String> left) throws IOException {
    Map<String, Known> before = new HashMap<>();
    for (var entry : List.copyOf(classes.entrySet())) {
      if (round.contains(entry.getValue().source()) || left.contains(entry.getValue().source())) {
        before.put(entry.getKey(), classes.remove(entry.getKey()));
        Files.deleteIfExists(out.resolve(entry.getKey() + ".class"));
      }
    }
    return before;
  }

  /**
   * Sources that name one of these classes or a class below it; javac copies constants, so for those the text decides.
   */
  private Set<String> dependents(Set<String> changed, Map<String, Known> before) throws IOException {
    Set<String> wide = new HashSet<>(changed);
    for (boolean more = true; more;) {
      more = false;
      for (var entry : classes.entrySet()) {
        if (!wide.contains(entry.getKey()) && entry.getValue().parents().stream().anyMatch(wide::contains)) {
          more = wide.add(entry.getKey());
        }
      }
    }
    Set<String> found = new HashSet<>();
    classes.values().stream().filter(k -> k.names().stream().anyMatch(wide::contains))
        .forEach(k -> found.add(k.source()));
    Set<String> simple = changed.stream().filter(c -> constantsDiffer(before.get(c), classes.get(c)))
        .map(c -> c.substring(Math.max(c.lastIndexOf('/'), c.lastIndexOf('$')) + 1)).collect(Collectors.toSet());
    if (!simple.isEmpty()) {
      Pattern mention =
          Pattern.compile("\\b(" + simple.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\b");
      for (String source : compiled.keySet()) {
        if (mention.matcher(Files.readString(Path.of(source))).find()) {
          found.add(source);
        }
      }
    }
    return found;
  }

  private static boolean constantsDiffer(Known before, Known after) {
    return before != null && (after == null || !before.constants().equals(after.constants()));
  }

  private boolean javac(Set<String> round) {
    List<String> call = new ArrayList<>(List.of("-proc:none", "-parameters", "-nowarn", "-Xlint:none",
        "-XDuseUnsharedTable=true", "--release", "25", "-implicit:none", "-encoding", "UTF-8", "-d", out.toString(),
        "-cp", out + java.io.File.pathSeparator + System.getProperty("java.class.path")));
    call.addAll(round);
    return ToolProvider.getSystemJavaCompiler().run(null, null, null, call.toArray(String[]::new)) == 0;
  }

  private Map<String, String> sources() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
          found.put(file.toString(), hash(Files.readAllBytes(file)));
        }
      }
    }
    return found;
  }

  private void readClasses() throws IOException {
    Map<String, String> byName = new HashMap<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(f -> f.toString().endsWith(".java"))
            .forEach(f -> byName.put(root.relativize(f).toString(), f.toString()));
      }
    }
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
        String name = out.relativize(file).toString().replaceFirst("\\.class$", "");
        if (!classes.containsKey(name)) {
          classes.put(name, known(ClassFile.of().parse(file), byName));
        }
      }
    }
  }

  private static Known known(ClassModel model, Map<String, String> byName) {
    String name = model.thisClass().asInternalName();
    String folder = name.contains("/") ? name.substring(0, name.lastIndexOf('/') + 1) : "";
    String file = model.findAttribute(Attributes.sourceFile()).map(a -> a.sourceFile().stringValue()).orElse("");
    Set<String> parents = Stream.concat(model.superclass().stream(), model.interfaces().stream())
        .map(ClassEntry::asInternalName).collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry other) {
        names.add(other.asInternalName());
      } else if (entry instanceof Utf8Entry text) {
        // Types in descriptors and signatures stand nowhere else.
        Matcher found = NAME_IN_DESCRIPTOR.matcher(text.stringValue());
        while (found.find()) {
          names.add(found.group());
        }
      }
    }
    names.remove(name);
    return new Known(byName.getOrDefault(folder + file, folder + file),
        hash(face(model).getBytes(StandardCharsets.UTF_8)), hash(constants(model).getBytes(StandardCharsets.UTF_8)),
        names, parents);
  }

  /** What others can see: everything but private members, bodies, and the order of things. */
  private static String face(ClassModel model) {
    Set<String> face = new TreeSet<>();
    face.add(model.flags().flagsMask() + " " + model.superclass().map(ClassEntry::asInternalName).orElse("") + " "
        + model.interfaces().stream().map(ClassEntry::asInternalName).toList()
        + model.findAttribute(Attributes.signature()).map(a -> a.signature().stringValue()));
    model.findAttribute(Attributes.permittedSubclasses()).ifPresent(
        a -> face.add("permits " + a.permittedSubclasses().stream().map(ClassEntry::asInternalName).toList()));
    model.findAttribute(Attributes.record()).ifPresent(
        a -> face.add("record " + a.components().stream().map(c -> c.name() + " " + c.descriptor()).toList()));
    model.fields().stream().filter(f -> (f.flags().flagsMask() & ClassFile.ACC_PRIVATE) == 0)
        .forEach(f -> face.add(f.flags().flagsMask() + " " + f.fieldName() + " " + f.fieldType()
            + f.findAttribute(Attributes.signature()).map(a -> a.signature().stringValue())));
    model.methods().stream()
        .filter(m -> (m.flags().flagsMask() & (ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC)) == 0)
        .forEach(m -> face.add(m.flags().flagsMask() + " " + m.methodName() + m.methodType()
            + m.findAttribute(Attributes.signature()).map(a -> a.signature().stringValue())
            + m.findAttribute(Attributes.exceptions())
                .map(a -> a.exceptions().stream().map(ClassEntry::asInternalName).toList())));
    return String.join("\n", face);
  }

  private static String constants(ClassModel model) {
    return model.fields().stream().filter(f -> (f.flags().flagsMask() & ClassFile.ACC_PRIVATE) == 0)
        .flatMap(f -> f.findAttribute(Attributes.constantValue())
            .map(a -> f.fieldName() + "=" + a.constant().constantValue()).stream())
        .sorted().collect(Collectors.joining("\n"));
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
