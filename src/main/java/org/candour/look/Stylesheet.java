package org.candour.look;

import com.sass_lang.embedded_protocol.OutputStyle;
import de.larsgrefer.sass.embedded.SassCompilationFailedException;
import de.larsgrefer.sass.embedded.SassCompiler;
import de.larsgrefer.sass.embedded.SassCompilerFactory;
import de.larsgrefer.sass.embedded.importer.ClasspathImporter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Makes the style sheet and lays the letters of Inter beside it. Runs in the build, never in the application. */
public final class Stylesheet {

  private static final String INTER = "META-INF/resources/_static/inter/5.2.5/files/";
  private static final List<String> LETTERS = List.of("inter-latin-400-normal.woff2", "inter-latin-600-normal.woff2",
      "inter-latin-ext-400-normal.woff2", "inter-latin-ext-600-normal.woff2");
  private static final String DEJAVU = "net/sf/jasperreports/fonts/dejavu/";
  /** For what Inter cannot write. */
  private static final List<String> OTHER_LETTERS = List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf");

  private Stylesheet() {}

  /** The Sass file, then the folder that is served, then the one for letters to print with. */
  public static void main(String[] arguments) throws IOException, SassCompilationFailedException {
    Path source = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    Path sheet = folder.resolve("candour.css");
    if (!upToDate(sheet, source)) {
      Files.createDirectories(folder);
      Files.writeString(sheet, css(source));
    }
    for (String name : LETTERS) {
      lay(INTER + name, folder.resolve("fonts").resolve(name));
    }
    for (String name : OTHER_LETTERS) {
      lay(DEJAVU + name, Path.of(arguments[2]).resolve(name));
    }
    for (String name : LETTERS) {
      PrintFonts.lay(INTER + name.replace(".woff2", ".woff"),
          Path.of(arguments[2]).resolve(name.replace(".woff2", ".ttf")));
    }
  }

  private static boolean upToDate(Path sheet, Path source) throws IOException {
    if (!Files.exists(sheet)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(sheet);
    try (Stream<Path> inputs = Files.walk(source.toAbsolutePath().getParent())) {
      return inputs.map(p -> p.toFile().lastModified()).allMatch(changed -> changed < made.toMillis());
    }
  }

  /** The whole sheet, from the file that draws in the others. */
  public static String css(Path source) throws IOException, SassCompilationFailedException {
    ClassLoader parts = Stylesheet.class.getClassLoader();
    try (SassCompiler sass = SassCompilerFactory.bundled()) {
      sass.registerImporter(new ClasspathImporter(parts).autoCanonicalize());
      sass.setOutputStyle(OutputStyle.COMPRESSED);
      // GOV.UK Frontend still speaks the older Sass; its warnings are not ours to mend. Errors are thrown.
      sass.setLoggingHandler(warning -> {});
      return sass.compileFile(source.toFile()).getCss();
    }
  }

  private static void lay(String part, Path target) throws IOException {
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (InputStream letters = Stylesheet.class.getClassLoader().getResourceAsStream(part)) {
      if (letters == null) {
        throw new FileNotFoundException(part);
      }
      Files.copy(letters, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
