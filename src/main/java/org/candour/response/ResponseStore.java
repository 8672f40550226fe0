package org.candour.response;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.people.PersonAccount;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.story.Progress;
import org.candour.story.StoryVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of responses, their versions and changes. */
@Repository
class ResponseStore {

  private static final String RESPONSE = """
      select r.id, r.story, r.kind, r.subscription, r.person, r.author, r.answers, r.state, r.revision,
        v.number as version,
             r.shown_version, coalesce(v.body, '') as body, r.submitted_at, r.moderate_at, r.published_at, r.ended_why,
             r.writer_name, r.job_title, r.organisation, r.picture, r.language, c.state as change_state,
               c.what as change_what,
             c.who as change_who, c.due as change_due, c.fulfils as change_fulfils, c.made_at as change_made_at,
               c.made_in as change_made_in, r.sent_by,
             (select p.name from staff_person p where p.id = r.sent_by) as sender_name
      from response r
      join response_version v on v.response = r.id and v.number = (select max(number) from response_version
        where response = r.id)
      left join change c on c.response = r.id and c.state <> 'withdrawn'
      """;

  // Whoever's name it bears cannot answer for the subscription any more: frozen, gone, or without the right.
  private static final String LEFT =
      " r.kind <> 'reply' and not " + Rights.holds("r.person", "r.subscription", Right.RESPOND);

  private final JdbcClient sql;

  ResponseStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Who writes: as they are now, copied for good; and who sends it for them, where somebody does.
   *
   * @param subscription on whose behalf; null for an author
   * @param person in whose name; null for an author
   * @param author who replies; null for staff
   * @param name what they are called now
   * @param organisation for which they answer; empty for an author
   * @param ownServices those of the person; empty for an author
   * @param sentBy the colleague who sends it for them, or null
   */
  record Writer(@Nullable Long subscription, @Nullable PersonAccount person, @Nullable Long author, String name,
      String organisation, List<Long> ownServices, @Nullable Long sentBy) {}

  /**
   * What begins as a response.
   *
   * @param story to which it is written
   * @param kind {@code response}, {@code update} or {@code reply}
   * @param answers the response that a reply answers; null for none
   * @param state in which it begins
   * @param language of the words
   * @param moderateAt when a moderator gets it
   */
  record NewResponse(long story, String kind, @Nullable Long answers, ResponseStatus state, String language,
      Instant moderateAt) {}

  /** Gives the number of the new one; nothing where a form with this key was taken already. */
  Optional<Long> insert(NewResponse begun, Writer writer, Instant now, String once) {
    PersonAccount person = writer.person();
    return sql.sql("""
        insert into response (story, kind, subscription, person, author, answers, state, submitted_at, moderate_at,
          writer_name,
          job_title, organisation, role_group, own_services, picture, language, once, sent_by)
        values (:story, :kind, :subscription, :person, :author, :answers, :state, :now, :moderateAt, :name, :job,
          :organisation,
          :roleGroup, :own, :picture, :language, :once, :sentBy) on conflict (once) do nothing returning id""")
        .param("story", begun.story()).param("kind", begun.kind()).param("subscription", writer.subscription())
        .param("person", person == null ? null : person.id()).param("author", writer.author())
        .param("answers", begun.answers()).param("state", begun.state().code()).param("now", Timestamp.from(now))
        .param("moderateAt", Timestamp.from(begun.moderateAt())).param("name", writer.name())
        .param("job", person == null ? "" : person.jobTitle()).param("organisation", writer.organisation())
        .param("roleGroup", person == null ? null : person.roleGroup())
        .param("own", writer.ownServices().toArray(Long[]::new))
        .param("picture", person == null ? null : person.picture()).param("language", begun.language())
        .param("once", once).param("sentBy", writer.sentBy()).query(Long.class).optional();
  }

  Optional<Response> sentWith(String once) {
    return sql.sql(RESPONSE + " where r.once = ?").param(once).query(Response.class).optional();
  }

  /**
   * What this person's name stands under on this story and is not with a moderator yet, but for what came with the same
   * form. Until the caller's transaction ends, nobody else adds one.
   */
  Optional<Response> stillOwn(long story, long subscription, long person, String once) {
    sql.sql("select pg_advisory_xact_lock(hashtextextended('response ' || :story || ' ' || :subscription || ' '"
        + " || :person, 0))").param("story", story).param("subscription", subscription).param("person", person)
        .query((row, n) -> true).list();
    return sql.sql(RESPONSE + """
         where r.story = :story and r.subscription = :subscription and r.person = :person and r.state = 'submitted'
           and r.once is distinct from :once
        order by r.id limit 1""").param("story", story).param("subscription", subscription).param("person", person)
        .param("once", once).query(Response.class).optional();
  }

