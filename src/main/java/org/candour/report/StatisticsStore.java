package org.candour.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.candour.regions.Region;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Statistics}. */
@Repository
class StatisticsStore {

  private final JdbcClient sql;

  StatisticsStore(JdbcClient sql) {
    this.sql = sql;
  }

  long listening(Region region, LocalDate today, Instant now) {
    return sql.sql("""
        select count(distinct l.person) from count_listener l
        join count_member m on m.person = l.person and m.subscription = l.subscription
          and runs_at(m.since, m.until, :now)
        join staff_subscription b on b.id = l.subscription and b.since <= :today
          and (b.until is null or b.until >= :today)
        join public_service p on p.id = l.service and p.region = :region and p.kind <> 'platform'""")
        .param("now", Timestamp.from(now)).param("today", today).param("region", region.id().value()).query(Long.class)
        .single();
  }
}
