package org.candour.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link EmergencyAccess}. */
@Repository
class EmergencyAccessStore {

  private final JdbcClient sql;

  EmergencyAccessStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<EmergencyAccess.OpenedStory> of(long subscription, int atMost) {
    return sql.sql("""
        select e.id, p.name, e.story, e.reason, e.since, e.until from emergency_access e
        join staff_person p on p.id = e.person
        where e.subscription = ? order by e.since desc, e.id desc limit ?""").params(subscription, atMost)
        .query(EmergencyAccess.OpenedStory.class).list();
  }

  long insert(long subscription, long by, long story, String reason, Instant now) {
    return sql.sql("""
        insert into emergency_access (person, subscription, story, reason, since, until) values (?, ?, ?, ?, ?, ?)
        returning id""")
        .params(by, subscription, story, reason, Timestamp.from(now), Timestamp.from(now.plus(EmergencyAccess.LASTS)))
        .query(Long.class).single();
  }
}
