package org.candour.operate;

import java.util.List;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.Person;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.alert.Alerts;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
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
  private final People people;
  private final Alerts alerts;
  private final TransactionTemplate transaction;

  SubscriptionPages(Subscriptions subscriptions, Services services, People people, Alerts alerts, TransactionTemplate transaction) {
    this.subscriptions = subscriptions;
    this.services = services;
    this.people = people;
    this.alerts = alerts;
    this.transaction = transaction;
  }

  /** A subscription with the names of what it covers. */
  record Row(Subscription subscription, List<Service> scope, int members) {}

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @GetMapping("/operate/subscriptions")
  String all(RegionId region, Model model) {
    model.addAttribute("rows", subscriptions.in(region, MOST).stream().map(s -> new Row(s, services.byIds(subscriptions.scope(s.id())),
        subscriptions.members(s.id(), MOST).size())).toList());
    return "operate/subscriptions";
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @GetMapping("/operate/subscriptions/new")
  String write(Caller.Person caller, RegionId region, Model model) {
    return page(caller, region, SubscriptionForm.empty(), Problems.none(), model);
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @PostMapping("/operate/subscriptions/new")
  String add(Caller.Person caller, RegionId region, @RequestParam MultiValueMap<String, String> typed, Model model) {
    SubscriptionForm form = SubscriptionForm.of(typed);
    if (!typed.containsKey("save")) {
      return page(caller, region, form, Problems.none(), model);
    }
    Problems problems = form.problems(services.byIds(form.scope()), Reach.of(caller, region));
    if (subscriptions.holds(form.holder())) {
      problems.add("holder", "operate.subscriptions.holder-there");
    }
    if (problems.any()) {
      return page(caller, region, form, problems, model);
    }
    transaction.executeWithoutResult(status -> save(caller, form));
    return "redirect:/operate/subscriptions";
  }

  private void save(Caller.Person caller, SubscriptionForm form) {
    long subscription = subscriptions.add(caller, form.holder(), Optional.of(form.self()).filter(s -> !s.isEmpty()).map(Long::valueOf).orElse(null),
        form.kind(), form.level(), form.scope());
    long person = people.byAddress(form.address()).map(Person::id).orElseGet(() -> people.add(caller,
        new People.New(form.name(), form.address(), null, "", "other", "")));
    people.grant(caller, person, "administrator", "subscription", Long.toString(subscription));
    // As for every new member: nobody joins without hearing anything.
    alerts.add(person, subscription, form.scope());
  }

  private String page(Caller.Person caller, RegionId region, SubscriptionForm form, Problems problems, Model model) {
    Reach reach = Reach.of(caller, region);
    model.addAttribute("form", form).addAttribute("problems", problems).addAttribute("chosen", services.byIds(form.scope()))
        .addAttribute("found", form.q().isEmpty() ? List.of() : services.find(region, form.q(), FOUND).stream()
            .filter(s -> reach.covers(s.region()) && !form.scope().contains(s.id())).toList());
    return "operate/subscription";
  }
}
