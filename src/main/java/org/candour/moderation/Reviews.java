package org.candour.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.blog.BlogStatus;
import org.candour.blog.Comment;
import org.candour.blog.Comments;
import org.candour.blog.Post;
import org.candour.blog.Posts;
import org.candour.response.Response;
import org.candour.response.ResponseDecisions;
import org.candour.response.ResponseStatus;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEdit;
import org.candour.story.StoryStatus;
import org.candour.story.Tag;
import org.candour.tagging.PublicTags;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: the queue and the decisions. Every decision carries a moderator, a revision and its reason. */
@Component
public class Reviews {

  private static final int PAGE = 50;
  /** How long somebody who opened an item counts as looking at it. */

  private final ReviewStore store;
  private final Stories stories;
  private final Responses responses;
  private final ResponseDecisions answers;
  private final Posts posts;
  private final Comments comments;
  private final PublicTags tags;
  private final Objections objections;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Reviews(ReviewStore store, Stories stories, Responses responses, ResponseDecisions answers, Posts posts,
      Comments comments, PublicTags tags, Objections objections, Clock clock, ApplicationEventPublisher events) {
    this.store = store;
    this.stories = stories;
    this.responses = responses;
    this.answers = answers;
    this.posts = posts;
    this.comments = comments;
    this.tags = tags;
    this.objections = objections;
    this.clock = clock;
    this.events = events;
  }

  /** Puts a thing on the desk. */
  @Transactional
  public void open(String kind, long subject, String region, boolean pinned, List<String> flags) {
    store.open(kind, subject, region, pinned, flags, clock.instant());
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
    return store.find(id).filter(r -> by.mayIn("moderate", new RegionId(r.region())))
        .orElseThrow(() -> new NotFound("review " + id));
  }

  public Optional<Review> of(String kind, long subject) {
    return store.of(kind, subject);
  }

