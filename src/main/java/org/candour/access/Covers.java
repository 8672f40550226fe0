package org.candour.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Standing in: while somebody is away a colleague of the same subscription has their rights, but for those over other
 * members and for emergencies, and gets their alerts. It goes no further than one step: who stands in is there in all
 * of that time, and somebody who is away has one of them at a time.
 */
@Component
public class Covers {

  private final CoverStore store;
  private final Clock clock;
  private final Memberships members;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Covers(CoverStore store, Clock clock, Memberships members, Audit audit, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.members = members;
    this.audit = audit;
    this.events = events;
  }

  /**
   * One absence that is to come or runs.
   *
   * @param id its number
   * @param absent the person who is away
   * @param absentName as colleagues call them
   * @param deputy the person who stands in
   * @param deputyName as colleagues call them
   * @param since from when on
   * @param until when it is over, if nobody hands it back before
   * @param standing whether the deputy stands in still: neither frozen nor have they handed it back
   * @param handedBack whether they handed it back
   */
  public record LeaveCover(long id, long absent, String absentName, long deputy, String deputyName, Instant since,
      Instant until, boolean standing, boolean handedBack) {}

  /**
   * Why an absence is not entered: the deputy is frozen, holds no right, is away; whoever is away stands in, or has a
   * deputy already.
   */
  public enum CoverProblem {
    FROZEN, NO_RIGHT, AWAY, STANDS_IN, HAS_ONE
  }

  /** Why not, and the other absence that it meets, if it does. */
  public record CoverRefusal(CoverProblem why, @Nullable LeaveCover other) {}

  /** Who is away, who stands in, and from when until when. */
  public record Absence(long absent, long deputy, Instant since, Instant until) {}

  /** Somebody stands in no more; what waits for them because of it goes to whoever was away. */
  public record Ended(long subscription, long absent, long deputy, String stop) {}

  /**
   * An absence as it is kept.
   *
   * @param id its number
   * @param subscription in which it is
   * @param absent who is away
   * @param deputy who stands in
   * @param stop the token by which who stands in hands it back
   */
  record KeptCover(long id, long subscription, long absent, long deputy, String stop) {}

  /** Those that run or are to come, the next one first. */
  public List<LeaveCover> all(long subscription, int atMost) {
    return listed(subscription, null, atMost);
  }

  /** Those in which this person is away or stands in. */
  public List<LeaveCover> of(long subscription, long person) {
    return listed(subscription, person, 50);
  }

  private List<LeaveCover> listed(long subscription, @Nullable Long person, int atMost) {
    return store.listed(subscription, person, atMost, clock.instant());
  }

  /**
   * Enters an absence: one's own, or that of somebody whose every role lies within what one looks after, since whoever
   * stands in gets all of them. Both have to belong to the subscription.
   *
   * @return why not, or nothing where it is entered
   * @throws NotFound where one of them does not, or they are the same, or it is not for the caller to enter
   */
  @Transactional
  public Optional<CoverRefusal> add(Caller.Person by, Absence wanted) {
    long absent = wanted.absent;
    long deputy = wanted.deputy;
    if (!members.looksAfter(by, absent) || absent == deputy || !members.has(by.subscription(), absent)
        || !members.has(by.subscription(), deputy)) {
      throw new NotFound("not two members");
    }
    // Two who enter at the same moment wait for each other.
    store.lock(by.subscription());
    Optional<CoverRefusal> refusal = refusal(by.subscription(), wanted);
    if (refusal.isPresent()) {
      return refusal;
    }
    long id = store.insert(by.subscription(), wanted, clock.instant());
    audit.record(by, Audit.Act.of("cover-added", "cover", id).fromTo("person " + absent, "person " + deputy));
    return Optional.empty();
  }

  private Optional<CoverRefusal> refusal(long subscription, Absence wanted) {
    long absent = wanted.absent;
    long deputy = wanted.deputy;
    if (store.frozen(subscription, deputy)) {
      return Optional.of(new CoverRefusal(CoverProblem.FROZEN, null));
    }
    if (!store.reads(subscription, wanted)) {
      return Optional.of(new CoverRefusal(CoverProblem.NO_RIGHT, null));
    }
    List<LeaveCover> meets = store.meeting(subscription, wanted, clock.instant());
    return meets.stream()
        .map(m -> new CoverRefusal(
            m.absent == deputy ? CoverProblem.AWAY : m.absent == absent ? CoverProblem.HAS_ONE : CoverProblem.STANDS_IN,
            m))
        .findFirst();
  }

  /**
   * Ends one: by whoever is away, an administrator who looks after all that they may do, or who stands in, who hands it
   * back.
   */
  @Transactional
  public void end(Caller.Person by, long id) {
    KeptCover cover = store.one(id, by.subscription()).orElseThrow(() -> new NotFound("cover " + id));
    boolean looksAfter = members.looksAfter(by, cover.absent);
    if (!looksAfter && cover.deputy != by.id() || !end(by, cover, !looksAfter)) {
      throw new NotFound("cover " + id);
    }
  }

  /** Hands one back, by the link of a letter to who stands in. Twice is once. */
  @Transactional
  public void handBack(long id) {
    store.byId(id).ifPresent(cover -> end(Caller.NOBODY, cover, true));
  }

  private boolean end(Caller by, KeptCover cover, boolean handedBack) {
    Timestamp now = Timestamp.from(clock.instant());
    boolean ended = store.end(cover.id, handedBack, now) > 0;
    if (ended) {
      audit.record(by, Audit.Act.of(handedBack ? "cover-handed-back" : "cover-ended", "cover", cover.id));
      events.publishEvent(new Ended(cover.subscription, cover.absent, cover.deputy, cover.stop));
    }
    return ended;
  }
}