  void insertVersion(long response, StoryVersion version, long writerId) {
    sql.sql("""
        insert into response_version (response, number, body, writer, writer_id, written_at, reason, note)
        values (:response, :number, :body, :writer, :writerId, :now, :reason, :note)""").param("response", response)
        .param("number", version.number()).param("body", version.body()).param("writer", version.writer())
        .param("writerId", writerId).param("now", Timestamp.from(version.writtenAt())).param("reason", version.reason())
        .param("note", version.note()).update();
  }

  void setClaim(long response, @Nullable Claim claim, Instant now) {
    if (claim == null) {
      sql.sql("delete from change where response = ?").param(response).update();
      return;
    }
    sql.sql("""
        insert into change (response, state, what, who, due, fulfils, claimed_at)
        values (:response, :state, :what, :who, :due, :fulfils, :now)
        on conflict (response) do update
          set state = excluded.state, what = excluded.what, who = excluded.who, due = excluded.due,
            fulfils = excluded.fulfils""").param("response", response).param("state", claim.status().code())
        .param("what", claim.what()).param("who", claim.who())
        .param("due", claim.due() == null ? null : Date.valueOf(claim.due())).param("fulfils", claim.fulfils())
        .param("now", Timestamp.from(now)).update();
  }

  /** A moderator takes the claim away; that there was one stays on record. */
  void withdrawClaim(long response) {
    sql.sql("update change set state = 'withdrawn' where response = ? and state <> 'withdrawn'").param(response)
        .update();
  }

  /** The changes that this subscription planned on a story, in public, and has not said to be made. */
  List<Response> planned(long story, long subscription) {
    return sql.sql(RESPONSE + """
         where r.story = ? and r.subscription = ? and r.state = 'published' and c.state = 'planned'
         order by r.published_at""").params(story, subscription).query(Response.class).list();
  }

  /** What the update says about an earlier plan: since when it is made and where that is said, or nothing any more. */
  void moveChange(long response, ChangeStatus to, @Nullable Instant madeAt, @Nullable Long madeIn) {
    ChangeStatus from = ChangeStatus.of(sql.sql("select state from change where response = ? for no key update")
        .param(response).query(String.class).single());
    if (!from.mayBecome(to)) {
      throw new Stale("the change of response " + response + " cannot go from " + from.code() + " to " + to.code());
    }
    sql.sql("update change set state = :to, made_at = :at, made_in = :in where response = :response")
        .param("to", to.code()).param("at", madeAt == null ? null : Timestamp.from(madeAt)).param("in", madeIn)
        .param("response", response).update();
  }

  /** The answer whose plan this update made true. */
  Optional<Long> madeTrueBy(long update) {
    return sql.sql("select response from change where made_in = ?").param(update).query(Long.class).optional();
  }

  Optional<Response> find(long id) {
    return sql.sql(RESPONSE + " where r.id = ?").param(id).query(Response.class).optional();
  }

  Optional<Response> lock(long id) {
    sql.sql("select id from response where id = ? for no key update").param(id).query(Long.class).optional();
    return find(id);
  }

  /** Those of one story that this person wrote, and those that everybody can read, oldest first. */
  List<Response> ofStory(long story) {
    return sql.sql(RESPONSE + " where r.story = ? and r.state <> 'deleted' order by r.submitted_at").param(story)
        .query(Response.class).list();
  }

  List<StoryVersion> versions(long response) {
    return sql.sql("""
        select number, null as title, body, writer, written_at, reason, note from response_version
        where response = ? order by number""").param(response).query(StoryVersion.class).list();
  }

  void move(Response response, ResponseStatus to) {
    if (!response.status().mayBecome(to)) {
      throw new Stale(response + " cannot go from " + response.state() + " to " + to.code());
    }
    int moved = sql.sql("update response set state = ?, revision = revision + 1 where id = ? and revision = ?")
        .params(to.code(), response.id(), response.revision()).update();
    if (moved == 0) {
      throw new Stale(response + " was changed by somebody else");
    }
  }

