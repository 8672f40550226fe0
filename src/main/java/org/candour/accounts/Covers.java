package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Standing in: while somebody is away a colleague of the same subscription has their rights, but for those over other
 * members and for emergencies, and gets their alerts. It goes no further than one step: who stands in is there in all
 * of that time, and somebody who is away has one of them at a time.
 */
@Component
public class Covers {

  private final JdbcClient sql;
  private final Clock clock;
  private final Memberships members;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Covers(JdbcClient sql, Clock clock, Memberships members, Audit audit, ApplicationEventPublisher events) {
    this.sql = sql;
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

  /** Somebody stands in no more; what waits for them because of it goes to whoever was away. */
  public record Ended(long subscription, long absent, long deputy, String stop) {}

  private record Of(long id, long subscription, long absent, long deputy, String stop) {}

  // What was handed back is shown until it would have ended, or somebody else stands in.
  private static final String SHOWN = """
      select c.id, c.absent, a.name as absent_name, c.deputy, d.name as deputy_name, c.since, c.until,
        not d.frozen and c.ended_at is null as standing, c.ended_at is not null as handed_back
      from cover c
      join staff_colleague a on a.person = c.absent and a.subscription = c.subscription
      join staff_colleague d on d.person = c.deputy and d.subscription = c.subscription
      where c.subscription = :subscription and c.until > :now and (c.ended_at is null or c.handed_back_at is not null
        and not exists (
        select from cover n where n.subscription = c.subscription and n.absent = c.absent and n.id > c.id
          and n.ended_at is null and n.until > :now
          and n.since < c.until and n.until > c.since))
      """;

  /** Those that run or are to come, the next one first. */
  public List<LeaveCover> all(long subscription, int atMost) {
    return listed(subscription, null, atMost);
  }

  /** Those in which this person is away or stands in. */
  public List<LeaveCover> of(long subscription, long person) {
    return listed(subscription, person, 50);
  }

  private List<LeaveCover> listed(long subscription, @Nullable Long person, int atMost) {
    return sql
        .sql(SHOWN
            + " and (:person::bigint is null or :person in (c.absent, c.deputy)) order by c.since, c.id limit :most")
        .param("subscription", subscription).param("now", Timestamp.from(clock.instant())).param("person", person)
        .param("most", atMost).query(LeaveCover.class).list();
  }

  /**
   * Enters an absence: one's own, or that of somebody whose every role lies within what one looks after, since whoever
   * stands in gets all of them. Both have to belong to the subscription.
   *
   * @return why not, or nothing where it is entered
   * @throws NotFound where one of them does not, or they are the same, or it is not for the caller to enter
   */
  @Transactional
  public Optional<CoverRefusal> add(Caller.Person by, long absent, long deputy, Instant since, Instant until) {
    if (!members.looksAfter(by, absent) || absent == deputy || !members.has(by.subscription(), absent)
        || !members.has(by.subscription(), deputy)) {
      throw new NotFound("not two members");
    }
    // Two who enter at the same moment wait for each other.
    sql.sql("select id from subscription where id = ? for no key update").param(by.subscription()).query(Long.class)
        .single();
    Optional<CoverRefusal> refusal = refusal(by.subscription(), absent, deputy, since, until);
    if (refusal.isPresent()) {
      return refusal;
    }
    long id = sql.sql("""
        insert into cover (subscription, absent, deputy, since, until, created_at) values (?, ?, ?, ?, ?, ?)
        returning id""").params(by.subscription(), absent, deputy, Timestamp.from(since), Timestamp.from(until),
        Timestamp.from(clock.instant())).query(Long.class).single();
    audit.record(by, Audit.Act.of("cover-added", "cover", id).fromTo("person " + absent, "person " + deputy));
    return Optional.empty();
  }

  private Optional<CoverRefusal> refusal(long subscription, long absent, long deputy, Instant since, Instant until) {
    boolean frozen = sql.sql("select frozen from staff_colleague where subscription = ? and person = ?")
        .params(subscription, deputy).query(Boolean.class).single();
    if (frozen) {
      return Optional.of(new CoverRefusal(CoverProblem.FROZEN, null));
    }
    boolean reads = sql.sql("""
        select (select true from staff_right_within(:since, :until) r where r.person = :deputy and r.holder = :deputy
          and r.subscription = :subscription and r.permit = 'read-scope' limit 1) is not null""")
        .param("deputy", deputy).param("subscription", subscription).param("since", Timestamp.from(since))
        .param("until", Timestamp.from(until)).query(Boolean.class).single();
    if (!reads) {
      return Optional.of(new CoverRefusal(CoverProblem.NO_RIGHT, null));
    }
    List<LeaveCover> meets = sql
        .sql(SHOWN + " and c.ended_at is null and c.since < :until and c.until > :since and (c.absent in (:people)"
            + " or c.deputy = :absent) order by c.id")
        .param("subscription", subscription).param("now", Timestamp.from(clock.instant()))
        .param("since", Timestamp.from(since)).param("until", Timestamp.from(until))
        .param("people", List.of(absent, deputy)).param("absent", absent).query(LeaveCover.class).list();
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
    Of cover = sql
        .sql("select id, subscription, absent, deputy, stop_token as stop from cover where id = ? and subscription = ?")
        .params(id, by.subscription()).query(Of.class).optional().orElseThrow(() -> new NotFound("cover " + id));
    boolean looksAfter = members.looksAfter(by, cover.absent);
    if (!looksAfter && cover.deputy != by.id() || !end(by, cover, !looksAfter)) {
      throw new NotFound("cover " + id);
    }
  }

  /** Hands one back, by the link of a letter to who stands in. Twice is once. */
  @Transactional
  public void handBack(long id) {
    sql.sql("select id, subscription, absent, deputy, stop_token as stop from cover where id = ?").param(id)
        .query(Of.class).optional().ifPresent(cover -> end(Caller.NOBODY, cover, true));
  }

  private boolean end(Caller by, Of cover, boolean handedBack) {
    Timestamp now = Timestamp.from(clock.instant());
    boolean ended = sql.sql("update cover set ended_at = ?, handed_back_at = ? where id = ? and ended_at is null")
        .params(Arrays.asList(now, handedBack ? now : null, cover.id)).update() > 0;
    if (ended) {
      audit.record(by, Audit.Act.of(handedBack ? "cover-handed-back" : "cover-ended", "cover", cover.id));
      events.publishEvent(new Ended(cover.subscription, cover.absent, cover.deputy, cover.stop));
    }
    return ended;
  }
}
