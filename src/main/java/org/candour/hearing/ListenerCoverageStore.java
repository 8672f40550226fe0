package org.candour.hearing;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.candour.access.Rights;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ListenerCoverage}. */
@Repository
class ListenerCoverageStore {

  // The living listeners of subscriptions, by the service that their alert names.
  static final String LIVING = """
      living as (
        select distinct l.subscription, l.service, l.person from count_listener l
        where (:subscription::bigint is null or l.subscription = :subscription) and not exists (select from \
        staff_dead_mailbox m where m.person = l.person)
          and\s""" + Rights.holds("l.person", "l.subscription", Right.READ_SCOPE) + ")";

  private final JdbcClient sql;

  ListenerCoverageStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<ListenerCoverage.Covered> of(int page, LocalDate today, Instant now, long subscription, String covered) {
    return sql.sql(covered + """
        select n.id as service, n.name, coalesce((select u.name from public_service u
          where u.id = n.parent limit 1), '') as under,
          (select count(distinct l.person) from living l join public_service_ancestor a on a.ancestor = l.service
           where a.service = n.id and l.subscription = :subscription) as listeners
        from scope s join public_service n on n.id = s.service
        where n.closed_on is null or n.closed_on > :today
        order by listeners, n.name, n.id limit :most offset :skip""").param("subscription", subscription)
        .param("now", Timestamp.from(now)).param("today", today).param("most", ListenerCoverage.PER_PAGE)
        .param("skip", (page - 1L) * ListenerCoverage.PER_PAGE).query(ListenerCoverage.Covered.class).list();
  }

  long countHeard(LocalDate today, long subscription) {
    return sql.sql("""
        select count(distinct a.service) from staff_scope c join public_service_ancestor a on a.ancestor = c.service
        join public_service n on n.id = a.service and (n.closed_on is null or n.closed_on > :today)
        where c.subscription = :subscription""").param("subscription", subscription).param("today", today)
        .query(Long.class).single();
  }

  void look() {
    sql.sql("create temporary table uncovered (subscription bigint primary key, services int) on commit drop").update();
  }

  void unheard(LocalDate today, Timestamp now) {
    sql.sql("with " + LIVING + """
        , heard as (
          select distinct l.subscription, a.service from living l join public_service_ancestor a on a.ancestor = \
          l.service
        ), scope as (
          select distinct c.subscription, a.service from staff_scope c
          join staff_subscription b on b.id = c.subscription and b.kind in ('provider', 'commissioner')
            and b.since <= :today and (b.until is null or b.until >= :today)
          join public_service_ancestor a on a.ancestor = c.service
          join public_service n on n.id = a.service and (n.closed_on is null or n.closed_on > :today))
        insert into uncovered (subscription, services)
        select s.subscription, count(*) from scope s left join heard h on h.subscription = s.subscription and \
        h.service = s.service
        where h.service is null group by s.subscription""").param("subscription", null, Types.BIGINT).param("now", now)
        .param("today", today).update();
  }

  void openTasks(Timestamp now) {
    sql.sql("""
        insert into task (kind, region, subscription, services, opened_at)
        select 'nobody-listens', (select p.region from staff_scope c join public_service p on p.id = c.service
          where c.subscription = u.subscription limit 1),
          u.subscription, u.services, ? from uncovered u
        where not exists (
          select from task t where t.kind = 'nobody-listens' and t.subscription = u.subscription
            and t.closed_by is not null and t.over_at is null
            and t.services >= u.services)
        on conflict (kind, coalesce(story, 0), coalesce(subscription, 0), coalesce(person, 0)) where closed_at is null
        do update set services = excluded.services where task.services <> excluded.services""").param(now).update();
  }

  void closeTasks(Timestamp now) {
    sql.sql("""
        update task t set closed_at = ? where t.closed_at is null and t.kind = 'nobody-listens'
          and not exists (select from uncovered u where u.subscription = t.subscription)""").param(now).update();
  }

  void endSettled(Timestamp now) {
    sql.sql("""
        update task t set over_at = ? where t.closed_by is not null and t.over_at is null and t.kind = 'nobody-listens'
          and not exists (select from uncovered u where u.subscription = t.subscription)""").param(now).update();
  }
}
