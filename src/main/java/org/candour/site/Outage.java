package org.candour.site;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Told apart from a fault of ours: the database is away, full, stopping, or has no connection left. It passes by
 * itself.
 */
final class Outage extends RuntimeException {

  // Classes of PostgreSQL's codes: no connection, no resources, stopped by its keeper, an error of the system under it,
  // read only.
  private static final Pattern STATES = Pattern.compile("08...|53...|57P0[1-5]|58...|25006");
  private static final int DEEP = 20;

  /** Refused before it was begun, for want of room on the disk. */
  Outage() {
    super("no room", null, false, false);
  }

  /** Whether this, or what caused it, is such. */
  static boolean is(@Nullable Throwable thrown) {
    Throwable at = thrown;
    for (int i = 0; at != null && i < DEEP; i++) {
      if (at instanceof Outage || at instanceof SQLTransientConnectionException || at instanceof SQLException sql
          && sql.getSQLState() != null && STATES.matcher(sql.getSQLState()).matches()) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
