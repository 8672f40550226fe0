package org.candour.accounts;

import java.util.Collection;
import org.candour.directory.ChangePlan.Heir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets scopes, roles over a part of them, and the services that people call their own, follow whoever goes on where a
 * service ended.
 */
@Component
public class ScopeSuccession {

  private final JdbcClient sql;

  ScopeSuccession(JdbcClient sql) {
    this.sql = sql;
  }

  /** What covered the ended covers its successors too. Nothing is taken away. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Collection<Heir> heirs) {
    Long[] ended = heirs.stream().map(Heir::service).toArray(Long[]::new);
    Long[] successors = heirs.stream().map(Heir::successor).toArray(Long[]::new);
    sql.sql("""
        insert into subscription_scope (subscription, service)
        select c.subscription, h.successor from subscription_scope c
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = c.service
        on conflict do nothing""").param("ended", ended).param("successors", successors).update();
    sql.sql("""
        insert into role_grant_service (grant_id, service)
        select g.grant_id, h.successor from role_grant_service g
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = g.service
        on conflict do nothing""").param("ended", ended).param("successors", successors).update();
    sql.sql("""
        insert into person_own_service (person, service)
        select o.person, h.successor from person_own_service o
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = o.service
        on conflict do nothing""").param("ended", ended).param("successors", successors).update();
  }
}
