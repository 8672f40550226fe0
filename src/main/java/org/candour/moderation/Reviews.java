package org.candour.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.decision.Decidable;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.decision.Edit;
import org.candour.decision.Reason;
import org.candour.decision.Subject;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.tagging.PublicTags;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: the queue and the decisions. Every decision carries a moderator, a revision and its reason. */
@Component
public class Reviews {

  private static final int PAGE = 50;

  private final ReviewStore store;
  private final List<Decidable> kinds;
  private final PublicTags tags;
  private final Objections objections;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Reviews(ReviewStore store, List<Decidable> kinds, PublicTags tags, Objections objections, Clock clock,
      ApplicationEventPublisher events) {
    this.store = store;
    this.kinds = kinds;
    this.tags = tags;
    this.objections = objections;
    this.clock = clock;
    this.events = events;
  }

  /** Puts a thing on the desk. */
  @Transactional
  public void open(String kind, long subject, String region, boolean pinned, List<String> flags) {
    store.open(new ReviewStore.NewReview(kind, subject, region, pinned, flags), clock.instant());
  }

  /** Takes a thing off the desk without a decision. */
  @Transactional
  public void close(String kind, long subject) {
    store.close(kind, subject, clock.instant());
  }

  /** The open items of a region, crisis and abuse first, then the oldest. */
  public Slice<Review> waiting(RegionId region, int page) {
    return store.queue(region, "open", page, PAGE);
  }

  public Slice<Review> decided(RegionId region, int page) {
    return store.queue(region, "decided", page, PAGE);
  }

  /**
   * One item, in a region where the caller moderates.
   *
   * @throws NotFound for anybody else
   */
  public Review get(Caller by, long id) {
    return store.find(id).filter(r -> by.mayIn(Right.MODERATE, new RegionId(r.region())))
        .orElseThrow(() -> new NotFound("review " + id));
  }

  public Optional<Review> of(String kind, long subject) {
    return store.of(kind, subject);
  }

  /** Notes who looks at an item. Gives the colleague who is looking already, if any. */
  @Transactional
  public Optional<String> markViewing(Caller.Person by, Review review) {
    Optional<String> another = review.openBy(by.id(), clock.instant());
    if (another.isEmpty()) {
      store.viewedBy(review.id(), by.id(), clock.instant());
    }
    return another;
  }

  public List<ReviewStep> steps(long review) {
    return store.steps(review);
  }

  /** A step, whoever asks. */
  public Optional<ReviewStep> step(long review, long id) {
    return steps(review).stream().filter(s -> s.id() == id).findFirst();
  }

  /**
   * What somebody had before them when they decided.
   *
   * @param revision of the item of the desk
   * @param subjectRevision of the thing itself
   */
  public record SeenReview(long review, int revision, int subjectRevision) {}

  /**
   * Decides. One transaction: the edit, the steps, the move, the event.
   *
   * @param edit of the type that belongs to the kind of the thing
   * @throws Stale when the item or the thing was changed since it was seen, or is for somebody else to decide; nothing
   * is overwritten
   */
  @Transactional
  public void decide(Caller.Person by, SeenReview seen, Edit edit, Decision decision) {
    Review review = locked(by, seen.review(), seen.revision());
    Decidable kind = kinds.stream().filter(k -> k.kinds().contains(review.kind())).findFirst().orElseThrow();
    Subject before = kind.subject(review.subject());
    boolean nothingToKeep =
        decision.act() == DecisionAct.KEEP && (!before.shown() || objections.open(review).isEmpty());
    if (nothingToKeep || !objections.refusal(by, review).isEmpty()) {
      throw new Stale("review " + review.id() + " is for somebody else to decide, or there is nothing to keep");
    }
    Subject after =
        decision.act() == DecisionAct.PULL ? before : kind.edit(by, before.id(), seen.subjectRevision(), edit);
    Instant now = clock.instant();
    if (before.version() != after.version()) {
      // The note stands beside the decision: what is only saved shows none.
      store.addStep(ReviewStep.of(review, by, "edited", edit.reason(), now).between(before, after));
    }
    if (!before.filed().equals(after.filed())) {
      store.addStep(ReviewStep.of(review, by, "filed", "", now));
    }
    long step = store.addStep(
        ReviewStep.of(review, by, decision.act().done(), decision.why(), now).noted(decision.note()).on(before, after));
    boolean decided = kind.decide(by, after.id(), edit, decision, step);
    store.step(review, decided ? "decided" : "open", decided ? now : null);
    if (decision.act() != DecisionAct.SAVE) {
      events.publishEvent(new ReviewDecided(review.id(), step, review.kind(), review.subject(), decision.act().code()));
    }
    objections.settle(review, decision.act().settles(), step);
  }

  /**
   * Takes off what staff say of a story in public. Nothing else about the story changes, so its revision stays.
   *
   * @throws NotFound where it is off already
   */
  @Transactional
  public void untag(Caller.Person by, Review review, long tag, Reason reason) {
    if (!review.kind().equals("story") || !tags.takeOff(by, review.subject(), tag, reason.code())) {
      throw new NotFound("tag " + tag);
    }
    store.addStep(ReviewStep.of(review, by, "untagged", reason.code(), clock.instant()));
  }

  private Review locked(Caller.Person by, long id, int revision) {
    Review review = store.lock(id).filter(r -> by.mayIn(Right.MODERATE, new RegionId(r.region())))
        .orElseThrow(() -> new NotFound("review " + id));
    if (review.revision() != revision) {
      throw new Stale("review " + id + " was changed by somebody else");
    }
    return review;
  }
}
