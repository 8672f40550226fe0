package org.candour.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/** Says by which subscription a service takes part already. */
@Component
class ServiceSubscriptions {

  private final ServiceSubscriptionStore store;
  private final Clock clock;
  private final Subscriptions subscriptions;

  ServiceSubscriptions(ServiceSubscriptionStore store, Clock clock, Subscriptions subscriptions) {
    this.store = store;
    this.clock = clock;
    this.subscriptions = subscriptions;
  }

  /**
   * The running subscription that somebody who works at this service would belong to: the nearest provider's whose
   * scope holds it, or its own. A commissioner's scope holds services of others, whose staff do not work for the
   * commissioner.
   */
  Optional<Subscription> of(long service) {
    return store.of(today(), service).flatMap(subscriptions::byId);
  }

  /**
   * The running subscription by which those who work at this service are told of its stories themselves: as
   * {@link #of}, but what a commissioner only holds from above works for somebody else.
   */
  Optional<Subscription> ofItsOwn(long service) {
    return store.ofItsOwn(today(), service).flatMap(subscriptions::byId);
  }

  /** The commissioners who have subscribed and in whose scope this service lies, by name; a few of them. */
  List<String> commissioners(long service) {
    return store.commissioners(today(), service);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
