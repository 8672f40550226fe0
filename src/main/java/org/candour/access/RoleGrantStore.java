package org.candour.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.candour.directory.ChangePlan.Heir;
import org.candour.mail.Recipient;
import org.candour.shared.EmailAddress;
import org.candour.shared.Right;
import org.candour.subscriptions.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link RoleGrants}. */
@Repository
class RoleGrantStore {

  private final JdbcClient sql;

  RoleGrantStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** A right that somebody holds by a role, and over what. */
  record GrantedRight(String role, String scopeKind, String scopeId, String permit) {}

  /** A role over the whole of a scope. */
  record NewGrant(long person, String role, String scopeKind, String scopeId) {}

  /** How many belong to a subscription. */
  record MemberCount(long subscription, long members) {}

  List<GrantedRight> grants(long person, Instant now) {
    return sql.sql("""
        select g.role, g.scope_kind, g.scope_id, r.permit
        from role_grant g join role_right r on r.role = g.role
        where g.person = :person and g.scope_kind <> 'subscription' and runs_at(g.since, g.until, :now)
        union all
        select r.role, 'subscription', r.subscription::text, x.permit from staff_right_at(:now) r
        join staff_subscription s on s.id = r.subscription
        cross join lateral (select r.permit union all select :keep
          where r.permit = :administer and s.kind = 'provider') x
        where r.person = :person
        order by 2, 3, 1, 4""").param("person", person).param("now", Timestamp.from(now))
        .param("keep", Right.KEEP.code()).param("administer", Right.ADMINISTER.code()).query(GrantedRight.class).list();
  }

  List<String> apart(Collection<String> addresses) {
    return sql.sql("""
        select distinct p.address from staff_account p join role_grant g on g.person = p.id
          and g.scope_kind <> 'subscription' and g.until is null
        join role_right r on r.role = g.role and r.permit = any(:apart) where p.address = any(:addresses)""")
        .param("apart", RoleGrants.APART)
        .param("addresses", addresses.stream().map(EmailAddress::kept).toArray(String[]::new)).query(String.class)
        .list();
  }

  boolean isApart(long person) {
    return sql.sql("""
        select exists (select from role_grant g join role_right r on r.role = g.role and r.permit = any(?)
        where g.person = ? and g.scope_kind <> 'subscription' and g.until is null)""").params(RoleGrants.APART, person)
        .query(Boolean.class).single();
  }

  boolean keepsApart(String role) {
    return sql.sql("select exists (select from role_right where role = ? and permit = any(?))")
        .params(role, RoleGrants.APART).query(Boolean.class).single();
  }

  boolean belongsSomewhere(long person) {
    return sql
        .sql(
            "select exists (select from role_grant where person = ? and scope_kind = 'subscription' and until is null)")
        .param(person).query(Boolean.class).single();
  }

  List<String> stoppedAt(long person) {
    return sql.sql("""
        select s.holder from frozen_member f join staff_subscription s on s.id = f.subscription
        where f.person = :person and exists (select from role_grant g
          where g.person = f.person and g.scope_kind = 'subscription'
          and g.scope_id = s.id::text and g.until is null) order by s.holder""").param("person", person)
        .query(String.class).list();
  }

  Optional<Long> insert(@Nullable Long by, NewGrant given, Instant now) {
    return sql.sql("""
        insert into role_grant (person, role, scope_kind, scope_id, since, given_by)
        select :person, :role, :kind, :scope, :now, :by where not exists (
          select from role_grant where person = :person and role = :role and scope_kind = :kind and scope_id = :scope
            and until is null)
        returning id""").param("person", given.person).param("role", given.role).param("kind", given.scopeKind)
        .param("scope", given.scopeId).param("by", by).param("now", Timestamp.from(now)).query(Long.class).optional();
  }

  void showOwnName(long person, String wanted) {
    sql.sql("update role_grant set called = null where person = ? and scope_kind = 'subscription' and scope_id = ?")
        .params(person, wanted).update();
  }

  void showOwnNameEverywhere(long person) {
    sql.sql("update role_grant set called = null where person = ? and called is not null").param(person).update();
  }

  List<Subscription> subscriptions(long person, LocalDate today, Instant now) {
    return sql.sql("""
        select s.id, s.holder, s.holder_service, s.kind, s.level, s.since, s.until from staff_subscription s
        where s.since <= :today and (s.until is null or s.until >= :today) and exists (
          select from role_grant g where g.person = :person and g.scope_kind = 'subscription'
            and g.scope_id = s.id::text
            and runs_at(g.since, g.until, :now))
        order by s.holder collate names""").param("person", person).param("today", today)
        .param("now", Timestamp.from(now)).query(Subscription.class).list();
  }

  List<MemberCount> members(Collection<Long> subscriptions) {
    return sql.sql("""
        select g.scope_id::bigint as subscription, count(distinct g.person) as members from role_grant g
        where g.scope_kind = 'subscription' and g.scope_id = any(:ids) and g.until is null group by g.scope_id""")
        .param("ids", subscriptions.stream().map(String::valueOf).toArray(String[]::new)).query(MemberCount.class)
        .list();
  }

  void follow(Collection<Heir> heirs) {
    sql.sql("""
        insert into role_grant_service (grant_id, service)
        select g.grant_id, h.successor from role_grant_service g
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = g.service
        on conflict do nothing""").param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
  }

  boolean belongsHereAlone(long subscription, long person, Instant now) {
    return sql.sql("""
        select count(*) > 0 and bool_and(scope_kind = 'subscription' and scope_id = :subscription) from role_grant
        where person = :person and (until is null or until > :now)""")
        .param("subscription", Long.toString(subscription)).param("person", person).param("now", Timestamp.from(now))
        .query(Boolean.class).single();
  }

  Optional<String> addressOf(Recipient recipient, @Nullable Long subscription, Instant now) {
    return sql.sql("""
        select p.address from staff_account p where p.id = :person and not p.frozen
          and (:subscription::bigint is null or\s""" + Rights.holds("p.id", ":subscription", Right.READ_SCOPE) + ")")
        .param("person", recipient.id()).param("subscription", subscription).param("now", Timestamp.from(now))
        .query(String.class).optional();
  }
}
