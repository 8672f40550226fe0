package org.candour.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ReturnProbe}. */
@Repository
class ReturnProbeStore {

  private final JdbcClient sql;

  ReturnProbeStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<ReturnProbe.Tried> first(Instant now, String order) {
    return sql.sql("""
        select sent_at, arrived from (
          select sent_at, case when seen_at is not null then true when refused_at is not null
            or sent_at < ? then false end as arrived from return_probe) tried
        order by\s""" + order + " limit 1").param(Timestamp.from(now)).query(ReturnProbe.Tried.class).optional();
  }

  void insert(String token, String id, Instant now) {
    sql.sql("insert into return_probe (token, message_id, sent_at) values (?, ?, ?)")
        .params(token, id, Timestamp.from(now)).update();
  }

  void deleteOld(Instant now) {
    sql.sql("delete from return_probe where sent_at < ?").param(Timestamp.from(now.minus(ReturnProbe.KEPT))).update();
  }

  void refused(String token, MailTransport.PostFailed e) {
    sql.sql(e.lasting()
        ? "update return_probe set refused_at = sent_at where token = ?"
        : "delete from return_probe where token = ?").param(token).update();
  }

  int seen(Timestamp now, String token) {
    return sql.sql("update return_probe set seen_at = ? where token = ?").params(now, token).update();
  }

  int returned(boolean refused, Timestamp now, String messageId) {
    return sql.sql("update return_probe set refused_at = case when ? then ?::timestamptz else refused_at end"
        + " where message_id = ?").params(refused, now, messageId).update();
  }
}
