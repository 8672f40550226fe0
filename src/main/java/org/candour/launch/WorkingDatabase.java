package org.candour.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The database that an errand works on: the one the environment names, else that of the running site, else our own. */
final class WorkingDatabase {

  private WorkingDatabase() {}

  /** Runs the errand over it; what was started for the errand is stopped after it. */
  static int with(Home home, ToIntFunction<DatabaseAddress> errand) {
    // What was said now, before what a site wrote down some time ago.
    DatabaseAddress said = DatabaseAddress.fromEnvironment();
    DatabaseAddress named = said != null ? said : running(home).orElse(null);
    if (named != null) {
      named.check();
      return errand.applyAsInt(named);
    }
    home.prepare();
    home.claim();
    Postgres own = new Postgres(home);
    DatabaseAddress address = own.start();
    try {
      return errand.applyAsInt(address);
    } finally {
      own.stop();
    }
  }

  /** What a running site wrote down, where that database still answers. */
  private static Optional<DatabaseAddress> running(Home home) {
    Properties written = new Properties();
    try (Reader file = Files.newBufferedReader(home.file("running.properties"), StandardCharsets.UTF_8)) {
      written.load(file);
    } catch (IOException e) {
      return Optional.empty();
    }
    String url = written.getProperty("url", "");
    return Optional.of(new DatabaseAddress(url, filled(written, "user"), filled(written, "password")))
        .filter(address -> !url.isEmpty() && address.answers());
  }

  private static @Nullable String filled(Properties written, String key) {
    String value = written.getProperty(key, "");
    return value.isEmpty() ? null : value;
  }
}
