package org.candour.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.candour.shared.SecretToken;

/**
 * The PostgreSQL that comes with Candour, its data in a folder of the installation.
 *
 * <p>
 * We drive the binaries ourselves: the usual wrapper trusts everybody on loopback, switches fsync off, and leaves its
 * server behind when the JVM is killed. Here the password is generated, fsync and synchronous commit stay on, and a
 * server left running by a killed JVM is found by its pid file and taken over.
 */
final class Postgres {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  /**
   * A site takes forty, each command beside it two or three. Said at each start, so that it also holds for folders made
   * before.
   */
  private static final int CONNECTIONS = 100;

  private static final Duration WAIT = Duration.ofMillis(100);
  private static final int PATIENCE = 300;

  private final HomeFolder home;
  private final Path binaries;
  private final Path data;
  private int port;

  Postgres(HomeFolder home) {
    this.home = home;
    this.binaries = home.file("postgresql-18");
    this.data = home.file("database");
  }

  /** Starts or adopts the server. Gives its address; its password stands in {@code database.password}. */
  DatabaseAddress start() {
    unpack();
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise();
    }
    Optional<Integer> running = runningPort();
    port = running.orElseGet(this::freePort);
    if (running.isPresent()) {
      System.out.println("candour: found the database server of an earlier run and took it over (port " + port + ").");
    } else {
      launch();
      createDatabase();
    }
    return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/candour", "candour", password());
  }

  /** Whether its process is there; it may still be recovering. */
  boolean runs() {
    return pidFile().flatMap(Postgres::process).flatMap(p -> p.info().command()).filter(c -> c.contains("postgres"))
        .isPresent();
  }

  /**
   * Stops the server; waits until everything is on disk. One that cannot write any more is ended, and recovers at its
   * next start.
   */
  void stop() {
    if (!runs()) {
      return;
    }
    try {
      run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "30", "stop");
    } catch (StartRefused e) {
      run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "-t", "10", "stop");
    }
  }

  /** A tool of the same version, such as {@code pg_dump}. */
  Path tool(String name) {
    unpack();
    return binaries.resolve("bin").resolve(name);
  }

  private String password() {
    try {
      return Files.readString(home.file("database.password")).strip();
    } catch (IOException e) {
      throw new StartRefused("The file " + home.file("database.password") + " is missing, so the database in " + data
          + " cannot be opened. Put it back from your backup.");
    }
  }

  private void initialise() {
    try {
      if (Files.exists(data)) {
        throw new StartRefused("The folder " + data
            + " is there and is no database. Look what it is, and move it away or put your backup in.");
      }
      Path password = home.secret("database.password", SecretToken.fresh() + "\n");
      Path making = home.file("database.new");
      deleteTree(making);
      run("initdb", "-D", making.toString(), "-U", "candour", "--pwfile=" + password, "--auth=scram-sha-256",
          "--encoding=UTF8", "--locale=C", "--no-instructions");
      Files.writeString(making.resolve("postgresql.auto.conf"), """
          listen_addresses = '127.0.0.1'
          unix_socket_directories = ''
          fsync = on
          synchronous_commit = on
          full_page_writes = on
          shared_buffers = 256MB
          log_error_verbosity = terse
          log_min_error_statement = panic
          log_parameter_max_length = 0
          log_parameter_max_length_on_error = 0
          """);
      Files.move(making, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts the server at its port.
   *
   * @throws StartRefused when it does not come up
   */
  void launch() {
    try {
      run("pg_ctl", "-D", data.toString(), "-l", home.file("database.log").toString(), "-o",
          "-p " + port + " -c max_connections=" + CONNECTIONS, "-w", "-t", "60", "start");
    } catch (StartRefused e) {
      throw new StartRefused(
          "The database server did not start; the reason is at the end of " + home.file("database.log"));
    }
  }

  private void createDatabase() {
    DatabaseAddress first =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "candour", password());
    if (!first.asks("select 1 from pg_database where datname = 'candour'")) {
      first.runs("create database candour");
    }
  }

  /**
   * The port of a server that runs on our data. After a kill its process may need a moment to be buried, to finish
   * stopping or to finish recovering; starting a second server meanwhile would only fail.
   */
  private Optional<Integer> runningPort() {
    for (int tries = 0; tries < PATIENCE; tries++) {
      Optional<List<String>> file = pidFile();
      Optional<ProcessHandle> process = file.flatMap(Postgres::process);
      if (file.isEmpty() || process.isEmpty()) {
        return Optional.empty();
      }
      Optional<String> command = process.get().info().command();
      if (command.isPresent() && !command.get().contains("postgres")) {
        // The number belongs to something else by now.
        forget();
        return Optional.empty();
      }
      if (command.isPresent() && file.get().size() > 3) {
        int port = Integer.parseInt(file.get().get(3).strip());
        if (new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "candour", password()).answers()) {
          return Optional.of(port);
        }
      }
      LockSupport.parkNanos(WAIT.toNanos());
    }
    throw new StartRefused("A database server from an earlier run (see " + data.resolve("postmaster.pid")
        + ") neither answers nor ends. End it, then start again.");
  }

  private static Optional<ProcessHandle> process(List<String> pidFile) {
    return ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()));
  }

  private Optional<List<String>> pidFile() {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return lines.isEmpty() || !lines.getFirst().strip().matches("\\d+") ? Optional.empty() : Optional.of(lines);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack() {
    if (Files.exists(binaries.resolve(".complete"))) {
      return;
    }
    try (InputStream raw = Postgres.class.getResourceAsStream(ARCHIVE)) {
      if (raw == null) {
        throw new StartRefused(
            "No embedded PostgreSQL for this kind of machine: set CANDOUR_DATABASE_URL to a server of your own.");
      }
      try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          unpack(tar, entry);
        }
      }
      Files.writeString(binaries.resolve(".complete"), "");
    } catch (IOException e) {
      throw new StartRefused("The database server could not be unpacked into " + binaries + ": " + e.getMessage());
    }
  }

  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    Path target = binaries.resolve(entry.getName()).normalize();
    if (!target.startsWith(binaries)) {
      throw new IOException("unexpected entry " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target);
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(tar, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      if ((entry.getMode() & 0100) != 0) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private void run(String tool, String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root; in a user namespace without mapping we are nobody and still own our files.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(tool(tool).toString());
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(home.file("database.log").toFile()));
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new StartRefused(tool + " failed; the reason is at the end of " + home.file("database.log"));
      }
    } catch (IOException e) {
      throw new StartRefused("Could not run " + tool + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("interrupted");
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
