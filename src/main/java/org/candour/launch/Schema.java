package org.candour.launch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of this database, each behind those that it refers to; what a backup has to know. */
final class Schema {

  // Facts of one server, not of the site.
  private static final Set<String> LEFT_OUT =
      Set.of("flyway_schema_history", "spring_session", "spring_session_attributes", "scheduled_tasks");

  private final Connection database;

  Schema(Connection database) {
    this.database = database;
  }

  String version() throws SQLException {
    return column("select version from flyway_schema_history where success"
        + " and version is not null order by installed_rank desc limit 1").getFirst();
  }

  List<String> tables() throws SQLException {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    for (String table : column("select tablename from pg_tables where schemaname = 'public' order by tablename")) {
      if (!LEFT_OUT.contains(table)) {
        needs.put(table,
            new LinkedHashSet<>(
                column("select distinct confrelid::regclass::text from pg_constraint where contype = 'f'"
                    + " and conrelid = '" + table + "'::regclass and confrelid <> conrelid")));
      }
    }
    List<String> sorted = new ArrayList<>();
    while (sorted.size() < needs.size()) {
      int before = sorted.size();
      needs.forEach((table, others) -> {
        if (!sorted.contains(table) && sorted.containsAll(others)) {
          sorted.add(table);
        }
      });
      if (sorted.size() == before) {
        throw new SQLException("tables refer to each other in a circle: " + needs.keySet());
      }
    }
    return sorted;
  }

  /** About how many rows there are in all, as the server's own statistics have it. */
  long rowsEstimated() throws SQLException {
    return Long.parseLong(column("""
        select coalesce(sum(greatest(reltuples, 0)), 0)::bigint::text from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r'""").getFirst());
  }

  String columns(String table) throws SQLException {
    return String.join(", ", column("select quote_ident(attname) from pg_attribute where attrelid = '" + table
        + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum"));
  }

  /** Statements that set every sequence where it stands. */
  List<String> sequences() throws SQLException {
    return column("""
        select format('select setval(%L, %s, %L)', schemaname || '.' || sequencename, coalesce(last_value, start_value),
                      last_value is not null)
        from pg_sequences where schemaname = 'public' order by sequencename""");
  }

  private List<String> column(String question) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(question)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
