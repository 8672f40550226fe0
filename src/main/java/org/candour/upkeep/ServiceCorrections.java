package org.candour.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.access.PlatformRoles;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections that anybody proposes, until an operator has decided. The public reads how many there were, never their
 * words.
 */
@Component
class ServiceCorrections implements RecipientAddresses {

  static final List<String> REASONS = List.of("as-it-is", "not-ours", "unclear", "duplicate");

  static final Duration KEPT = Duration.ofDays(180);

  private final ServiceCorrectionStore store;
  private final Clock clock;
  private final Audit audit;
  private final Outbox outbox;
  private final MailSettings settings;
  private final PlatformRoles roles;

  ServiceCorrections(ServiceCorrectionStore store, Clock clock, Audit audit, Outbox outbox, MailSettings settings,
      PlatformRoles roles) {
    this.store = store;
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
    List<Long> id = store.take(clock.instant(), form, subscription, service, region);
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
    return store.waiting(region);
  }

  Slice<Correction> waiting(RegionId region, int page, int size) {
    return new Slice<>(store.waitingPage(region, size, page), page, size, waiting(region));
  }

  Optional<Correction> byId(RegionId region, long id) {
    return store.byId(id, region);
  }

  /**
   * Accepts or declines, once; whoever left an address is answered.
   *
   * @param reason a code
   * @throws Stale where somebody else has decided
   */
  @Transactional
  public void decide(Caller.Person by, Correction correction, boolean accepted, @Nullable String reason, Shell shell) {
    int decided = store.decide(correction, by, clock.instant(), reason, accepted);
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
    return recipient.kind().equals("writer") ? store.addressOf(recipient) : Optional.empty();
  }

  /** Blanks words and addresses of what was decided long ago. */
  void blank() {
    Instant now = clock.instant();
    store.blank(now);
  }

  @Bean
  static ClusterJob blankCorrections(ServiceCorrections corrections) {
    return new ClusterJob("upkeep-blank-corrections", Duration.ofHours(12), corrections::blank);
  }
}
