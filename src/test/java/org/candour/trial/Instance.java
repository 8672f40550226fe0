package org.candour.trial;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A site in processes of its own, started the way {@code ./candour start} does, and killed the way a power cut does.
 */
final class Instance {

  /** The program as {@code ./candour start} runs it. */
  static final List<String> PACKAGED = List.of("-XX:+AutoCreateSharedArchive",
      "-XX:SharedArchiveFile=target/run/candour.jsa", "-Xlog:disable", "-jar", "target/run/candour.jar");

  private final Path home;
  private final int port;
  private final int smtp;
  private final List<String> program;
  private Process process;

  Instance(Path home, int port, int smtp, List<String> program) {
    this.home = home;
    this.port = port;
    this.smtp = smtp;
    this.program = program;
  }

  /** The same program from the classes that the tests run on, where nothing is packaged yet. */
  static List<String> fromClasses() {
    String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of("-XX:TieredStopAtLevel=1", "-cp", path, "org.candour.launch.Launch");
  }

  String address() {
    return "http://localhost:" + port;
  }

  Path home() {
    return home;
  }

  /** Starts it and waits until it answers. Gives how long that took in milliseconds. */
  long start() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    process = java("start", "--empty");
    HttpClient client = HttpClient.newHttpClient();
    while (true) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the site ended with " + process.exitValue() + ": "
            + Files.readString(log()).lines().reduce((a, b) -> b).orElse(""));
      }
      try {
        if (client.send(HttpRequest.newBuilder(URI.create(address() + "/tell")).build(),
            HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return (System.nanoTime() - begun) / 1_000_000;
        }
      } catch (IOException e) {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
      if (System.nanoTime() - begun > 120_000_000_000L) {
        throw new IllegalStateException("the site did not answer within two minutes");
      }
    }
  }

  /** Runs a command that ends, such as an import. */
  void errand(String... words) throws IOException, InterruptedException {
    Process errand = java(words);
    if (errand.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", words) + " ended with " + errand.exitValue());
    }
  }

  /** Begins a command beside whatever runs; what it prints stands in its own file. */
  Errand begin(String... words) throws IOException {
    Path said = Files.createTempFile(home.getParent(), words[0] + "-", ".log");
    return new Errand(words[0], java(said, words), said, System.nanoTime());
  }

  /** A command on its way. */
  record Errand(String name, Process process, Path said, long begun) {

    /** Waits for its end. Gives its exit code, or -1 where it did not end within so many seconds. */
    int end(int seconds) throws InterruptedException {
      return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    String text() throws IOException {
      return Files.readString(said);
    }
  }

  /** The process of the site, to look at or to end. */
  Process process() {
    return process;
  }

  int port() {
    return port;
  }

  private Process java(String... words) throws IOException {
    return java(log(), words);
  }

  private Process java(Path said, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1500m",
        "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(program);
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
    builder.environment().put("CANDOUR_HOME", home.toString());
    builder.environment().put("CANDOUR_PORT", Integer.toString(port));
    builder.environment().put("CANDOUR_ADDRESS", address());
    builder.environment().put("CANDOUR_BIND", "127.0.0.1");
    builder.environment().put("CANDOUR_LIMITS", "raised");
    builder.environment().put("CANDOUR_SMTP_URL", "smtp://127.0.0.1:" + smtp);
    builder.environment().remove("CANDOUR_DATABASE_URL");
    return builder.start();
  }

  /** Where the site writes what it has to say. */
  Path log() {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  /** SIGKILL to the application and to every process of its database server, at once. */
  void kill() {
    List<ProcessHandle> doomed = new ArrayList<>(List.of(process.toHandle()));
    try {
      long postmaster = Long.parseLong(Files.readAllLines(home.resolve("database/postmaster.pid")).getFirst().strip());
      ProcessHandle.of(postmaster).ifPresent(p -> {
        doomed.add(p);
        p.descendants().forEach(doomed::add);
      });
    } catch (IOException | RuntimeException e) {
      // The server was not up yet, or is gone already.
    }
    doomed.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits until nothing of it is alive any more. */
  void awaitDeath() throws InterruptedException {
    process.waitFor();
    while (ProcessHandle.allProcesses()
        .anyMatch(p -> p.info().commandLine().orElse("").contains(home.resolve("postgresql-18").toString()))) {
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000L);
    }
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(60, TimeUnit.SECONDS);
  }

  /** A look at the database from outside: to set the stage, and to count. */
  Connection database() throws IOException, SQLException {
    Properties written = new Properties();
    try (Reader file = Files.newBufferedReader(home.resolve("running.properties"))) {
      written.load(file);
    }
    return DriverManager.getConnection(written.getProperty("url"), written.getProperty("user"),
        written.getProperty("password"));
  }
}
