package org.candour.praise;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.access.StoryReach;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what was passed on. */
@Repository
class PraiseStore {

  private final JdbcClient sql;
  private final Clock clock;

  PraiseStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Optional<PraisedStory> story(StoryReach reach, long story) {
    return reach.isNothing()
        ? Optional.empty()
        : sql.sql("""
        select p.id, p.region, p.language, coalesce(p.title, '') as title, coalesce(p.body, '') as body, p.screen_name,
          p.published_at
        from public_story p join staff_story s on s.id = p.id where p.id = :story and\s""" + StoryReach.holds("reach"))
            .param("story", story).params(reach.values("reach")).query(PraisedStory.class).optional();
  }

  /** Those of these people whose roles reach a public story in a subscription, and to whom letters arrive. */
  Set<Long> reaching(long subscription, long story, List<Long> people) {
    return Set.copyOf(sql.sql("""
        select distinct r.person from staff_story s cross join staff_story_right(:now, s.id, s.criticality) r
        where s.id = :story and r.person = any(:people) and r.subscription = :subscription and r.permit = 'read-scope'
          and not exists (select from staff_dead_mailbox m where m.person = r.person)""").param("story", story)
        .param("people", people.toArray(Long[]::new)).param("subscription", subscription)
        .param("now", Timestamp.from(clock.instant())).query(Long.class).list());
  }

  /** Enters one, with nobody for a page that is printed. Its number, or nothing where the same was entered before. */
  Optional<Long> add(Caller.Person by, long story, @Nullable Long recipient, String passage, String once) {
    Timestamp now = Timestamp.from(clock.instant());
    return sql.sql("""
        insert into praise (story, subscription, person, recipient, passage, once, at, passed_at)
        values (:story, :subscription, :person, :recipient, :passage, :once, :now, case
          when :recipient::bigint is null then :now::timestamptz end)
        on conflict do nothing returning id""").param("story", story).param("subscription", by.subscription())
        .param("person", by.id()).param("recipient", recipient)
        .param("passage", SecretToken.hash(String.join(" ", passage.split("\\s+")))).param("once", once)
        .param("now", now).query(Long.class).optional();
  }

  boolean sentOnce(long person, String once) {
    return sql.sql("select exists (select from praise where person = ? and once = ?)").params(person, once)
        .query(Boolean.class).single();
  }

  record Passing(long story, long subscription, long recipient) {}

  /** One by letter that was not taken back. */
  Optional<Passing> open(long id) {
    return sql.sql("select story, subscription, recipient from praise where id = ? and recipient is not null"
        + " and taken_back_at is null").param(id).query(Passing.class).optional();
  }

  void passed(long id) {
    sql.sql("update praise set passed_at = coalesce(passed_at, ?) where id = ?")
        .params(Timestamp.from(clock.instant()), id).update();
  }

  /** Takes back what has not left. Gives their numbers. */
  List<Long> takeBack(long story) {
    return sql
        .sql("update praise set taken_back_at = ? where story = ? and passed_at is null"
            + " and taken_back_at is null returning id")
        .params(Timestamp.from(clock.instant()), story).query(Long.class).list();
  }

  int passedOn(long story) {
    return sql.sql("select count(*) from praise where story = ? and passed_at is not null").param(story)
        .query(Integer.class).single();
  }

  int passedOn(long story, long subscription) {
    return sql.sql("select count(*) from praise where story = ? and subscription = ? and taken_back_at is null")
        .params(story, subscription).query(Integer.class).single();
  }
}
