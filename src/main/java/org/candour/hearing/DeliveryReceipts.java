package org.candour.hearing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For one story who was told and opened it, by role group and never by name: sent, waiting, come back, opened. */
@Component
public class DeliveryReceipts {

  private final JdbcClient sql;
  private final Clock clock;

  DeliveryReceipts(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * One role group of one organisation.
   *
   * @param holder of the subscription
   * @param roleGroup a code such as {@code service-manager}, or {@code other}
   * @param sent how many letters were handed over and did not come back
   * @param waiting how many are still to leave
   * @param back how many came back, or could not be handed over
   * @param away to how many an automatic answer came
   * @param opened whether somebody of the group marked the story as read, or somebody of the organisation where of whom
   * was not kept
   * @param readAt since when the organisation has marked it as read, as everybody reads it; null where it has not
   */
  public record ToldGroup(String holder, String roleGroup, long sent, long waiting, long back, long away,
      boolean opened, @Nullable Instant readAt) {}

  /**
   * For which services of a public story the organisations stand that were told of it or read it: service numbers by
   * subscription.
   */
  public Map<Long, Set<Long>> services(long story) {
    record Stands(long subscription, long service) {}
    return sql.sql("""
        select distinct c.subscription, x.service from public_story_service x
        join public_service_ancestor a on a.service = x.service join staff_scope c on c.service = a.ancestor
        join staff_story_audience u on u.story = x.story and u.subscription = c.subscription where x.story = :story""")
        .param("story", story).query(Stands.class).list().stream()
        .collect(Collectors.groupingBy(Stands::subscription, Collectors.mapping(Stands::service, Collectors.toSet())));
  }

  /** Everybody of one subscription. */
  public List<ToldGroup> of(long story, long subscription) {
    return told(story, " and l.subscription = :subscription", subscription);
  }

  /** Every organisation's. */
  public List<ToldGroup> of(long story) {
    return told(story, "", 0);
  }

  private List<ToldGroup> told(long story, String which, long subscription) {
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
        .param("story", story).param("subscription", subscription).param("now", Timestamp.from(clock.instant()))
        .query(ToldGroup.class).list();
  }
}
