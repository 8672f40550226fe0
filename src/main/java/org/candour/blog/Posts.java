package org.candour.blog;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.Person;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts by members, comments by readers. A comment is public when a moderator says so and while its post is. */
@Component
public class Posts {

  private static final String COLUMNS = """
      select p.id, p.region, p.type, p.person, v.title, v.body, p.revision, v.number as version, p.published_at, p.closed_at
      from post p join post_version v on v.post = p.id and v.number = (select max(number) from post_version where post = p.id)""";

  private final JdbcClient sql;
  private final Clock clock;
  private final People people;
  private final Audit audit;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  Posts(JdbcClient sql, Clock clock, People people, Audit audit, PublicTrail trail, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.people = people;
    this.audit = audit;
    this.trail = trail;
    this.events = events;
  }

  /** A post as its writer keeps it. */
  public record Post(long id, String region, String type, long person, String title, String body, int revision, int version,
      Timestamp publishedAt, @Nullable Timestamp closedAt) {}

  /** Publishes a post of a member who may. The body is Markdown. */
  @Transactional
  public long publish(Caller.Person by, RegionId region, String language, String type, String title, String body,
      @Nullable Long organisation) {
    Person person = people.byId(by.id()).orElseThrow();
    Timestamp now = Timestamp.from(clock.instant());
    long id = sql.sql("""
        insert into post (region, type, person, organisation, writer_name, job_title, language, published_at)
        values (:region, :type, :person, :organisation, :name, :job, :language, :now) returning id""")
        .param("region", region.value()).param("type", type).param("person", by.id()).param("organisation", organisation)
        .param("name", person.name()).param("job", person.jobTitle()).param("language", language).param("now", now)
        .query(Long.class).single();
    insertVersion(id, 1, title, body, by.id(), now);
    audit.record(by, Act.of("post-published", "post", id).version(1));
    trail.changed("post", id);
    events.publishEvent(new PostPublished(id));
    return id;
  }

  private void insertVersion(long post, int number, String title, String body, long writer, Timestamp now) {
    sql.sql("insert into post_version (post, number, title, body, writer_id, written_at) values (?, ?, ?, ?, ?, ?)")
        .params(post, number, title, body, writer, now).update();
  }

  /** The writer's own post. */
  public Post own(Caller.Person by, long id) {
    return sql.sql(COLUMNS + " where p.id = ? and p.person = ?").params(id, by.id()).query(Post.class).optional()
        .orElseThrow(() -> new NotFound("not this person's post"));
  }

  /** The posts that somebody wrote, newest first. */
  public java.util.List<Post> of(Caller.Person by, int atMost) {
    return sql.sql(COLUMNS + " where p.person = ? order by p.published_at desc, p.id desc limit ?").params(by.id(), atMost)
        .query(Post.class).list();
  }

  /** Closes a post to further comments, or opens it again. */
  @Transactional
  public void close(Caller.Person by, long id, boolean closed) {
    own(by, id);
    sql.sql("update post set closed_at = :at where id = :id").param("at", closed ? Timestamp.from(clock.instant()) : null)
        .param("id", id).update();
    audit.record(by, Act.of(closed ? "post-closed" : "post-opened", "post", id));
    trail.changed("post", id);
  }

  /**
   * Takes a comment in. The same form sent twice makes one comment.
   *
   * @throws Stale where the post is closed
   */
  @Transactional
  public void comment(long post, String name, String body, String once) {
    record Row(String language, boolean closed) {}
    Row open = sql.sql("select language, closed_at is not null as closed from post where id = ? for share").param(post)
        .query(Row.class).optional().orElseThrow(() -> new NotFound("post " + post));
    if (open.closed()) {
      throw new Stale("post " + post + " is closed");
    }
    Timestamp now = Timestamp.from(clock.instant());
    Optional<Long> id = sql.sql("""
        insert into comment (post, name, state, once, submitted_at, language) values (?, ?, 'waiting', ?, ?, ?)
        on conflict (once) do nothing returning id""").params(post, name, once, now, open.language()).query(Long.class).optional();
    if (id.isPresent()) {
      sql.sql("insert into comment_version (comment, number, body, writer, written_at) values (?, 1, ?, 'reader', ?)")
          .params(id.get(), body, now).update();
      audit.record(Caller.NOBODY, Act.of("comment-submitted", "comment", id.get()));
      events.publishEvent(new CommentSubmitted(id.get()));
    }
  }

  /** A comment as moderators see it. */
  public Comment comment(long id) {
    return sql.sql("""
        select c.id, c.post, coalesce(p.title, '') as post_title, p.region, c.name, c.state, c.revision, coalesce(v.body, '') as body,
               c.submitted_at
        from comment c join public_post p on p.id = c.post
        join comment_version v on v.comment = c.id and v.number = (select max(number) from comment_version where comment = c.id)
        where c.id = ?""").param(id).query(Comment.class).optional().orElseThrow(() -> new NotFound("comment " + id));
  }

  @Transactional
  public void publishComment(Caller.Person by, long id, String body, String reason) {
    Comment comment = comment(id);
    int version = sql.sql("select max(number) from comment_version where comment = ?").param(id).query(Integer.class).single();
    if (!comment.body().equals(body)) {
      version++;
      sql.sql("""
          insert into comment_version (comment, number, body, writer, writer_id, written_at, reason)
          values (?, ?, ?, 'person', ?, ?, ?)""").params(id, version, body, by.id(), Timestamp.from(clock.instant()), reason).update();
    }
    sql.sql("update comment set state = 'published', shown_version = ?, published_at = ?, revision = revision + 1 where id = ?")
        .params(version, Timestamp.from(clock.instant()), id).update();
    audit.record(by, Act.of("comment-published", "comment", id).version(version));
    trail.changed("post", comment.post());
  }

  @Transactional
  public void moveComment(Caller by, long id, String state) {
    Comment comment = comment(id);
    sql.sql("update comment set state = ?, revision = revision + 1 where id = ?").params(state, id).update();
    audit.record(by, Act.of("comment-" + state, "comment", id));
    trail.changed("post", comment.post());
  }
}
