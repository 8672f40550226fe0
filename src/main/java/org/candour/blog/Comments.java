package org.candour.blog;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.candour.accounts.People;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.decision.Decidable;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.decision.Edit;
import org.candour.decision.Subject;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Comments by readers and members. One is public when a moderator says so and while its post is. */
@Component
public class Comments implements Decidable {

  private final JdbcClient sql;
  private final Clock clock;
  private final People people;
  private final Subscriptions subscriptions;
  private final Audit audit;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  Comments(JdbcClient sql, Clock clock, People people, Subscriptions subscriptions, Audit audit, PublicTrail trail,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.people = people;
    this.subscriptions = subscriptions;
    this.audit = audit;
    this.trail = trail;
    this.events = events;
  }

  /**
   * Who speaks: a member with name, job and organisation, or a reader, who has only what they want to be called.
   *
   * @param person the member; null for a reader
   * @param subscription on whose behalf the member speaks; null for a reader
   * @param name the member's, or what the reader wants to be called
   * @param jobTitle of the member; empty for a reader
   * @param organisation the holder of the subscription; empty for a reader
   */
  public record Speaker(@Nullable Long person, @Nullable Long subscription, String name, String jobTitle,
      String organisation) {

    /** Somebody whom we do not know. */
    public static Speaker reader(String name) {
      return new Speaker(null, null, name, "", "");
    }
  }

  /**
   * As whom somebody who is signed in speaks here: a member under their name, never under another. Nobody for all
   * others.
   */
  public Optional<Speaker> member(Caller caller) {
    // Half inside is nobody yet: without the second key it may be anybody who has the password.
    return caller.person().filter(Caller.Person::secondFactorDone)
        .flatMap(p -> subscriptions.byId(p.subscription()).flatMap(s -> people.byId(p.id())
            .map(person -> new Speaker(p.id(), s.id(), person.name(), person.jobTitle(), s.holder()))));
  }

  /**
   * Takes a comment in. The same form sent twice makes one comment.
   *
   * @throws Stale where the post is closed
   */
  @Transactional
  public void submit(Caller by, long post, Speaker speaker, String body, String once) {
    record Row(String language, boolean closed) {}
    Row open = sql
        .sql(
            "select language, closed_at is not null as closed from post where id = ? and state = 'published' for share")
        .param(post).query(Row.class).optional().orElseThrow(() -> new NotFound("post " + post));
    if (open.closed()) {
      throw new Stale("post " + post + " is closed");
    }
    Optional<Long> id = sql.sql("""
        insert into comment (post, name, person, subscription, job_title, organisation, state, once, submitted_at,
          language)
        values (:post, :name, :person, :subscription, :job, :organisation, 'waiting', :once, :now, :language)
        on conflict (once) do nothing returning id""").param("post", post).param("name", speaker.name())
        .param("person", speaker.person()).param("subscription", speaker.subscription())
        .param("job", speaker.jobTitle()).param("organisation", speaker.organisation()).param("once", once)
        .param("now", at()).param("language", open.language()).query(Long.class).optional();
    if (id.isPresent()) {
      sql.sql("insert into comment_version (comment, number, body, writer, writer_id, written_at) values (?, 1,"
          + " ?, ?, ?, ?)")
          .params(Arrays.asList(id.get(), body, speaker.person() == null ? "reader" : "person", speaker.person(), at()))
          .update();
      audit.record(speaker.person() == null ? Caller.NOBODY : by,
          Act.of("comment-submitted", "comment", id.get()).version(1));
      events.publishEvent(new CommentSubmitted(id.get()));
    }
  }

  private Timestamp at() {
    return Timestamp.from(clock.instant());
  }

  /**
   * A comment as moderators see it.
   *
   * @throws NotFound where there is none
   */
  public Comment get(long id) {
    return sql.sql("""
        select c.id, c.post, d.title as post_title, p.state as post_state, p.region, c.name, c.person, c.job_title,
          c.organisation, c.state, c.revision, v.number as version,
               coalesce(v.body, '') as body, c.submitted_at
        from comment c join post p on p.id = c.post join desk_post d on d.id = c.post
        join comment_version v on v.comment = c.id and v.number = (select max(number) from comment_version
          where comment = c.id)
        where c.id = ?""").param(id).query(Comment.class).optional().orElseThrow(() -> new NotFound("comment " + id));
  }

