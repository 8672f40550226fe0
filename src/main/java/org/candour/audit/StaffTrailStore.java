package org.candour.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link StaffTrail}. */
@Repository
class StaffTrailStore {

  private final JdbcClient sql;

  StaffTrailStore(JdbcClient sql) {
    this.sql = sql;
  }

  void changed(String kind, long id, Instant now) {
    sql.sql("insert into staff_change (kind, id, at) values (?, ?, ?)").params(kind, id, Timestamp.from(now)).update();
  }

  List<PublicTrail.Entry> after(long seq, int atMost) {
    return sql.sql("select seq, kind, id from staff_trail where seq > ? order by seq limit ?").params(seq, atMost)
        .query(PublicTrail.Entry.class).list();
  }

  long newest() {
    return sql.sql("select coalesce(max(seq), 0) from staff_trail").query(Long.class).single();
  }
}
