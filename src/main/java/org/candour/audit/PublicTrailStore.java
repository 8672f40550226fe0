package org.candour.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link PublicTrail}. */
@Repository
class PublicTrailStore {

  private final JdbcClient sql;

  PublicTrailStore(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(String kind, long id, Instant now) {
    sql.sql("insert into public_change (kind, id, at) values (?, ?, ?)").params(kind, id, Timestamp.from(now)).update();
  }

  void insertAll(Instant at, Collection<Long> ids, String kind) {
    sql.sql("insert into public_change (kind, id, at) select :kind, unnest(:ids::bigint[]), :at").param("kind", kind)
        .param("ids", ids.toArray(Long[]::new)).param("at", Timestamp.from(at)).update();
  }

  String origin() {
    return sql.sql("select min(installed_on)::text from flyway_schema_history").query(String.class).single();
  }

  List<PublicTrail.Entry> after(long seq, int atMost) {
    return sql.sql("select seq, kind, id from public_trail where seq > ? order by seq limit ?").params(seq, atMost)
        .query(PublicTrail.Entry.class).list();
  }

  long newest() {
    return sql.sql("select coalesce(max(seq), 0) from public_trail").query(Long.class).single();
  }
}