  /** Whether a member wrote it who does not belong to their organisation any more. */
  public boolean isLeft(long id) {
    return sql
        .sql("select exists (select from comment w where w.id = :id and w.subscription is not null and not "
            + Rights.belongs("w.person", "w.subscription") + ")")
        .param("id", id).param("now", at()).query(Boolean.class).single();
  }

  @Override
  public Set<String> kinds() {
    return Set.of("comment");
  }

  @Override
  public Subject subject(long id) {
    return subject(get(id));
  }

  private static Subject subject(Comment comment) {
    return Subject.of(comment.id(), comment.version(), comment.status() == BlogStatus.PUBLISHED);
  }

  @Override
  @Transactional
  public Subject edit(Caller.Person by, long id, int revision, Edit edit) {
    CommentEdit made = (CommentEdit) edit;
    Comment comment = locked(id);
    if (comment.revision() != revision) {
      throw new Stale(comment + " was changed by somebody else");
    }
    if (!comment.body().equals(made.body())) {
      if (!comment.status().isOpen()) {
        throw new Stale(comment + " cannot be changed while it is " + comment.state());
      }
      sql.sql("""
          insert into comment_version (comment, number, body, writer, writer_id, written_at, reason)
          values (?, ?, ?, 'person', ?, ?, ?)""")
          .params(id, comment.version() + 1, made.body(), by.id(), at(), made.reason()).update();
      audit.record(by, Act.of("comment-edited", "comment", id).version(comment.version() + 1).because(made.reason()));
    }
    return subject(locked(id));
  }

  @Override
  @Transactional
  public boolean decide(Caller.Person by, long id, Edit edit, Decision decision, long step) {
    Comment comment = get(id);
    if (decision.act() == DecisionAct.PUBLISH) {
      publish(by, comment);
    } else {
      comment.status().after(decision.act()).ifPresent(to -> move(by, comment, to, decision.why()));
    }
    return decision.act().settles();
  }

  /** @throws Stale while its post is not public */
  @Transactional
  public void publish(Caller by, Comment comment) {
    if (sql.sql("select id from post where id = ? and state = 'published' for share").param(comment.post())
        .query(Long.class).optional().isEmpty()) {
      throw new Stale("the post is not public");
    }
    move(comment, BlogStatus.PUBLISHED);
    sql.sql("update comment set shown_version = ?, published_at = ? where id = ?")
        .params(comment.version(), at(), comment.id()).update();
    audit.record(by, Act.of("comment-published", "comment", comment.id()).version(comment.version()));
    trail.changed("post", comment.post());
  }

  /** Holds, rejects or pulls. */
  @Transactional
  public void move(Caller by, Comment comment, BlogStatus to, String reason) {
    move(comment, to);
    audit.record(by,
        Act.of("comment-" + to.code(), "comment", comment.id()).because(reason).fromTo(comment.state(), to.code()));
    trail.changed("post", comment.post());
  }

  /** What hangs on a post ends with it. */
  @ApplicationModuleListener
  void on(PostRejected event) {
    sql.sql("select id from comment where post = ? order by id").param(event.post()).query(Long.class).list().stream()
        .map(this::locked).filter(c -> c.status().mayBecome(BlogStatus.REJECTED)).forEach(c -> {
          move(Caller.NOBODY, c, BlogStatus.REJECTED, "other");
          events.publishEvent(new CommentEnded(c.id()));
        });
  }

  private void move(Comment comment, BlogStatus to) {
    if (!comment.status().mayBecome(to)) {
      throw new Stale(comment + " cannot go from " + comment.state() + " to " + to.code());
    }
    int moved = sql.sql("update comment set state = ?, revision = revision + 1 where id = ? and revision = ?")
        .params(to.code(), comment.id(), comment.revision()).update();
    if (moved == 0) {
      throw new Stale(comment + " was changed by somebody else");
    }
  }

  private Comment locked(long id) {
    sql.sql("select id from comment where id = ? for no key update").param(id).query(Long.class).optional();
    return get(id);
  }
}
