package org.candour.hearing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candour.access.Rights;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Tasks}. */
@Repository
class TaskStore {

  /**
   * That a provider or commissioner member who belongs there still was sent the story {@code s} or will be, and it did
   * not come back.
   */
  static final String HEARD = """
      exists (
        select from (
          select l.person, l.subscription from staff_letter l
          where l.occasion = 'story-alert' and l.subject_kind = 'story' and l.subject_id = s.id
            and l.state in ('waiting', 'sent') and l.bounced_at is null
          union all
          select d.person, d.subscription from staff_digest_story d
          left join staff_letter l on l.occasion = 'digest' and l.subject_kind = 'digest' and l.subject_id = d.digest
          where d.story = s.id and (d.digest is null or l.state in ('waiting', 'sent') and l.bounced_at is null)
        ) told
        join staff_subscription b on b.id = told.subscription and b.kind in ('provider', 'commissioner')
        where not exists (select from staff_dead_mailbox m where m.person = told.person)
          and\s""" + Rights.holds("told.person", "told.subscription", Right.READ_SCOPE) + ")";

  private final JdbcClient sql;

  TaskStore(JdbcClient sql) {
    this.sql = sql;
  }

  void open(Instant now, Instant since, String which) {
    sql.sql("""
        insert into task (kind, region, story, opened_at)
        select 'story-unheard', s.region, s.id, :now from count_story s
        where (""" + which + """
        ) and s.published_at <= :settled and s.progress in ('unheard', 'heard')
          and not exists (select from task t where t.story = s.id and t.kind = 'story-unheard' and (t.closed_at is null
            or t.closed_by is not null))
          and not\s""" + HEARD + " on conflict do nothing").param("now", Timestamp.from(now))
        .param("since", Timestamp.from(since)).param("settled", Timestamp.from(now.minus(Tasks.SETTLED))).update();
  }

  void closeHeard(Instant since, Instant now) {
    sql.sql("""
        update task t set closed_at = :now
        where t.closed_at is null and t.kind = 'story-unheard' and t.opened_at > :since
          and not exists (select from count_story s where s.id = t.story and s.progress in ('unheard', 'heard')
            and not\s""" + HEARD + ")").param("now", Timestamp.from(now)).param("since", Timestamp.from(since))
        .update();
  }

  void closeOpened(Instant now) {
    sql.sql("""
        update task t set closed_at = :now
        where t.closed_at is null and t.kind = 'story-unopened' and not exists (
          select from count_story s where s.id = t.story and s.progress in ('unheard', 'heard'))""")
        .param("now", Timestamp.from(now)).update();
  }

  void openDeadMailboxes(Instant now) {
    sql.sql("""
        insert into task (kind, region, person, subscription, opened_at)
        select distinct on (m.person) 'mailbox-dead', p.region, m.person, r.subscription, :now
        from staff_dead_mailbox m
        cross join lateral (
          select r.subscription from staff_right_at(:now) r
          where r.person = m.person and r.permit = 'read-scope') r
        join staff_scope c on c.subscription = r.subscription join public_service p on p.id = c.service
        where not exists (select from task t where t.person = m.person and t.kind = 'mailbox-dead'
          and (t.closed_at is null or t.closed_by is not null and t.closed_at >= m.since))
        order by m.person, r.subscription on conflict do nothing""").param("now", Timestamp.from(now)).update();
  }

  void closeLivingMailboxes(Instant now) {
    sql.sql("""
        update task t set closed_at = :now where t.closed_at is null and t.kind = 'mailbox-dead'
          and not exists (select from staff_dead_mailbox m where m.person = t.person
            and (select true from staff_right_at(:now) r
              where r.person = m.person and r.permit = 'read-scope' limit 1))""").param("now", Timestamp.from(now))
        .update();
  }

  List<Task> waiting(RegionId region, int page) {
    return sql.sql("""
        select t.id, t.kind, t.story, coalesce(b.holder, '') as holder, coalesce(p.name, '') as name, t.services,
          t.opened_at
        from task t left join staff_subscription b on b.id = t.subscription left join staff_person p on p.id = t.person
        where t.region = ? and t.closed_at is null order by t.opened_at, t.id limit ? offset ?""")
        .params(region.value(), Tasks.PER_PAGE, (page - 1L) * Tasks.PER_PAGE).query(Task.class).list();
  }

  long count(RegionId region) {
    return sql.sql("select count(*) from task where region = ? and closed_at is null").param(region.value())
        .query(Long.class).single();
  }

  int settle(Instant now, Caller.Person by, String note, long id, RegionId region) {
    return sql
        .sql("update task set closed_at = ?, closed_by = ?, note = ? where id = ? and region = ? and closed_at is null")
        .params(Timestamp.from(now), by.id(), note, id, region.value()).update();
  }
}
