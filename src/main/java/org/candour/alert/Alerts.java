package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
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
   * Everybody whose alert matches a public story: the alert covers one of its services, and the person's right to read
   * reaches the story in the subscription that they are told for. Who is away is not told, who stands in for them is. One
   * row a person.
   */
  List<Told> matching(long story) {
    Timestamp now = Timestamp.from(clock.instant());
    return sql.sql("""
        with up as (
          select distinct a.ancestor from public_story_service ss join public_service_ancestor a on a.service = ss.service
          where ss.story = :story
        ), wanted as (
          select distinct coalesce(c.deputy, l.person) as person, l.subscription
          from up join alert_service x on x.service = up.ancestor
          join alert l on l.id = x.alert and l.stopped_at is null
          left join staff_cover c on c.absent = l.person and c.subscription = l.subscription and c.since <= :now and c.until > :now
        )
        select w.person, min(w.subscription) as subscription from wanted w
        where exists (
          select from staff_reach r join up on up.ancestor = r.service
          join staff_story s on s.id = :story and coalesce(s.criticality, 0) between r.least and r.most
          where r.person = w.person and r.subscription = w.subscription and r.permit = 'read-scope'
            and r.since <= :now and (r.until is null or r.until > :now))
        group by w.person order by w.person""")
        .param("story", story).param("now", now).query(Told.class).list();
  }
}
