package org.candour.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changed for staff alone, in the same order that no reader can miss as the {@link PublicTrail}. The staff index
 * follows both.
 */
@Component
public class StaffTrail {

  private final JdbcClient sql;
  private final Clock clock;

  StaffTrail(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(String kind, long id) {
    sql.sql("insert into staff_change (kind, id, at) values (?, ?, ?)")
        .params(kind, id, Timestamp.from(clock.instant())).update();
  }

  /** The next entries after {@code seq}, oldest first. */
  public List<PublicTrail.Entry> after(long seq, int atMost) {
    return sql.sql("select seq, kind, id from staff_trail where seq > ? order by seq limit ?").params(seq, atMost)
        .query(PublicTrail.Entry.class).list();
  }

  public long newest() {
    return sql.sql("select coalesce(max(seq), 0) from staff_trail").query(Long.class).single();
  }
}
