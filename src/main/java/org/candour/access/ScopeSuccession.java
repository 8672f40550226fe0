package org.candour.access;

import java.util.Collection;
import org.candour.directory.ChangePlan.Heir;
import org.candour.people.People;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets scopes, roles over a part of them, and the services that people call their own, follow whoever goes on where a
 * service ended.
 */
@Component
public class ScopeSuccession {

  private final Subscriptions subscriptions;
  private final RoleGrants roles;
  private final People people;

  ScopeSuccession(Subscriptions subscriptions, RoleGrants roles, People people) {
    this.subscriptions = subscriptions;
    this.roles = roles;
    this.people = people;
  }

  /** What covered the ended covers its successors too. Nothing is taken away. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Collection<Heir> heirs) {
    subscriptions.follow(heirs);
    roles.follow(heirs);
    people.follow(heirs);
  }
}
