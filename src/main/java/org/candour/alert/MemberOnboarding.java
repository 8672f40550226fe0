package org.candour.alert;

import org.candour.access.Memberships;
import org.candour.access.Memberships.MembershipAnswer;
import org.candour.access.Memberships.MembershipResult;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes somebody a member who hears of things from the first day. */
@Component
public class MemberOnboarding {

  private final Memberships members;
  private final People people;
  private final Subscriptions subscriptions;
  private final Alerts alerts;

  MemberOnboarding(Memberships members, People people, Subscriptions subscriptions, Alerts alerts) {
    this.members = members;
    this.people = people;
    this.subscriptions = subscriptions;
    this.alerts = alerts;
  }

  /**
   * Gives the role; a newcomer also gets one alert, over all that the role covers. Who belonged already and wants no
   * letters is left in peace.
   */
  @Transactional
  public MembershipAnswer join(Caller.Person by, Subscription subscription, Memberships.Described who,
      Memberships.RoleWish wish, Sentences words, RegionId region) {
    boolean newcomer =
        people.byAddress(who.address()).map(known -> !members.has(subscription.id(), known.id())).orElse(true);
    MembershipAnswer answer = members.set(by, subscription, who, wish, words, region);
    if (answer.outcome() == MembershipResult.DONE && newcomer
        && alerts.of(answer.person(), subscription.id()).isEmpty()) {
      alerts.add(answer.person(), subscription.id(),
          wish.services().isEmpty() ? subscriptions.scope(subscription.id()) : wish.services());
    }
    return answer;
  }
}
