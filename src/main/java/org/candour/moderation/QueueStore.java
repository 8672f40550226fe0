package org.candour.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the queue shows of each item: one query a kind, never one a row. */
@Repository
class QueueStore {

  private final JdbcClient sql;

  QueueStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * What the queue shows of an item.
   *
   * @param language of the title, where it is a story's
   * @param title of a story or post; of an answer or comment that of what it belongs to; empty where it is gone
   * @param state where the thing itself stands
   * @param about the services of a story, the organisation of an answer
   * @param hangs whether what it belongs to is not public
   * @param signed the name that whoever sent it could type, or nothing
   */
  record Face(@Nullable String language, String title, String state, String about, boolean hangs, String signed) {

    static final Face GONE = new Face(null, "", "", "", false, "");
  }

  private record Row(long id, @Nullable String language, String title, String state, String about, boolean hangs,
      String signed) {}

  /** The faces of these items by review. */
  Map<Long, Face> faces(List<Review> items) {
    Map<Long, Face> faces = new HashMap<>();
    for (String kind : List.of("story", "response", "reply", "comment", "post")) {
      List<Review> ofKind = items.stream().filter(r -> r.kind().equals(kind)).toList();
      if (!ofKind.isEmpty()) {
        Map<Long, Face> bySubject = new HashMap<>();
        sql.sql(question(kind)).param("ids", ofKind.stream().map(Review::subject).toArray(Long[]::new)).query(Row.class)
            .list().forEach(row -> bySubject.put(row.id(),
                new Face(row.language(), row.title(), row.state(), row.about(), row.hangs(), row.signed())));
        ofKind.forEach(r -> faces.put(r.id(), bySubject.getOrDefault(r.subject(), Face.GONE)));
      }
    }
    return faces;
  }

  private static String question(String kind) {
    return switch (kind) {
      case "story" ->
        "select id, language, title, state, about, false as hangs, signed from desk_story where id = any(:ids)";
      case "post" -> "select id, null as language, title, state, about, false as hangs, '' as signed"
          + " from desk_post where id = any(:ids)";
      case "comment" ->
        "select id, null as language, title, state, about, hangs, signed from desk_comment where id = any(:ids)";
      default -> "select id, language, title, state, about, hangs, signed from desk_response where id = any(:ids)";
    };
  }
}
