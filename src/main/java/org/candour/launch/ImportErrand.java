package org.candour.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candour.listing.DirectoryImport;
import org.candour.listing.ImportProblem;
import org.candour.listing.ImportReport;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code ./candour import FORMAT FILE…}: brings a directory of services in. */
final class ImportErrand {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

  private ImportErrand() {}

  static int run(List<String> words) {
    if (words.isEmpty()) {
      System.out
          .println("candour import [--dry-run] FORMAT FILE…   reads a directory of services; FORMAT is one of these,"
              + " or the path of a mapping file of your own:");
      DirectoryImport.formats().forEach(line -> System.out.println("  " + line));
      return 0;
    }
    List<String> rest = new ArrayList<>(words);
    boolean dry = rest.remove("--dry-run");
    if (rest.size() < 2) {
      return wrong("import needs a format and the files to read: import [--dry-run] FORMAT FILE…");
    }
    String format = rest.removeFirst();
    try {
      // Before a database is started for a call that cannot succeed.
      DirectoryImport.check(format);
    } catch (ImportProblem e) {
      return wrong(e.reason());
    }
    HomeFolder home = HomeFolder.fromEnvironment();
    return ErrandDatabase.with(home, "import", address -> {
      try (ConfigurableApplicationContext context = Launch.openErrand(home, address)) {
        Path refused = home.file("refused-" + LocalDateTime.now(context.getBean(Clock.class)).format(STAMP) + ".csv");
        ImportReport report = context.getBean(DirectoryImport.class).run(format, rest.stream().map(Path::of).toList(),
            new DirectoryImport.How(dry, refused), System.out::println);
        return report.unreadable().isEmpty() && !report.failed() ? 0 : 1;
      }
    });
  }

  private static int wrong(String reason) {
    System.err.println("candour: " + reason);
    return 2;
  }
}
