package org.candour.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changed in public, in an order that no reader can miss: a row is shown only when no running transaction could
 * still put another before it. The index, caches and feeds follow it.
 */
@Component
public class PublicTrail {

  private final JdbcClient sql;
  private final Clock clock;

  PublicTrail(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A thing that may have appeared, altered or gone. */
  public record Entry(long seq, String kind, long id) {}

  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(String kind, long id) {
    sql.sql("insert into public_change (kind, id, at) values (?, ?, ?)")
        .params(kind, id, Timestamp.from(clock.instant())).update();
  }

  /** Many things of one kind, in one statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(String kind, Collection<Long> ids) {
    sql.sql("insert into public_change (kind, id, at) select :kind, unnest(:ids::bigint[]), :at").param("kind", kind)
        .param("ids", ids.toArray(Long[]::new)).param("at", Timestamp.from(clock.instant())).update();
  }

  /**
   * What tells this database's trail from every other's, such as that of a database that a backup was restored into.
   */
  public String origin() {
    return sql.sql("select min(installed_on)::text from flyway_schema_history").query(String.class).single();
  }

  /** The next entries after {@code seq}, oldest first. */
  public List<Entry> after(long seq, int atMost) {
    return sql.sql("select seq, kind, id from public_trail where seq > ? order by seq limit ?").params(seq, atMost)
        .query(Entry.class).list();
  }

  public long newest() {
    return sql.sql("select coalesce(max(seq), 0) from public_trail").query(Long.class).single();
  }
}
