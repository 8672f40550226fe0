package org.candour.blog;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.decision.Decidable;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.decision.Edit;
import org.candour.decision.Subject;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts by members: written, decided by a moderator, and closed to comments or opened again by their writer. */
@Component
public class Posts implements Decidable {

  private final BlogPostStore store;
  private final Clock clock;
  private final People people;
  private final Audit audit;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  Posts(BlogPostStore store, Clock clock, People people, Audit audit, PublicTrail trail,
      ApplicationEventPublisher events) {
    this.store = store;
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
    Optional<Long> id = store.submit(once, at(), post, person, by);
    if (id.isPresent()) {
      store.insertVersion(new BlogPostStore.PostVersion(id.get(), 1, post.title(), post.body(), by.id(), null), at());
      audit.record(by, Act.of("post-submitted", "post", id.get()).version(1));
      events.publishEvent(new PostSubmitted(id.get()));
    }
  }

  private Timestamp at() {
    return Timestamp.from(clock.instant());
  }

  /**
   * The post as moderators see it.
   *
   * @throws NotFound where there is none
   */
  public Post get(long id) {
    return store.get(id).orElseThrow(() -> new NotFound("post " + id));
  }

  /** The posts that somebody wrote, newest first, as far as they know them. */
  public List<Post> of(Caller.Person by, int atMost) {
    return store.of(by, atMost);
  }

  /** Closes the writer's own post to further comments, or opens it again. */
  @Transactional
  public void close(Caller.Person by, long id, boolean closed) {
    if (get(id).person() != by.id()) {
      throw new NotFound("not this person's post");
    }
    store.close(id, closed ? at() : null);
    audit.record(by, Act.of(closed ? "post-closed" : "post-opened", "post", id));
    trail.changed("post", id);
  }

  /** Whether a member wrote it who does not belong to their organisation any more. */
  public boolean isLeft(long id) {
    return store.isLeft(at(), id);
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
      store.insertVersion(
          new BlogPostStore.PostVersion(id, post.version() + 1, made.title(), made.body(), by.id(), made.reason()),
          at());
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
    store.publish(post, at());
    audit.record(by, Act.of("post-published", "post", post.id()).version(post.version()));
    trail.changed("post", post.id());
    events.publishEvent(new PostPublished(post.id()));
  }

  /** Holds, rejects or pulls. {@code reason} is a code; the public sees it where the post was public. */
  @Transactional
  public void move(Caller by, Post post, BlogStatus to, String reason) {
    move(post, to);
    if (to != BlogStatus.HELD) {
      store.end(at(), reason, post);
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
    int moved = store.move(to, post);
    if (moved == 0) {
      throw new Stale(post + " was changed by somebody else");
    }
  }

  private Post locked(long id) {
    store.locked(id);
    return get(id);
  }
}
