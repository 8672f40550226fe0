package org.candour.story;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of stories, versions, tags and services. */
@Repository
class StoryStore {

  private static final String STORY = """
      select s.id, s.region, s.language, s.author, s.mail_ok, s.role, s.screen_name, s.ongoing, s.service_words,
        s.route, s.state,
             s.revision, v.number as version, s.shown_version, coalesce(v.title, '') as title,
               coalesce(v.body, '') as body,
             s.criticality, s.submitted_at, c.at as release_at, s.published_at, s.decision, s.ended_why, s.ended_at,
               s.progress,
             s.waits_for, s.leave_on, s.free_at, s.received_on, s.keyed_by, (select b.holder from staff_subscription b
               where b.id = s.helped_by) as helped_by
      from story s join story_version v on v.story = s.id
        and v.number = (select max(number) from story_version where story = s.id)
      left join staff_due_clock c on c.kind = 'story' and c.subject = s.id and c.what = 'release'
      """;
  // Any number serves; it must only be the same everywhere. Publications queue behind it, so their times rise.
  private static final long PUBLISHING = 7_310_001L;

  private final JdbcClient sql;

  StoryStore(JdbcClient sql) {
    this.sql = sql;
  }

  long insert(NewStory story, String language, Instant now) {
    return sql.sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, ongoing, service_words, route,
          received_on, keyed_by, helped_by, state,
          submitted_at)
        values (:region, :language, :author, :mailOk, :role, :screenName, :ongoing, :serviceWords, :route, :receivedOn,
          :keyedBy, :helpedBy, 'waiting', :now)
        returning id""").param("region", story.region().value()).param("language", language)
        .param("author", story.author()).param("mailOk", story.mailOk()).param("role", story.role())
        .param("screenName", story.screenName()).param("ongoing", story.ongoing())
        .param("serviceWords", story.serviceWords()).param("route", story.provenance().route())
        .param("receivedOn", story.provenance().receivedOn(), Types.DATE)
        .param("keyedBy", story.provenance().keyedBy(), Types.BIGINT)
        .param("helpedBy", story.provenance().helpedBy(), Types.BIGINT).param("now", Timestamp.from(now))
        .query(Long.class).single();
  }

  void insertVersion(long story, StoryVersion version, String language, long writerId) {
    sql.sql("""
        insert into story_version (story, number, title, body, language, writer, writer_id, written_at, reason, note)
        values (:story, :number, :title, :body, :language, :writer, :writerId, :at, :reason, :note)""")
        .param("story", story).param("number", version.number()).param("title", version.title())
        .param("body", version.body()).param("language", language).param("writer", version.writer())
        .param("writerId", writerId).param("at", Timestamp.from(version.writtenAt())).param("reason", version.reason())
        .param("note", version.note()).update();
  }

  void setTags(long story, List<Tag> tags) {
    sql.sql("delete from story_tag where story = ?").param(story).update();
    for (Tag tag : tags) {
      sql.sql("insert into story_tag (story, question, tag) values (?, ?, ?) on conflict do nothing")
          .params(story, tag.question(), tag.tag()).update();
    }
  }

  void setServices(long story, List<Long> services) {
    sql.sql("delete from story_service where story = ?").param(story).update();
    for (int i = 0; i < services.size(); i++) {
      sql.sql("insert into story_service (story, service, position) values (?, ?, ?) on conflict do nothing")
          .params(story, services.get(i), i).update();
    }
    sql.sql("""
        update story set about_platform = (select coalesce(bool_and(exists (select from public_service p
          where p.id = ss.service and p.kind = 'platform')), false)
          from story_service ss where ss.story = :story) where id = :story""").param("story", story).update();
  }

  Optional<Story> find(long id) {
    return sql.sql(STORY + " where s.id = ?").param(id).query(Story.class).optional();
  }

  /** The story, locked until the transaction ends. */
  Optional<Story> lock(long id) {
    sql.sql("select id from story where id = ? for no key update").param(id).query(Long.class).optional();
    return find(id);
  }

  /**
   * The author's own story.
   *
   * @throws NotFound for anybody else
   */
  Story own(Caller.Author by, long id) {
    return own(by, find(id));
  }

  /**
   * The same, locked until the transaction ends.
   *
   * @throws NotFound for anybody else
   */
  Story lockOwn(Caller.Author by, long id) {
    return own(by, lock(id));
  }

  private static Story own(Caller.Author by, Optional<Story> found) {
    return found.filter(story -> story.isBy(by)).orElseThrow(() -> new NotFound("not this author's story"));
  }

  List<Story> byAuthor(long author) {
    return sql.sql(STORY + " where s.author = ? order by s.submitted_at desc limit 200").param(author)
        .query(Story.class).list();
  }

  List<Long> withoutStory(List<Long> authors) {
    return sql.sql("select a.id from unnest(:authors::bigint[]) as a (id) where not exists (select from story s"
        + " where s.author = a.id)").param("authors", authors.toArray(Long[]::new)).query(Long.class).list();
  }

  List<StoryVersion> versions(long story) {
    return sql.sql("select number, title, body, writer, written_at, reason, note from story_version"
        + " where story = ? order by number").param(story).query(StoryVersion.class).list();
  }

  List<Tag> tags(long story) {
    return sql.sql("select question, tag from story_tag where story = ? order by question, tag").param(story)
        .query(Tag.class).list();
  }

  List<Long> services(long story) {
    return sql.sql("select service from story_service where story = ? order by position").param(story).query(Long.class)
        .list();
  }

  /**
   * Moves a story.
   *
   * @throws Stale when it was moved by somebody else since {@code story} was read
   */
  void move(Story story, StoryStatus to, @Nullable Long decision) {
    if (!story.status().mayBecome(to)) {
      throw new Stale(story + " cannot go from " + story.state() + " to " + to.code());
    }
    int moved = sql.sql("""
        update story set state = :to, revision = revision + 1, decision = coalesce(:decision, decision)
        where id = :id and revision = :revision""").param("to", to.code()).param("decision", decision)
        .param("id", story.id()).param("revision", story.revision()).update();
    if (moved == 0) {
      throw new Stale(story + " was changed by somebody else");
    }
  }

  /** The author has said yes, or has left; null takes that back. */
  void free(long story, @Nullable Instant at) {
    sql.sql("update story set free_at = :at where id = :id")
        .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP).param("id", story).update();
  }

  /** What was decided on a page from before does not count any more. */
  void touch(long story) {
    sql.sql("update story set revision = revision + 1 where id = ?").param(story).update();
  }

  void setCriticality(long story, @Nullable Integer criticality) {
    sql.sql("update story set criticality = :value where id = :id").param("value", criticality).param("id", story)
        .update();
  }

  /** Marks as public at a moment later than every earlier publication. Gives that moment. */
  Instant publish(long story, int version, Instant now) {
    sql.sql("select pg_advisory_xact_lock(?)").param(PUBLISHING).query((row, n) -> true).single();
    return sql.sql("""
        update story set shown_version = :version, ended_at = null, ended_why = null,
          published_at = greatest(:now, (select max(published_at) + interval '1 microsecond' from story))
        where id = :id returning published_at""").param("version", version).param("now", Timestamp.from(now))
        .param("id", story).query(Timestamp.class).single().toInstant();
  }

  void end(long story, String why, Instant now) {
    sql.sql("update story set ended_at = ?, ended_why = ? where id = ?").params(Timestamp.from(now), why, story)
        .update();
  }
}
