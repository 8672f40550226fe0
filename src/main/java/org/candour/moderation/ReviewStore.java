package org.candour.moderation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reviews and their steps. */
@Repository
class ReviewStore {

  private static final String REVIEW = """
      select r.*, (select m.name from staff_person m where m.id = r.viewer) as viewer_name from review r
      """;

  private final JdbcClient sql;

  ReviewStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * What comes to the desk.
   *
   * @param kind what sort of thing it is, as a code
   * @param subject the number of that thing
   * @param region where it is read
   * @param pinned whether it stands at the top
   * @param flags what was found in it, as codes
   */
  record NewReview(String kind, long subject, String region, boolean pinned, List<String> flags) {}

  /** Puts a thing on the desk, or back on it. Repeating it changes nothing. */
  void open(NewReview review, Instant now) {
    sql.sql("""
        insert into review (kind, subject, region, state, pinned, flags, opened_at)
        values (:kind, :subject, :region, 'open', :pinned, :flags, :now) on conflict (kind, subject) do nothing""")
        .param("kind", review.kind()).param("subject", review.subject()).param("region", review.region())
        .param("pinned", review.pinned()).param("flags", review.flags().toArray(String[]::new))
        .param("now", Timestamp.from(now)).update();
  }

  /** Nobody decides on it any more, nor on what its author says to what was decided. */
  void close(String kind, long subject, Instant now) {
    sql.sql("""
        update review_objection set settled_at = ? where settled_at is null and act <> 'accepted'
          and review = (select id from review where kind = ? and subject = ?)""")
        .params(Timestamp.from(now), kind, subject).update();
    sql.sql("update review set state = 'decided', decided_at = ?, revision = revision + 1 where kind = ?"
        + " and subject = ? and state = 'open'").params(Timestamp.from(now), kind, subject).update();
  }

  Optional<Review> find(long id) {
    return sql.sql(REVIEW + " where r.id = ?").param(id).query((row, n) -> review(row)).optional();
  }

  Optional<Review> lock(long id) {
    sql.sql("select id from review where id = ? for no key update").param(id).query(Long.class).optional();
    return find(id);
  }

  Optional<Review> of(String kind, long subject) {
    return sql.sql(REVIEW + " where r.kind = ? and r.subject = ?").params(kind, subject).query((row, n) -> review(row))
        .optional();
  }

  Slice<Review> queue(RegionId region, String state, int page, int size) {
    String order = state.equals("open")
        ? "('crisis' = any(r.flags)) desc, r.pinned desc, r.opened_at, r.id"
        : "r.decided_at desc, r.id desc";
    // Of a flood the oldest stands for all.
    String alone = state.equals("open")
        ? " and (r.flood is null or r.id = (select min(o.id) from review o where o.flood = r.flood"
            + " and o.state = 'open'))"
        : "";
    List<Review> items =
        sql.sql(REVIEW + " where r.region = ? and r.state = ?" + alone + " order by " + order + " limit ? offset ?")
            .params(region.value(), state, size, (page - 1L) * size).query((row, n) -> review(row)).list();
    long total = sql.sql("select count(*) from review r where r.region = ? and r.state = ?" + alone)
        .params(region.value(), state).query(Long.class).single();
    return new Slice<>(items, page, size, total);
  }

  void viewedBy(long review, long person, Instant now) {
    sql.sql("update review set viewer = ?, viewed_at = ? where id = ?").params(person, Timestamp.from(now), review)
        .update();
  }

  /**
   * Raises the revision.
   *
   * @throws Stale when somebody else did since
   */
  void step(Review review, String state, @Nullable Instant decidedAt) {
    int stepped = sql.sql("""
        update review set revision = revision + 1, state = :state, decided_at = :decided, viewer = null,
          viewed_at = null,
          flags = array_remove(flags, 'answered'),
          pinned = case when 'answered' = any(flags) then flags && %s else pinned end
        where id = :id and revision = :revision""".formatted(Review.IN_NEED)).param("state", state)
        .param("decided", decidedAt == null ? null : Timestamp.from(decidedAt)).param("id", review.id())
        .param("revision", review.revision()).update();
    if (stepped == 0) {
      throw new Stale("review " + review.id() + " was decided by somebody else");
    }
  }

