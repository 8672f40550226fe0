package org.candour.launch;

import java.time.Duration;
import org.candour.jobs.NodeJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the embedded server of a running site. It ends by itself when its disk is full, and somebody may end it
 * by mistake: it is started again, at the same port, as soon as there is room.
 */
final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  /** What recovery needs to write before it can free anything. */
  private static final long ROOM = 48L << 20;
  /** How many looks are let pass after a start that failed. */
  private static final int PAUSE = 5;

  private final HomeFolder home;
  private final Postgres server;
  private final NodeJob work;
  private boolean down;
  private int pause;

  private DatabaseWatch(HomeFolder home, Postgres server) {
    this.home = home;
    this.server = server;
    this.work = NodeJob.start("database-watch", EVERY, this::look);
  }

  /** Begins to watch a server that runs. */
  static DatabaseWatch over(HomeFolder home, Postgres server) {
    return new DatabaseWatch(home, server);
  }

  private void look() {
    if (server.runs()) {
      if (down) {
        LOG.info("the database server runs again");
      }
      down = false;
      return;
    }
    if (!down) {
      LOG.error("the database server has ended ({} MB are free under {}); it is started again, see {}",
          home.free() >> 20, home.folder(), home.file("database.log"));
    }
    down = true;
    if (pause > 0) {
      pause--;
    } else if (home.free() >= ROOM) {
      try {
        server.launch();
      } catch (StartRefused e) {
        pause = PAUSE;
      }
    }
  }

  /** Ends the watch, so that the server may be stopped for good. */
  @Override
  public void close() {
    work.close();
  }
}
