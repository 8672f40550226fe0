package org.candour.joining;

import java.util.List;
import java.util.Optional;
import org.candour.access.Memberships;
import org.candour.access.Memberships.MembershipResult;
import org.candour.access.RoleGrants;
import org.candour.alert.MemberOnboarding;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.shared.Stale;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Says yes or no to a request, in one transaction with all that follows from it. */
@Component
class RequestApproval {

  private final JoinRequests requests;
  private final JoinLetters letters;
  private final ServiceSubscriptions takingPart;
  private final Subscriptions subscriptions;
  private final MemberOnboarding joining;
  private final Memberships members;
  private final People people;
  private final RoleGrants roleGrants;
  private final TransactionTemplate transaction;

  RequestApproval(JoinRequests requests, JoinLetters letters, ServiceSubscriptions takingPart,
      Subscriptions subscriptions, MemberOnboarding joining, Memberships members, People people, RoleGrants roleGrants,
      TransactionTemplate transaction) {
    this.requests = requests;
    this.letters = letters;
    this.takingPart = takingPart;
    this.subscriptions = subscriptions;
    this.joining = joining;
    this.members = members;
    this.people = people;
    this.roleGrants = roleGrants;
    this.transaction = transaction;
  }

  /** Whether whoever asked moderates or operates, and so belongs to no organisation. */
  boolean isApart(JoinRequest request) {
    return !roleGrants.apart(List.of(request.address())).isEmpty();
  }

  /**
   * A registration for the organisation with the asker as its first administrator. Where it has joined since they
   * asked, nothing of the kind: then its administrators decide. Gives the registration that was made.
   */
  @Transactional
  public Optional<Long> organisation(Caller.Person by, JoinRequest request, long service, String holder, String kind,
      Sentences words) {
    requests.lock();
    requests.undecided(new RegionId(request.region()), request.id());
    Optional<Subscription> joined = takingPart.of(service);
    if (joined.isPresent()) {
      requests.passOn(request, joined.get(), words);
      return Optional.empty();
    }
    long id = subscriptions.add(by, new NewSubscription(holder, service, kind, "registration", List.of(service)));
    requests.decide(by, request, id, null);
    if (join(by, request, subscriptions.byId(id).orElseThrow(), "administrator", words) != MembershipResult.DONE) {
      throw new Stale(request.address() + " cannot be its administrator any more");
    }
    return Optional.of(id);
  }

  /** A colleague becomes a member, unless something is in the way; then nothing is done. */
  MembershipResult colleague(Caller.Person by, JoinRequest request, Subscription subscription, String role,
      Sentences words) {
    return java.util.Objects.requireNonNull(transaction.execute(status -> {
      requests.decide(by, request, subscription.id(), null);
      // Somebody who became a member by another way meanwhile keeps the roles that they have.
      boolean member =
          people.byAddress(request.address()).filter(p -> members.has(subscription.id(), p.id())).isPresent();
      MembershipResult outcome = member ? MembershipResult.DONE : join(by, request, subscription, role, words);
      if (outcome != MembershipResult.DONE) {
        status.setRollbackOnly();
      }
      return outcome;
    }));
  }

  private MembershipResult join(Caller.Person by, JoinRequest request, Subscription subscription, String role,
      Sentences words) {
    return joining.join(by, subscription,
        new Memberships.Described(request.name(), request.address(), request.jobTitle(), request.roleGroup(), true),
        Memberships.RoleWish.whole(role), words, new RegionId(request.region())).outcome();
  }

  /** {@code reason} is a code; the asker reads its sentence. */
  @Transactional
  public void decline(Caller.Person by, JoinRequest request, String reason, Sentences words) {
    requests.decide(by, request, request.subscription(), reason);
    letters.declined(request, reason, words);
  }
}
