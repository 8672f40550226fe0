package org.candour.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.candour.jobs.WorkProgress;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * {@code ./candour backup FILE} and {@code restore FILE}: every table as COPY writes it, from one snapshot, in one ZIP.
 * Works while the site runs and for any PostgreSQL that Candour takes, since it needs no tool of the server's version.
 */
final class BackupErrand {

  private static final String VERSION = "schema-version";
  private static final String SEQUENCES = "sequences.sql";

  private BackupErrand() {}

  static int backup(List<String> words) {
    if (words.size() != 1) {
      System.err.println("candour: backup needs one name of a file to write.");
      return 2;
    }
    Path file = Path.of(words.getFirst()).toAbsolutePath();
    if (Files.exists(file)) {
      throw new StartRefused(file + " exists already. Give a name that does not.");
    }
    return ErrandDatabase.with(HomeFolder.fromEnvironment(), "backup", address -> {
      Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      try (Connection database = address.open()) {
        // Everything stands in here: only its owner may read it, from the first byte on.
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        long rows = write(database, unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        System.out.println("candour: " + rows + " rows written to " + file);
        return 0;
      } catch (SQLException | IOException e) {
        throw new StartRefused("the backup was not written: " + e.getMessage());
      }
    });
  }

  /** Writes the backup of this database. Gives the number of rows. */
  static long write(Connection database, Path file) throws SQLException, IOException {
    database.setAutoCommit(false);
    try (var statement = database.createStatement()) {
      statement.execute("set transaction isolation level repeatable read read only");
    }
    Schema schema = new Schema(database);
    long rows = 0;
    WorkProgress progress = WorkProgress.of("writing " + file.getFileName(), schema.rowsEstimated());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, VERSION, schema.version());
      put(zip, SEQUENCES, String.join("\n", schema.sequences()));
      for (String table : schema.tables()) {
        zip.putNextEntry(new ZipEntry("table/" + table));
        rows += database.unwrap(PGConnection.class).getCopyAPI()
            .copyOut("copy " + table + " (" + schema.columns(table) + ") to stdout", new Unclosed(zip));
        zip.closeEntry();
        progress.at(rows);
      }
    }
    progress.done();
    database.rollback();
    return rows;
  }

  static int restore(List<String> words) {
    if (words.size() != 1) {
      System.err.println("candour: restore needs one name of a file to read.");
      return 2;
    }
    Path file = Path.of(words.getFirst()).toAbsolutePath();
    if (!Files.isReadable(file)) {
      throw new StartRefused(file + " cannot be read.");
    }
    return ErrandDatabase.withAlone(HomeFolder.fromEnvironment(), "restore", address -> {
      try {
        System.out.println("candour: " + read(address, file) + " rows restored from " + file);
        return 0;
      } catch (ZipException e) {
        throw new StartRefused(file + " is not a backup of Candour: " + e.getMessage());
      } catch (SQLException | IOException e) {
        throw new StartRefused("nothing was restored: " + e.getMessage());
      }
    });
  }

  /** Fills an empty database. All of it in one transaction, or nothing. */
  static long read(DatabaseAddress address, Path file) throws SQLException, IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String version = text(zip, VERSION);
      try (Connection database = address.open()) {
        if (address.asks("select 1 from pg_tables where schemaname = 'public' and tablename = 'story'")
            && (address.asks("select 1 from story limit 1") || address.asks("select 1 from person limit 1"))) {
          throw new StartRefused(
              "this database is not empty. Restore into a new one: set CANDOUR_HOME to an empty folder.");
        }
        DatabaseSetup.makeReader(address);
        // To the schema of the backup, not further: the next start migrates what is there.
        Flyway.configure().dataSource(address.url(), address.user(), address.password())
            .locations("classpath:db/migration").target(version).load().migrate();
        return fill(database, zip);
      }
    }
  }

  private static long fill(Connection database, ZipFile zip) throws SQLException, IOException {
    database.setAutoCommit(false);
    Schema schema = new Schema(database);
    long rows = 0;
    try (var statement = database.createStatement()) {
      statement.execute("truncate " + String.join(", ", schema.tables()) + " cascade");
      long all = zip.stream().mapToLong(ZipEntry::getSize).filter(size -> size > 0).sum();
      WorkProgress progress = WorkProgress.of("restoring", all);
      long read = 0;
      for (String table : schema.tables()) {
        ZipEntry entry = zip.getEntry("table/" + table);
        if (entry == null) {
          throw new ZipException("the table " + table + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
          rows += database.unwrap(PGConnection.class).getCopyAPI()
              .copyIn("copy " + table + " (" + schema.columns(table) + ") from stdin", in);
        }
        read += Math.max(0, entry.getSize());
        progress.at(read);
      }
      progress.done();
      for (String sequence : text(zip, SEQUENCES).lines().toList()) {
        statement.execute(sequence);
      }
      // The transactions of the old server mean nothing here; those that were still to come would hide the trail.
      statement.execute("update public_change set tx = pg_current_xact_id()");
      statement.execute("update staff_change set tx = pg_current_xact_id()");
      statement.execute("update service_find set tx = pg_current_xact_id()");
    }
    database.commit();
    return rows;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String text(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ZipException(name + " is missing");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** COPY closes what it wrote to; the ZIP goes on. */
  private static final class Unclosed extends java.io.FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
