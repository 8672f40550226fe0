package org.candour.decision;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link DueClocks}. */
@Repository
class DueClockStore {

  private final JdbcClient sql;

  DueClockStore(JdbcClient sql) {
    this.sql = sql;
  }

  void put(DueClock due) {
    sql.sql("""
        insert into due_clock (kind, subject, what, version, at) values (:kind, :subject, :what, :version, :at)
        on conflict (kind, subject, what) do update set version = excluded.version, at = excluded.at""")
        .param("kind", due.kind()).param("subject", due.id()).param("what", due.what()).param("version", due.version())
        .param("at", Timestamp.from(due.at())).update();
  }

  void delete(String kind, long id, String what) {
    sql.sql("delete from due_clock where kind = ? and subject = ? and what = ?").params(kind, id, what).update();
  }

  List<Long> due(String kind, String what, Instant now, int atMost) {
    return sql.sql("select subject from due_clock where kind = ? and what = ? and at <= ? order by at, subject limit ?")
        .params(kind, what, Timestamp.from(now), atMost).query(Long.class).list();
  }

  /** Whether there was one for this version that is due by the moment of {@code now}. */
  boolean take(DueClock now) {
    return sql.sql("""
        delete from due_clock where kind = :kind and subject = :subject and what = :what and version = :version
          and at <= :now""").param("kind", now.kind()).param("subject", now.id()).param("what", now.what())
        .param("version", now.version()).param("now", Timestamp.from(now.at())).update() > 0;
  }
}
