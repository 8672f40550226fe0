package org.candour.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the queue shows of each item: one query a kind, never one a row. */
@Repository
class QueueStore {

  private final JdbcClient sql;

  QueueStore(JdbcClient sql) {
    this.sql = sql;
  }

  private record Row(long id, String title) {}

  /** The titles of these items by review. */
  Map<Long, String> titles(List<Review> items) {
    Map<Long, String> titles = new HashMap<>();
    for (String kind : List.of("story", "response", "reply", "comment", "post")) {
      List<Review> ofKind = items.stream().filter(r -> r.kind().equals(kind)).toList();
      if (!ofKind.isEmpty()) {
        Map<Long, String> bySubject = new HashMap<>();
        sql.sql(question(kind)).param("ids", ofKind.stream().map(Review::subject).toArray(Long[]::new)).query(Row.class).list()
            .forEach(row -> bySubject.put(row.id(), row.title()));
        ofKind.forEach(r -> titles.put(r.id(), bySubject.getOrDefault(r.subject(), "")));
      }
    }
    return titles;
  }

  private static String question(String kind) {
    return switch (kind) {
      case "story" -> "select id, title from desk_story where id = any(:ids)";
      case "post" -> "select id, title from desk_post where id = any(:ids)";
      case "comment" -> "select id, title from desk_comment where id = any(:ids)";
      default -> "select id, title from desk_response where id = any(:ids)";
    };
  }
}
