package org.candour.demo;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.candour.demo.DemoWorld.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the demo's stories: who heard and read them, what was answered, posts, assessments, readings. */
@Component
class DemoAfterlife {

  private final JdbcClient sql;
  private final Clock clock;

  DemoAfterlife(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Every subscription whose scope covers the story was told; most have read it. */
  void audience(long story, Instant published, int seed, boolean unanswered) {
    sql.sql("""
        insert into story_audience (story, subscription, told_at, read_at)
        select :story, c.subscription, :told, :read::timestamptz
        from story_service ss join service_ancestor a on a.service = ss.service
        join subscription_scope c on c.service = a.ancestor
        where ss.story = :story group by c.subscription""").param("story", story)
        .param("told", Timestamp.from(published.plusSeconds(20)))
        .param("read",
            unanswered && seed % 3 == 0 ? null : Timestamp.from(published.plus(Duration.ofHours(3 + (seed & 15)))))
        .update();
    letters(story, published.plusSeconds(20));
  }

  /** The letters that told them, long since sent and their words gone. */
  private void letters(long story, Instant sent) {
    sql.sql("""
        insert into outbound_mail (occasion, subject_kind, subject_id, person_kind, person_id, subscription, region,
          message_id, subject_line,
          state, attempts, next_at, created_at, sent_at, purged_at)
        select 'story-alert', 'story', :story, 'person', l.person, min(l.subscription), s.region,
          '<demo-' || s.id || '-' || l.person || '@localhost>',
          'A story for you', 'sent', 1, :sent, :sent, :sent, :sent
        from story s join story_service ss on ss.story = s.id join service_ancestor a on a.service = ss.service
        join alert_service x on x.service = a.ancestor join alert l on l.id = x.alert
        where s.id = :story group by l.person, s.id, s.region on conflict do nothing""").param("story", story)
        .param("sent", Timestamp.from(sent)).update();
  }

  /** Gives how far this response brings the story: 1 answered, 2 planned, 3 made. */
  int response(long story, DemoFile file, Keys keys, Instant sent, boolean pulled) {
    long person = Objects.requireNonNull(keys.people().get(file.text("by")), file.text("by"));
    long subscription = Objects.requireNonNull(keys.memberships().get(file.text("by")));
    Instant when = sent.plus(Duration.ofHours(file.number("afterDays") * 24L + 6));
    boolean first = sql.sql("select not exists (select from response where story = ? and subscription = ?)")
        .params(story, subscription).query(Boolean.class).single();
    long id = sql.sql("""
        insert into response (story, kind, subscription, person, state, shown_version, submitted_at, moderate_at,
          published_at,
          writer_name, job_title, organisation, role_group, own_services, language)
        select :story, :kind, :subscription, p.id, 'published', 1, :sent, :moderate, :published, p.name, p.job_title,
          s.holder,
          p.role_group, coalesce((select array_agg(service) from person_own_service o where o.person = p.id), '{}'),
            'en'
        from person p, subscription s where p.id = :person and s.id = :subscription returning id""")
        .param("story", story).param("kind", first ? "response" : "update").param("subscription", subscription)
        .param("sent", Timestamp.from(when)).param("moderate", Timestamp.from(when.plus(Duration.ofMinutes(30))))
        .param("published", Timestamp.from(when.plus(Duration.ofHours(2)))).param("person", person).query(Long.class)
        .single();
    words(id, file.text("text"), "person", person, when);
    reviewed("response", id, region("story", story), when, keys);
    if (!file.has("change")) {
      return 1;
    }
    DemoFile change = file.part("change");
    LocalDate due = change.has("due") ? DemoHistory.day(when).toLocalDate().plusDays(change.number("due")) : null;
    sql.sql(
        "insert into change (response, state, what, who, due, claimed_at) values (:id, :state, :what, :who, :due, :at)")
        .param("id", id).param("state", change.text("state")).param("what", change.text("what"))
        .param("who", change.text("who")).param("due", due == null ? null : java.sql.Date.valueOf(due))
        .param("at", Timestamp.from(when)).update();
    return change.text("state").equals("made") ? 3 : 2;
  }

  void reply(long story, long author, DemoFile file, Instant sent) {
    DemoFile reply = file.part("reply");
    Instant when = sent.plus(Duration.ofHours(reply.number("afterDays") * 24L + 9));
    long id = sql.sql("""
        insert into response (story, kind, author, state, shown_version, submitted_at, moderate_at, published_at,
          writer_name, language)
        values (?, 'reply', ?, 'published', 1, ?, ?, ?, ?, 'en') returning id""")
        .params(story, author, Timestamp.from(when), Timestamp.from(when),
            Timestamp.from(when.plus(Duration.ofHours(1))), file.text("screenName"))
        .query(Long.class).single();
    words(id, reply.text("text"), "author", author, when);
  }

  private void words(long response, String body, String writer, long writerId, Instant when) {
    sql.sql("insert into response_version (response, number, body, writer, writer_id, written_at) values (?, 1,"
        + " ?, ?, ?, ?)").params(response, body, writer, writerId, Timestamp.from(when)).update();
  }

  private String region(String table, long id) {
    return sql.sql("select region from " + table + " where id = ?").param(id).query(String.class).single();
  }

  private void reviewed(String kind, long subject, String region, Instant when, Keys keys) {
    long review = sql.sql("""
        insert into review (kind, subject, region, state, opened_at, decided_at) values (?, ?, ?, 'decided', ?, ?)
        returning id""").params(kind, subject, region, Timestamp.from(when.plus(Duration.ofMinutes(30))),
        Timestamp.from(when.plus(Duration.ofHours(2)))).query(Long.class).single();
    sql.sql("insert into review_step (review, person, act, at, version_before, version_after) values (?, ?,"
        + " 'published', ?, 1, 1)")
        .params(review, DemoHistory.moderator(keys), Timestamp.from(when.plus(Duration.ofHours(2)))).update();
  }

  /** What its author said: of the care, of the first answer, and of how it stands. */
  void said(long story, DemoFile file) {
    for (Object question : file.values().keySet()) {
      sql.sql("""
          insert into story_rating (story, service, question, code)
          select s.story, s.service, q.question, q.code from story_service s
          join rating_choice q on q.question = :question and q.code = :code
          where s.story = :story and s.position = 0""").param("question", question.toString())
          .param("code", file.text(question.toString())).param("story", story).update();
    }
    if (file.has("helped")) {
      sql.sql("""
          insert into answer_help (response, story, helped, said_at)
          select id, story, :helped, published_at + interval '2 days' from response
          where story = :story and kind <> 'reply'
          order by published_at limit 1""").param("helped", file.text("helped")).param("story", story).update();
    }
    if (file.has("outcome")) {
      sql.sql("""
          insert into story_outcome (story, state, shown, said_at)
          select :story, :state, :shown, max(published_at) + interval '3 days' from response
          where story = :story and kind <> 'reply'""").param("story", story).param("state", file.text("outcome"))
          .param("shown", file.yes("shown")).update();
    }
  }

  void progress(long story, int stage) {
    String base = sql.sql("""
        select case when exists (select from story_audience where story = :s and read_at is not null) then 'read'
                    when exists (select from story_audience where story = :s) then 'heard' else 'unheard' end""")
        .param("s", story).query(String.class).single();
    String progress = List.of(base, "answered", "planned", "made").get(stage);
    sql.sql("update story set progress = ? where id = ?").params(progress, story).update();
  }

  void post(DemoFile file, Keys keys) {
    long person = Objects.requireNonNull(keys.people().get(file.text("by")));
    Instant when = clock.instant().minus(Duration.ofDays(file.number("daysAgo")));
    long organisation = Objects.requireNonNull(keys.services().get(file.text("organisation")));
    long id = sql.sql("""
        insert into post (region, type, person, organisation, writer_name, job_title, language, state, shown_version,
          submitted_at,
          published_at, closed_at)
        select s.region, :type, p.id, s.id, p.name, p.job_title, 'en', 'published', 1, :at, :at, :closed
        from person p, service s
        where p.id = :person and s.id = :organisation returning id""").param("type", file.text("type"))
        .param("at", Timestamp.from(when)).param("person", person).param("organisation", organisation)
        .param("closed", file.yes("closed") ? Timestamp.from(when.plus(Duration.ofDays(40))) : null).query(Long.class)
        .single();
    sql.sql("insert into post_version (post, number, title, body, writer_id, written_at) values (?, 1, ?, ?, ?, ?)")
        .params(id, file.text("title"), file.text("body"), person, Timestamp.from(when)).update();
    reviewed("post", id, region("post", id), when, keys);
    for (DemoFile comment : file.parts("comments")) {
      Timestamp at = Timestamp.from(clock.instant().minus(Duration.ofDays(comment.number("daysAgo"))));
      // A member stands under their own name, job and organisation; anybody else under what they want to be called.
      Long member = comment.has("by") ? keys.people().get(comment.text("by")) : null;
      long each = sql.sql("""
          insert into comment (post, name, person, subscription, job_title, organisation, state, shown_version, once,
            submitted_at, published_at, language)
          select :post, coalesce(p.name, :name), p.id, b.id, coalesce(p.job_title, ''), coalesce(b.holder, ''),
            'published', 1, gen_random_uuid()::text, :at, :at, 'en'
          from (select :member::bigint as id) m left join person p on p.id = m.id
          left join subscription b on b.id = (select min(g.scope_id::bigint) from role_grant g
            where g.person = m.id and g.scope_kind = 'subscription')
          returning id""").param("post", id).param("name", member == null ? comment.text("name") : "").param("at", at)
          .param("member", member, Types.BIGINT).query(Long.class).single();
      sql.sql("insert into comment_version (comment, number, body, writer, writer_id, written_at) values (?, 1,"
          + " ?, ?, ?, ?)")
          .params(Arrays.asList(each, comment.text("text"), member == null ? "reader" : "person", member, at)).update();
    }
  }

  void assessment(DemoFile file, Keys keys) {
    long organisation = Objects.requireNonNull(keys.services().get(file.text("organisation")));
    sql.sql("""
        insert into assessment (organisation, subscription, person, writer_name, job_title, level_version,
          current_level, why,
          aspired_level, aspired_by, visibility, made_at)
        select :organisation, :subscription, p.id, p.name, p.job_title, 1, :current, :why, :aspired, :by, :visibility,
          :at
        from person p where p.id = :person""").param("organisation", organisation)
        .param("subscription", keys.memberships().get(file.text("by"))).param("current", file.number("current"))
        .param("why", file.text("why")).param("aspired", file.number("aspired"))
        .param("by", java.sql.Date.valueOf(file.text("aspiredBy") + "-01")).param("visibility", file.text("visibility"))
        .param("at", Timestamp.from(clock.instant().minus(Duration.ofDays(file.number("daysAgo")))))
        .param("person", keys.people().get(file.text("by"))).update();
  }

  /** Readings fall off with time, as they do. The same numbers in every demo. */
  void readings() {
    sql.sql("""
        insert into view_count (kind, id, day, views)
        select 'story', s.id, (s.published_at + make_interval(days => d))::date,
          greatest(1, (90 + s.id % 170) / (1 + d * d))
        from story s cross join generate_series(0, 12) as d
        where s.state = 'published' and s.published_at + make_interval(days => d) < :now
        on conflict do nothing""").param("now", Timestamp.from(clock.instant())).update();
    sql.sql("""
        insert into view_count (kind, id, day, views)
        select 'response', r.id, r.published_at::date, 20 + r.id % 60 from response r where r.state = 'published'
        on conflict do nothing""").update();
    sql.sql("""
        insert into view_total (kind, id, views) select kind, id, sum(views) from view_count group by kind, id
        on conflict (kind, id) do update set views = excluded.views""").update();
  }
}
