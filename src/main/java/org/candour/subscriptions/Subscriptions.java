package org.candour.subscriptions;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.audit.Audit;
import org.candour.directory.ChangePlan.Heir;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Subscriptions and what they cover. */
@Component
public class Subscriptions {

  private final SubscriptionStore store;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Subscriptions(SubscriptionStore store, Clock clock, Audit audit, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /** A subscription with the top of its scope. */
  public record Listed(Subscription subscription, List<Long> scope) {}

  /** What may be changed later. */
  public record Terms(String level, LocalDate since, @Nullable LocalDate until, Collection<Long> scope) {}

  /** The one of this number, whether its term runs or not; none where there never was one. */
  public Optional<Subscription> byId(long id) {
    return store.byId(id);
  }

  /** Those with a service of this region in their scope, or with no scope yet. */
  public List<Listed> in(RegionId region, int atMost) {
    return store.in(region, atMost);
  }

  /** Whether somebody holds one under this name already. */
  public boolean holds(String holder) {
    return store.holds(holder);
  }

  /** The services at the top of its scope. */
  public List<Long> scope(long subscription) {
    return store.scope(subscription);
  }

  /** Whether the service lies in the scope, at its top or anywhere below. */
  public boolean covers(long subscription, long service) {
    return store.covers(subscription, service);
  }

  /**
   * A subscription that is to be.
   *
   * @param holder as everybody reads it; whether the name is taken is asked before, by {@link #holds}
   * @param holderService the service that the holder is, in or outside the scope, or null
   * @param kind one of {@link Subscription#KINDS}
   * @param level registration or subscription
   * @param scope the services at the top of what it covers; one that is named twice counts once
   */
  public record NewSubscription(String holder, @Nullable Long holderService, String kind, String level,
      Collection<Long> scope) {}

  /**
   * Adds one that runs from today on and has no end yet. Who belongs to it is not said here.
   *
   * @return its number
   */
  @Transactional
  public long add(Caller by, NewSubscription wanted) {
    long id = store.insert(wanted, today(), clock.instant());
    cover(id, wanted.scope);
    audit.record(by, Audit.Act.of("subscription-added", "subscription", id));
    return id;
  }

  /**
   * Changes level, term and scope. Rights follow at once, since they ask both each time; alerts over the whole scope by
   * {@link ScopeChanged}.
   */
  @Transactional
  public void change(Caller by, Subscription before, Terms to) {
    store.update(to, before);
    List<Long> covered = scope(before.id());
    store.deleteScope(before);
    cover(before.id(), to.scope);
    events.publishEvent(new ScopeChanged(before.id(), covered, List.copyOf(to.scope)));
    audit.record(by, Audit.Act.of("subscription-changed", "subscription", before.id()).fromTo(
        told(before.level(), before.since(), before.until(), covered), told(to.level, to.since, to.until, to.scope)));
  }

  /** Ends it at once: yesterday was its last day. {@code reason} is a code. */
  @Transactional
  public void end(Caller by, Subscription subscription, String reason) {
    store.end(today().minusDays(1), subscription);
    audit.record(by, Audit.Act.of("subscription-ended", "subscription", subscription.id()).because(reason)
        .fromTo(subscription.until(), today().minusDays(1)));
  }

  /** What covered a service that ended covers its successors too. Nothing is taken away. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Collection<Heir> heirs) {
    store.follow(heirs);
  }

  private static String told(String level, LocalDate since, @Nullable LocalDate until, Collection<Long> scope) {
    return level + " " + since + "/" + (until == null ? "" : until) + " " + scope;
  }

  private void cover(long subscription, Collection<Long> scope) {
    for (long service : scope) {
      store.insertScope(subscription, service);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
