package org.candour.blog;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.candour.accounts.Rights;
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
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts by members: written, decided by a moderator, and closed to comments or opened again by their writer. */
@Component
public class Posts implements Decidable {

  private static final String POST = """
      select p.id, p.region, p.type, p.person, p.subscription, p.writer_name, p.state, coalesce(v.title, '') as title,
        coalesce(v.body, '') as body,
             p.revision, v.number as version, p.submitted_at, p.published_at, p.closed_at, p.ended_why
      from post p join post_version v on v.post = p.id and v.number = (select max(x.number) from post_version x
        where x.post = p.id""";
  private static final String NEWEST = POST + ") ";
  // What a moderator is still working on is not the writer's to read.
  private static final String KNOWN_TO_WRITER = POST + " and (x.reason is null or x.number <= p.shown_version)) ";

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

  /**
   * A post as it is sent; the body is Markdown.
   *
   * @param region where it will stand
   * @param language of title and body
   * @param type {@code update}, {@code question} or {@code change}
   * @param title in one line
   * @param body Markdown
   * @param organisation the service for which it speaks; null where the holder is none
   */
  public record NewPost(RegionId region, String language, String type, String title, String body,
      @Nullable Long organisation) {}

  /** Takes a post in; it goes to the desk. The same form sent twice makes one post. */
  @Transactional
  public void submit(Caller.Person by, NewPost post, String once) {
    PersonAccount person = people.byId(by.id()).orElseThrow();
    Optional<Long> id = sql.sql("""
        insert into post (region, type, person, subscription, organisation, writer_name, job_title, language, state,
          submitted_at, once)
        values (:region, :type, :person, :subscription, :organisation, :name, :job, :language, 'waiting', :now, :once)
        on conflict (once) do nothing returning id""").param("region", post.region().value()).param("type", post.type())
        .param("person", by.id()).param("subscription", by.subscription()).param("organisation", post.organisation())
        .param("name", person.name()).param("job", person.jobTitle()).param("language", post.language())
        .param("now", at()).param("once", once).query(Long.class).optional();
    if (id.isPresent()) {
      insertVersion(id.get(), 1, post.title(), post.body(), by.id(), null);
      audit.record(by, Act.of("post-submitted", "post", id.get()).version(1));
      events.publishEvent(new PostSubmitted(id.get()));
    }
  }

  private Timestamp at() {
    return Timestamp.from(clock.instant());
  }

  private void insertVersion(long post, int number, String title, String body, long writer, @Nullable String reason) {
    sql.sql("""
        insert into post_version (post, number, title, body, writer_id, written_at, reason)
        values (:post, :number, :title, :body, :writer, :now, :reason)""").param("post", post).param("number", number)
        .param("title", title).param("body", body).param("writer", writer).param("now", at()).param("reason", reason)
        .update();
  }

  /**
   * The post as moderators see it.
   *
   * @throws NotFound where there is none
   */
  public Post get(long id) {
    return sql.sql(NEWEST + " where p.id = ?").param(id).query(Post.class).optional()
        .orElseThrow(() -> new NotFound("post " + id));
  }

  /** The posts that somebody wrote, newest first, as far as they know them. */
  public List<Post> of(Caller.Person by, int atMost) {
    return sql.sql(KNOWN_TO_WRITER + " where p.person = ? order by p.submitted_at desc, p.id desc limit ?")
        .params(by.id(), atMost).query(Post.class).list();
  }

  /** Closes the writer's own post to further comments, or opens it again. */
  @Transactional
  public void close(Caller.Person by, long id, boolean closed) {
    if (get(id).person() != by.id()) {
      throw new NotFound("not this person's post");
    }
    sql.sql("update post set closed_at = :at where id = :id").param("at", closed ? at() : null).param("id", id)
        .update();
    audit.record(by, Act.of(closed ? "post-closed" : "post-opened", "post", id));
    trail.changed("post", id);
  }

  /** Whether a member wrote it who does not belong to their organisation any more. */
  public boolean isLeft(long id) {
    return sql
        .sql("select exists (select from post w where w.id = :id and w.subscription is not null and not "
            + Rights.belongs("w.person", "w.subscription") + ")")
        .param("id", id).param("now", at()).query(Boolean.class).single();
  }

  @Override
  public Set<String> kinds() {
    return Set.of("post");
  }

  @Override
  public Subject subject(long id) {
    return subject(get(id));
  }

  private static Subject subject(Post post) {
    return Subject.of(post.id(), post.version(), post.status() == BlogStatus.PUBLISHED);
  }

  @Override
  @Transactional
  public Subject edit(Caller.Person by, long id, int revision, Edit edit) {
    PostEdit made = (PostEdit) edit;
    Post post = locked(id);
    if (post.revision() != revision) {
      throw new Stale(post + " was changed by somebody else");
    }
    if (!post.title().equals(made.title()) || !post.body().equals(made.body())) {
      if (!post.status().isOpen()) {
        throw new Stale(post + " cannot be changed while it is " + post.state());
      }
      insertVersion(id, post.version() + 1, made.title(), made.body(), by.id(), made.reason());
      audit.record(by, Act.of("post-edited", "post", id).version(post.version() + 1).because(made.reason()));
    }
    return subject(locked(id));
  }

  @Override
  @Transactional
  public boolean decide(Caller.Person by, long id, Edit edit, Decision decision, long step) {
    Post post = get(id);
    if (decision.act() == DecisionAct.PUBLISH) {
      publish(by, post);
    } else {
      post.status().after(decision.act()).ifPresent(to -> move(by, post, to, decision.why()));
    }
    return decision.act().settles();
  }

  @Transactional
  public void publish(Caller by, Post post) {
    move(post, BlogStatus.PUBLISHED);
    sql.sql("""
        update post set shown_version = :version, published_at = coalesce(published_at, :now), ended_at = null,
          ended_why = null
        where id = :id""").param("version", post.version()).param("now", at()).param("id", post.id()).update();
    audit.record(by, Act.of("post-published", "post", post.id()).version(post.version()));
    trail.changed("post", post.id());
    events.publishEvent(new PostPublished(post.id()));
  }

  /** Holds, rejects or pulls. {@code reason} is a code; the public sees it where the post was public. */
  @Transactional
  public void move(Caller by, Post post, BlogStatus to, String reason) {
    move(post, to);
    if (to != BlogStatus.HELD) {
      sql.sql("update post set ended_at = coalesce(ended_at, ?), ended_why = ? where id = ?")
          .params(at(), reason, post.id()).update();
    }
    if (to == BlogStatus.REJECTED) {
      events.publishEvent(new PostRejected(post.id()));
    }
    audit.record(by, Act.of("post-" + to.code(), "post", post.id()).because(reason).fromTo(post.state(), to.code()));
    trail.changed("post", post.id());
  }

  private void move(Post post, BlogStatus to) {
    if (!post.status().mayBecome(to)) {
      throw new Stale(post + " cannot go from " + post.state() + " to " + to.code());
    }
    int moved = sql.sql("update post set state = ?, revision = revision + 1 where id = ? and revision = ?")
        .params(to.code(), post.id(), post.revision()).update();
    if (moved == 0) {
      throw new Stale(post + " was changed by somebody else");
    }
  }

  private Post locked(long id) {
    sql.sql("select id from post where id = ? for no key update").param(id).query(Long.class).optional();
    return get(id);
  }
}
