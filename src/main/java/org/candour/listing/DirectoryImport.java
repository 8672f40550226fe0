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
import org.candour.directory.ServiceBulkLoad;
import org.candour.jobs.WorkProgress;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings real directories in. Formats are data; a bad row costs itself only; nothing is ever deleted; the same files
 * again change nothing.
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

  DirectoryImport(ImportStore store, Regions regions, Audit audit, TransactionTemplate transaction, DataSource database,
      Clock clock) {
    this.store = store;
    this.regions = regions;
    this.audit = audit;
    this.transaction = transaction;
    this.database = database;
    this.clock = clock;
  }

  /** The formats that come with Candour, one line each. */
  public static List<String> formats() {
    return DirectoryFormats.all().stream().map(f -> String.format("%-24s %s", f.name(), f.about())).toList();
  }

  /** Whether this is a format of ours, or a mapping file that can be used; says why not. */
  public static void check(String format) {
    DirectoryFormats.named(format);
  }

  /**
   * How it is done.
   *
   * @param dry everything is read and said, nothing is written
   * @param refused where all refused rows go, or nowhere
   */
  public record How(boolean dry, @Nullable Path refused) {

    /** For good, and without a file of refused rows. */
    public static final How FOR_GOOD = new How(false, null);
  }

  /** As {@link #run(String, List, How, Consumer)}, for good. */
  public ImportReport run(String format, List<Path> files, Consumer<String> lines) {
    return run(format, files, How.FOR_GOOD, lines);
  }

  /**
   * Reads the files, in their order, as one directory. Where the format says how many rows may be refused, they are
   * read once before anything is written.
   *
   * @param format one of ours, or the path of a mapping file
   * @param lines takes the summary, and the rows that were refused
   * @throws ImportProblem where the format cannot be used
   */
  public ImportReport run(String format, List<Path> files, How how, Consumer<String> lines) {
    DirectoryFormat shape = DirectoryFormats.named(format);
    ImportReport report;
    try (Connection alone = database.getConnection(); Statement statement = alone.createStatement()) {
      // Two imports at once would each work on a directory that the other changes.
      statement.execute("select pg_advisory_lock(" + ServiceBulkLoad.IMPORT_LOCK + ")");
      try {
        report = run(shape, files, how);
      } finally {
        statement.execute("select pg_advisory_unlock(" + ServiceBulkLoad.IMPORT_LOCK + ")");
      }
    } catch (SQLException e) {
      throw new ImportProblem("The database could not be locked for the import: " + e.getMessage());
    }
    report.lines().forEach(lines);
    return report;
  }

  private ImportReport run(DirectoryFormat shape, List<Path> files, How how) {
    if (how.dry || shape.atMostRefused() != null) {
      ImportReport tried = pass(shape, files, new How(true, how.refused));
      boolean tooMany = shape.tooMany(tried.refusedCount(), tried.wanted());
      if (tooMany) {
        tried.stop();
      }
      if (how.dry || tooMany) {
        tried.warn(
            tooMany ? "more rows are refused than may be: nothing was written" : "tried only: nothing was written");
        return warned(tried, "most rows are refused");
      }
    }
    return warned(pass(shape, files, how), "most rows were refused; the others were taken");
  }

  /** Also where a format allows it: whoever runs this by night hears that it mostly failed. */
  private static ImportReport warned(ImportReport report, String mostly) {
    if (report.refusedCount() * 2L > report.wanted()) {
      report.stop();
      report.warn(mostly);
    }
    return report;
  }

  private ImportReport pass(DirectoryFormat format, List<Path> files, How how) {
    try (RefusedRows refused = new RefusedRows(how.refused)) {
      ImportReport report = new ImportReport(format.name(), refused);
      format.columns().entrySet().stream().filter(e -> !e.getValue().codeFrom().isEmpty()).map(DerivedColumn.warning())
          .forEach(report::warn);
      KnownServices services = store.load(format.schemes());
      ImportRun run = new ImportRun(format, services, store.numbers(), region -> regions.byId(region).isPresent(),
          LocalDate.now(clock), report);
      for (Path file : files) {
        run.begin(files.size() == 1 ? "" : String.valueOf(file.getFileName()));
        read(file, format, run, new Parcels(services, how.dry), report, refused);
      }
      run.end();
      new Parcels(services, how.dry).write();
      if (!how.dry) {
        // Also where nothing changed: an import that was killed half way left the tree behind.
        transaction.executeWithoutResult(t -> {
          store.settle();
          audit.record(Caller.NOBODY,
              Audit.Act.of("directory-imported", "directory", 0).because(format.name()).fromTo(null, report.summary()));
        });
      }
      return report;
    }
  }

  private static void read(Path file, DirectoryFormat format, ImportRun run, Parcels parcels, ImportReport report,
      RefusedRows refused) {
    WorkProgress progress =
        WorkProgress.of((parcels.dry() ? "trying " : "reading ") + file.getFileName(), SourceFile.size(file));
    try (SourceFile source = new SourceFile(file, format)) {
      refused.begin(source.headings(), format);
      source.each(new SourceFile.Taker() {

        @Override
        public void row(SourceRow row) throws IOException {
          run.row(row);
          parcels.writeSome();
          progress.at(source.at());
        }

        @Override
        public void bad(int line, String reason, List<String> cells) {
          run.bad(line, reason, cells);
        }
      });
    } catch (ImportProblem e) {
      report.cannotRead(e.reason());
    } catch (IOException e) {
      report.cannotRead(file + " breaks off after " + report.read() + " rows: " + e.getMessage());
    } finally {
      progress.done();
    }
  }

  /** What was read and not written yet; a run that only tries forgets it. */
  private final class Parcels {

    private final KnownServices services;
    private final boolean dry;

    Parcels(KnownServices services, boolean dry) {
      this.services = services;
      this.dry = dry;
    }

    boolean dry() {
      return dry;
    }

    void writeSome() {
      if (services.unwritten().size() >= PARCEL) {
        write();
      }
    }

    void write() {
      if (!dry) {
        transaction.executeWithoutResult(t -> store.write(services.unwritten()));
      }
      services.written();
    }
  }
}
