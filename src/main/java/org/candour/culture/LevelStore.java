package org.candour.culture;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Levels}. */
@Repository
class LevelStore {

  private final JdbcClient sql;

  LevelStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Levels.Level> newest(String language) {
    return sql.sql("""
        select version, number, name, summary, looks, next from level_text
        where language = ? and version = (select max(version) from level) order by number""").param(language)
        .query((row, n) -> new Levels.Level(row.getInt("version"), row.getInt("number"), row.getString("name"),
            row.getString("summary"), List.of((String[]) row.getArray("looks").getArray()), row.getString("next")))
        .list();
  }

  boolean beforeServing(int version) {
    return sql.sql("select exists (select from level where version = ?)").param(version).query(Boolean.class).single();
  }

  void insert(int version, Integer number) {
    sql.sql("insert into level (version, number) values (?, ?)").params(version, number).update();
  }

  void insertText(int version, Integer number, Map<?, ?> level, String[] looks) {
    sql.sql("insert into level_text (version, number, language, name, summary, looks, next) values (?, ?, 'en',"
        + " ?, ?, ?, ?)")
        .params(version, number, String.valueOf(level.get("name")), String.valueOf(level.get("summary")), looks,
            String.valueOf(level.get("next")))
        .update();
  }
}
