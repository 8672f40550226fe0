package org.candour.blog;

import java.sql.Timestamp;
import java.time.Clock;
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
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Comments by readers and members. One is public when a moderator says so and while its post is. */
@Component
public class Comments implements Decidable {

  private final CommentStore store;
  private final Clock clock;
  private final People people;
  private final Subscriptions subscriptions;
  private final Audit audit;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  Comments(CommentStore store, Clock clock, People people, Subscriptions subscriptions, Audit audit, PublicTrail trail,
      ApplicationEventPublisher events) {
    this.store = store;
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
    CommentStore.Row open = store.shareLockPost(post).orElseThrow(() -> new NotFound("post " + post));
    if (open.closed()) {
      throw new Stale("post " + post + " is closed");
    }
    Optional<Long> id = store.insert(open, at(), once, speaker, post);
    if (id.isPresent()) {
      store.insertVersion(id.get(), body, speaker, at());
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
    return store.get(id).orElseThrow(() -> new NotFound("comment " + id));
  }

  /** Whether a member wrote it who does not belong to their organisation any more. */
  public boolean isLeft(long id) {
    return store.isLeft(at(), id);
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
      store.insertEdit(id, comment, made, by, at());
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
    if (store.lockPost(comment).isEmpty()) {
      throw new Stale("the post is not public");
    }
    move(comment, BlogStatus.PUBLISHED);
    store.publish(comment, at());
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
    store.onPost(event).stream().map(this::locked).filter(c -> c.status().mayBecome(BlogStatus.REJECTED)).forEach(c -> {
      move(Caller.NOBODY, c, BlogStatus.REJECTED, "other");
      events.publishEvent(new CommentEnded(c.id()));
    });
  }

  private void move(Comment comment, BlogStatus to) {
    if (!comment.status().mayBecome(to)) {
      throw new Stale(comment + " cannot go from " + comment.state() + " to " + to.code());
    }
    int moved = store.move(to, comment);
    if (moved == 0) {
      throw new Stale(comment + " was changed by somebody else");
    }
  }

  private Comment locked(long id) {
    store.lock(id);
    return get(id);
  }
}
