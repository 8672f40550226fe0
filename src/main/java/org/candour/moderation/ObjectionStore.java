package org.candour.moderation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Objections}. */
@Repository
class ObjectionStore {

  private final JdbcClient sql;

  ObjectionStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Objections.Objection> ofReview(long review) {
    return sql.sql("select id, act, version, words, at, settled_at from review_objection where review = ? order by id")
        .param(review).query(Objections.Objection.class).list();
  }

  void accept(Review review, int version, Instant now) {
    sql.sql(
        "insert into review_objection (review, version, act, at) values (?, ?, 'accepted', ?) on conflict do nothing")
        .params(review.id(), version, Timestamp.from(now)).update();
  }

  void object(Review review, int version, String act, String words, Instant at) {
    sql.sql("insert into review_objection (review, version, act, words, at) values (?, ?, ?, ?, ?)")
        .params(review.id(), version, act, words, Timestamp.from(at)).update();
  }

  int settle(long step, Instant now, Review review) {
    return sql.sql("update review_objection set settled_by = ?, settled_at = ? where review = ?"
        + " and settled_by is null and act <> 'accepted'").params(step, Timestamp.from(now), review.id()).update();
  }
}
