package org.candour.tagging;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candour.access.StoryReach;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link PublicTags}. */
@Repository
class PublicTagStore {

  static final String REACHED =
      "select exists (select from staff_story s where s.id = :story and " + StoryReach.holds("reach") + ")";

  private final JdbcClient sql;

  PublicTagStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Taken(long subscription, String tag) {}

  List<PublicTags.PublicTag> of(long story, long subscription) {
    return sql.sql("""
        select t.id, t.tag, t.question, b.holder as organisation from staff_tag t
        join staff_subscription b on b.id = t.subscription
        where t.story = ? and t.subscription = ? and t.visibility = 'public' order by t.tag collate names""")
        .params(story, subscription).query(PublicTags.PublicTag.class).list();
  }

  List<PublicTags.PublicTag> all(long story) {
    return sql.sql("""
        select t.id, t.tag, t.question, b.holder as organisation from staff_tag t
        join staff_subscription b on b.id = t.subscription
        where t.story = ? and t.visibility = 'public' order by b.holder collate names, b.id, t.tag collate names""")
        .param(story).query(PublicTags.PublicTag.class).list();
  }

  List<PublicTags.Gone> takenOff(long story) {
    return sql.sql("""
        select x.id, x.subscription, x.tag, b.holder as organisation, x.reason, x.at from staff_tag_taken_off x
        join staff_subscription b on b.id = x.subscription where x.story = ? order by x.at, x.id""").param(story)
        .query(PublicTags.Gone.class).list();
  }

  void put(long story, Caller.Person by) {
    sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("staff-tag " + story + " " + by.subscription()).query((row, n) -> 0).list();
  }

  int insert(Instant now, Caller.Person by, String question, String tag, long story) {
    return sql.sql("""
        insert into staff_tag (story, tag, visibility, question, person, subscription, added_at)
        values (:story, :tag, 'public', :question, :person, :subscription, :now)
        on conflict (story, subscription, tag) where visibility = 'public' do update set question = excluded.question
          where staff_tag.question <> excluded.question""").param("story", story).param("tag", tag)
        .param("question", question).param("person", by.id()).param("subscription", by.subscription())
        .param("now", Timestamp.from(now)).update();
  }

  List<String> remove(long tag, long story, Caller.Person by) {
    return sql.sql(
        "delete from staff_tag where id = ? and story = ? and subscription = ? and visibility = 'public' returning tag")
        .params(tag, story, by.subscription()).query(String.class).list();
  }

  List<Taken> delete(long tag, long story) {
    return sql
        .sql("delete from staff_tag where id = ? and story = ? and visibility = 'public' returning subscription, tag")
        .params(tag, story).query(Taken.class).list();
  }

  void insertTakenOff(long story, Taken each, String reason, Instant now) {
    sql.sql("""
          insert into staff_tag_taken_off (story, subscription, tag, reason, at) values (?, ?, ?, ?, ?)
          on conflict (story, subscription, tag) do update set reason = excluded.reason, at = excluded.at""")
        .params(story, each.subscription(), each.tag(), reason, Timestamp.from(now)).update();
  }

  int allowAgain(long takenOff, long story) {
    return sql.sql("delete from staff_tag_taken_off where id = ? and story = ?").params(takenOff, story).update();
  }

  boolean wantReached(StoryReach reach, long story) {
    return sql.sql(REACHED).param("story", story).params(reach.values("reach")).query(Boolean.class).single();
  }
}
