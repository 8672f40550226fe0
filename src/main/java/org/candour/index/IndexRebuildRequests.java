package org.candour.index;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody's wish that every node builds its indexes anew: how a command asks a site that runs. */
@Component
public class IndexRebuildRequests {

  private final JdbcClient sql;
  private final Clock clock;
  private final Indexes indexes;

  IndexRebuildRequests(JdbcClient sql, Clock clock, Indexes indexes) {
    this.sql = sql;
    this.clock = clock;
    this.indexes = indexes;
  }

  /** Asks every node. Gives the number of the wish. */
  public long ask() {
    return sql.sql("insert into index_wish (asked_at) values (?) returning id").param(Timestamp.from(clock.instant()))
        .query(Long.class).single();
  }

  /** How many stories the node of this home has in its new index; nothing while it is building. */
  public Optional<Integer> built(long wish) throws java.io.IOException {
    return sql.sql("select stories from index_built where wish = ? and node = ?").params(wish, indexes.node())
        .query(Integer.class).optional();
  }

  /** Whether some other process, such as the site, holds the indexes of this home. */
  public boolean isServed() throws java.io.IOException {
    return indexes.everybodys().isAnothers();
  }

  long newest() {
    return sql.sql("select coalesce(max(id), 0) from index_wish").query(Long.class).single();
  }

  void done(long wish, String node, int stories) {
    sql.sql("insert into index_built (wish, node, stories, built_at) values (?, ?, ?, ?) on conflict do nothing")
        .params(wish, node, stories, Timestamp.from(clock.instant())).update();
  }
}
