package org.candour.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.access.RoleGrantStore.MemberCount;
import org.candour.access.RoleGrantStore.NewGrant;
import org.candour.audit.Audit;
import org.candour.directory.ChangePlan.Heir;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.candour.subscriptions.Features;
import org.candour.subscriptions.Subscription;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which roles somebody holds, on the platform and in subscriptions, and what that lets them do. */
@Component
public class RoleGrants {

  /** Roles that see what nobody else may: they sign in with a second factor. */
  public static final Set<String> SECOND_FACTOR =
      Set.of("moderator", "senior-moderator", "concerns-lead", "support", "operator");

  // What keeps somebody apart from every organisation: originals and what authors left with us.
  static final String[] APART = {"moderate", "moderate-senior", "safeguard", "operate"};

  private final RoleGrantStore store;
  private final Clock clock;
  private final People people;
  private final Features features;
  private final Audit audit;

  RoleGrants(RoleGrantStore store, Clock clock, People people, Features features, Audit audit) {
    this.store = store;
    this.clock = clock;
    this.people = people;
    this.features = features;
    this.audit = audit;
  }

  /**
   * The roles held at this moment, with their rights: those of a colleague for whom somebody stands in, too.
   * Subscriptions outside their term, those where the person is frozen, and features that are not part of one give
   * none.
   */
  public List<Caller.Grant> grants(long person) {
    Map<Caller.Grant, Set<Right>> rights = store.grants(person, clock.instant()).stream()
        .collect(Collectors.groupingBy(r -> new Caller.Grant(r.role(), r.scopeKind(), r.scopeId(), Set.of()),
            LinkedHashMap::new, Collectors.flatMapping(g -> Right.of(g.permit()).stream(), Collectors.toSet())));
    return rights.entrySet().stream().map(e -> new Caller.Grant(e.getKey().role(), e.getKey().scopeKind(),
        e.getKey().scopeId(), Set.copyOf(e.getValue()))).toList();
  }

  /**
   * Of these addresses those of whoever moderates or operates: they see what no organisation may, and belong to none.
   */
  public Set<String> apart(Collection<String> addresses) {
    return Set.copyOf(store.apart(addresses));
  }

  /** Whether somebody moderates or operates. In a transaction, nobody makes them either until it is over. */
  boolean isApart(long person) {
    people.lock(person);
    return store.isApart(person);
  }

  /**
   * Whether this role of the platform is none for who belongs to an organisation, and this address does. In a
   * transaction as above.
   */
  public boolean clashes(String address, String role) {
    boolean apart = store.keepsApart(role);
    Optional<Long> person = apart ? people.byAddress(address).map(PersonAccount::id) : Optional.empty();
    person.ifPresent(people::lock);
    return person.filter(this::belongsSomewhere).isPresent();
  }

  private boolean belongsSomewhere(long person) {
    return store.belongsSomewhere(person);
  }

  /** Where somebody belongs and is frozen, by the organisations' names. */
  public List<String> stoppedAt(long person) {
    return store.stoppedAt(person);
  }

  /** Whether being frozen leaves them nothing that they could sign in for. */
  public boolean isStopped(long person) {
    return !stoppedAt(person).isEmpty() && grants(person).isEmpty();
  }

  /**
   * Gives a role over the whole of a scope. The same grant twice is one grant. Gives its number, or 0 where it is held
   * already.
   */
  @Transactional
  public long grant(Caller by, long person, String role, String scopeKind, String scopeId) {
    Optional<Long> given = store.insert(by.person().map(Caller.Person::id).orElse(null),
        new NewGrant(person, role, scopeKind, scopeId), clock.instant());
    if (given.isPresent()) {
      audit.record(by,
          Audit.Act.of("role-given", "person", person).fromTo(null, role + " " + scopeKind + " " + scopeId));
    }
    return given.orElse(0L);
  }

  /**
   * Chooses the subscription in which somebody works from their next request on. Whoever comes there themselves agrees
   * to be seen: colleagues read their own name from then on.
   *
   * @return whether they hold a role there that counts at this moment; nothing happens where they do not
   */
  @Transactional
  public boolean setActive(long person, long subscription) {
    String wanted = Long.toString(subscription);
    boolean theirs =
        grants(person).stream().anyMatch(g -> g.scopeKind().equals("subscription") && g.scopeId().equals(wanted));
    if (theirs) {
      people.setActive(person, subscription);
      store.showOwnName(person, wanted);
    }
    return theirs;
  }

  /**
   * What the public sees of somebody. Whoever writes down how readers see them shows it to colleagues too, who read the
   * own name from then on.
   */
  @Transactional
  public void setProfile(Caller by, long person, People.Profile profile) {
    people.setProfile(by, person, profile);
    store.showOwnNameEverywhere(person);
  }

  /** The subscriptions somebody may switch between: held, and their term runs. */
  public List<Subscription> subscriptions(long person) {
    return store.subscriptions(person, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), clock.instant());
  }

  /** How many belong to each of these subscriptions; those to which nobody does are left out. */
  public Map<Long, Long> members(Collection<Long> subscriptions) {
    return store.members(subscriptions).stream()
        .collect(Collectors.toMap(MemberCount::subscription, MemberCount::members));
  }

  /** What a role was over where a service ended is over its successors too. Nothing is taken away. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Collection<Heir> heirs) {
    store.follow(heirs);
  }

  /**
   * How many people more a subscription may take in at its level, below 0 where it has too many already; nothing where
   * there is no limit.
   */
  public Optional<Long> room(long subscription) {
    return features.most(subscription).map(most -> most - members(subscription));
  }

  /** What a subscription would lose at another level, besides what was granted to it alone. */
  public Features.Loss loss(long subscription, String level, String language) {
    return features.loss(subscription, members(subscription), level, language);
  }

  private long members(long subscription) {
    return members(List.of(subscription)).getOrDefault(subscription, 0L);
  }
}
