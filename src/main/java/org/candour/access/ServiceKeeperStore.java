package org.candour.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ServiceKeepers}. */
@Repository
class ServiceKeeperStore {

  static final String RUNS = "s.kind = 'provider' and s.since <= :today and (s.until is null or s.until >= :today)";

  private final JdbcClient sql;

  ServiceKeeperStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Long> scope(LocalDate today, long subscription) {
    return sql
        .sql("select c.service from staff_scope c join staff_subscription s on s.id = c.subscription and " + RUNS
            + " where s.id = :subscription order by c.service")
        .param("today", today).param("subscription", subscription).query(Long.class).list();
  }

  List<Long> others(LocalDate today, long subscription, List<Long> scope) {
    return sql
        .sql("""
        select distinct c.service from staff_scope c join staff_subscription s on s.id = c.subscription and """ + " "
            + RUNS + """

        where s.id <> :subscription and exists (select from public_service_ancestor a
          where a.service = c.service and a.depth > 0
                                                and a.ancestor = any(:scope))""")
        .param("today", today).param("subscription", subscription).param("scope", scope.toArray(Long[]::new))
        .query(Long.class).list();
  }

  List<Long> among(Collection<Long> services, ServiceKeepers.KeptService kept) {
    return sql.sql("""
        select s.id from unnest(:services::bigint[]) as s (id)
        where exists (select from public_service_ancestor t where t.service = s.id and t.ancestor = any(:tops))
          and exists (select from public_service_ancestor a where a.service = s.id and a.ancestor = any(:scope)
            and not exists (
                        select from public_service_ancestor o where o.service = s.id and o.ancestor = any(:others)
                          and o.depth < a.depth))""").param("services", services.toArray(Long[]::new))
        .param("tops", kept.tops().toArray(Long[]::new)).param("scope", kept.scope().toArray(Long[]::new))
        .param("others", kept.others().toArray(Long[]::new)).query(Long.class).list();
  }
}
