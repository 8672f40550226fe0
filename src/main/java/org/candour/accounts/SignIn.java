package org.candour.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.shared.Caller;
import org.candour.shared.Grant;
import org.springframework.stereotype.Component;

/** Who a session belongs to. Asked once a request; a frozen or changed person is somebody else at once. */
@Component
public class SignIn {

  private static final String WHO = "candour.who";

  // Spring's sessions know only the wall clock; how long a sign-in lasts is ours to say, by the clock of the house.
  private static final Duration LASTS = Duration.ofHours(12);

  private final People people;
  private final Clock clock;

  SignIn(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  /** What a session keeps: as little as finds the rest. */
  private record Who(String kind, long id, int stamp, boolean secondFactorDone, Instant since) implements Serializable {}

  /** The caller of this request. */
  public Caller caller(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(WHO) instanceof Who who)
        || clock.instant().isAfter(who.since.plus(LASTS))) {
      return Caller.NOBODY;
    }
    if (who.kind.equals("author")) {
      return new Caller.Author(who.id);
    }
    return people.byId(who.id).filter(p -> p.frozenAt() == null && p.stamp() == who.stamp)
        .<Caller>map(p -> caller(p, who.secondFactorDone)).orElse(Caller.NOBODY);
  }

  /** Signs a person in; the session's id changes. */
  public void person(HttpServletRequest request, Person person, boolean secondFactorDone) {
    renew(request).setAttribute(WHO, new Who("person", person.id(), person.stamp(), secondFactorDone, clock.instant()));
  }

  /** Signs an author in; the session's id changes. */
  public void author(HttpServletRequest request, long author) {
    renew(request).setAttribute(WHO, new Who("author", author, 0, true, clock.instant()));
  }

  public void out(HttpServletRequest request) {
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
  }

  private static HttpSession renew(HttpServletRequest request) {
    Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
    return request.getSession(true);
  }

  private Caller.Person caller(Person person, boolean secondFactorDone) {
    List<Grant> held = people.grants(person.id());
    // Without the second factor a moderator or an operator is nobody in particular.
    List<Grant> usable = secondFactorDone ? held : held.stream().filter(g -> !People.SECOND_FACTOR.contains(g.role())).toList();
    long active = person.activeSubscription() != null ? person.activeSubscription()
        : held.stream().filter(g -> g.scopeKind().equals("subscription")).mapToLong(g -> Long.parseLong(g.scopeId())).findFirst().orElse(0);
    return new Caller.Person(person.id(), person.name(), active, person.stamp(), secondFactorDone, usable);
  }
}
