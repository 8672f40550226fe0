package org.candour.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The database that an errand works on: the one the environment names, else that of the running site, else our own. */
final class ErrandDatabase {

  private static final Duration WAIT = Duration.ofMillis(200);
  private static final int PATIENCE = 300;

  private ErrandDatabase() {}

  /**
   * Runs the errand over it. Beside a site or another command its database is used and left alone; else one is started,
   * and stopped when the errand and all that came beside it have ended.
   *
   * @param what the command, said to whoever wants the folder meanwhile
   * @throws StartRefused when the database cannot be opened
   */
  static int with(HomeFolder home, String what, ToIntFunction<DatabaseAddress> errand) {
    DatabaseAddress said = said();
    if (said != null) {
      return errand.applyAsInt(said);
    }
    home.prepare();
    for (int tries = 0; tries < PATIENCE; tries++) {
      // Whether somebody runs here is said by the lock: a server that does not answer may be starting, full or far too
      // busy.
      if (home.tryClaim(what)) {
        return alone(home, true, errand);
      }
      OptionalInt done = beside(home, errand);
      if (done.isPresent()) {
        return done.getAsInt();
      }
      LockSupport.parkNanos(WAIT.toNanos());
    }
    throw new StartRefused(
        "Candour runs from " + home.folder() + ", and its database does not answer. Look what it says, and try again.");
  }

  /**
   * The same for an errand that nothing else may run beside.
   *
   * @throws StartRefused when a site or another command uses the folder
   */
  static int withAlone(HomeFolder home, String what, ToIntFunction<DatabaseAddress> errand) {
    DatabaseAddress said = said();
    if (said != null) {
      return errand.applyAsInt(said);
    }
    home.prepare();
    home.claim(what);
    return alone(home, false, errand);
  }

  /** What was said now, before what a site wrote down some time ago. */
  private static @Nullable DatabaseAddress said() {
    DatabaseAddress said = DatabaseAddress.fromEnvironment();
    if (said != null) {
      said.check();
    }
    return said;
  }

  private static int alone(HomeFolder home, boolean company, ToIntFunction<DatabaseAddress> errand) {
    Postgres own = new Postgres(home);
    DatabaseAddress address = own.start();
    try {
      if (company) {
        address.writeDown(home);
      } else {
        // What a killed site once wrote down may point to the same server.
        home.forget(DatabaseAddress.WRITTEN_DOWN);
        home.awaitGuests();
      }
      return errand.applyAsInt(address);
    } finally {
      if (company) {
        home.awaitGuests();
      }
      home.forget(DatabaseAddress.WRITTEN_DOWN);
      own.stop();
    }
  }

  private static OptionalInt beside(HomeFolder home, ToIntFunction<DatabaseAddress> errand) {
    if (running(home).isEmpty()) {
      return OptionalInt.empty();
    }
    AutoCloseable visit = home.visit().orElse(null);
    if (visit == null) {
      return OptionalInt.empty();
    }
    try (visit) {
      // Looked at again: now nobody stops it behind our back.
      DatabaseAddress address = running(home).orElse(null);
      if (address == null) {
        return OptionalInt.empty();
      }
      address.check();
      return OptionalInt.of(errand.applyAsInt(address));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What whoever holds the folder wrote down, where that database answers. */
  static Optional<DatabaseAddress> running(HomeFolder home) {
    Properties written = new Properties();
    try (Reader file = Files.newBufferedReader(home.file(DatabaseAddress.WRITTEN_DOWN), StandardCharsets.UTF_8)) {
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
