package org.candour.hearing;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.candour.accounts.Rights;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * For which services nobody listens: no member who belongs there, whose mailbox takes letters, has a running alert over
 * the service or anything above it.
 */
@Component
public class ListenerCoverage {

  static final int PER_PAGE = 50;

  // The living listeners of subscriptions, by the service that their alert names.
  private static final String LIVING = """
      living as (
        select distinct l.subscription, l.service, l.person from count_listener l
        where (:subscription::bigint is null or l.subscription = :subscription) and not exists (select from \
        staff_dead_mailbox m where m.person = l.person)
          and\s""" + Rights.holds("l.person", "l.subscription", Right.READ_SCOPE) + ")";

  private final JdbcClient sql;
  private final Clock clock;

  ListenerCoverage(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A service in a scope, with how many living members hear of its stories. */
  public record Covered(long service, String name, String under, long listeners) {}

  /** The open services of a subscription, those that nobody listens for first. */
  public Slice<Covered> of(long subscription, int page) {
    String covered = "with " + LIVING + """
        , scope as (
          select distinct a.service from staff_scope c join public_service_ancestor a on a.ancestor = c.service where \
          c.subscription = :subscription)
        """;
    List<Covered> items = sql.sql(covered + """
        select n.id as service, n.name, coalesce((select u.name from public_service u
          where u.id = n.parent limit 1), '') as under,
          (select count(distinct l.person) from living l join public_service_ancestor a on a.ancestor = l.service
           where a.service = n.id and l.subscription = :subscription) as listeners
        from scope s join public_service n on n.id = s.service
        where n.closed_on is null or n.closed_on > :today
        order by listeners, n.name, n.id limit :most offset :skip""").param("subscription", subscription)
        .param("now", Timestamp.from(clock.instant())).param("today", java.time.LocalDate.now(clock))
        .param("most", PER_PAGE).param("skip", (page - 1L) * PER_PAGE).query(Covered.class).list();
    long total = sql.sql("""
        select count(distinct a.service) from staff_scope c join public_service_ancestor a on a.ancestor = c.service
        join public_service n on n.id = a.service and (n.closed_on is null or n.closed_on > :today)
        where c.subscription = :subscription""").param("subscription", subscription)
        .param("today", java.time.LocalDate.now(clock)).query(Long.class).single();
    return new Slice<>(items, page, PER_PAGE, total);
  }

  /**
   * Opens a task for each provider and commissioner with services that nobody listens for, and closes those that are
   * covered again. What somebody settled stays settled until it is covered, or more services are left alone.
   */
  @Transactional
  public void look() {
    Timestamp now = Timestamp.from(clock.instant());
    sql.sql("create temporary table uncovered (subscription bigint primary key, services int) on commit drop").update();
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
        .param("today", java.time.LocalDate.now(clock)).update();
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
    sql.sql("""
        update task t set closed_at = ? where t.closed_at is null and t.kind = 'nobody-listens'
          and not exists (select from uncovered u where u.subscription = t.subscription)""").param(now).update();
    sql.sql("""
        update task t set over_at = ? where t.closed_by is not null and t.over_at is null and t.kind = 'nobody-listens'
          and not exists (select from uncovered u where u.subscription = t.subscription)""").param(now).update();
  }
}
