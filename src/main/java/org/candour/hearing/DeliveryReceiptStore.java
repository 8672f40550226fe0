package org.candour.hearing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link DeliveryReceipts}. */
@Repository
class DeliveryReceiptStore {

  private final JdbcClient sql;

  DeliveryReceiptStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Stands(long subscription, long service) {}

  List<Stands> services(long story) {
    return sql.sql("""
        select distinct c.subscription, x.service from public_story_service x
        join public_service_ancestor a on a.service = x.service join staff_scope c on c.service = a.ancestor
        join staff_story_audience u on u.story = x.story and u.subscription = c.subscription where x.story = :story""")
        .param("story", story).query(Stands.class).list();
  }

  List<DeliveryReceipts.ToldGroup> told(Instant now, long subscription, long story, String which) {
    return sql.sql("""
        with told as (
          select l.person, l.subscription, l.state, l.bounced_at, l.away_at from staff_letter l
          where l.occasion = 'story-alert' and l.subject_kind = 'story' and l.subject_id = :story
          union all
          select d.person, d.subscription, coalesce(l.state, 'waiting'), l.bounced_at, l.away_at
          from staff_digest_story d
          left join staff_letter l on l.occasion = 'digest' and l.subject_kind = 'digest' and l.subject_id = d.digest
          where d.story = :story)
        select b.holder, coalesce(nullif(m.role_group, ''), 'other') as role_group,
          count(*) filter (where l.state = 'sent' and l.bounced_at is null) as sent,
            count(*) filter (where l.state = 'waiting') as waiting,
          count(*) filter (where l.bounced_at is not null or l.state = 'failed') as back,
            count(*) filter (where l.away_at is not null) as away,
          bool_or(o.story is not null or (u.read_at is not null and not exists (
            select from staff_story_opening n where n.story = :story and n.subscription = b.id))) as opened,
              min(u.read_at) as read_at
        from told l join staff_subscription b on b.id = l.subscription
        left join lateral (select min(x.role_group) as role_group from staff_member x
          where x.person = l.person and x.subscription = l.subscription
                           and x.since <= :now) m on true
        left join staff_story_opening o on o.story = :story and o.subscription = b.id
          and o.role_group = coalesce(nullif(m.role_group, ''), 'other')
        left join staff_story_audience u on u.story = :story and u.subscription = b.id
        where l.state <> 'cancelled'""" + which + """

        group by b.id, b.holder, coalesce(nullif(m.role_group, ''), 'other') order by b.holder, 2""")
        .param("story", story).param("subscription", subscription).param("now", Timestamp.from(now))
        .query(DeliveryReceipts.ToldGroup.class).list();
  }
}
