package org.candour.response;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of answers that are being written. */
@Repository
class ResponseDraftStore {

  // As colleagues call somebody, also where they are not one any more.
  private static String name(String person) {
    return "coalesce((select k.name from staff_colleague k where k.person = " + person
        + " and k.subscription = d.subscription), (select k.name from staff_person k where k.id = " + person + "))";
  }

  private static final String TEXT = """
      coalesce(v.body, '') as body, coalesce(v.change, 'none') as change, coalesce(v.what, '') as what, \
      coalesce(v.who, '') as who,
      coalesce(v.due, '') as due, coalesce(v.fulfils, '') as fulfils
      """;
  private static final String DRAFT =
      "select d.id, d.story, d.subscription, d.writer, " + name("d.writer") + " as writer_name, d.state, d.version,"
          + " d.response, d.send_once, d.changed_at, v.person as changer, " + name("v.person") + " as changer_name, "
          + TEXT + " from response_draft d join response_draft_version v on v.draft = d.id and v.number = d.version ";
  // Whoever wrote it cannot answer for the subscription any more: frozen, gone, or without the right.
  private static final String LEFT = "not " + Rights.holds("d.writer", "d.subscription", Right.RESPOND);
  private static final String ASKED =
      "exists (select from response_draft_asking q where q.draft = d.id and q.person = :me and q.ended_at is null)";
  private static final String LISTED =
      " from response_draft d where d.subscription = :subscription and d.state = 'open' and (d.writer = :me or " + ASKED
          + " or (d.writer <> :me and exists (select from staff_story s where s.id = d.story and "
          + StoryReach.holds("administer") + ") and " + LEFT + "))";

  private final JdbcClient sql;

  ResponseDraftStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** Gives the number of the new one; nothing where a form with this key was taken already. */
  Optional<Long> insert(Caller.Person by, long story, String once, String sendOnce, Instant now) {
    return sql.sql("""
        insert into response_draft (story, subscription, writer, state, version, once, send_once, begun_at, changed_at)
        values (:story, :subscription, :writer, 'open', 1, :once, :sendOnce, :now, :now) on conflict (once) do nothing
        returning id""").param("story", story).param("subscription", by.subscription()).param("writer", by.id())
        .param("once", once).param("sendOnce", sendOnce).param("now", Timestamp.from(now)).query(Long.class).optional();
  }

  Optional<ResponseDraft> keptWith(String once) {
    return sql.sql(DRAFT + "where d.once = ?").param(once).query(ResponseDraft.class).optional();
  }

  Optional<ResponseDraft> find(long id) {
    return sql.sql(DRAFT + "where d.id = ?").param(id).query(ResponseDraft.class).optional();
  }

  Optional<ResponseDraft> lock(long id) {
    sql.sql("select id from response_draft where id = ? for no key update").param(id).query(Long.class).optional();
    return find(id);
  }

  /** The newest one that this person is writing on a story. */
  Optional<Long> own(long story, long subscription, long writer) {
    return sql
        .sql(
            "select max(id) from response_draft where story = ? and subscription = ? and writer = ? and state = 'open'")
        .params(story, subscription, writer).query(Long.class).optional();
  }

  void insertVersion(long draft, int number, long person, DraftText text, Instant now) {
    sql.sql("""
        insert into response_draft_version (draft, number, person, written_at, body, change, what, who, due, fulfils)
        values (:draft, :number, :person, :now, :body, :change, :what, :who, :due, :fulfils)""").param("draft", draft)
        .param("number", number).param("person", person).param("now", Timestamp.from(now)).param("body", text.body())
        .param("change", text.change()).param("what", text.what()).param("who", text.who()).param("due", text.due())
        .param("fulfils", text.fulfils()).update();
    sql.sql("update response_draft set version = ?, changed_at = ? where id = ?")
        .params(number, Timestamp.from(now), draft).update();
  }

  List<ResponseDraft.Version> versions(long draft, int atMost) {
    return sql.sql("select v.number, v.person, " + name("v.person") + " as name, v.written_at, " + TEXT + """
         from response_draft_version v join response_draft d on d.id = v.draft where d.id = ?
         order by v.number desc limit ?""").params(draft, atMost).query(ResponseDraft.Version.class).list();
  }

  Optional<ResponseDraft.Version> version(long draft, int number) {
    return sql.sql("select v.number, v.person, " + name("v.person") + " as name, v.written_at, " + TEXT + """
         from response_draft_version v join response_draft d on d.id = v.draft where d.id = ? and v.number = ?""")
        .params(draft, number).query(ResponseDraft.Version.class).optional();
  }

  /** What this person wrote last. */
  Optional<ResponseDraft.Version> lastOf(long draft, long person) {
    return sql.sql("select v.number, v.person, " + name("v.person") + " as name, v.written_at, " + TEXT + """
         from response_draft_version v join response_draft d on d.id = v.draft where d.id = ? and v.person = ?
         order by v.number desc limit 1""").params(draft, person).query(ResponseDraft.Version.class).optional();
  }

  boolean isLeft(long draft, Instant now) {
    return sql.sql("select " + LEFT + " from response_draft d where d.id = :draft").param("draft", draft)
        .param("now", Timestamp.from(now)).query(Boolean.class).single();
  }

  void move(long draft, String state, @Nullable Long response, Instant now) {
    sql.sql("update response_draft set state = :state, response = :response, ended_at = :now where id = :id")
        .param("state", state).param("response", response).param("now", Timestamp.from(now)).param("id", draft)
        .update();
  }