  /** Keeps a step. Gives its number. */
  long addStep(ReviewStep step) {
    return sql.sql("""
        insert into review_step (review, person, act, reason, note, at, version_before, version_after,
          criticality_before, criticality_after, waits)
        values (:review, :person, :act, :reason, :note, :now, :versionBefore, :versionAfter, :criticalityBefore,
          :criticalityAfter,
          :act in ('published', 'edited') and exists (select from review r where r.id = :review and r.kind = 'story'
            and not exists (select from public_story s where s.id = r.subject)))
        returning id""").param("review", step.review()).param("person", step.person()).param("act", step.act())
        .param("reason", step.reason()).param("note", step.note()).param("now", Timestamp.from(step.at()))
        .param("versionBefore", step.versionBefore()).param("versionAfter", step.versionAfter())
        .param("criticalityBefore", step.criticalityBefore()).param("criticalityAfter", step.criticalityAfter())
        .query(Long.class).single();
  }

  /** What was done with a story before it was public is in the public log from now on, with this day. */
  void isPublic(long story, Instant now) {
    sql.sql("""
        update review_step set waits = false, public_at = :now
        where waits and review in (select id from review where kind = 'story' and subject = :story)""")
        .param("now", Timestamp.from(now)).param("story", story).update();
  }

  List<ReviewStep> steps(long review) {
    return sql.sql("""
        select t.*, coalesce((select m.name from staff_person m where m.id = t.person), '') as person_name,
               a.body as answer, a.at as answered_at
        from review_step t left join review_answer a on a.step = t.id where t.review = ? order by t.id""").param(review)
        .query(ReviewStep.class).list();
  }

  /** The version that each of these was last decided on; without those that nobody has decided on. */
  Map<Long, Integer> decidedVersions(String kind, List<Long> subjects) {
    record Row(long subject, int version) {}
    return sql.sql("""
        select r.subject, max(t.version_after) as version from review r join review_step t on t.review = r.id
        where r.kind = :kind and r.subject = any(:subjects) and t.version_after is not null
          and t.act in ('published', 'held', 'rejected', 'pulled')
        group by r.subject""").param("kind", kind).param("subjects", subjects.toArray(Long[]::new)).query(Row.class)
        .list().stream().collect(Collectors.toMap(Row::subject, Row::version));
  }

  void answer(long step, String body, Instant now) {
    sql.sql("insert into review_answer (step, body, at) values (?, ?, ?)").params(step, body, Timestamp.from(now))
        .update();
  }

  /**
   * Brings an answered question to the top of the queue, until somebody decides; whoever has it open must look again.
   */
  void answered(long review, List<String> found) {
    sql.sql("""
        update review set pinned = true, revision = revision + 1,
          flags = (select array_agg(distinct f) from unnest(flags || :found::text[]) as f)
        where id = :id""").param("found", found.toArray(String[]::new)).param("id", review).update();
  }

  /**
   * Puts an item back on the desk, at its top, because of what its author says. The age of what was decided begins
   * anew.
   */
  void reopen(long review, List<String> found, Instant now) {
    sql.sql("""
        update review set pinned = true, revision = revision + 1, opened_at = case state when 'decided' then :now
          else opened_at end,
          state = 'open', decided_at = null, flags = (select array_agg(distinct f)
            from unnest(flags || :found::text[]) as f)
        where id = :id""").param("now", Timestamp.from(now)).param("found", found.toArray(String[]::new))
        .param("id", review).update();
  }

  /** Takes these flags off, and the item from the top where nothing else keeps it there. */
  void unflag(long review, List<String> flags) {
    sql.sql("""
        update review set flags = array(select f from unnest(flags) as f where f <> all(:gone::text[])),
          pinned = flags && (%s || 'answered'::text) where id = :id""".formatted(Review.IN_NEED))
        .param("gone", flags.toArray(String[]::new)).param("id", review).update();
  }

  private static Review review(ResultSet row) throws SQLException {
    Array flags = row.getArray("flags");
    return new Review(row.getLong("id"), row.getString("kind"), row.getLong("subject"), row.getString("region"),
        row.getString("state"), row.getBoolean("pinned"), List.of((String[]) flags.getArray()), row.getInt("revision"),
        row.getTimestamp("opened_at").toInstant(), instant(row, "decided_at"), row.getObject("viewer", Long.class),
        row.getString("viewer_name"), instant(row, "viewed_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
