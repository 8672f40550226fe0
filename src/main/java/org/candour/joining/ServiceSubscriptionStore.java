package org.candour.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ServiceSubscriptions}. */
@Repository
class ServiceSubscriptionStore {

  private final JdbcClient sql;

  ServiceSubscriptionStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Long> of(LocalDate today, long service) {
    return sql.sql("""
        with up as (select ancestor, depth from public_service_ancestor where service = :service),
        held as (
          select c.subscription, u.depth from staff_scope c join up u on u.ancestor = c.service
          join staff_subscription p on p.id = c.subscription and p.kind = 'provider'
          union all
          select h.id, u.depth from staff_subscription h join up u on u.ancestor = h.holder_service)
        select b.id from staff_subscription b join held h on h.subscription = b.id
        where b.since <= :today and (b.until is null or b.until >= :today)
        order by h.depth, b.id limit 1""").param("service", service).param("today", today).query(Long.class).optional();
  }

  Optional<Long> ofItsOwn(LocalDate today, long service) {
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
        order by h.depth, b.id limit 1""").param("service", service).param("today", today).query(Long.class).optional();
  }

  List<String> commissioners(LocalDate today, long service) {
    return sql.sql("""
        select distinct b.holder collate names as holder from public_service_ancestor u
        join staff_scope c on c.service = u.ancestor
        join staff_subscription b on b.id = c.subscription and b.kind = 'commissioner'
        where u.service = :service and b.since <= :today and (b.until is null or b.until >= :today)
        order by 1 limit 5""").param("service", service).param("today", today).query(String.class).list();
  }
}
