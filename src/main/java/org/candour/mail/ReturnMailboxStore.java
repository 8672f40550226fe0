package org.candour.mail;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ReturnMailbox}. */
@Repository
class ReturnMailboxStore {

  private final JdbcClient sql;

  ReturnMailboxStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Letter(long id, String personKind, long personId) {}

  Optional<Letter> note(ReturnedMail returned) {
    return sql.sql("""
        select id, person_kind, person_id from outbound_mail where return_token = :token or message_id = :id
        order by return_token is distinct from :token limit 1""").param("token", returned.token(), Types.VARCHAR)
        .param("id", returned.messageId(), Types.VARCHAR).query(Letter.class).optional();
  }

  void markAway(Timestamp now, Letter found) {
    sql.sql("update outbound_mail set away_at = coalesce(away_at, ?) where id = ?").params(now, found.id()).update();
  }

  void markDelayed(ReturnedMail returned, Letter found) {
    sql.sql("update outbound_mail set last_error = ? where id = ?").params("delayed " + returned.status(), found.id())
        .update();
  }

  void insertFailure(Recipient to, long letter, Timestamp now, String code) {
    sql.sql("insert into failing_mailbox (person_kind, person_id, letter, failed_at, bounce) values (?, ?, ?,"
        + " ?, ?) on conflict do nothing").params(to.kind(), to.id(), letter, now, code).update();
  }

  boolean failsForLong(Instant since, Recipient to) {
    return sql.sql("""
        select coalesce(max(m.sent_at) - min(m.sent_at) >= make_interval(secs => :apart), false) from failing_mailbox f
        join outbound_mail m on m.id = f.letter
        where f.person_kind = :kind and f.person_id = :person and f.failed_at > :since""")
        .param("apart", ReturnMailbox.APART.toSeconds()).param("kind", to.kind()).param("person", to.id())
        .param("since", Timestamp.from(since)).query(Boolean.class).single();
  }

  int insertDead(Recipient to, Timestamp now, String code) {
    return sql.sql("insert into dead_mailbox (person_kind, person_id, since, bounce) values (?, ?, ?, ?) on"
        + " conflict do nothing").params(to.kind(), to.id(), now, code).update();
  }

  void cameBack(Timestamp now, ReturnedMail returned, long letter) {
    sql.sql("update outbound_mail set bounced_at = coalesce(bounced_at, ?), bounce = ? where id = ?")
        .params(now, returned.status(), letter).update();
  }

  void deleteDead(Recipient recipient) {
    sql.sql("delete from dead_mailbox where person_kind = ? and person_id = ?").params(recipient.kind(), recipient.id())
        .update();
  }

  void deleteFailures(Recipient recipient) {
    sql.sql("delete from failing_mailbox where person_kind = ? and person_id = ?")
        .params(recipient.kind(), recipient.id()).update();
  }
}
