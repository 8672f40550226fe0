package org.candour.alert;

import org.candour.accounts.Members;
import org.candour.accounts.Members.Answer;
import org.candour.accounts.Members.Outcome;
import org.candour.accounts.People;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes somebody a member who hears of things from the first day. */
@Component
public class Joining {

  private final Members members;
  private final People people;
  private final Subscriptions subscriptions;
  private final Alerts alerts;

  Joining(Members members, People people, Subscriptions subscriptions, Alerts alerts) {
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
  public Answer join(Caller.Person by, Subscription subscription, Members.Described who, Members.Wish wish, Words words,
      RegionId region) {
    boolean newcomer =
        people.byAddress(who.address()).map(known -> !members.has(subscription.id(), known.id())).orElse(true);
    Answer answer = members.set(by, subscription, who, wish, words, region);
    if (answer.outcome() == Outcome.DONE && newcomer && alerts.of(answer.person(), subscription.id()).isEmpty()) {
      alerts.add(answer.person(), subscription.id(),
          wish.services().isEmpty() ? subscriptions.scope(subscription.id()) : wish.services());
    }
    return answer;
  }
}
