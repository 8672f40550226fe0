package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Subscriptions and what they cover. */
@Component
public class Subscriptions {

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Subscriptions(JdbcClient sql, Clock clock, Audit audit, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /** A subscription with the top of its scope and how many belong to it. */
  public record Listed(Subscription subscription, List<Long> scope, int members) {}

  /** What may be changed later. */
  public record Terms(String level, LocalDate since, @Nullable LocalDate until, Collection<Long> scope) {}

  /** The one of this number, whether its term runs or not; none where there never was one. */
  public Optional<Subscription> byId(long id) {
    return sql.sql("select * from subscription where id = ?").param(id).query(Subscription.class).optional();
  }

  /** The subscriptions somebody may switch between: held, and their term runs. */
  public List<Subscription> of(long person) {
    return sql.sql("""
        select s.* from subscription s where s.since <= :today and (s.until is null or s.until >= :today) and exists (
          select from role_grant g where g.person = :person and g.scope_kind = 'subscription'
            and g.scope_id = s.id::text
            and runs_at(g.since, g.until, :now))
        order by s.holder collate names""").param("person", person).param("today", today())
        .param("now", Timestamp.from(clock.instant())).query(Subscription.class).list();
  }

  /** Those with a service of this region in their scope, or with no scope yet. */
  public List<Listed> in(RegionId region, int atMost) {
    return sql.sql("""
        select s.*, array(select c.service from subscription_scope c where c.subscription = s.id
          order by c.service) as scope,
          (select count(distinct g.person) from role_grant g
           where g.scope_kind = 'subscription' and g.scope_id = s.id::text and g.until is null) as members
        from subscription s
        where exists (select from subscription_scope c join public_service p on p.id = c.service
                      where c.subscription = s.id and p.region = :region)
           or not exists (select from subscription_scope c where c.subscription = s.id)
        order by s.holder collate names limit :most""").param("region", region.value()).param("most", atMost)
        .query((row, n) -> new Listed(
            new Subscription(row.getLong("id"), row.getString("holder"), row.getObject("holder_service", Long.class),
                row.getString("kind"), row.getString("level"), row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class)),
            List.of((Long[]) row.getArray("scope").getArray()), row.getInt("members")))
        .list();
  }

  /** Whether somebody holds one under this name already. */
  public boolean holds(String holder) {
    return sql.sql("select exists (select from subscription where lower(holder) = lower(?))").param(holder)
        .query(Boolean.class).single();
  }

  /** The services at the top of its scope. */
  public List<Long> scope(long subscription) {
    return sql.sql("select service from subscription_scope where subscription = ? order by service").param(subscription)
        .query(Long.class).list();
  }

  /** Whether the service lies in the scope, at its top or anywhere below. */
  public boolean covers(long subscription, long service) {
    return sql.sql("""
        select exists (select from subscription_scope c join public_service_ancestor a on a.ancestor = c.service
                       where c.subscription = ? and a.service = ?)""").params(subscription, service)
        .query(Boolean.class).single();
  }

  /**
   * Adds one that runs from today on and has no end yet. Who belongs to it is for {@link Memberships} to say.
   *
   * @param holder as everybody reads it; whether the name is taken is asked before, by {@link #holds}
   * @param holderService the service that the holder is, in or outside the scope, or null
   * @param kind one of {@link Subscription#KINDS}
   * @param level registration or subscription
   * @param scope the services at the top of what it covers; one that is named twice counts once
   * @return its number
   */
  @Transactional
  public long add(Caller by, String holder, @Nullable Long holderService, String kind, String level,
      Collection<Long> scope) {
    long id = sql.sql("""
        insert into subscription (holder, holder_service, kind, level, since, created_at)
        values (:holder, :service, :kind, :level, :since, :now) returning id""").param("holder", holder)
        .param("service", holderService).param("kind", kind).param("level", level).param("since", today())
        .param("now", Timestamp.from(clock.instant())).query(Long.class).single();
    cover(id, scope);
    audit.record(by, Audit.Act.of("subscription-added", "subscription", id));
    return id;
  }

  /**
   * Changes level, term and scope. Rights follow at once, since they ask both each time; alerts over the whole scope by
   * {@link ScopeChanged}.
   */
  @Transactional
  public void change(Caller by, Subscription before, Terms to) {
    sql.sql("update subscription set level = :level, since = :since, until = :until where id = :id")
        .param("level", to.level).param("since", to.since).param("until", to.until).param("id", before.id()).update();
    List<Long> covered = scope(before.id());
    sql.sql("delete from subscription_scope where subscription = ?").param(before.id()).update();
    cover(before.id(), to.scope);
    events.publishEvent(new ScopeChanged(before.id(), covered, List.copyOf(to.scope)));
    audit.record(by, Audit.Act.of("subscription-changed", "subscription", before.id()).fromTo(
        told(before.level(), before.since(), before.until(), covered), told(to.level, to.since, to.until, to.scope)));
  }

  /** Ends it at once: yesterday was its last day. {@code reason} is a code. */
  @Transactional
  public void end(Caller by, Subscription subscription, String reason) {
    sql.sql("update subscription set until = ? where id = ?").params(today().minusDays(1), subscription.id()).update();
    audit.record(by, Audit.Act.of("subscription-ended", "subscription", subscription.id()).because(reason)
        .fromTo(subscription.until(), today().minusDays(1)));
  }

  private static String told(String level, LocalDate since, @Nullable LocalDate until, Collection<Long> scope) {
    return level + " " + since + "/" + (until == null ? "" : until) + " " + scope;
  }

  private void cover(long subscription, Collection<Long> scope) {
    for (long service : scope) {
      sql.sql("insert into subscription_scope (subscription, service) values (?, ?) on conflict do nothing")
          .params(subscription, service).update();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
