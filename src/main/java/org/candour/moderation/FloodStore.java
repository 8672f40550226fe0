package org.candour.moderation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.screening.Likeness;
import org.candour.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of floods. A flood has the number of its oldest item. */
@Repository
class FloodStore {

  /** So many make a flood; fewer are seen one by one. */
  static final int FLOOD = 4;

  /** Of these none is refused with the others: somebody reads each. */
  private static final String IN_NEED = "r.flags && " + Review.IN_NEED;

  private final JdbcClient sql;

  FloodStore(JdbcClient sql) {
    this.sql = sql;
  }

  void gather(long story, String region, long likeness, boolean machine, Instant since) {
    sql.sql("update review set likeness = :likeness where kind = 'story' and subject = :story")
        .param("likeness", likeness).param("story", story).update();
    boolean found = gather(
        "r.likeness <> 0 and :likeness <> 0 and bit_count((r.likeness # :likeness)::bit(64)) <= " + Likeness.ALIKE,
        region, likeness, since);
    if (!found && machine) {
      // Quick fingers are no crime: whoever may be in need stands alone, unless many wrote the very same.
      gather("'machine' = any(r.flags) and not " + IN_NEED, region, likeness, since);
    }
  }

  private boolean gather(String alike, String region, long likeness, Instant since) {
    return sql.sql("""
        with alike as materialized (
          select r.id, r.flood from review r
          where r.kind = 'story' and r.state = 'open' and r.region = :region and r.opened_at > :since
            and r.likeness is not null and\s""" + alike + """
        )
        update review set flood = (select coalesce(min(flood), min(id)) from alike)
        where id in (select id from alike) and (select count(*) from alike) >= :enough""").param("region", region)
        .param("since", Timestamp.from(since)).param("likeness", likeness).param("enough", FLOOD).update() > 0;
  }

  Map<Long, Integer> behind(List<Long> items) {
    record Row(long id, int others) {}
    return sql.sql("""
        select r.id, (select count(*) - 1 from review o where o.flood = r.flood and o.state = 'open') as others
        from review r where r.id = any(:ids) and r.flood is not null and r.state = 'open'""")
        .param("ids", items.toArray(Long[]::new)).query(Row.class).list().stream().filter(r -> r.others > 0)
        .collect(Collectors.toMap(Row::id, Row::others));
  }

  Slice<Floods.FloodMember> members(long any, int page, int size) {
    List<Floods.FloodMember> items = sql.sql("""
        select r.id as review, r.subject as story, d.language, d.title, d.opening as body, r.flags, r.opened_at
        from review r join desk_story d on d.id = r.subject
        where r.flood = (select flood from review where id = :any) and r.state = 'open'
        order by r.id limit :size offset :from""").param("any", any).param("size", size)
        .param("from", (page - 1L) * size)
        .query((row, n) -> new Floods.FloodMember(row.getLong("review"), row.getLong("story"),
            row.getString("language"), row.getString("title"), row.getString("body"),
            List.of((String[]) row.getArray("flags").getArray()), row.getTimestamp("opened_at").toInstant()))
        .list();
    return new Slice<>(items, page, size, waiting(any));
  }

  /** How many of a flood wait. */
  int waiting(long any) {
    return sql
        .sql("select count(*) from review where flood = (select flood from review where id = ?) and state = 'open'")
        .param(any).query(Integer.class).single();
  }

  List<Long> open(long any, int most) {
    return sql
        .sql("select r.id from review r where r.flood = (select flood from review where id = ?)"
            + " and r.state = 'open' and not " + IN_NEED + " order by r.id limit ?")
        .params(any, most).query(Long.class).list();
  }

  void apart(long any) {
    sql.sql("update review set flood = null, likeness = null where flood = (select flood from review where id = ?)")
        .param(any).update();
  }
}
