package org.candour.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who a session belongs to. Asked once a request; a frozen or changed person is somebody else at once. */
@Component
public class SignIn {

  private static final String WHO = "candour.who";

  // Spring's sessions know only the wall clock; how long a sign-in lasts is ours to say, by the clock of the house.
  private static final Duration LASTS = Duration.ofHours(12);
  private static final Duration FRESH = Duration.ofMinutes(15);

  private final People people;
  private final RoleGrants roles;
  private final Clock clock;

  SignIn(People people, RoleGrants roles, Clock clock) {
    this.people = people;
    this.roles = roles;
    this.clock = clock;
  }

  /** What a session keeps: as little as finds the rest. {@code byLink} says that it began with a one-time link. */
  private record Who(String kind, long id, int stamp, boolean secondFactorDone, Instant since,
      boolean byLink) implements Serializable {}

  /** The caller of this request. */
  public Caller caller(HttpServletRequest request) {
    Who who = who(request);
    if (who == null) {
      return Caller.NOBODY;
    }
    if (who.kind.equals("author")) {
      return new Caller.Author(who.id);
    }
    return people.byId(who.id).filter(p -> p.frozenAt() == null && p.stamp() == who.stamp)
        .<Caller>map(p -> caller(p, who.secondFactorDone)).orElse(Caller.NOBODY);
  }

  /**
   * Why the sign-in of this session counts no more: {@code frozen} where an administrator or operator stopped it,
   * {@code changed} where it was ended otherwise, {@code time} where it ran out.
   */
  public String ended(HttpServletRequest request) {
    Who who = who(request);
    if (who == null || !who.kind.equals("person")) {
      return "time";
    }
    Optional<PersonAccount> person = people.byId(who.id);
    if (person.filter(p -> p.frozenAt() != null).isPresent() || roles.isStopped(who.id)) {
      return "frozen";
    }
    return person.filter(p -> p.stamp() == who.stamp).isPresent() ? "time" : "changed";
  }

  private @Nullable Who who(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(WHO) instanceof Who who
        && !clock.instant().isAfter(who.since.plus(LASTS)) ? who : null;
  }

  /** Signs a person in; the session's id changes. Only who really showed a second factor, or a demo's door, says so. */
  public void person(HttpServletRequest request, PersonAccount person, boolean secondFactorDone) {
    keep(request, new Who("person", person.id(), person.stamp(), secondFactorDone, clock.instant(), false));
  }

  /** Signs in who opened a one-time link. */
  public void personByLink(HttpServletRequest request, PersonAccount person) {
    keep(request, new Who("person", person.id(), person.stamp(), false, clock.instant(), true));
  }

  /** The second factor was shown. */
  public void secondFactorDone(HttpServletRequest request, PersonAccount person) {
    Who who = Objects.requireNonNull(who(request));
    keep(request, new Who("person", person.id(), person.stamp(), true, who.since, who.byLink));
  }

  /** Lets this session go on where all others of the person were ended. */
  public void stay(HttpServletRequest request, PersonAccount person) {
    Who who = Objects.requireNonNull(who(request));
    keep(request, new Who("person", person.id(), person.stamp(), who.secondFactorDone, who.since, who.byLink));
  }

  /** Whether this session began with a one-time link a moment ago: its owner has just read their mail. */
  public boolean byFreshLink(HttpServletRequest request) {
    Who who = who(request);
    return who != null && who.byLink && clock.instant().isBefore(who.since.plus(FRESH));
  }

  /** Signs an author in; the session's id changes. */
  public void author(HttpServletRequest request, long author) {
    keep(request, new Who("author", author, 0, true, clock.instant(), false));
  }

  public void out(HttpServletRequest request) {
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
  }

  private void keep(HttpServletRequest request, Who who) {
    out(request);
    request.getSession(true).setAttribute(WHO, who);
  }

  private Caller.Person caller(PersonAccount person, boolean secondFactorDone) {
    List<Caller.Grant> held = roles.grants(person.id());
    // Asked at every request, so that a role given during a session counts from the next one on.
    boolean complete = secondFactorDone || held.stream().noneMatch(g -> RoleGrants.SECOND_FACTOR.contains(g.role()));
    return new Caller.Person(person.id(), person.name(), active(person, held), person.stamp(), complete,
        complete ? held : List.of());
  }

  /** The subscription that was chosen, while it is held and its term runs; else the first one. */
  private static long active(PersonAccount person, List<Caller.Grant> held) {
    List<Long> subscriptions =
        held.stream().filter(g -> g.scopeKind().equals("subscription")).map(g -> Long.valueOf(g.scopeId())).toList();
    Long chosen = person.activeSubscription();
    return chosen != null && subscriptions.contains(chosen)
        ? chosen
        : subscriptions.isEmpty() ? 0 : subscriptions.getFirst();
  }
}