  /** Notes who looks at an item. Gives the colleague who is looking already, if any. */
  @Transactional
  public Optional<String> look(Caller.Person by, Review review) {
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
   * Decides on a story. One transaction: the edit, the step, the story's move, the events.
   *
   * @throws Stale when the review or the story was changed since these revisions; nothing is overwritten
   */
  @Transactional
  public void decideStory(Caller.Person by, long id, int revision, int storyRevision, StoryEdit edit,
      Decision decision) {
    Review review = locked(by, id, revision);
    Story before = stories.get(review.subject());
    boolean keeps = decision.act().equals("keep");
    if (!objections.refusal(by, review).isEmpty()
        || (keeps && (before.status() != StoryStatus.PUBLISHED || objections.open(review).isEmpty()))) {
      throw new Stale("review " + id + " is for somebody else to decide, or there is nothing to keep");
    }
    Filing filing = filing(before);
    Story after = decision.act().equals("pull") ? before : stories.edit(by, before.id(), storyRevision, edit);
    edited(by, review, edit.reason(), before.version(), after.version());
    if (!filing.equals(filing(after))) {
      store.addStep(id, by.id(), "filed", "", "", clock.instant(), null, null, null, null);
    }
    long step = step(by, review, decision, after.version(), before.criticality(), after.criticality());
    switch (decision.act()) {
      case "publish" -> stories.approve(by, after, step);
      // Held already: only the reason and the note are new.
      case "hold" -> {
        if (after.status() != StoryStatus.HELD) {
          stories.hold(by, after, code(decision));
        }
      }
      case "reject" -> stories.reject(by, after, code(decision));
      case "pull" -> pull(by, after, decision);
      default -> {}
    }
    // Pulled in its delay a story waits for another decision; pulled from the public it needs none.
    boolean waits = decision.act().equals("pull") && before.status() == StoryStatus.APPROVED;
    boolean decided = !List.of("hold", "save").contains(decision.act());
    finish(review, decision, step, !waits && decided);
    objections.settle(review, decided, step);
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
    store.addStep(review.id(), by.id(), "untagged", reason.code(), "", clock.instant(), null, null, null, null);
  }

  /** Where a story stands in the directory and under which tags. */
  private record Filing(List<Long> services, Set<Tag> tags) {}

  private Filing filing(Story story) {
    return new Filing(stories.services(story.id()), Set.copyOf(stories.tags(story.id())));
  }

  private void edited(Caller.Person by, Review review, String reason, int before, int after) {
    if (before != after) {
      // The note stands beside the decision: what is only saved shows none.
      store.addStep(review.id(), by.id(), "edited", reason, "", clock.instant(), before, after, null, null);
    }
  }

  private void pull(Caller by, Story story, Decision decision) {
    // Before the delay is over nobody has seen it: it goes back to being held.
    if (story.status() == StoryStatus.APPROVED) {
      stories.hold(by, story, code(decision));
    } else {
      stories.pull(by, story, code(decision));
    }
  }

  /** Decides on a response, update or reply. */
  @Transactional
  public void decideResponse(Caller.Person by, long id, int revision, int responseRevision, String body,
      boolean keepClaim, String editReason, Decision decision) {
    Review review = locked(by, id, revision);
    Response before = responses.get(review.subject());
    Response after = decision.act().equals("pull")
        ? before
        : answers.moderate(by, before.id(), responseRevision, body, editReason, decision.note());
    edited(by, review, editReason, before.version(), after.version());
    long step = step(by, review, decision, after.version(), null, null);
    switch (decision.act()) {
      case "publish" -> answers.publish(by, after, step, keepClaim, editReason);
      case "hold" -> {
        if (after.status() != ResponseStatus.HELD) {
          answers.hold(by, after, code(decision));
        }
      }
      case "reject" -> answers.reject(by, after, code(decision));
      case "pull" -> answers.pull(by, after, code(decision));
      default -> {}
    }
    finish(review, decision, step);
  }

  /** Decides on a comment under a post. */
  @Transactional
  public void decideComment(Caller.Person by, long id, int revision, int commentRevision, String body,
      String editReason, Decision decision) {
    Review review = locked(by, id, revision);
    Comment before = comments.get(review.subject());
    Comment after =
        decision.act().equals("pull") ? before : comments.moderate(by, before.id(), commentRevision, body, editReason);
    edited(by, review, editReason, before.version(), after.version());
    long step = step(by, review, decision, after.version(), null, null);
    if (decision.act().equals("publish")) {
      comments.publish(by, after);
    } else {
      moved(decision, after.status()).ifPresent(to -> comments.move(by, after, to, code(decision)));
    }
    finish(review, decision, step);
  }

  /** Decides on a post. */
  @Transactional
  public void decidePost(Caller.Person by, long id, int revision, int postRevision, String title, String body,
      String editReason, Decision decision) {
    Review review = locked(by, id, revision);
    Post before = posts.get(review.subject());
    Post after =
        decision.act().equals("pull") ? before : posts.moderate(by, before.id(), postRevision, title, body, editReason);
    edited(by, review, editReason, before.version(), after.version());
    long step = step(by, review, decision, after.version(), null, null);
    if (decision.act().equals("publish")) {
      posts.publish(by, after);
    } else {
      moved(decision, after.status()).ifPresent(to -> posts.move(by, after, to, code(decision)));
    }
    finish(review, decision, step);
  }

  /**
   * Where a decision other than publishing takes a post or comment; nowhere if it only saves, or holds what is held.
   */
  private static Optional<BlogStatus> moved(Decision decision, BlogStatus now) {
    return switch (decision.act()) {
      case "hold" -> Optional.of(BlogStatus.HELD).filter(to -> to != now);
      case "reject" -> Optional.of(BlogStatus.REJECTED);
      case "pull" -> Optional.of(BlogStatus.PULLED);
      default -> Optional.empty();
    };
  }

  private Review locked(Caller.Person by, long id, int revision) {
    Review review = store.lock(id).filter(r -> by.mayIn("moderate", new RegionId(r.region())))
        .orElseThrow(() -> new NotFound("review " + id));
    if (review.revision() != revision) {
      throw new Stale("review " + id + " was changed by somebody else");
    }
    return review;
  }

  private long step(Caller.Person by, Review review, Decision decision, @Nullable Integer version,
      @Nullable Integer before, @Nullable Integer after) {
    String act = switch (decision.act()) {
      case "publish" -> "published";
      case "hold" -> "held";
      case "reject" -> "rejected";
      case "pull" -> "pulled";
      case "keep" -> "kept";
      default -> "note";
    };
    return store.addStep(review.id(), by.id(), act, code(decision), decision.note(), clock.instant(), version, version,
        before, after);
  }

  private void finish(Review review, Decision decision, long step) {
    finish(review, decision, step, Set.of("publish", "reject", "pull").contains(decision.act()));
  }

  private void finish(Review review, Decision decision, long step, boolean decided) {
    Instant now = clock.instant();
    store.step(review, decided ? "decided" : "open", decided ? now : null);
    if (!decision.act().equals("save")) {
      events.publishEvent(new ReviewDecided(review.id(), step, review.kind(), review.subject(), decision.act()));
    }
  }

  private static String code(Decision decision) {
    return decision.reason() == null ? "" : decision.reason().code();
  }
}
