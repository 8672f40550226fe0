package org.candour.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ViewCounts}. */
@Repository
class ViewCountStore {

  private final JdbcClient sql;

  ViewCountStore(JdbcClient sql) {
    this.sql = sql;
  }

  long of(String kind, long id) {
    return sql.sql("select coalesce(sum(views), 0) from view_total where kind = ? and id = ?").params(kind, id)
        .query(Long.class).single();
  }

  void write(List<Map.Entry<ViewCounts.Counted, Long>> rows, Instant now, long number, UUID node) {
    sql.sql("""
        with fresh as (
          insert into view_batch (node, batch, written_at) values (:node, :number, :now)
          on conflict (node) do update set batch = excluded.batch, written_at = excluded.written_at
          where view_batch.batch < excluded.batch
          returning node
        ), noted as (
          select n.kind, n.id, n.day, n.views from unnest(:kinds::text[], :ids::bigint[], :days::date[],
            :views::bigint[]) as n (kind, id, day, views)
          where exists (select from fresh)
        ), days as (
          insert into view_count (kind, id, day, views) select kind, id, day, views from noted order by kind, id, day
          on conflict (kind, id, day) do update set views = view_count.views + excluded.views
        )
        insert into view_total (kind, id, views) select kind, id, sum(views) from noted group by kind, id
        order by kind, id
        on conflict (kind, id) do update set views = view_total.views + excluded.views""").param("node", node)
        .param("number", number).param("now", Timestamp.from(now))
        .param("kinds", rows.stream().map(r -> r.getKey().kind()).toArray(String[]::new))
        .param("ids", rows.stream().map(r -> r.getKey().id()).toArray(Long[]::new))
        .param("days", rows.stream().map(r -> r.getKey().day().toString()).toArray(String[]::new))
        .param("views", rows.stream().map(Map.Entry::getValue).toArray(Long[]::new)).update();
  }

  void last(UUID node, Instant now) {
    sql.sql("delete from view_batch where node = ? or written_at < ?").params(node, Timestamp.from(now)).update();
  }
}
