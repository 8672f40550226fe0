package org.candour.story;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.candour.access.StoryReach;
import org.candour.audit.PublicTrail;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was told of a story and who has read it, by subscription; and the progress that follows from it. */
@Component
public class Audience {

  private final JdbcClient sql;
  private final Clock clock;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  Audience(JdbcClient sql, Clock clock, PublicTrail trail, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.trail = trail;
    this.events = events;
  }

  /**
   * A subscription as the public sees it in a story's audience.
   *
   * @param subscription its number
   * @param holder what its holder is called
   * @param kind of subscription, as a code
   * @param toldAt since when it was told of the story; null where it was not
   * @param readAt since when it has marked it as read; null where it has not
   */
  public record Listener(long subscription, String holder, String kind, @Nullable Instant toldAt,
      @Nullable Instant readAt) {}

  /** A member of this subscription was told. Only providers and commissioners make a story heard. */
  @Transactional
  public void told(long story, long subscription) {
    lock(story);
    Timestamp now = Timestamp.from(clock.instant());
    int first = sql.sql("""
        insert into story_audience (story, subscription, told_at) values (:story, :subscription, :now)
        on conflict (story, subscription) do update set told_at = excluded.told_at
        where story_audience.told_at is null""").param("story", story).param("subscription", subscription)
        .param("now", now).update();
    if (first > 0 && hears(subscription)) {
      raise(story, Progress.HEARD);
    }
  }

  /**
   * A member opened the story, knowing that the public will see that their organisation has. Nothing happens where the
   * member's reach does not hold the story. Of who it was, only the role group is kept.
   */
  @Transactional
  public boolean read(long story, Caller.Person by, StoryReach reach) {
    long subscription = by.subscription();
    if (!covers(story, reach)) {
      return false;
    }
    lock(story);
    Timestamp now = Timestamp.from(clock.instant());
    int first = sql.sql("""
        insert into story_audience (story, subscription, read_at) values (:story, :subscription, :now)
        on conflict (story, subscription) do update set read_at = excluded.read_at
        where story_audience.read_at is null""").param("story", story).param("subscription", subscription)
        .param("now", now).update();
    opened(story, subscription, by.id());
    if (first > 0 && hears(subscription)) {
      raise(story, Progress.READ);
      events.publishEvent(new StoryRead(story, subscription));
    }
    return first > 0;
  }

  /** An answer became public: whoever wrote it was told, by whatever way, and has read. */
  @Transactional
  public void answered(long story, long subscription, @Nullable Long person) {
    lock(story);
    Timestamp now = Timestamp.from(clock.instant());
    sql.sql("""
        insert into story_audience as a (story, subscription, told_at, read_at)
        values (:story, :subscription, :now, :now)
        on conflict (story, subscription) do update set told_at = coalesce(a.told_at, excluded.told_at),
          read_at = coalesce(a.read_at, excluded.read_at)""").param("story", story).param("subscription", subscription)
        .param("now", now).update();
    opened(story, subscription, person);
  }

  private void opened(long story, long subscription, @Nullable Long person) {
    sql.sql("""
        insert into story_opening (story, subscription, role_group)
        select :story, :subscription, coalesce(nullif(m.role_group, ''), 'other') from staff_member m
        where m.person = :person and m.subscription = :subscription limit 1 on conflict do nothing""")
        .param("story", story).param("subscription", subscription).param("person", person, Types.BIGINT).update();
  }

  /** Whether the public can read the story and a right reaches it. */
  public boolean covers(long story, StoryReach reach) {
    return !within(List.of(story), reach).isEmpty();
  }

  /** Those of these stories that the public can read and a right reaches. */
  public Set<Long> within(Collection<Long> stories, StoryReach reach) {
    return reach.isNothing() || stories.isEmpty()
        ? Set.of()
        : Set
            .copyOf(sql.sql("select s.id from staff_story s where s.id = any(:ids) and " + StoryReach.holdsEach("read"))
                .param("ids", stories.toArray(Long[]::new)).params(reach.values("read")).query(Long.class).list());
  }

  public List<Listener> of(long story) {
    return sql.sql("""
        select a.subscription, b.holder, b.kind, a.told_at, a.read_at
        from story_audience a join staff_subscription b on b.id = a.subscription where a.story = ?
        order by coalesce(a.read_at, a.told_at), b.holder""").param(story).query(Listener.class).list();
  }

  /** Raises a story's progress; never lowers it. */
  @Transactional
  public void raise(long story, Progress to) {
    if (Progress.of(lock(story)).compareTo(to) < 0) {
      set(story, to);
    }
  }

  /** Sets progress anew after an answer was taken back. As in raising, only providers and commissioners count. */
  @Transactional
  public void lower(long story, Progress answered) {
    lock(story);
    Progress ground = Progress.of(sql.sql("""
        select case when count(a.read_at) > 0 then 'read' when count(a.told_at) > 0 then 'heard' else 'unheard' end
        from story_audience a join staff_subscription b on b.id = a.subscription
          and b.kind in ('provider', 'commissioner')
        where a.story = ?""").param(story).query(String.class).single());
    set(story, answered.compareTo(ground) > 0 ? answered : ground);
  }

  /**
   * Before anything else, so that two who tell of the same story wait for each other in one order; not against the rows
   * that only refer to the story. Gives its progress.
   */
  private String lock(long story) {
    return sql.sql("select progress from story where id = ? for no key update").param(story).query(String.class)
        .single();
  }

  private void set(long story, Progress to) {
    sql.sql("update story set progress = ? where id = ?").params(to.code(), story).update();
    trail.changed("story", story);
  }

  private boolean hears(long subscription) {
    return sql.sql("select kind in ('provider', 'commissioner') from staff_subscription where id = ?")
        .param(subscription).query(Boolean.class).single();
  }
}
