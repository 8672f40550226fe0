package org.candour.subscriptions;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.candour.directory.ChangePlan;
import org.candour.directory.ChangePlan.Heir;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Subscriptions}. */
@Repository
class SubscriptionStore {

  private final JdbcClient sql;

  SubscriptionStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Subscription> byId(long id) {
    return sql.sql("select * from subscription where id = ?").param(id).query(Subscription.class).optional();
  }

  List<Subscriptions.Listed> in(RegionId region, int atMost) {
    return sql.sql("""
        select s.*, array(select c.service from subscription_scope c where c.subscription = s.id
          order by c.service) as scope
        from subscription s
        where exists (select from subscription_scope c join public_service p on p.id = c.service
                      where c.subscription = s.id and p.region = :region)
           or not exists (select from subscription_scope c where c.subscription = s.id)
        order by s.holder collate names limit :most""").param("region", region.value()).param("most", atMost)
        .query(
            (row, n) -> new Subscriptions.Listed(
                new Subscription(row.getLong("id"), row.getString("holder"),
                    row.getObject("holder_service", Long.class), row.getString("kind"), row.getString("level"),
                    row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class)),
                List.of((Long[]) row.getArray("scope").getArray())))
        .list();
  }

  boolean holds(String holder) {
    return sql.sql("select exists (select from subscription where lower(holder) = lower(?))").param(holder)
        .query(Boolean.class).single();
  }

  List<Long> scope(long subscription) {
    return sql.sql("select service from subscription_scope where subscription = ? order by service").param(subscription)
        .query(Long.class).list();
  }

  boolean covers(long subscription, long service) {
    return sql.sql("""
        select exists (select from subscription_scope c join public_service_ancestor a on a.ancestor = c.service
                       where c.subscription = ? and a.service = ?)""").params(subscription, service)
        .query(Boolean.class).single();
  }

  long insert(Subscriptions.NewSubscription wanted, LocalDate since, Instant now) {
    return sql.sql("""
        insert into subscription (holder, holder_service, kind, level, since, created_at)
        values (:holder, :service, :kind, :level, :since, :now) returning id""").param("holder", wanted.holder())
        .param("service", wanted.holderService()).param("kind", wanted.kind()).param("level", wanted.level())
        .param("since", since).param("now", Timestamp.from(now)).query(Long.class).single();
  }

  void update(Subscriptions.Terms to, Subscription before) {
    sql.sql("update subscription set level = :level, since = :since, until = :until where id = :id")
        .param("level", to.level()).param("since", to.since()).param("until", to.until()).param("id", before.id())
        .update();
  }

  void deleteScope(Subscription before) {
    sql.sql("delete from subscription_scope where subscription = ?").param(before.id()).update();
  }

  void end(LocalDate minusDays, Subscription subscription) {
    sql.sql("update subscription set until = ? where id = ?").params(minusDays, subscription.id()).update();
  }

  void follow(Collection<ChangePlan.Heir> heirs) {
    sql.sql("""
        insert into subscription_scope (subscription, service)
        select c.subscription, h.successor from subscription_scope c
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = c.service
        on conflict do nothing""").param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
  }

  void insertScope(long subscription, long service) {
    sql.sql("insert into subscription_scope (subscription, service) values (?, ?) on conflict do nothing")
        .params(subscription, service).update();
  }
}
