package org.candour.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.access.MembershipStore.GivenRole;
import org.candour.access.RoleLetters.Invited;
import org.candour.audit.Audit;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Sentences;
import org.candour.shared.Stale;
import org.candour.subscriptions.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to a subscription, by which roles. It never loses its last administrator, whoever presses the button. */
@Component
public class Memberships {

  private final MembershipStore store;
  private final Clock clock;
  private final People people;
  private final RoleLetters letters;
  private final Audit audit;
  private final RoleGrants roles;

  Memberships(MembershipStore store, Clock clock, People people, RoleLetters letters, Audit audit, RoleGrants roles) {
    this.store = store;
    this.clock = clock;
    this.people = people;
    this.letters = letters;
    this.audit = audit;
    this.roles = roles;
  }

  /**
   * Somebody as an administrator describes them, or as they did themselves.
   *
   * @param name what colleagues call them
   * @param address as it was typed
   * @param jobTitle may be empty
   * @param roleGroup a code such as {@code service-manager}; counts only for who has no account yet
   * @param asked whether they said all this themselves
   */
  public record Described(String name, String address, String jobTitle, String roleGroup, boolean asked) {

    public Described(String name, String address, String jobTitle, String roleGroup) {
      this(name, address, jobTitle, roleGroup, false);
    }
  }

  /**
   * A role as it is given: over the whole scope, or over these services and what is below them; for stories of this
   * criticality.
   */
  public record RoleWish(String role, List<Long> services, int least, int most) {

    /** Over the whole scope and every story. */
    public static RoleWish whole(String role) {
      return new RoleWish(role, List.of(), 0, 5);
    }
  }

  /**
   * A role that is held, and since when.
   *
   * @param grant the number of the grant
   * @param role its id
   * @param services those that it is over, with all below; empty for the whole scope
   * @param least the lowest criticality of the stories that it is over, from 0
   * @param most the highest criticality of the stories that it is over, to 5
   * @param since when it was given
   * @param givenBy who gave it, as colleagues call them; empty where it was somebody of the platform
   * @param administers whether the role lets look after members
   */
  public record HeldRole(long grant, String role, List<Long> services, int least, int most, Instant since,
      @Nullable String givenBy, boolean administers) {

    public RoleWish wish() {
      return new RoleWish(role, services, least, most);
    }
  }

  /** What became of a wish. */
  public enum MembershipResult { DONE, ONLY_ADMINISTRATOR, BEYOND, FULL, APART }

  /** What became of it, and of whom; 0 where nothing was done. */
  public record MembershipAnswer(MembershipResult outcome, long person) {}

  public boolean has(long subscription, long person) {
    return store.has(person, subscription);
  }

  /** The roles that somebody holds in a subscription, the oldest first. */
  public List<HeldRole> held(long subscription, long person) {
    return store.held(person, subscription);
  }

  /** Tells whether anything about a member changed since a page was shown. */
  public String state(long subscription, long person) {
    return held(subscription, person).stream().map(h -> Long.toString(h.grant)).collect(Collectors.joining("-"))
        + (frozen(subscription, person) ? "-frozen" : "");
  }

  private boolean frozen(long subscription, long person) {
    return store.frozen(subscription, person);
  }

  /** Makes somebody a member with this role and no other; a newcomer is told by letter. */
  @Transactional
  public MembershipAnswer set(Caller by, Subscription subscription, Described who, RoleWish wish, Sentences words,
      RegionId region) {
    lock(subscription.id());
    Optional<PersonAccount> known = people.byAddress(who.address);
    List<HeldRole> held = known.map(k -> held(subscription.id(), k.id())).orElse(List.of());
    boolean apart = known.filter(k -> roles.isApart(k.id())).isPresent();
    MembershipResult outcome =
        apart ? MembershipResult.APART : allowed(by, subscription, known.map(PersonAccount::id).orElse(0L), held, wish);
    if (outcome != MembershipResult.DONE) {
      return new MembershipAnswer(outcome, 0);
    }
    long person = known.map(PersonAccount::id).orElseGet(
        () -> people.add(by, new People.NewPerson(who.name, who.address, null, who.jobTitle, who.roleGroup, "")));
    if (held.size() != 1 || !held.getFirst().wish().equals(wish)) {
      String called = held.isEmpty() ? known.map(k -> who.name).orElse(null) : called(subscription.id(), person);
      List<Long> before = held.stream().map(HeldRole::grant).toList();
      long grant = give(by, subscription.id(), person, wish, called);
      before.forEach(old -> end(by, subscription.id(), person, old));
      if (held.isEmpty()) {
        letters.invite(new Invited(person, grant, subscription.holder(), who.asked), words, region);
      }
    }
    return new MembershipAnswer(MembershipResult.DONE, person);
  }

  private MembershipResult allowed(Caller by, Subscription subscription, long person, List<HeldRole> held,
      RoleWish wish) {
    if (!within(by, subscription.id(), wish) || held.stream().anyMatch(h -> !within(by, subscription.id(), h.wish()))) {
      return MembershipResult.BEYOND;
    }
    if (!administers(wish.role) && onlyAdministrator(subscription.id(), person)) {
      return MembershipResult.ONLY_ADMINISTRATOR;
    }
    return held.isEmpty() && roles.room(subscription.id()).filter(room -> room <= 0).isPresent()
        ? MembershipResult.FULL
        : MembershipResult.DONE;
  }

