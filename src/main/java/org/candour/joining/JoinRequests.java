package org.candour.joining;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.accounts.Memberships;
import org.candour.accounts.People;
import org.candour.accounts.Subscription;
import org.candour.audit.Audit;
import org.candour.jobs.ClusterJob;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Sentences;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who would like to take part, from the first word until somebody has decided. */
@Component
class JoinRequests implements RecipientAddresses {

  static final String ASKER = "asker";
  /** So long a link proves an address. */
  private static final Duration PROOF = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(180);
  private static final String COLUMNS = """
      select id, region, service, organisation, name, address, job_title, role_group, purpose, approver, token_until,
        proven_at, state,
        subscription, reason from join_request
      """;

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;
  private final JoinLetters letters;
  private final ServiceSubscriptions takingPart;
  private final WorkDomains domains;
  private final People people;
  private final Memberships members;

  JoinRequests(JdbcClient sql, Clock clock, Audit audit, JoinLetters letters, ServiceSubscriptions takingPart,
      WorkDomains domains, People people, Memberships members) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
    this.letters = letters;
    this.takingPart = takingPart;
    this.domains = domains;
    this.people = people;
    this.members = members;
  }

  /** Takes one in, once however often it is sent, and sends the link that proves the address. Looks nobody up. */
  @Transactional
  public void take(RegionId region, JoinForm form, Sentences words) {
    String token = SecretToken.fresh();
    Instant now = clock.instant();
    List<Long> id = sql.sql("""
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
        .param("until", Timestamp.from(now.plus(PROOF))).param("now", Timestamp.from(now)).query(Long.class).list();
    id.forEach(each -> letters.proof(each, token, region, words));
  }

  Optional<JoinRequest> byToken(String token) {
    return sql.sql(COLUMNS + " where token_hash = ?").param(SecretToken.hash(token)).query(JoinRequest.class)
        .optional();
  }

  boolean provable(JoinRequest request) {
    return request.state().equals("asked") && request.tokenUntil().isAfter(clock.instant());
  }

  /** The address is proven: from here the request waits for whoever may decide. Done twice it is done once. */
  @Transactional
  public void prove(JoinRequest request, Sentences words) {
    Optional<Subscription> joined = request.service() == null ? Optional.empty() : takingPart.of(request.service());
    String refused = joined.map(j -> refused(j, request.address())).orElse(null);
    int proven = sql.sql("""
        update join_request set proven_at = :now, subscription = :subscription::bigint, state = :state,
          reason = :reason,
          decided_at = case when :state = 'declined' then :now::timestamptz end
        where id = :id and state = 'asked' and token_until > :now""").param("now", Timestamp.from(clock.instant()))
        .param("subscription", joined.map(Subscription::id).orElse(null))
        .param("state", refused == null ? "waiting" : "declined").param("reason", refused).param("id", request.id())
        .update();
    if (proven > 0 && refused == null) {
      letters.came(request, joined.map(Subscription::id).orElse(null), words);
    }
  }

  /** Why somebody need not or may not ask there. They alone are told, after they have proven the address. */
  private @Nullable String refused(Subscription joined, String address) {
    if (people.byAddress(address).filter(p -> members.has(joined.id(), p.id())).isPresent()) {
      return "already";
    }
    return domains.mayAsk(joined.id(), address) ? null : "domain";
  }

  Slice<JoinRequest> waiting(RegionId region, int page, int size) {
    long total =
        sql.sql("select count(*) from join_request where region = ? and state = 'waiting' and subscription is null")
            .param(region.value()).query(Long.class).single();
    return new Slice<>(sql.sql(COLUMNS
        + " where region = ? and state = 'waiting' and subscription is null order by proven_at, id limit ? offset ?")
        .params(region.value(), size, (page - 1L) * size).query(JoinRequest.class).list(), page, size, total);
  }

  /** Colleagues who wait for an administrator, the longest first. */
  Slice<JoinRequest> colleagues(long subscription, int page, int size) {
    long total = sql.sql("select count(*) from join_request where subscription = ? and state = 'waiting'")
        .param(subscription).query(Long.class).single();
    return new Slice<>(
        sql.sql(COLUMNS + " where subscription = ? and state = 'waiting' order by proven_at, id limit ? offset ?")
            .params(subscription, size, (page - 1L) * size).query(JoinRequest.class).list(),
        page, size, total);
  }

  /** One that waits for the operators of a region. */
  JoinRequest forOperators(RegionId region, long id) {
    return waiting(region, id).orElseThrow(() -> new NotFound("request " + id));
  }

  private Optional<JoinRequest> waiting(RegionId region, long id) {
    return sql.sql(COLUMNS + " where id = ? and region = ? and state = 'waiting' and subscription is null")
        .params(id, region.value()).query(JoinRequest.class).optional();
  }

  /** The same for who decides on it: whoever comes second reads that somebody was faster. */
  JoinRequest undecided(RegionId region, long id) {
    // Looked for while it waits first: asked the other way round, one that is decided in between would be none at all.
    return waiting(region, id).orElseThrow(() -> goneOr(sql.sql("""
        select exists (select from join_request where id = ? and region = ? and (state in ('approved', 'declined')
          or subscription is not null))""").params(id, region.value()).query(Boolean.class).single(), id));
  }

  private static RuntimeException goneOr(boolean decided, long id) {
    return decided ? new Stale("request " + id) : new NotFound("request " + id);
  }

  /** One that waits for the administrators of a subscription, for who decides on it. */
  JoinRequest forAdministrators(long subscription, long id) {
    return sql.sql(COLUMNS + " where id = ? and subscription = ? and state = 'waiting'").params(id, subscription)
        .query(JoinRequest.class).optional()
        .orElseThrow(() -> goneOr(
            sql.sql("select exists (select from join_request where id = ? and subscription = ?"
                + " and state in ('approved', 'declined'))").params(id, subscription).query(Boolean.class).single(),
            id));
  }

  /** Marks the decision, once: who comes second is told so. {@code reason} is a code, or null for yes. */
  void decide(Caller.Person by, JoinRequest request, @Nullable Long subscription, @Nullable String reason) {
    int decided = sql.sql("""
        update join_request set state = :state, reason = :reason, decided_at = :now, decided_by = :by,
          subscription = :subscription::bigint
        where id = :id and state = 'waiting'""").param("state", reason == null ? "approved" : "declined")
        .param("reason", reason).param("now", Timestamp.from(clock.instant())).param("by", by.id())
        .param("subscription", subscription).param("id", request.id()).update();
    if (decided == 0) {
      throw goneOr(true, request.id());
    }
    Audit.Act act =
        Audit.Act.of(reason == null ? "joining-approved" : "joining-declined", "join-request", request.id());
    audit.record(by, reason == null ? act : act.because(reason));
  }

  /** The organisation has joined since: its administrators decide now. */
  void passOn(JoinRequest request, Subscription joined, Sentences words) {
    sql.sql("update join_request set subscription = ? where id = ? and state = 'waiting'")
        .params(joined.id(), request.id()).update();
    letters.came(request, joined.id(), words);
  }

  /** Two who are approved for one organisation at the same moment wait for each other here. */
  void lock() {
    sql.sql("select id from join_request where state = 'waiting' order by id for update").query(Long.class).list();
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return recipient.kind().equals(ASKER)
        ? sql.sql("select address from join_request where id = ? and address <> ''").param(recipient.id())
            .query(String.class).optional()
        : Optional.empty();
  }

  /** Deletes what was never proven, and blanks names and addresses of what was decided long ago. */
  void forget() {
    Timestamp now = Timestamp.from(clock.instant());
    sql.sql("delete from join_request where state = 'asked' and token_until < ?").param(now).update();
    sql.sql("""
        update join_request set name = '', address = '', job_title = '', approver = '', blanked_at = ?
        where decided_at < ? and blanked_at is null""").params(now, Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }

  @Bean
  static ClusterJob forgetRequests(JoinRequests requests) {
    return new ClusterJob("joining-forget-requests", Duration.ofHours(12), requests::forget);
  }
}
