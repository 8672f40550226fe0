package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.candour.directory.Plan.Heir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets alerts follow whoever goes on where a service ended. */
@Component
public class AlertSuccession {

  private final JdbcClient sql;
  private final Clock clock;

  AlertSuccession(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Whoever hears of the ended hears of its successors too. Nothing is taken away. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Collection<Heir> heirs) {
    sql.sql("""
        insert into alert_service (alert, service)
        select s.alert, h.successor from alert_service s
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = s.service
        on conflict do nothing""").param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
    // A search that names the ended names its successors too.
    sql.sql("""
        update alert a set changed_at = :now, query = a.query || (
          select string_agg('&service=' || h.successor, '' order by h.successor)
          from unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor)
          join alert_service s on s.alert = a.id and s.service = h.ended)
        where a.query ~ '(^|&)service=' and exists (select from alert_service s where s.alert = a.id and s.service = any(:ended))""")
        .param("now", Timestamp.from(clock.instant())).param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
  }
}