  /** Nothing stays of what was thrown away but who did what when. */
  void blank(long draft) {
    sql.sql("update response_draft_version set body = null, change = null, what = null, who = null, due = null,"
        + " fulfils = null where draft = ?").param(draft).update();
    sql.sql("update response_draft_remark set body = null where draft = ?").param(draft).update();
    sql.sql("update response_draft_asking set note = null where draft = ?").param(draft).update();
  }

  void setWriter(long draft, long person) {
    sql.sql("update response_draft set writer = ? where id = ?").params(person, draft).update();
  }

  List<ResponseDraft.Asking> askings(long draft, Instant now) {
    return sql.sql("select q.id, q.person, " + name("q.person") + " as name, " + name("q.asked_by") + """
         as asked_by_name, coalesce(q.note, '') as note, q.asked_at, q.ready_at, q.ready_version,
         \s""" + Rights.holds("q.person", "d.subscription", Right.RESPOND) + """
          as here
        from response_draft_asking q join response_draft d on d.id = q.draft
        where d.id = :draft and q.ended_at is null order by q.asked_at, q.id""").param("draft", draft)
        .param("now", Timestamp.from(now)).query(ResponseDraft.Asking.class).list();
  }

  long ask(long draft, long person, long by, String note, Instant now) {
    return sql.sql("insert into response_draft_asking (draft, person, asked_by, note, asked_at) values (?, ?, ?, ?, ?)"
        + " returning id").params(draft, person, by, note, Timestamp.from(now)).query(Long.class).single();
  }

  /** Whoever was asked by it is not any more. */
  void endAsking(long asking, Instant now) {
    sql.sql("update response_draft_asking set ended_at = ? where id = ?").params(Timestamp.from(now), asking).update();
  }

  void ready(long asking, int version, Instant now) {
    sql.sql("update response_draft_asking set ready_at = ?, ready_version = ? where id = ?")
        .params(Timestamp.from(now), version, asking).update();
  }

  List<ResponseDraft.Remark> remarks(long draft) {
    return sql.sql("select m.id, m.person, " + name("m.person") + """
         as name, m.version, coalesce(m.body, '') as body, m.said_at
        from response_draft_remark m join response_draft d on d.id = m.draft where d.id = ? order by m.id desc \
        limit 100""").param(draft).query(ResponseDraft.Remark.class).list().reversed();
  }

  void remark(long draft, long person, int version, String body, Instant now) {
    sql.sql("insert into response_draft_remark (draft, person, version, body, said_at) values (?, ?, ?, ?, ?)")
        .params(draft, person, version, body, Timestamp.from(now)).update();
  }

  /** The number of what is new, where nothing was before. */
  Optional<Long> news(long draft, Instant now) {
    return sql
        .sql("insert into response_draft_news (draft, since) values (?, ?) on conflict (draft)"
            + " where seen_at is null do nothing returning id")
        .params(draft, Timestamp.from(now)).query(Long.class).optional();
  }

  List<Long> seen(long draft, Instant now) {
    return sql.sql("update response_draft_news set seen_at = ? where draft = ? and seen_at is null returning id")
        .params(Timestamp.from(now), draft).query(Long.class).list();
  }

  /** Those that this person writes, was asked to read, or may take over; the newest first. */
  Slice<ResponseDraft.DraftRow> listed(Caller.Person by, StoryReach administer, Instant now, int page, int size) {
    List<ResponseDraft.DraftRow> rows = sql
        .sql("""
        select d.id, d.story, (select p.language from public_story p where p.id = d.story) as language,
          (select p.title from public_story p where p.id = d.story) as title,\s""" + name("d.writer")
            + " as writer_name, case when d.writer = :me then 'WRITER' when " + ASKED + """
         then 'READER' else 'HEIR' end as part, d.changed_at,
          (select count(*) from response_draft_asking q where q.draft = d.id and q.ended_at is null) as asked,
          (select count(*) from response_draft_asking q where q.draft = d.id and q.ended_at is null and \
          q.ready_version = d.version) as ready,
          d.writer = :me and exists (select from response_draft_news n where n.draft = d.id and n.seen_at is null) as \
          news
        """ + LISTED + " order by d.changed_at desc, d.id desc limit :size offset :from")
        .params(administer.values("administer")).param("me", by.id()).param("subscription", by.subscription())
        .param("now", Timestamp.from(now)).param("size", size).param("from", (page - 1L) * size)
        .query(ResponseDraft.DraftRow.class).list();
    long total = sql.sql("select count(*) " + LISTED).params(administer.values("administer")).param("me", by.id())
        .param("subscription", by.subscription()).param("now", Timestamp.from(now)).query(Long.class).single();
    return new Slice<>(rows, page, size, total);
  }

  boolean isWritten(long story, Instant since) {
    return sql.sql("select exists (select from response_draft where story = ? and state = 'open' and changed_at > ?)")
        .params(story, Timestamp.from(since)).query(Boolean.class).single();
  }

  /** What letters about the drafts of a story are about: askings and news. */
  List<Long> askingsOn(long story) {
    return sql.sql("select q.id from response_draft_asking q join response_draft d on d.id = q.draft"
        + " where d.story = ? and q.ended_at is null").param(story).query(Long.class).list();
  }

  List<Long> newsOn(long story) {
    return sql.sql("select n.id from response_draft_news n join response_draft d on d.id = n.draft"
        + " where d.story = ? and n.seen_at is null").param(story).query(Long.class).list();
  }
}
