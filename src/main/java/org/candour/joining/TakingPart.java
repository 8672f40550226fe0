package org.candour.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says by which subscription a service takes part already. */
@Component
class TakingPart {

  private final JdbcClient sql;
  private final Clock clock;
  private final Subscriptions subscriptions;

  TakingPart(JdbcClient sql, Clock clock, Subscriptions subscriptions) {
    this.sql = sql;
    this.clock = clock;
    this.subscriptions = subscriptions;
  }

  /**
   * The running subscription that somebody who works at this service would belong to: the nearest provider's whose scope
   * holds it, or its own. A commissioner's scope holds services of others, whose staff do not work for the commissioner.
   */
  Optional<Subscription> of(long service) {
    return sql.sql("""
        with up as (select ancestor, depth from public_service_ancestor where service = :service),
        held as (
          select c.subscription, u.depth from staff_scope c join up u on u.ancestor = c.service
          join staff_subscription p on p.id = c.subscription and p.kind = 'provider'
          union all
          select h.id, u.depth from staff_subscription h join up u on u.ancestor = h.holder_service)
        select b.id from staff_subscription b join held h on h.subscription = b.id
        where b.since <= :today and (b.until is null or b.until >= :today)
        order by h.depth, b.id limit 1""")
        .param("service", service).param("today", today()).query(Long.class).optional().flatMap(subscriptions::byId);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
