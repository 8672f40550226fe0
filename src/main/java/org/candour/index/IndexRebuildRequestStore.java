package org.candour.index;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link IndexRebuildRequests}. */
@Repository
class IndexRebuildRequestStore {

  private final JdbcClient sql;

  IndexRebuildRequestStore(JdbcClient sql) {
    this.sql = sql;
  }

  long ask(Instant now) {
    return sql.sql("insert into index_wish (asked_at) values (?) returning id").param(Timestamp.from(now))
        .query(Long.class).single();
  }

  Optional<Integer> built(long wish, String node) {
    return sql.sql("select stories from index_built where wish = ? and node = ?").params(wish, node)
        .query(Integer.class).optional();
  }

  long newest() {
    return sql.sql("select coalesce(max(id), 0) from index_wish").query(Long.class).single();
  }

  void done(long wish, String node, int stories, Instant now) {
    sql.sql("insert into index_built (wish, node, stories, built_at) values (?, ?, ?, ?) on conflict do nothing")
        .params(wish, node, stories, Timestamp.from(now)).update();
  }
}
