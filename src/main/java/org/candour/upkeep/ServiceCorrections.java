package org.candour.upkeep;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.accounts.PlatformRoles;
import org.candour.audit.Audit;
import org.candour.jobs.ClusterJob;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections that anybody proposes, until an operator has decided. The public reads how many there were, never their
 * words.
 */
@Component
class ServiceCorrections implements RecipientAddresses {

  static final List<String> REASONS = List.of("as-it-is", "not-ours", "unclear", "duplicate");

  private static final Duration KEPT = Duration.ofDays(180);
  private static final String COLUMNS = """
      select c.id, c.region, c.service, c.what, c.value, c.body, c.address, c.sent_at, c.state, c.reason, b.holder
      from correction c left join staff_subscription b on b.id = c.subscription
      """;

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;
  private final Outbox outbox;
  private final MailSettings settings;
  private final PlatformRoles roles;

  ServiceCorrections(JdbcClient sql, Clock clock, Audit audit, Outbox outbox, MailSettings settings,
      PlatformRoles roles) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
    this.outbox = outbox;
    this.settings = settings;
    this.roles = roles;
  }

  /**
   * A correction as operators see it.
   *
   * @param id its number
   * @param region the id of the region in which it was proposed
   * @param service the one that it is about; null where one is missing
   * @param what name, place, closed, moved, missing or other
   * @param value what it should say
   * @param body more about it; may be empty
   * @param address where an answer reaches whoever proposed it; may be empty
   * @param sentAt when
   * @param state {@code waiting}, {@code accepted} or {@code declined}
   * @param reason why it was declined, as a code; else null
   * @param holder whose administrator proposed it, or none
   */
  record Correction(long id, String region, @Nullable Long service, String what, String value, String body,
      String address, Instant sentAt, String state, @Nullable String reason, @Nullable String holder) {}

  /** Takes one in, once however often it is sent, and tells the operators. */
  @Transactional
  public void take(RegionId region, @Nullable Long service, @Nullable Long subscription, CorrectionForm form,
      Sentences words) {
    List<Long> id = sql.sql("""
        insert into correction (region, service, what, value, body, address, subscription, once, sent_at)
        values (:region, :service::bigint, :what, :value, :body, :address, :subscription::bigint, :once, :now)
        on conflict (once) do nothing returning id""").param("region", region.value()).param("service", service)
        .param("what", form.what()).param("value", form.value()).param("body", form.body())
        .param("address", form.address()).param("subscription", subscription).param("once", form.once())
        .param("now", Timestamp.from(clock.instant())).query(Long.class).list();
    if (!id.isEmpty()) {
      outbox.add(roles.holders().stream().filter(h -> h.reaches(region) && !h.frozen() && h.role().equals("operator"))
          .map(PlatformRoles.Holder::person).distinct()
          .map(person -> Letter.about("correction-came", "correction", id.getFirst())
              .to(Recipient.person(person), region)
              .saying(words.say("upkeep.correction.came-subject"), List.of(words.say("upkeep.correction.came-text")))
              .leadingTo(words.say("upkeep.correction.came-action"),
                  settings.address() + "/" + region.value() + "/operate/corrections")
              .footer(words.say("upkeep.correction.came-footer")))
          .toList());
    }
  }

  long waiting(RegionId region) {
    return sql.sql("select count(*) from correction where region = ? and state = 'waiting'").param(region.value())
        .query(Long.class).single();
  }

  Slice<Correction> waiting(RegionId region, int page, int size) {
    return new Slice<>(
        sql.sql(COLUMNS + " where c.region = ? and c.state = 'waiting' order by c.sent_at, c.id limit ? offset ?")
            .params(region.value(), size, (page - 1L) * size).query(Correction.class).list(),
        page, size, waiting(region));
  }

  Optional<Correction> byId(RegionId region, long id) {
    return sql.sql(COLUMNS + " where c.id = ? and c.region = ?").params(id, region.value()).query(Correction.class)
        .optional();
  }

  /**
   * Accepts or declines, once; whoever left an address is answered.
   *
   * @param reason a code
   * @throws Stale where somebody else has decided
   */
  @Transactional
  public void decide(Caller.Person by, Correction correction, boolean accepted, @Nullable String reason, Shell shell) {
    int decided = sql.sql("""
        update correction set state = :state, reason = :reason, decided_at = :now, decided_by = :by
        where id = :id and state = 'waiting'""").param("state", accepted ? "accepted" : "declined")
        .param("reason", reason).param("now", Timestamp.from(clock.instant())).param("by", by.id())
        .param("id", correction.id()).update();
    if (decided == 0) {
      throw new Stale("correction " + correction.id());
    }
    audit.record(by,
        Audit.Act.of(accepted ? "correction-accepted" : "correction-declined", "correction", correction.id())
            .because(reason == null ? correction.what() : reason));
    if (!correction.address().isEmpty()) {
      RegionId region = new RegionId(correction.region());
      outbox.add(List.of(Letter.about("correction-decided", "correction", correction.id())
          .to(Recipient.writer(correction.id()), region)
          .saying(shell.say("upkeep.correction.answer-subject"),
              List.of(shell.say(accepted ? "upkeep.correction.answer-yes" : "upkeep.correction.answer-no"),
                  reason == null ? "" : shell.say("upkeep.correction.reason-" + reason)).stream()
                  .filter(p -> !p.isEmpty()).toList())
          .leadingTo(shell.say("upkeep.correction.answer-action"),
              settings.address() + "/" + region.value() + "/services")
          .footer(shell.say("upkeep.correction.answer-footer"))));
    }
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @org.jspecify.annotations.Nullable Long subscription) {
    return recipient.kind().equals("writer")
        ? sql.sql("select address from correction where id = ? and address <> ''").param(recipient.id())
            .query(String.class).optional()
        : Optional.empty();
  }

  /** Blanks words and addresses of what was decided long ago. */
  void blank() {
    Instant now = clock.instant();
    sql.sql("update correction set value = '', body = '', address = '', blanked_at = ? where decided_at < ?"
        + " and blanked_at is null").params(Timestamp.from(now), Timestamp.from(now.minus(KEPT))).update();
  }

  @Bean
  static ClusterJob blankCorrections(ServiceCorrections corrections) {
    return new ClusterJob("upkeep-blank-corrections", Duration.ofHours(12), corrections::blank);
  }
}
