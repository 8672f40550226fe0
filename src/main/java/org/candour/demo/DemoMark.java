package org.candour.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.candour.shared.HouseClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether this database holds a demo. Written once, when the demo world is made; read everywhere. */
@Component
public class DemoMark {

  private final JdbcClient sql;
  private volatile boolean demo;

  DemoMark(JdbcClient sql) {
    this.sql = sql;
    this.demo = fact("demo").isPresent();
  }

  public boolean isDemo() {
    return demo;
  }

  /** Writes the mark, together with the world that it speaks of. */
  void write() {
    keep("demo", "yes");
  }

  /** The world stands, and from now on it is said. */
  void stands() {
    demo = true;
  }

  /** Sets the clock of a demo as far ahead as somebody moved it; any other runs with the wall. */
  public void wind(HouseClock clock) {
    if (demo) {
      clock.runAhead(fact("clock").map(Duration::parse).orElse(Duration.ZERO));
    }
  }

  /** Whether an event is still to be heard or a letter to leave. */
  boolean busy(Instant now) {
    return sql.sql("select exists (select from event_publication) or exists (select from outbound_mail"
        + " where state = 'waiting' and next_at <= ?)").param(Timestamp.from(now)).query(Boolean.class).single();
  }

  Optional<String> fact(String name) {
    return sql.sql("select value from site_fact where name = ?").param(name).query(String.class).optional();
  }

  void keep(String name, String value) {
    sql.sql("insert into site_fact (name, value) values (?, ?) on conflict (name) do update set value = excluded.value")
        .params(name, value).update();
  }
}
