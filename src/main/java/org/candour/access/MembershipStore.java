package org.candour.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Memberships}. */
@Repository
class MembershipStore {

  // The roles of one person in one subscription at this moment.
  static final String HELD = """
      from role_grant g where g.person = :person and g.scope_kind = 'subscription' and g.scope_id = :subscription
        and g.until is null""";

  private final JdbcClient sql;

  MembershipStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * A role that somebody is given.
   *
   * @param person who gets it
   * @param wish which one, over what
   * @param by who gives it; null where it is the platform itself
   * @param called how colleagues call them until they come there themselves; null for their own name
   */
  record GivenRole(long person, Memberships.RoleWish wish, @Nullable Long by, @Nullable String called) {}

  boolean has(long person, long subscription) {
    return sql.sql("select exists (select " + HELD + ")").param("person", person)
        .param("subscription", Long.toString(subscription)).query(Boolean.class).single();
  }

  List<Memberships.HeldRole> held(long person, long subscription) {
    return sql.sql("""
        select g.id, g.role, g.least, g.most, g.since, case when g.given_by is not null then coalesce((
            select coalesce(m.called, b.name) from role_grant m join staff_person b on b.id = m.person
            where m.person = g.given_by and m.scope_kind = g.scope_kind and m.scope_id = g.scope_id
            order by m.until is null desc, m.id desc limit 1), '') end
            as given_by,
          exists (select from role_right r where r.role = g.role and r.permit = 'administer') as administers,
          array(select x.service from role_grant_service x where x.grant_id = g.id order by x.service) as services
        """ + HELD + " order by g.id").param("person", person).param("subscription", Long.toString(subscription))
        .query((row, n) -> new Memberships.HeldRole(row.getLong("id"), row.getString("role"),
            List.of((Long[]) row.getArray("services").getArray()), row.getInt("least"), row.getInt("most"),
            row.getTimestamp("since").toInstant(), row.getString("given_by"), row.getBoolean("administers")))
        .list();
  }

  boolean frozen(long subscription, long person) {
    return sql.sql("select exists (select from frozen_member where subscription = ? and person = ?)")
        .params(subscription, person).query(Boolean.class).single();
  }

  void thaw(long person, long subscription) {
    sql.sql("delete from frozen_member where person = ? and subscription = ?").params(person, subscription).update();
  }

  void freeze(long person, long subscription, Instant now) {
    sql.sql("insert into frozen_member (person, subscription, since) values (?, ?, ?)")
        .params(person, subscription, Timestamp.from(now)).update();
  }

  boolean within(long subscription, long by, Memberships.RoleWish wish, Instant now) {
    return sql.sql("""
        with top as (
          select c.service from staff_scope c where c.subscription = :subscription
            and cardinality(:services::bigint[]) = 0
          union select unnest(:services::bigint[])
        ), own as (
          select r.service, r.lowest, r.highest from staff_reach_at(:now) r
          where r.person = :by and r.subscription = :subscription and r.permit = 'administer'
        )
        select not exists (select from top where not exists (
          select from own join public_service_ancestor a on a.ancestor = own.service
          where a.service = top.service and own.lowest <= :least and own.highest >= :most))""")
        .param("subscription", subscription).param("services", wish.services().toArray(Long[]::new)).param("by", by)
        .param("now", Timestamp.from(now)).param("least", wish.least()).param("most", wish.most()).query(Boolean.class)
        .single();
  }

  long insert(long subscription, GivenRole given, Instant now) {
    Memberships.RoleWish wish = given.wish;
    return sql.sql("""
        insert into role_grant (person, role, scope_kind, scope_id, since, least, most, given_by, called)
        values (:person, :role, 'subscription', :subscription, :now, :least, :most, :by, :called) returning id""")
        .param("person", given.person).param("role", wish.role()).param("subscription", Long.toString(subscription))
        .param("now", Timestamp.from(now)).param("least", wish.least()).param("most", wish.most()).param("by", given.by)
        .param("called", given.called).query(Long.class).single();
  }

  void insertServices(long grant, List<Long> services) {
    sql.sql("insert into role_grant_service (grant_id, service) select ?, unnest(?::bigint[])").param(grant)
        .param(services.stream().distinct().toArray(Long[]::new)).update();
  }

  Optional<String> called(long person, long subscription) {
    return sql.sql("select coalesce(g.called, '') " + HELD + " limit 1").param("person", person)
        .param("subscription", Long.toString(subscription)).query(String.class).optional();
  }

  void lock(long subscription) {
    sql.sql("select id from staff_subscription where id = ? for no key update").param(subscription).query(Long.class)
        .single();
  }

  boolean administers(String role) {
    return sql.sql("select exists (select from role_right where role = ? and permit = 'administer')").param(role)
        .query(Boolean.class).single();
  }

  boolean onlyAdministrator(long subscription, long person) {
    return sql.sql("""
        select not exists (
          select from role_grant g join staff_account p on p.id = g.person and not p.frozen
          where g.scope_kind = 'subscription' and g.scope_id = :subscription::text and g.until is null
            and g.person <> :person
            and exists (select from role_right r where r.role = g.role and r.permit = 'administer')
            and not exists (select from frozen_member f
              where f.person = g.person and f.subscription = :subscription))""").param("subscription", subscription)
        .param("person", person).query(Boolean.class).single();
  }

  int end(long person, long subscription, @Nullable Long grant, Instant now) {
    return sql.sql("""
        update role_grant set until = :now
        where person = :person and scope_kind = 'subscription' and scope_id = :subscription and until is null
          and (:grant::bigint is null or id = :grant)""").param("now", Timestamp.from(now)).param("person", person)
        .param("subscription", Long.toString(subscription)).param("grant", grant).update();
  }

  void endCovers(long subscription, long person, Instant now) {
    sql.sql("""
          update cover set ended_at = :now where subscription = :subscription and ended_at is null
            and :person in (absent, deputy)
            and not exists (select from role_grant g where g.person = :person and g.scope_kind = 'subscription'
                            and g.scope_id = :subscription::text and g.until is null)""")
        .param("now", Timestamp.from(now)).param("subscription", subscription).param("person", person).update();
  }
}
