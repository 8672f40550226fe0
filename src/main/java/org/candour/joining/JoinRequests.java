package org.candour.joining;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.access.Memberships;
import org.candour.audit.Audit;
import org.candour.jobs.ClusterJob;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Sentences;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.subscriptions.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who would like to take part, from the first word until somebody has decided. */
@Component
class JoinRequests implements RecipientAddresses {

  static final String ASKER = "asker";
  /** So long a link proves an address. */
  static final Duration PROOF = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(180);

  private final JoinRequestStore store;
  private final Clock clock;
  private final Audit audit;
  private final JoinLetters letters;
  private final ServiceSubscriptions takingPart;
  private final WorkDomains domains;
  private final People people;
  private final Memberships members;

  JoinRequests(JoinRequestStore store, Clock clock, Audit audit, JoinLetters letters, ServiceSubscriptions takingPart,
      WorkDomains domains, People people, Memberships members) {
    this.store = store;
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
    List<Long> id = store.take(now, token, form, region);
    id.forEach(each -> letters.proof(each, token, region, words));
  }

  Optional<JoinRequest> byToken(String token) {
    return store.byToken(token);
  }

  boolean provable(JoinRequest request) {
    return request.state().equals("asked") && request.tokenUntil().isAfter(clock.instant());
  }

  /** The address is proven: from here the request waits for whoever may decide. Done twice it is done once. */
  @Transactional
  public void prove(JoinRequest request, Sentences words) {
    Optional<Subscription> joined = request.service() == null ? Optional.empty() : takingPart.of(request.service());
    String refused = joined.map(j -> refused(j, request.address())).orElse(null);
    int proven = store.prove(request, refused, joined, clock.instant());
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
    long total = store.waiting(region);
    return new Slice<>(store.waitingPage(region, size, page), page, size, total);
  }

  /** Colleagues who wait for an administrator, the longest first. */
  Slice<JoinRequest> colleagues(long subscription, int page, int size) {
    long total = store.colleagues(subscription);
    return new Slice<>(store.colleaguesPage(subscription, size, page), page, size, total);
  }

  /** One that waits for the operators of a region. */
  JoinRequest forOperators(RegionId region, long id) {
    return waiting(region, id).orElseThrow(() -> new NotFound("request " + id));
  }

  private Optional<JoinRequest> waiting(RegionId region, long id) {
    return store.waitingOne(id, region);
  }

  /** The same for who decides on it: whoever comes second reads that somebody was faster. */
  JoinRequest undecided(RegionId region, long id) {
    // Looked for while it waits first: asked the other way round, one that is decided in between would be none at all.
    return waiting(region, id).orElseThrow(() -> goneOr(store.undecided(id, region), id));
  }

  private static RuntimeException goneOr(boolean decided, long id) {
    return decided ? new Stale("request " + id) : new NotFound("request " + id);
  }

  /** One that waits for the administrators of a subscription, for who decides on it. */
  JoinRequest forAdministrators(long subscription, long id) {
    return store.forAdministrators(id, subscription)
        .orElseThrow(() -> goneOr(store.isForAdministrators(id, subscription), id));
  }

  /** Marks the decision, once: who comes second is told so. {@code reason} is a code, or null for yes. */
  void decide(Caller.Person by, JoinRequest request, @Nullable Long subscription, @Nullable String reason) {
    int decided = store.decide(request, subscription, by, clock.instant(), reason);
    if (decided == 0) {
      throw goneOr(true, request.id());
    }
    Audit.Act act =
        Audit.Act.of(reason == null ? "joining-approved" : "joining-declined", "join-request", request.id());
    audit.record(by, reason == null ? act : act.because(reason));
  }

  /** The organisation has joined since: its administrators decide now. */
  void passOn(JoinRequest request, Subscription joined, Sentences words) {
    store.passOn(joined, request);
    letters.came(request, joined.id(), words);
  }

  /** Two who are approved for one organisation at the same moment wait for each other here. */
  void lock() {
    store.lock();
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return recipient.kind().equals(ASKER) ? store.addressOf(recipient) : Optional.empty();
  }

  /** Deletes what was never proven, and blanks names and addresses of what was decided long ago. */
  void forget() {
    Timestamp now = Timestamp.from(clock.instant());
    store.deleteUnproven(now);
    store.blank(now, clock.instant().minus(KEPT));
  }

  @Bean
  static ClusterJob forgetRequests(JoinRequests requests) {
    return new ClusterJob("joining-forget-requests", Duration.ofHours(12), requests::forget);
  }
}
