package org.candour.hearing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.regions.Region;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Escalations}. */
@Repository
class EscalationStore {

  private final JdbcClient sql;

  EscalationStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Waiting(String region, Instant toldAt) {}

  record About(long story, long service) {}

  List<Escalations.Asked> of(long story) {
    return sql.sql("""
        select b.holder, e.at from escalation e join staff_subscription b on b.id = e.subscription where e.story = ?
        order by e.at, b.holder""").param(story).query(Escalations.Asked.class).list();
  }

  Optional<Waiting> next(Instant recent, long story) {
    return sql.sql("""
        select s.region, min(a.told_at) as told_at from count_story s
        join staff_story_audience a on a.story = s.id and a.read_at is null and a.told_at is not null
        join staff_subscription b on b.id = a.subscription and b.kind in ('provider', 'commissioner')
        where s.id = :story and s.progress in ('unheard', 'heard') and s.published_at > :recent
          and not exists (select from escalation e where e.story = s.id and e.subscription = a.subscription)
        group by s.region""").param("story", story).param("recent", Timestamp.from(recent)).query(Waiting.class)
        .optional();
  }

  Optional<Integer> days(RegionId region) {
    return sql.sql("select days from escalation_rule where region = ?").param(region.value()).query(Integer.class)
        .optional();
  }

  boolean look(Region region, Instant today) {
    return sql.sql("""
        select exists (select from escalation e join count_story s on s.id = e.story and s.region = ?
          where e.at >= ?)""").params(region.id().value(), Timestamp.from(today)).query(Boolean.class).single();
  }

  List<Escalations.Unopened> insert(int most, Region region, Instant now, int days) {
    return sql.sql("""
        insert into escalation (story, subscription, at)
        select s.id, a.subscription, :now from count_story s
        join staff_story_audience a on a.story = s.id and a.read_at is null and a.told_at <= :before
        join staff_subscription b on b.id = a.subscription and b.kind in ('provider', 'commissioner')
        where s.region = :region and s.progress in ('unheard', 'heard') and s.published_at > :recent
          and not exists (select from escalation e where e.story = s.id and e.subscription = a.subscription)
        order by s.id limit :most on conflict do nothing returning story, subscription""")
        .param("now", Timestamp.from(now)).param("before", Timestamp.from(region.workingDaysBefore(now, days)))
        .param("recent", Timestamp.from(now.minus(Escalations.ASKED_FOR))).param("region", region.id().value())
        .param("most", most).query(Escalations.Unopened.class).list();
  }

  void openTasks(List<Escalations.Unopened> unopened, Instant now, Region region) {
    sql.sql("""
          insert into task (kind, region, story, opened_at) select 'story-unopened', :region, x.story, :now
          from unnest(:stories::bigint[]) x (story)
          on conflict do nothing""").param("region", region.id().value()).param("now", Timestamp.from(now))
        .param("stories", unopened.stream().map(Escalations.Unopened::story).distinct().toArray(Long[]::new)).update();
  }

  List<About> letters(List<Escalations.Unopened> unopened) {
    return sql.sql("select story, service from public_story_service where story = any(?)")
        .param(unopened.stream().map(Escalations.Unopened::story).distinct().toArray(Long[]::new)).query(About.class)
        .list();
  }
}
