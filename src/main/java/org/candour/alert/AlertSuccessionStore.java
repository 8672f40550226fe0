package org.candour.alert;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.candour.directory.ChangePlan;
import org.candour.directory.ChangePlan.Heir;
import org.candour.subscriptions.ScopeChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link AlertSuccession}. */
@Repository
class AlertSuccessionStore {

  private final JdbcClient sql;

  AlertSuccessionStore(JdbcClient sql) {
    this.sql = sql;
  }

  void on(ScopeChanged event) {
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

  void addSuccessors(Collection<ChangePlan.Heir> heirs) {
    sql.sql("""
        insert into alert_service (alert, service)
        select s.alert, h.successor from alert_service s
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = s.service
        on conflict do nothing""").param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
  }

  void addToQueries(Collection<ChangePlan.Heir> heirs, Instant now) {
    sql.sql("""
        update alert a set changed_at = :now, query = a.query || (
          select string_agg('&service=' || h.successor, '' order by h.successor)
          from unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor)
          join alert_service s on s.alert = a.id and s.service = h.ended)
        where a.query ~ '(^|&)service=' and exists (select from alert_service s
          where s.alert = a.id and s.service = any(:ended))""").param("now", Timestamp.from(now))
        .param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
  }
}
