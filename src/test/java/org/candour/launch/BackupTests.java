package org.candour.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Once round: what a backup holds stands in the restored database to the last row, and nothing is overwritten. */
class BackupTests {

  @TempDir private Path folder;

  @Test
  void whatWasBackedUpIsRestoredToTheLastRow() throws SQLException, IOException {
    TestHouse.get().settle();
    Path file = folder.resolve("candour.backup");
    DatabaseAddress house = TestHouse.get().database(DatabaseAddress::new);
    Map<String, String> before;
    try (Connection database = house.open()) {
      // A server that ran for long is far ahead of the one that the backup comes back into.
      transactions(database, "99999999");
      before = fingerprint(database);
      assertThat(BackupErrand.write(database, file)).isGreaterThan(1_000);
      database.setAutoCommit(true);
      database.setReadOnly(false);
      transactions(database, "3");
    }
    HomeFolder home = new HomeFolder(folder.resolve("restored"));
    home.prepare();
    Postgres postgres = new Postgres(home);
    DatabaseAddress restored = postgres.start();
    try {
      assertThat(BackupErrand.read(restored, file)).isGreaterThan(1_000);
      try (Connection database = restored.open()) {
        assertThat(fingerprint(database)).isEqualTo(before);
        assertThat(count(database, "public_trail")).isPositive().isEqualTo(count(database, "public_change"));
      }
      assertThatThrownBy(() -> BackupErrand.read(restored, file)).isInstanceOf(StartRefused.class)
          .hasMessageContaining("not empty");
    } finally {
      postgres.stop();
    }
    assertThat(Files.size(file)).isPositive();
  }

  private static void transactions(Connection database, String number) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "update public_change set tx = '" + number + "'::xid8 where seq = (select min(seq) from public_change)");
    }
  }

  private static long count(Connection database, String relation) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + relation)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What lives on: texts, people, who was told. Tables that the running house keeps writing are left out. */
  private static Map<String, String> fingerprint(Connection database) throws SQLException {
    Map<String, String> prints = new TreeMap<>();
    for (String table : new String[]{"story", "story_version", "story_service", "story_tag", "response",
        "response_version", "change", "person", "role_grant", "author", "review", "review_step", "service",
        "service_text", "post_version", "assessment", "upload"}) {
      try (Statement statement = database.createStatement();
          ResultSet row = statement.executeQuery(
              "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table
                  + " t")) {
        row.next();
        prints.put(table, row.getString(1));
      }
    }
    return prints;
  }
}
