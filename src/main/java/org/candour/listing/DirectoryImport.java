package org.candour.listing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.candour.audit.Audit;
import org.candour.directory.Intake;
import org.candour.directory.Regions;
import org.candour.shared.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings real directories in. Formats are data; a bad row costs itself only; nothing is ever deleted; the same files again
 * change nothing.
 */
@Component
public class DirectoryImport {

  private static final int PARCEL = 1000;

  private final ImportStore store;
  private final Regions regions;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final DataSource database;
  private final Clock clock;

  DirectoryImport(ImportStore store, Regions regions, Audit audit, TransactionTemplate transaction,
      DataSource database, Clock clock) {
    this.store = store;
    this.regions = regions;
    this.audit = audit;
    this.transaction = transaction;
    this.database = database;
    this.clock = clock;
  }

  /** The formats that come with Candour, one line each. */
  public static List<String> formats() {
    return Formats.all().stream().map(f -> String.format("%-24s %s", f.name(), f.about())).toList();
  }

  /** Whether this is a format of ours, or a mapping file that can be used; says why not. */
  public static void check(String format) {
    Formats.named(format);
  }

  /**
   * Reads the files, in their order, as one directory.
   *
   * @param format one of ours, or the path of a mapping file
   * @param lines  takes the summary, and the rows that were refused
   * @throws CannotImport where the format cannot be used
   */
  public ImportReport run(String format, List<Path> files, Consumer<String> lines) {
    Format shape = Formats.named(format);
    ImportReport report = new ImportReport(shape.name());
    try (Connection alone = database.getConnection(); Statement statement = alone.createStatement()) {
      // Two imports at once would each work on a directory that the other changes.
      statement.execute("select pg_advisory_lock(" + Intake.IMPORT_LOCK + ")");
      try {
        read(shape, files, report);
      } finally {
        statement.execute("select pg_advisory_unlock(" + Intake.IMPORT_LOCK + ")");
      }
    } catch (SQLException e) {
      throw new CannotImport("The database could not be locked for the import: " + e.getMessage());
    }
    report.lines().forEach(lines);
    return report;
  }

  private void read(Format format, List<Path> files, ImportReport report) {
    KnownServices services = store.load(format.schemes());
    ImportRun run = new ImportRun(format, services, store.numbers(), region -> regions.byId(region).isPresent(),
        LocalDate.now(clock), report);
    for (Path file : files) {
      run.begin(files.size() == 1 ? "" : String.valueOf(file.getFileName()));
      read(file, format, run, services, report);
    }
    run.end();
    write(services);
    // Also where nothing changed: an import that was killed half way left the tree behind.
    transaction.executeWithoutResult(t -> {
      store.settle();
      audit.record(Caller.NOBODY, Audit.Act.of("directory-imported", "directory", 0).because(format.name())
          .fromTo(null, report.summary()));
    });
  }

  private void read(Path file, Format format, ImportRun run, KnownServices services, ImportReport report) {
    try (SourceFile source = new SourceFile(file, format)) {
      source.each(new SourceFile.Taker() {

        @Override
        public void row(Row row) {
          run.row(row);
          if (services.unwritten().size() >= PARCEL) {
            write(services);
          }
        }

        @Override
        public void bad(int line, String reason) {
          run.bad(line, reason);
        }
      });
    } catch (CannotImport e) {
      report.cannotRead(e.reason());
    } catch (IOException e) {
      report.cannotRead(file + " breaks off after " + report.read() + " rows: " + e.getMessage());
    }
  }

  private void write(KnownServices services) {
    transaction.executeWithoutResult(t -> store.write(services.unwritten()));
    services.written();
  }
}
