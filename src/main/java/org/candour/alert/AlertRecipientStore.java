package org.candour.alert;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.candour.shared.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link AlertRecipients}. */
@Repository
class AlertRecipientStore {

  private final JdbcClient sql;

  AlertRecipientStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Row(long id, long person, long subscription, String region, String query, boolean runs) {}

  List<Long> sincePublication(List<AlertRecipients.Told> told, long story) {
    return sql.sql("""
        select l.id from alert l where l.id = any(?) and l.created_at <= (select s.published_at from staff_story s
          where s.id = ?)""").params(told.stream().map(AlertRecipients.Told::alert).toArray(Long[]::new), story)
        .query(Long.class).list();
  }

  List<Long> unheard(long alert, Instant since) {
    return sql.sql("""
        select s.id from count_story s
        where s.progress = 'unheard' and s.published_at > :since and (
          select true from alert l join staff_subscription b on b.id = l.subscription
            and b.kind in ('provider', 'commissioner')
          join alert_service x on x.alert = l.id join public_service_ancestor a on a.ancestor = x.service
          join count_story_service ss on ss.service = a.service and ss.story = s.id
          where l.id = :alert limit 1)
        order by s.published_at desc limit 20""").param("since", Timestamp.from(since)).param("alert", alert)
        .query(Long.class).list();
  }

  List<AlertRecipients.Told> of(Long[] others, Timestamp now, @Nullable Long person, long story) {
    return sql.sql("""
        with up as (
          select distinct a.ancestor from public_story_service ss
          join public_service_ancestor a on a.service = ss.service
          where ss.story = :story
        ), fits as (
          select l.* from alert l where l.stopped_at is null and l.plain and l.delivery <> 'kept'
            and l.id in (select x.alert from alert_service x join up on up.ancestor = x.service)
          union all
          select l.* from alert l where l.id = any(:others) and l.stopped_at is null and l.delivery <> 'kept'
        ), wanted as (
          select coalesce(c.deputy, l.person) as person, l.subscription, l.id as alert,
            coalesce(c.stop, l.stop_token) as stop, c.absent, l.delivery, l.at_once_from,
            l.query ~ '(^|&)criticality(From|To)=' as rated, l.query ~ '(^|&)(mine|ours)=' as tagged, s.id,
            s.criticality
          from fits l join staff_story s on s.id = :story
          left join staff_cover c on c.absent = l.person and c.subscription = l.subscription
            and runs_at(c.since, c.until, :now)
          where :person::bigint is null or coalesce(c.deputy, l.person) = :person
        ), allowed as (
          select w.person, w.subscription, (w.rated or w.criticality > 0)
            and\s""" + AlertRecipients.reaches(Right.SEE_CRITICALITY) + """
           as sees
          from (select person, subscription, id, criticality, bool_or(rated) as rated from wanted
            group by person, subscription, id, criticality) w
          where\s""" + AlertRecipients.reaches(Right.READ_SCOPE) + """

        ), counting as (
          select w.person, w.subscription, w.alert, w.stop, w.absent, a.sees,
            case when a.sees and w.at_once_from <= w.criticality then 'at-once' else w.delivery end as delivery
          from wanted w join allowed a using (person, subscription)
          where (a.sees or not w.rated) and (not w.tagged or\s""" + AlertRecipients.reaches(Right.TAG) + """
          )
        ), behalf as (
          select distinct on (c.person) c.person, c.subscription, c.sees from counting c
          join staff_subscription b on b.id = c.subscription
          order by c.person, b.kind in ('provider', 'commissioner') desc, c.delivery = 'at-once' desc,
            c.delivery = 'daily' desc, c.subscription
        ), first as (
          select distinct on (c.person) b.person, b.subscription, c.subscription as asked, c.alert, c.stop, c.absent,
            c.delivery, b.sees
          from counting c join behalf b using (person)
          order by c.person, c.delivery = 'at-once' desc, c.delivery = 'daily' desc, c.absent is null desc,
            c.subscription = b.subscription desc, c.subscription, c.alert
        )
        select f.person, f.subscription, f.alert, f.stop,
          case when f.absent is not null then (select n.name from staff_colleague n
            where n.person = f.absent and n.subscription = f.asked) end as absent,
          f.delivery,
          exists (select from staff_own_service o join up on up.ancestor = o.service
                  join staff_member m on m.person = o.person and m.subscription = f.subscription
                    and m.role_group in ('team-leader', 'service-manager')
                  where o.person = f.person) as lead,
          f.sees, f.sees and (select s.criticality from staff_story s where s.id = :story) >= :hard as hard
        from first f order by f.person""").param("story", story).param("person", person, Types.BIGINT).param("now", now)
        .param("others", others).param("hard", DeliveryTime.HARD).query(AlertRecipients.Told.class).list();
  }

  List<Row> follow(Instant now) {
    return sql.sql("""
        select a.id, a.person, a.subscription, a.region, a.query, a.stopped_at is null and a.delivery <> 'kept' as runs
        from alert a where not a.plain and a.changed_at > ? order by a.changed_at""").param(Timestamp.from(now))
        .query(Row.class).list();
  }
}
