package org.candour.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Outbox}. */
@Repository
class OutboxStore {

  private final JdbcClient sql;

  OutboxStore(JdbcClient sql) {
    this.sql = sql;
  }

  void add(Instant now, Collection<Letter> letters, @Nullable String[] messageId) {
    sql.sql("""
        insert into outbound_mail (occasion, subject_kind, subject_id, person_kind, person_id, subscription, region,
          message_id, return_token, subject_line, body_text, body_html, stop, next_at, created_at)
        select l.occasion, l.subject_kind, l.subject_id, l.person_kind, l.person_id, l.subscription, l.region,
          l.message_id, l.token, l.line, l.text, l.html,
          l.stop, greatest(coalesce(l.not_before, :now), :now), :now
        from (select distinct on (occasion, subject_kind, subject_id, person_kind, person_id) *
          from unnest(:occasion::text[], :subjectKind::text[], :subject::bigint[], :personKind::text[],
            :person::bigint[],
          :subscription::bigint[], :region::text[], :messageId::text[], :token::text[], :line::text[], :text::text[],
            :html::text[], :stop::text[], :notBefore::timestamptz[])
          as x (occasion, subject_kind, subject_id, person_kind, person_id, subscription, region, message_id, token,
            line, text, html, stop, not_before)) l
        order by l.person_kind, l.person_id
        on conflict (occasion, subject_kind, subject_id, person_kind, person_id) do update
          set state = 'waiting', attempts = 0, last_error = null, next_at = excluded.next_at,
            subject_line = excluded.subject_line,
            body_text = excluded.body_text, body_html = excluded.body_html, stop = excluded.stop,
            subscription = excluded.subscription, region = excluded.region
          where outbound_mail.state = 'cancelled' and outbound_mail.purged_at is null""")
        .param("occasion", Outbox.texts(letters, Letter::occasion))
        .param("subjectKind", Outbox.texts(letters, Letter::subjectKind))
        .param("subject", Outbox.numbers(letters, Letter::subject))
        .param("personKind", Outbox.texts(letters, l -> l.to().kind()))
        .param("person", Outbox.numbers(letters, l -> l.to().id()))
        .param("subscription", Outbox.numbers(letters, Letter::subscription))
        .param("region", Outbox.texts(letters, l -> l.region().value())).param("messageId", messageId)
        .param("token", Outbox.texts(letters, l -> ReturnToken.fresh()))
        .param("line", Outbox.texts(letters, Letter::subjectLine)).param("text", Outbox.texts(letters, Letter::text))
        .param("html", Outbox.texts(letters, LetterPage::of)).param("stop", Outbox.texts(letters, Letter::stop))
        .param("notBefore", Outbox.texts(letters, l -> l.notBefore() == null ? null : l.notBefore().toString()))
        .param("now", Timestamp.from(now)).update();
  }

  int cancel(String occasion, String subjectKind, long subject) {
    return sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where occasion = ? and subject_kind = ? and subject_id = ? and state = 'waiting'""")
        .params(occasion, subjectKind, subject).update();
  }

  List<Long> cancelFor(String occasion, String subjectKind, Collection<Long> subjects) {
    return sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where occasion = ? and subject_kind = ? and subject_id = any(?) and state = 'waiting' returning subject_id""")
        .params(occasion, subjectKind, subjects.toArray(Long[]::new)).query(Long.class).list();
  }

  List<Outbox.TakenBack> cancelStopped(String occasion, String stop) {
    return sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where occasion = ? and right(stop, ?) = ? and person_kind = 'person' and state = 'waiting'
        returning subject_id as subject, person_id as person""").params(occasion, stop.length(), stop)
        .query(Outbox.TakenBack.class).list();
  }

  void cancelTo(Recipient to, boolean links) {
    sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where person_kind = ? and person_id = ? and state = 'waiting' and (? or subject_kind <> 'link')""")
        .params(to.kind(), to.id(), links).update();
  }

  List<Long> sentTo(String occasion, String subjectKind, long subject) {
    return sql.sql("""
        select person_id from outbound_mail
        where occasion = ? and subject_kind = ? and subject_id = ? and person_kind = 'person' and state = 'sent'""")
        .params(occasion, subjectKind, subject).query(Long.class).list();
  }

  List<Long> due(Instant now) {
    return sql.sql("select id from outbound_mail where state = 'waiting' and next_at <= ? order by next_at, id limit ?")
        .params(Timestamp.from(now), Outbox.AT_ONCE).query(Long.class).list();
  }

  void putOff(Instant now, RuntimeException e, long id) {
    sql.sql("update outbound_mail set attempts = attempts + 1, next_at = ?, last_error = ? where id = ?"
        + " and state = 'waiting'").params(Timestamp.from(now), e.getClass().getSimpleName(), id).update();
  }

  Optional<OutboundMail> lock(long id) {
    return sql.sql("select * from outbound_mail where id = ? and state = 'waiting' for no key update skip locked")
        .param(id).query(OutboundMail.class).optional();
  }

  boolean dead(Recipient recipient) {
    return sql.sql("select exists (select from dead_mailbox where person_kind = ? and person_id = ?)")
        .params(recipient.kind(), recipient.id()).query(Boolean.class).single();
  }

  void end(long id, @Nullable String why, @Nullable Timestamp at, String state) {
    sql.sql("update outbound_mail set state = :state, attempts = attempts + 1, sent_at = :at, last_error = :why"
        + " where id = :id").param("state", state).param("at", at).param("why", why).param("id", id).update();
  }

  void retry(boolean last, Instant now, MailTransport.PostFailed failure, OutboundMail mail) {
    sql.sql("update outbound_mail set state = ?, attempts = attempts + 1, next_at = ?, last_error = ? where id = ?")
        .params(last ? "failed" : "waiting", Timestamp.from(now), String.valueOf(failure.getMessage()), mail.id())
        .update();
  }

  int purge(Instant now, Instant before) {
    return sql
        .sql("update outbound_mail set body_text = null, body_html = null, purged_at = ?"
            + " where created_at < ? and purged_at is null and state <> 'waiting'")
        .params(Timestamp.from(now), Timestamp.from(before)).update();
  }

  List<OutboundMail> newest(int atMost) {
    return sql.sql("select * from outbound_mail order by id desc limit ?").param(atMost).query(OutboundMail.class)
        .list();
  }

  Optional<OutboundMail> byId(long id) {
    return sql.sql("select * from outbound_mail where id = ?").param(id).query(OutboundMail.class).optional();
  }
}