  /** One more role beside those that are held. {@code seen} is the {@link #state} that the page showed. */
  @Transactional
  public MembershipResult add(Caller.Person by, long person, RoleWish wish, String seen) {
    lock(by.subscription());
    unchanged(by.subscription(), person, seen);
    if (roles.isApart(person) || !within(by, by.subscription(), wish)) {
      return roles.isApart(person) ? MembershipResult.APART : MembershipResult.BEYOND;
    }
    if (held(by.subscription(), person).stream().noneMatch(h -> h.wish().equals(wish))) {
      give(by, by.subscription(), person, wish, called(by.subscription(), person));
    }
    return MembershipResult.DONE;
  }

  /** Takes one role away, the last of them too. */
  @Transactional
  public MembershipResult endRole(Caller.Person by, long person, long grant, String seen) {
    lock(by.subscription());
    unchanged(by.subscription(), person, seen);
    List<HeldRole> held = held(by.subscription(), person);
    HeldRole ended =
        held.stream().filter(h -> h.grant == grant).findFirst().orElseThrow(() -> new Stale("role " + grant));
    boolean stays = held.stream().anyMatch(h -> h.grant != grant && h.administers);
    if (!within(by, by.subscription(), ended.wish())) {
      return MembershipResult.BEYOND;
    }
    if (ended.administers && !stays && onlyAdministrator(by.subscription(), person)) {
      return MembershipResult.ONLY_ADMINISTRATOR;
    }
    end(by, by.subscription(), person, grant);
    if (held.size() == 1) {
      people.endSessions(person);
    }
    return MembershipResult.DONE;
  }

  /** Ends somebody's membership and their sessions. */
  @Transactional
  public MembershipResult remove(Caller.Person by, long person) {
    lock(by.subscription());
    MembershipResult outcome = may(by, person);
    if (outcome == MembershipResult.DONE && end(by, by.subscription(), person, null)) {
      people.endSessions(person);
    }
    return outcome;
  }

  /**
   * Freezes somebody here, or thaws them: while frozen no role counts, sessions and links are over and letters do not
   * leave.
   */
  @Transactional
  public MembershipResult freeze(Caller.Person by, long person, boolean frozen, String seen) {
    lock(by.subscription());
    unchanged(by.subscription(), person, seen);
    MembershipResult outcome =
        frozen ? may(by, person) : isBeyond(by, person) ? MembershipResult.BEYOND : MembershipResult.DONE;
    if (outcome == MembershipResult.DONE) {
      store.thaw(person, by.subscription());
      if (frozen) {
        store.freeze(person, by.subscription(), clock.instant());
      }
      people.endSessions(person);
      audit.record(by, Audit.Act.of(frozen ? "member-frozen" : "member-thawed", "person", person)
          .fromTo("subscription " + by.subscription(), null));
    }
    return outcome;
  }

  /**
   * Whether this member is the caller's to look after: they themselves, or somebody none of whose roles goes beyond the
   * caller's part.
   */
  public boolean looksAfter(Caller.Person by, long person) {
    return person == by.id() || (by.may(Right.ADMINISTER) && !isBeyond(by, person));
  }

  private boolean isBeyond(Caller.Person by, long person) {
    return held(by.subscription(), person).stream().anyMatch(h -> !within(by, by.subscription(), h.wish()));
  }

  private MembershipResult may(Caller.Person by, long person) {
    return isBeyond(by, person)
        ? MembershipResult.BEYOND
        : onlyAdministrator(by.subscription(), person) ? MembershipResult.ONLY_ADMINISTRATOR : MembershipResult.DONE;
  }

  private void unchanged(long subscription, long person, String seen) {
    if (!state(subscription, person).equals(seen)) {
      throw new Stale("member " + person);
    }
  }

  /**
   * Nobody gives or takes what lies beyond their own right to administer; the platform's people are bound by no scope.
   */
  private boolean within(Caller by, long subscription, RoleWish wish) {
    boolean member = by instanceof Caller.Person person && person.subscription() == subscription;
    return !member || store.within(subscription, by.person().map(Caller.Person::id).orElse(0L), wish, clock.instant());
  }

  private long give(Caller by, long subscription, long person, RoleWish wish, @Nullable String called) {
    long grant = store.insert(subscription,
        new GivenRole(person, wish, by.person().map(Caller.Person::id).orElse(null), called), clock.instant());
    store.insertServices(grant, wish.services);
    audit.record(by, Audit.Act.of("role-given", "person", person).fromTo(null,
        wish.role + " subscription " + subscription + " " + wish.services + " " + wish.least + "-" + wish.most));
    return grant;
  }

  private @Nullable String called(long subscription, long person) {
    return store.called(person, subscription).filter(c -> !c.isEmpty()).orElse(null);
  }

  // Two administrators who remove each other at the same moment wait for each other here.
  private void lock(long subscription) {
    store.lock(subscription);
  }

  private boolean administers(String role) {
    return store.administers(role);
  }

  private boolean onlyAdministrator(long subscription, long person) {
    return held(subscription, person).stream().anyMatch(HeldRole::administers)
        && store.onlyAdministrator(subscription, person);
  }

  private boolean end(Caller by, long subscription, long person, @Nullable Long grant) {
    int ended = store.end(person, subscription, grant, clock.instant());
    if (ended > 0) {
      audit.record(by, Audit.Act.of("roles-ended", "person", person).fromTo("subscription " + subscription, null));
      // Who does not belong any more stands in for nobody, and nobody for them.
      store.endCovers(subscription, person, clock.instant());
    }
    return ended > 0;
  }
}