  void touch(long response) {
    sql.sql("update response set revision = revision + 1 where id = ?").param(response).update();
  }

  void publish(long response, int version, Instant now) {
    sql.sql("update response set shown_version = ?, published_at = ?, ended_at = null, ended_why = null where id = ?")
        .params(version, Timestamp.from(now), response).update();
  }

  void end(long response, String why, Instant now) {
    sql.sql("update response set ended_at = ?, ended_why = ? where id = ?").params(Timestamp.from(now), why, response)
        .update();
  }

  List<Long> due(Instant now, int atMost) {
    return sql
        .sql("select id from response where state = 'submitted' and moderate_at <= ?"
            + " and parked_at is null order by moderate_at limit ?")
        .params(Timestamp.from(now), atMost).query(Long.class).list();
  }

  boolean isLeft(long response, Instant now) {
    return sql.sql("select " + LEFT + " from response r where r.id = :id").param("id", response)
        .param("now", Timestamp.from(now)).query(Boolean.class).single();
  }

  /** What is due and left waits; what waits and is not left any more is its writer's again until then. */
  void park(Instant now, Instant until) {
    sql.sql("""
        update response r set parked_at = null, parked_told_at = null, moderate_at = :until, revision = revision + 1
        where r.state = 'submitted' and r.parked_at is not null and not (""" + LEFT + ")")
        .param("now", Timestamp.from(now)).param("until", Timestamp.from(until)).update();
    sql.sql("update response r set parked_at = :now where r.state = 'submitted' and r.moderate_at <= :now"
        + " and r.parked_at is null and " + LEFT).param("now", Timestamp.from(now)).update();
  }

  /** Those that wait, whose story is public and of which no administrator was told. */
  List<Long> parkedUntold(int atMost) {
    return sql.sql("""
        select r.id from response r where r.parked_at is not null and r.parked_told_at is null and r.state = 'submitted'
          and exists (select from staff_story s where s.id = r.story) order by r.id limit ?""").param(atMost)
        .query(Long.class).list();
  }

  void parkedTold(long response, Instant now) {
    sql.sql("update response set parked_told_at = ? where id = ?").params(Timestamp.from(now), response).update();
  }

  List<LeftAnswers.LeftAnswer> left(long subscription, StoryReach administer, Instant now, int atMost) {
    return sql
        .sql("""
        select r.id, s.language, s.title, r.writer_name, r.state, r.submitted_at from response r
        join staff_story s on s.id = r.story
        where r.subscription = :subscription and r.state in ('submitted', 'waiting', 'held') and\s"""
            + StoryReach.holds("administer") + " and " + LEFT + " order by r.submitted_at desc, r.id desc limit :most")
        .params(administer.values("administer")).param("subscription", subscription).param("now", Timestamp.from(now))
        .param("most", atMost).query(LeftAnswers.LeftAnswer.class).list();
  }

  /** Another's name under it, as they are now, copied for good. */
  void setBearer(long response, PersonAccount person, List<Long> ownServices, Instant until) {
    sql.sql("""
        update response set person = :person, writer_name = :name, job_title = :job, role_group = :group,
          own_services = :own, picture = :picture,
          sent_by = null, parked_at = null, parked_told_at = null, revision = revision + 1,
          moderate_at = case when state = 'submitted' then :until else moderate_at end
        where id = :id""").param("person", person.id()).param("name", person.name()).param("job", person.jobTitle())
        .param("group", person.roleGroup()).param("own", ownServices.toArray(Long[]::new))
        .param("picture", person.picture()).param("until", Timestamp.from(until)).param("id", response).update();
  }

  boolean hasPublished(long story, long subscription) {
    return sql.sql("select exists (select from response where story = ? and subscription = ? and state = 'published')")
        .params(story, subscription).query(Boolean.class).single();
  }

  /** How far a story has come by its published responses. */
  Progress progress(long story) {
    int stage = sql.sql("""
        select coalesce(max(case c.state when 'made' then 3 when 'planned' then 2 else 1 end), 0)
        from response r left join change c on c.response = r.id and c.state <> 'withdrawn'
        where r.story = ? and r.state = 'published' and r.kind <> 'reply'""").param(story).query(Integer.class)
        .single();
    return List.of(Progress.UNHEARD, Progress.ANSWERED, Progress.PLANNED, Progress.MADE).get(stage);
  }
}
