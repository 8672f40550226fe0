package org.candour.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.candour.Candour;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the real application for tests: the same way as {@code ./candour start}, on another port. */
public final class TestStart {

  private TestStart() {}

  /** What a site is told that stands behind a proxy on this machine. */
  public static Map<String, Object> behindAProxy() {
    Map<String, Object> told = new Environment(Map.of("CANDOUR_TRUSTED_PROXIES", "127.0.0.1")::get).properties(0, true);
    told.keySet().removeIf(name -> !name.contains("forward") && !name.contains("remoteip"));
    return told;
  }

  /** A running site and the server under it. */
  public record Running(ConfigurableApplicationContext context, AutoCloseable server, String url, String user,
      String password) {}

  /** The programs of the database server are unpacked once for all tests, each of which has a folder of its own. */
  static synchronized void shareServer(Path folder) {
    try {
      Path shared = Files.createDirectories(Path.of("target", "postgresql")).toAbsolutePath();
      // Another Java machine may be at it.
      try (
          FileChannel gate =
              FileChannel.open(shared.resolve("gate"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock alone = gate.lock()) {
        new Postgres(new HomeFolder(shared)).tool("initdb");
      }
      Files.createSymbolicLink(folder.resolve("postgresql-18"), shared.resolve("postgresql-18"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Running start(Path folder, boolean demo, Map<String, Object> more) {
    HomeFolder home = new HomeFolder(folder);
    home.prepare();
    shareServer(folder);
    Postgres postgres = new Postgres(home);
    DatabaseAddress address = postgres.start();
    address.check();
    SpringApplication application = new SpringApplication(Candour.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    Map<String, Object> properties = Launch.properties(home, address, 0, demo, !demo);
    properties.put("server.address", "127.0.0.1");
    properties.put("candour.password-strength", 4);
    properties.putAll(more);
    application.setDefaultProperties(properties);
    return new Running(application.run(), postgres::stop, address.url(), String.valueOf(address.user()),
        String.valueOf(address.password()));
  }
}
