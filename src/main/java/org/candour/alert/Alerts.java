package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What members asked to hear of: parts of the directory, each with everything below it. */
@Component
public class Alerts {

  private final JdbcClient sql;
  private final Clock clock;

  Alerts(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** An alert of one person. */
  public record Alert(long id, long person, long subscription, List<Long> services) {}

  /** Somebody to be told of a story, on behalf of one subscription. */
  record Told(long person, long subscription) {}

  /** A member's alert over these services and everything below them. */
  @Transactional
  public long add(long person, long subscription, List<Long> services) {
    long id = sql.sql("insert into alert (person, subscription, created_at) values (?, ?, ?) returning id")
        .params(person, subscription, Timestamp.from(clock.instant())).query(Long.class).single();
    for (long service : services.stream().distinct().toList()) {
      sql.sql("insert into alert_service (alert, service) values (?, ?)").params(id, service).update();
    }
    return id;
  }

  /** The running alerts of a person in their active subscription. */
  public List<Alert> of(long person, long subscription) {
    record Row(long id, long service) {}
    return sql.sql("""
        select a.id, s.service from alert a join alert_service s on s.alert = a.id
        where a.person = ? and a.subscription = ? and a.stopped_at is null order by a.id, s.service""")
        .params(person, subscription).query(Row.class).list().stream()
        .collect(java.util.stream.Collectors.groupingBy(Row::id, java.util.LinkedHashMap::new,
            java.util.stream.Collectors.mapping(Row::service, java.util.stream.Collectors.toList())))
        .entrySet().stream().map(e -> new Alert(e.getKey(), person, subscription, e.getValue())).toList();
  }

  /** Stops one of the caller's own alerts. */
  @Transactional
  public void stop(Caller.Person by, long id) {
    int stopped = sql.sql("update alert set stopped_at = ? where id = ? and person = ? and stopped_at is null")
        .params(Timestamp.from(clock.instant()), id, by.id()).update();
    if (stopped == 0) {
      throw new NotFound("alert " + id);
    }
  }

  /**
   * Everybody whose alert matches a public story: the alert covers one of its services, the subscription's scope does
   * too and its term runs, and the person is still a member. One row a person.
   */
  List<Told> matching(long story) {
    Timestamp now = Timestamp.from(clock.instant());
    return sql.sql("""
        select m.person, min(m.subscription) as subscription
        from (select distinct a.ancestor from public_story_service ss join public_service_ancestor a on a.service = ss.service
              where ss.story = :story) up
        join alert_service x on x.service = up.ancestor
        join alert l on l.id = x.alert and l.stopped_at is null
        join staff_member m on m.person = l.person and m.subscription = l.subscription
          and m.since <= :now and (m.until is null or m.until > :now)
        join staff_subscription b on b.id = l.subscription and b.since <= :today and (b.until is null or b.until >= :today)
        where exists (
          select from staff_scope c join public_service_ancestor sa on sa.ancestor = c.service
          join public_story_service st on st.service = sa.service and st.story = :story
          where c.subscription = l.subscription)
        group by m.person order by m.person""")
        .param("story", story).param("now", now).param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(Told.class).list();
  }
}
