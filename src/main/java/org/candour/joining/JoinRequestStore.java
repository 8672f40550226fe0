package org.candour.joining;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.subscriptions.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link JoinRequests}. */
@Repository
class JoinRequestStore {

  static final String COLUMNS = """
      select id, region, service, organisation, name, address, job_title, role_group, purpose, approver, token_until,
        proven_at, state,
        subscription, reason from join_request
      """;

  private final JdbcClient sql;

  JoinRequestStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Long> take(Instant now, String token, JoinForm form, RegionId region) {
    return sql.sql("""
        insert into join_request (region, service, organisation, name, address, job_title, role_group, purpose,
          approver, once, token_hash,
          token_until, asked_at)
        values (:region, :service::bigint, :organisation, :name, :address, :job, :group, :purpose, :approver, :once,
          :token, :until, :now)
        on conflict (once) do nothing returning id""").param("region", region.value())
        .param("service", form.service().isEmpty() ? null : Long.valueOf(form.service()))
        .param("organisation", form.service().isEmpty() ? form.organisation() : "").param("name", form.name())
        .param("address", EmailAddress.of(form.address()).orElseThrow()).param("job", form.job())
        .param("group", form.group()).param("purpose", form.purpose()).param("approver", form.approver())
        .param("once", form.once()).param("token", SecretToken.hash(token))
        .param("until", Timestamp.from(now.plus(JoinRequests.PROOF))).param("now", Timestamp.from(now))
        .query(Long.class).list();
  }

  Optional<JoinRequest> byToken(String token) {
    return sql.sql(COLUMNS + " where token_hash = ?").param(SecretToken.hash(token)).query(JoinRequest.class)
        .optional();
  }

  int prove(JoinRequest request, @Nullable String refused, Optional<Subscription> joined, Instant now) {
    return sql.sql("""
        update join_request set proven_at = :now, subscription = :subscription::bigint, state = :state,
          reason = :reason,
          decided_at = case when :state = 'declined' then :now::timestamptz end
        where id = :id and state = 'asked' and token_until > :now""").param("now", Timestamp.from(now))
        .param("subscription", joined.map(Subscription::id).orElse(null))
        .param("state", refused == null ? "waiting" : "declined").param("reason", refused).param("id", request.id())
        .update();
  }

  long waiting(RegionId region) {
    return sql.sql("select count(*) from join_request where region = ? and state = 'waiting' and subscription is null")
        .param(region.value()).query(Long.class).single();
  }

  List<JoinRequest> waitingPage(RegionId region, int size, int page) {
    return sql.sql(COLUMNS
        + " where region = ? and state = 'waiting' and subscription is null order by proven_at, id limit ? offset ?")
        .params(region.value(), size, (page - 1L) * size).query(JoinRequest.class).list();
  }

  long colleagues(long subscription) {
    return sql.sql("select count(*) from join_request where subscription = ? and state = 'waiting'").param(subscription)
        .query(Long.class).single();
  }

  List<JoinRequest> colleaguesPage(long subscription, int size, int page) {
    return sql.sql(COLUMNS + " where subscription = ? and state = 'waiting' order by proven_at, id limit ? offset ?")
        .params(subscription, size, (page - 1L) * size).query(JoinRequest.class).list();
  }

  Optional<JoinRequest> waitingOne(long id, RegionId region) {
    return sql.sql(COLUMNS + " where id = ? and region = ? and state = 'waiting' and subscription is null")
        .params(id, region.value()).query(JoinRequest.class).optional();
  }

  boolean undecided(long id, RegionId region) {
    return sql.sql("""
        select exists (select from join_request where id = ? and region = ? and (state in ('approved', 'declined')
          or subscription is not null))""").params(id, region.value()).query(Boolean.class).single();
  }

  Optional<JoinRequest> forAdministrators(long id, long subscription) {
    return sql.sql(COLUMNS + " where id = ? and subscription = ? and state = 'waiting'").params(id, subscription)
        .query(JoinRequest.class).optional();
  }

  boolean isForAdministrators(long id, long subscription) {
    return sql.sql("select exists (select from join_request where id = ? and subscription = ?"
        + " and state in ('approved', 'declined'))").params(id, subscription).query(Boolean.class).single();
  }

  int decide(JoinRequest request, @Nullable Long subscription, Caller.Person by, Instant now, @Nullable String reason) {
    return sql.sql("""
        update join_request set state = :state, reason = :reason, decided_at = :now, decided_by = :by,
          subscription = :subscription::bigint
        where id = :id and state = 'waiting'""").param("state", reason == null ? "approved" : "declined")
        .param("reason", reason).param("now", Timestamp.from(now)).param("by", by.id())
        .param("subscription", subscription).param("id", request.id()).update();
  }

  void passOn(Subscription joined, JoinRequest request) {
    sql.sql("update join_request set subscription = ? where id = ? and state = 'waiting'")
        .params(joined.id(), request.id()).update();
  }

  void lock() {
    sql.sql("select id from join_request where state = 'waiting' order by id for update").query(Long.class).list();
  }

  Optional<String> addressOf(Recipient recipient) {
    return sql.sql("select address from join_request where id = ? and address <> ''").param(recipient.id())
        .query(String.class).optional();
  }

  void deleteUnproven(Timestamp now) {
    sql.sql("delete from join_request where state = 'asked' and token_until < ?").param(now).update();
  }

  void blank(Timestamp now, Instant now2) {
    sql.sql("""
        update join_request set name = '', address = '', job_title = '', approver = '', blanked_at = ?
        where decided_at < ? and blanked_at is null""").params(now, Timestamp.from(now2)).update();
  }
}
