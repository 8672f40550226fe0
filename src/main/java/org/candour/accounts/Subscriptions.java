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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Subscriptions, what they cover, and who is in them. */
@Component
public class Subscriptions {

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;

  Subscriptions(JdbcClient sql, Clock clock, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
  }

  /** A person in a subscription, as colleagues see them. */
  public record Member(long person, String name, String address, String jobTitle, String roleGroup, String role,
      @Nullable Timestamp frozenAt) {}

  public Optional<Subscription> byId(long id) {
    return sql.sql("select * from subscription where id = ?").param(id).query(Subscription.class).optional();
  }

  /** The subscriptions somebody may switch between. */
  public List<Subscription> of(long person) {
    return sql.sql("""
        select s.* from subscription s where exists (
          select from role_grant g where g.person = ? and g.scope_kind = 'subscription' and g.scope_id = s.id::text and g.until is null)
        order by s.holder""").param(person).query(Subscription.class).list();
  }

  public List<Subscription> all(int atMost) {
    return sql.sql("select * from subscription order by holder limit ?").param(atMost).query(Subscription.class).list();
  }

  /** Those with a service of this region in their scope, or with no scope yet. */
  public List<Subscription> in(RegionId region, int atMost) {
    return sql.sql("""
        select s.* from subscription s
        where exists (select from subscription_scope c join public_service p on p.id = c.service
                      where c.subscription = s.id and p.region = :region)
           or not exists (select from subscription_scope c where c.subscription = s.id)
        order by s.holder collate names limit :most""").param("region", region.value()).param("most", atMost)
        .query(Subscription.class).list();
  }

  /** Whether somebody holds one under this name already. */
  public boolean holds(String holder) {
    return sql.sql("select exists (select from subscription where lower(holder) = lower(?))").param(holder).query(Boolean.class).single();
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
                       where c.subscription = ? and a.service = ?)""").params(subscription, service).query(Boolean.class).single();
  }

  public List<Member> members(long subscription, int atMost) {
    return sql.sql("""
        select p.id as person, p.name, p.address, p.job_title, p.role_group, g.role, p.frozen_at
        from role_grant g join person p on p.id = g.person
        where g.scope_kind = 'subscription' and g.scope_id = ? and g.until is null order by p.name collate names limit ?""")
        .params(Long.toString(subscription), atMost).query(Member.class).list();
  }

  @Transactional
  public long add(Caller by, String holder, @Nullable Long holderService, String kind, String level, Collection<Long> scope) {
    Timestamp now = Timestamp.from(clock.instant());
    long id = sql.sql("""
        insert into subscription (holder, holder_service, kind, level, since, created_at)
        values (:holder, :service, :kind, :level, :since, :now) returning id""")
        .param("holder", holder).param("service", holderService).param("kind", kind).param("level", level)
        .param("since", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).param("now", now).query(Long.class).single();
    for (long service : scope) {
      sql.sql("insert into subscription_scope (subscription, service) values (?, ?) on conflict do nothing").params(id, service).update();
    }
    audit.record(by, Audit.Act.of("subscription-added", "subscription", id));
    return id;
  }
}
