package org.candour.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says by which subscription a service takes part already. */
@Component
class ServiceSubscriptions {

  private final JdbcClient sql;
  private final Clock clock;
  private final Subscriptions subscriptions;

  ServiceSubscriptions(JdbcClient sql, Clock clock, Subscriptions subscriptions) {
    this.sql = sql;
    this.clock = clock;
    this.subscriptions = subscriptions;
  }

  /**
   * The running subscription that somebody who works at this service would belong to: the nearest provider's whose
   * scope holds it, or its own. A commissioner's scope holds services of others, whose staff do not work for the
   * commissioner.
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
        order by h.depth, b.id limit 1""").param("service", service).param("today", today()).query(Long.class)
        .optional().flatMap(subscriptions::byId);
  }

  /**
   * The running subscription by which those who work at this service are told of its stories themselves: as
   * {@link #of}, but what a commissioner only holds from above works for somebody else.
   */
  Optional<Subscription> ofItsOwn(long service) {
    return sql.sql("""
        with up as (select ancestor, depth from public_service_ancestor where service = :service),
        held as (
          select c.subscription, u.depth from staff_scope c join up u on u.ancestor = c.service
          join staff_subscription p on p.id = c.subscription and p.kind = 'provider'
          union all
          select h.id, u.depth from staff_subscription h join up u on u.ancestor = h.holder_service
            and (u.depth = 0 or h.kind <> 'commissioner'))
        select b.id from staff_subscription b join held h on h.subscription = b.id
        where b.since <= :today and (b.until is null or b.until >= :today)
        order by h.depth, b.id limit 1""").param("service", service).param("today", today()).query(Long.class)
        .optional().flatMap(subscriptions::byId);
  }

  /** The commissioners who have subscribed and in whose scope this service lies, by name; a few of them. */
  List<String> commissioners(long service) {
    return sql.sql("""
        select distinct b.holder collate names as holder from public_service_ancestor u
        join staff_scope c on c.service = u.ancestor
        join staff_subscription b on b.id = c.subscription and b.kind = 'commissioner'
        where u.service = :service and b.since <= :today and (b.until is null or b.until >= :today)
        order by 1 limit 5""").param("service", service).param("today", today()).query(String.class).list();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
