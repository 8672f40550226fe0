package org.candour.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Rights}. */
@Repository
class RightStore {

  private final JdbcClient sql;

  RightStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Holder(long subscription, long person) {}

  List<StoryReach.ReachPart> reach(long person, long subscription, Right right, Timestamp now) {
    return sql.sql("""
        select distinct r.service, r.lowest as least, r.highest as most from staff_reach_at(:now) r
        where r.person = :person and r.subscription = :subscription and r.permit = :right order by 1, 2, 3""")
        .param("person", person).param("subscription", subscription).param("right", right.code()).param("now", now)
        .query(StoryReach.ReachPart.class).list();
  }

  List<Holder> holders(Collection<Long> subscriptions, Right right, Instant now) {
    return sql.sql("""
        select distinct r.subscription, r.person from staff_right_at(:now) r
        where r.subscription = any(:ids) and r.permit = :right order by 1, 2""")
        .param("ids", subscriptions.stream().distinct().toArray(Long[]::new)).param("right", right.code())
        .param("now", Timestamp.from(now)).query(Holder.class).list();
  }

  List<Long> opened(long person, long subscription, Timestamp now) {
    return sql.sql("""
        select distinct e.story from staff_emergency e
        where e.person = :person and e.subscription = :subscription and runs_at(e.since, e.until, :now)
          and\s""" + Rights.holds("e.person", "e.subscription", Right.EMERGENCY)).param("person", person)
        .param("subscription", subscription).param("now", now).query(Long.class).list();
  }
}
