package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.candour.accounts.ScopeChanged;
import org.candour.directory.ChangePlan.Heir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets alerts follow whoever goes on where a service ended, and the scope that they were meant to cover. */
@Component
public class AlertSuccession {

  private final JdbcClient sql;
  private final Clock clock;

  AlertSuccession(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Who heard of everything in a subscription's scope hears of what came into it too. */
  @ApplicationModuleListener
  void on(ScopeChanged event) {
    if (event.before().isEmpty()) {
      return;
    }
    sql.sql("""
        insert into alert_service (alert, service)
        select a.id, n.service from alert a cross join unnest(:after::bigint[]) as n (service)
        where a.subscription = :subscription and a.stopped_at is null and a.query !~ '(^|&)service='
          and not exists (select from unnest(:before::bigint[]) as b (service)
                          where not exists (select from alert_service x where x.alert = a.id and x.service = b.service))
        on conflict do nothing""").param("subscription", event.subscription())
        .param("before", event.before().toArray(Long[]::new)).param("after", event.after().toArray(Long[]::new))
        .update();
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
        where a.query ~ '(^|&)service=' and exists (select from alert_service s
          where s.alert = a.id and s.service = any(:ended))""").param("now", Timestamp.from(clock.instant()))
        .param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
  }
}
