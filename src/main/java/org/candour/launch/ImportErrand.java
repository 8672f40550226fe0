package org.candour.launch;

import java.nio.file.Path;
import java.util.List;
import org.candour.listing.CannotImport;
import org.candour.listing.DirectoryImport;
import org.candour.listing.ImportReport;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code ./candour import FORMAT FILE…}: brings a directory of services in. */
final class ImportErrand {

  private ImportErrand() {}

  static int run(List<String> words) {
    if (words.isEmpty()) {
      System.out.println("candour import FORMAT FILE…   reads a directory of services; FORMAT is one of these, or the path of"
          + " a mapping file of your own:");
      DirectoryImport.formats().forEach(line -> System.out.println("  " + line));
      return 0;
    }
    String format = words.getFirst();
    try {
      // Before a database is started for a call that cannot succeed.
      DirectoryImport.check(format);
    } catch (CannotImport e) {
      return wrong(e.reason());
    }
    if (words.size() == 1) {
      return wrong("import " + format + " needs the files to read.");
    }
    List<Path> files = words.stream().skip(1).map(Path::of).toList();
    Home home = Home.fromEnvironment();
    return WorkingDatabase.with(home, "import", address -> {
      try (ConfigurableApplicationContext context = Launch.openErrand(home, address)) {
        ImportReport report = context.getBean(DirectoryImport.class).run(format, files, System.out::println);
        return report.unreadable().isEmpty() ? 0 : 1;
      }
    });
  }

  private static int wrong(String reason) {
    System.err.println("candour: " + reason);
    return 2;
  }
}
