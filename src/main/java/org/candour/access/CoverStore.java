package org.candour.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Covers}. */
@Repository
class CoverStore {

  // What was handed back is shown until it would have ended, or somebody else stands in.
  static final String SHOWN = """
      select c.id, c.absent, a.name as absent_name, c.deputy, d.name as deputy_name, c.since, c.until,
        not d.frozen and c.ended_at is null as standing, c.ended_at is not null as handed_back
      from cover c
      join staff_colleague a on a.person = c.absent and a.subscription = c.subscription
      join staff_colleague d on d.person = c.deputy and d.subscription = c.subscription
      where c.subscription = :subscription and c.until > :now and (c.ended_at is null or c.handed_back_at is not null
        and not exists (
        select from cover n where n.subscription = c.subscription and n.absent = c.absent and n.id > c.id
          and n.ended_at is null and n.until > :now
          and n.since < c.until and n.until > c.since))
      """;

  private final JdbcClient sql;

  CoverStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Covers.LeaveCover> listed(long subscription, @Nullable Long person, int atMost, Instant now) {
    return sql
        .sql(SHOWN
            + " and (:person::bigint is null or :person in (c.absent, c.deputy)) order by c.since, c.id limit :most")
        .param("subscription", subscription).param("now", Timestamp.from(now)).param("person", person)
        .param("most", atMost).query(Covers.LeaveCover.class).list();
  }

  void lock(long subscription) {
    sql.sql("select id from staff_subscription where id = ? for no key update").param(subscription).query(Long.class)
        .single();
  }

  long insert(long subscription, Covers.Absence wanted, Instant now) {
    return sql.sql("""
        insert into cover (subscription, absent, deputy, since, until, created_at) values (?, ?, ?, ?, ?, ?)
        returning id""").params(subscription, wanted.absent(), wanted.deputy(), Timestamp.from(wanted.since()),
        Timestamp.from(wanted.until()), Timestamp.from(now)).query(Long.class).single();
  }

  boolean frozen(long subscription, long deputy) {
    return sql.sql("select frozen from staff_colleague where subscription = ? and person = ?")
        .params(subscription, deputy).query(Boolean.class).single();
  }

  boolean reads(long subscription, Covers.Absence wanted) {
    return sql.sql("""
        select (select true from staff_right_within(:since, :until) r where r.person = :deputy and r.holder = :deputy
          and r.subscription = :subscription and r.permit = 'read-scope' limit 1) is not null""")
        .param("deputy", wanted.deputy()).param("subscription", subscription)
        .param("since", Timestamp.from(wanted.since())).param("until", Timestamp.from(wanted.until()))
        .query(Boolean.class).single();
  }

  List<Covers.LeaveCover> meeting(long subscription, Covers.Absence wanted, Instant now) {
    return sql
        .sql(SHOWN + " and c.ended_at is null and c.since < :until and c.until > :since and (c.absent in (:people)"
            + " or c.deputy = :absent) order by c.id")
        .param("subscription", subscription).param("now", Timestamp.from(now))
        .param("since", Timestamp.from(wanted.since())).param("until", Timestamp.from(wanted.until()))
        .param("people", List.of(wanted.absent(), wanted.deputy())).param("absent", wanted.absent())
        .query(Covers.LeaveCover.class).list();
  }

  Optional<Covers.KeptCover> one(long id, long subscription) {
    return sql
        .sql("select id, subscription, absent, deputy, stop_token as stop from cover where id = ? and subscription = ?")
        .params(id, subscription).query(Covers.KeptCover.class).optional();
  }

  Optional<Covers.KeptCover> byId(long id) {
    return sql.sql("select id, subscription, absent, deputy, stop_token as stop from cover where id = ?").param(id)
        .query(Covers.KeptCover.class).optional();
  }

  int end(long cover, boolean handedBack, Timestamp now) {
    return sql.sql("update cover set ended_at = ?, handed_back_at = ? where id = ? and ended_at is null")
        .params(Arrays.asList(now, handedBack ? now : null, cover)).update();
  }
}
