package org.candour.alert;

import org.candour.access.MemberList;
import org.candour.access.MemberList.Member;
import org.candour.access.Memberships;
import org.candour.access.Rights;
import org.candour.alert.Alerts.Alert;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose alerts somebody may see and change: their own, and those of colleagues whom they look after. */
@Component
public class AlertOwners {

  private final Alerts alerts;
  private final MemberList members;
  private final Memberships membership;
  private final Rights rights;

  AlertOwners(Alerts alerts, MemberList members, Memberships membership, Rights rights) {
    this.alerts = alerts;
    this.members = members;
    this.membership = membership;
    this.rights = rights;
  }

  /** A colleague whom the caller looks after; nobody else is there. */
  public Member colleague(Caller.Person caller, long person) {
    return members.one(caller.subscription(), person).filter(m -> membership.looksAfter(caller, person))
        .orElseThrow(() -> new NotFound("not a member here"));
  }

  /** The caller's own, or that of a colleague whom they look after; what is only shared is taken over, not changed. */
  public Alert changeable(Caller.Person caller, long id) {
    return alerts.one(caller, id).filter(a -> membership.looksAfter(caller, a.person()))
        .orElseThrow(() -> new NotFound("alert " + id));
  }

  /** Whether whoever gets the letters sees how critical any story is; of which stories is asked for each. */
  public boolean seesCriticality(Caller.Person caller, long person) {
    return person == caller.id()
        ? caller.may(Right.SEE_CRITICALITY)
        : !rights.reach(person, caller.subscription(), Right.SEE_CRITICALITY).isNothing();
  }

  /** An alert as the caller may see it: of a colleague's, what is shown to others. */
  public static Alert seen(Caller.Person caller, Alert alert) {
    return alert.person() == caller.id() ? alert : alert.forOthers();
  }

  /** Whose alerts they are, where they are not the caller's. */
  public @Nullable Member other(Caller.Person caller, long person) {
    return person == caller.id() ? null : members.one(caller.subscription(), person).orElse(null);
  }
}
