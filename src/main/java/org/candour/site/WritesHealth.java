package org.candour.site;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether a story would be kept now: writes one row, and waits for it no longer than a proxy would. */
@Component("writes")
class WritesHealth extends AbstractHealthIndicator {

  private static final int SECONDS = 2;

  private final DataSource database;
  private final DiskSpace disk;
  private final Clock clock;

  WritesHealth(DataSource database, DiskSpace disk, Clock clock) {
    this.database = database;
    this.disk = disk;
    this.clock = clock;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    if (!disk.takesWords()) {
      health.down().withDetail("why", "disk");
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement("update site_probe set at = ? where id = 1")) {
      write.setQueryTimeout(SECONDS);
      write.setTimestamp(1, Timestamp.from(clock.instant()));
      if (write.executeUpdate() == 1) {
        health.up();
      } else {
        health.down();
      }
    } catch (SQLException e) {
      health.down().withDetail("why", String.valueOf(e.getSQLState()));
    }
  }
}
