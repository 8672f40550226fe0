package org.candour.operate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.access.Memberships;
import org.candour.access.RoleGrants;
import org.candour.alert.MemberOnboarding;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organisations that take part: who holds what over which services, and a new one with its first administrator. */
@Controller
class SubscriptionPages {

  private static final int MOST = 500;
  private static final int FOUND = 12;

  private final Subscriptions subscriptions;
  private final Services services;
  private final ServiceSearch search;
  private final MemberOnboarding joining;
  private final RoleGrants roleGrants;
  private final TransactionTemplate transaction;

  SubscriptionPages(Subscriptions subscriptions, Services services, ServiceSearch search, MemberOnboarding joining,
      RoleGrants roleGrants, TransactionTemplate transaction) {
    this.subscriptions = subscriptions;
    this.services = services;
    this.search = search;
    this.joining = joining;
    this.roleGrants = roleGrants;
    this.transaction = transaction;
  }

  /**
   * A subscription with the names of what it covers.
   *
   * @param open whether this operator may change it
   */
  record Row(Subscription subscription, List<Service> scope, long members, boolean open) {}

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/subscriptions")
  Page all(Caller.Person caller, RegionId region) {
    OperatorReach reach = OperatorReach.of(caller, region);
    List<Subscriptions.Listed> listed = subscriptions.in(region, MOST);
    Map<Long, Service> known = services.byIds(listed.stream().flatMap(l -> l.scope().stream()).distinct().toList())
        .stream().collect(Collectors.toMap(Service::id, s -> s));
    Map<Long, Long> members = roleGrants.members(listed.stream().map(l -> l.subscription().id()).toList());
    return new SubscriptionsPage(listed.stream().map(l -> {
      List<Service> scope = l.scope().stream().map(known::get).filter(Objects::nonNull).toList();
      return new Row(l.subscription(), scope, members.getOrDefault(l.subscription().id(), 0L), reach.coversAll(scope));
    }).toList());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/subscriptions/new")
  Page write(Caller.Person caller, RegionId region) {
    return page(caller, region, SubscriptionForm.empty(), Problems.none());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/subscriptions/new")
  Page add(Caller.Person caller, Shell shell, @RequestParam MultiValueMap<String, String> typed) {
    RegionId region = shell.region();
    SubscriptionForm form = SubscriptionForm.of(typed);
    if (!typed.containsKey("save")) {
      return page(caller, region, form, Problems.none());
    }
    List<Service> chosen = services.byIds(form.scope());
    Problems problems = form.problems(chosen, selves(form, chosen, region), OperatorReach.of(caller, region));
    if (subscriptions.holds(form.holder())) {
      problems.add("holder", "operate.subscriptions.holder-there");
    }
    if (!roleGrants.apart(List.of(form.address())).isEmpty()) {
      problems.add("address", "operate.subscriptions.apart");
    }
    if (problems.any()) {
      return page(caller, region, form, problems);
    }
    transaction.executeWithoutResult(status -> save(caller, form, chosen.stream().map(Service::id).toList(), shell));
    return Page.redirect("/operate/subscriptions?said=subscription-added");
  }

  private void save(Caller.Person caller, SubscriptionForm form, List<Long> scope, Shell shell) {
    long subscription = subscriptions.add(caller,
        new NewSubscription(form.holder(),
            Optional.of(form.self()).filter(s -> !s.isEmpty()).map(Long::valueOf).orElse(null), form.kind(),
            form.level(), scope));
    Subscription added = subscriptions.byId(subscription).orElseThrow();
    var joined = joining.join(caller, added, new Memberships.Described(form.name(), form.address(), "", "other"),
        Memberships.RoleWish.whole("administrator"), shell.words(), shell.region());
    if (joined.outcome() != Memberships.MembershipResult.DONE) {
      throw new Stale(form.address() + " cannot be its administrator any more");
    }
  }

  private Page page(Caller.Person caller, RegionId region, SubscriptionForm form, Problems problems) {
    OperatorReach reach = OperatorReach.of(caller, region);
    return new SubscriptionPage(form, problems, services.byIds(form.scope()),
        found(search, reach, form.q(), form.scope(), FOUND), selves(form, services.byIds(form.scope()), region));
  }

  /**
   * What the holder may be: a service of the scope, or one of its own name, for who pays for care or watches over it
   * from outside.
   */
  private List<Service> selves(SubscriptionForm form, List<Service> chosen, RegionId region) {
    List<Service> named = form.holder().isEmpty() ? List.of() : search.findIn(region, form.holder(), FOUND);
    return Stream.concat(chosen.stream(), named.stream().filter(s -> s.organisation()
        && s.name().equalsIgnoreCase(form.holder()) && chosen.stream().noneMatch(c -> c.id() == s.id()))).toList();
  }

  /** What fits a question, within the operator's reach and not chosen yet. */
  static List<Service> found(ServiceSearch search, OperatorReach reach, String q, List<Long> chosen, int atMost) {
    if (q.isEmpty()) {
      return List.of();
    }
    int most = atMost + chosen.size();
    List<Service> fitting =
        reach.everywhere() ? search.find(reach.region(), q, most) : search.findIn(reach.region(), q, most);
    return fitting.stream().filter(s -> !chosen.contains(s.id())).limit(atMost).toList();
  }

  /**
   * A new subscription.
   *
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param chosen what was chosen so far
   * @param found what was found
   * @param selves services that can be the organisation itself
   */
  record SubscriptionPage(SubscriptionForm form, Problems problems, List<Service> chosen, List<Service> found,
      List<Service> selves) implements Page {}

  /** All subscriptions. */
  record SubscriptionsPage(List<Row> rows) implements Page {}
}
