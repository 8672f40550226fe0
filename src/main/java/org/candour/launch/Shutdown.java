package org.candour.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The end of a running site: first the application, which closes its last connection when nothing acknowledged is cut
 * off, then the server. Each has its bound: an application that waits for a database which does not answer is left
 * behind.
 */
final class Shutdown implements Runnable {

  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final HomeFolder home;
  private final ConfigurableApplicationContext context;
  private final @Nullable Postgres server;
  private final @Nullable DatabaseWatch watch;

  /** Of a site over this server, which is watched from now on; or over a database of somebody else's. */
  Shutdown(HomeFolder home, ConfigurableApplicationContext context, @Nullable Postgres server) {
    this.home = home;
    this.context = context;
    this.server = server;
    this.watch = server == null ? null : DatabaseWatch.over(home, server);
  }

  @Override
  public void run() {
    Thread closing = Thread.ofPlatform().name("close").daemon().start(context::close);
    try {
      if (!closing.join(PATIENCE)) {
        System.err
            .println("candour: not everything ended within " + PATIENCE.toSeconds() + " seconds; going on without it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (watch != null && server != null) {
      watch.close();
      try {
        server.stop();
      } catch (StartRefused e) {
        System.err.println("candour: " + e.getMessage());
      }
    }
    home.forget(DatabaseAddress.WRITTEN_DOWN);
  }
}
