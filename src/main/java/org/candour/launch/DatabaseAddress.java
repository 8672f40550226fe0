package org.candour.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Where the database is and how we get in. */
record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

  /** The file of an installation that says where its running database is. */
  static final String WRITTEN_DOWN = "running.properties";

  private static final int OLDEST = 15;

  /** {@code CANDOUR_DATABASE_URL}, user and password in it or beside it. */
  static @Nullable DatabaseAddress fromEnvironment() {
    String url = System.getenv("CANDOUR_DATABASE_URL");
    if (url == null || url.isBlank()) {
      return null;
    }
    return new DatabaseAddress(url, System.getenv("CANDOUR_DATABASE_USER"), System.getenv("CANDOUR_DATABASE_PASSWORD"));
  }

  /** Lets the other commands of this installation find the database. Holds the password, so for its owner only. */
  void writeDown(HomeFolder home) {
    home.secret(WRITTEN_DOWN, "url=" + url + "\nuser=" + Objects.requireNonNullElse(user, "") + "\npassword="
        + Objects.requireNonNullElse(password, "") + "\n");
  }

  Connection open() throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", "5");
    return DriverManager.getConnection(url, properties);
  }

  /** One connection, whoever asks; closed with the source. */
  SingleConnectionDataSource single() {
    try {
      return new SingleConnectionDataSource(open(), true);
    } catch (SQLException e) {
      throw cannotBeOpened(e);
    }
  }

  /** Proves before anything is begun that this is a PostgreSQL that we can work with. */
  void check() {
    try (Connection connection = open(); Statement statement = connection.createStatement()) {
      wantVersion(connection.getMetaData().getDatabaseMajorVersion());
      for (String setting : new String[]{"fsync", "synchronous_commit"}) {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
          row.next();
          if (row.getString(1).equals("off")) {
            throw new StartRefused(
                "The database runs with " + setting + " = off, so a story could be lost. Switch it on.");
          }
        }
      }
    } catch (SQLException e) {
      throw cannotBeOpened(e);
    }
  }

  private StartRefused cannotBeOpened(SQLException e) {
    return new StartRefused(
        "The database at " + url.replaceAll("password=[^&]*", "password=…").replaceAll("//[^/@]*@", "//…@")
            + " cannot be opened: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }

  static void wantVersion(int version) {
    if (version < OLDEST) {
      throw new StartRefused("The database is PostgreSQL " + version + "; Candour needs " + OLDEST + " or newer.");
    }
  }

  boolean answers() {
    return asks("select 1");
  }

  boolean asks(String question) {
    try (Connection connection = open(); Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  void runs(String sql) {
    try (Connection connection = open(); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StartRefused(String.valueOf(e.getMessage()));
    }
  }
}
