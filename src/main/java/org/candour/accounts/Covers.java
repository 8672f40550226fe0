package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Standing in: while somebody is away a colleague of the same subscription has their rights, but for those over other
 * members, and gets their alerts.
 */
@Component
public class Covers {

  private final JdbcClient sql;
  private final Clock clock;
  private final Members members;
  private final Audit audit;

  Covers(JdbcClient sql, Clock clock, Members members, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.members = members;
    this.audit = audit;
  }

  /** One absence that is to come or runs. */
  public record Cover(long id, long absent, String absentName, long deputy, String deputyName, Instant since, Instant until) {}

  /** Those that run or are to come, the next one first. */
  public List<Cover> all(long subscription, int atMost) {
    return listed(subscription, null, atMost);
  }

  /** Those in which this person is away or stands in. */
  public List<Cover> of(long subscription, long person) {
    return listed(subscription, person, 50);
  }

  private List<Cover> listed(long subscription, @Nullable Long person, int atMost) {
    return sql.sql("""
        select c.id, c.absent, a.name as absent_name, c.deputy, d.name as deputy_name, c.since, c.until
        from cover c
        join staff_colleague a on a.person = c.absent and a.subscription = c.subscription
        join staff_colleague d on d.person = c.deputy and d.subscription = c.subscription
        where c.subscription = :subscription and c.ended_at is null and c.until > :now
          and (:person::bigint is null or :person in (c.absent, c.deputy)) order by c.since, c.id limit :most""")
        .param("subscription", subscription).param("now", Timestamp.from(clock.instant())).param("person", person).param("most", atMost)
        .query(Cover.class).list();
  }

  /**
   * Enters an absence: one's own, or that of somebody whose every role lies within what one looks after, since whoever
   * stands in gets all of them. Both have to belong to the subscription.
   *
   * @throws NotFound where one of them does not, or they are the same, or it is not for the caller to enter
   */
  @Transactional
  public void add(Caller.Person by, long absent, long deputy, Instant since, Instant until) {
    if (!members.looksAfter(by, absent) || absent == deputy || !members.has(by.subscription(), absent) || !members.has(by.subscription(), deputy)) {
      throw new NotFound("not two members");
    }
    long id = sql.sql("""
        insert into cover (subscription, absent, deputy, since, until, created_at) values (?, ?, ?, ?, ?, ?) returning id""")
        .params(by.subscription(), absent, deputy, Timestamp.from(since), Timestamp.from(until), Timestamp.from(clock.instant()))
        .query(Long.class).single();
    audit.record(by, Audit.Act.of("cover-added", "cover", id).fromTo("person " + absent, "person " + deputy));
  }

  /** Ends one: by whoever is away, or an administrator who looks after all that they may do. */
  @Transactional
  public void end(Caller.Person by, long id) {
    long absent = sql.sql("select absent from cover where id = ? and subscription = ?").params(id, by.subscription()).query(Long.class).optional()
        .orElseThrow(() -> new NotFound("cover " + id));
    if (!members.looksAfter(by, absent) || sql.sql("update cover set ended_at = ? where id = ? and ended_at is null")
        .params(Timestamp.from(clock.instant()), id).update() == 0) {
      throw new NotFound("cover " + id);
    }
    audit.record(by, Audit.Act.of("cover-ended", "cover", id));
  }
}
