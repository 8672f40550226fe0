package org.candour.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.springframework.stereotype.Component;

/**
 * Who keeps what is said about a service itself: its contacts, its page. That is for the administrators of the provider
 * whose scope is nearest above it, each for the part they look after. Others who cover it read stories about it and
 * keep nothing.
 */
@Component
public class ServiceKeepers {

  private final ServiceKeeperStore store;
  private final Clock clock;
  private final Rights rights;

  ServiceKeepers(ServiceKeeperStore store, Clock clock, Rights rights) {
    this.store = store;
    this.clock = clock;
    this.rights = rights;
  }

  /**
   * What somebody keeps: everything below the tops but where one of {@code others} is nearer than each of
   * {@code scope}.
   *
   * @param tops of what they look after
   * @param scope of their organisation
   * @param others the scopes of other providers below it
   */
  public record KeptService(List<Long> tops, List<Long> scope, List<Long> others) {}

  /** What this member keeps; nothing at all where their organisation is no provider. */
  public KeptService of(Caller.Person caller) {
    List<Long> scope = store.scope(today(), caller.subscription());
    List<Long> tops = scope.isEmpty() ? List.of() : rights.reach(caller, Right.ADMINISTER).tops();
    List<Long> others = tops.isEmpty() ? List.of() : store.others(today(), caller.subscription(), scope);
    return new KeptService(tops, scope, others);
  }

  /** Those of these services that this member keeps. */
  public Set<Long> among(Caller.Person caller, Collection<Long> services) {
    KeptService kept = of(caller);
    return kept.tops.isEmpty() ? Set.of() : Set.copyOf(store.among(services, kept));
  }

  public boolean keeps(Caller.Person caller, long service) {
    return among(caller, List.of(service)).contains(service);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
