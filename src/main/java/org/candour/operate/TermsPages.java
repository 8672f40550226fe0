package org.candour.operate;

import java.util.List;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One subscription: its level, term and scope, and its end. */
@Controller
class TermsPages {

  private static final int FOUND = 12;
  private static final List<String> REASONS = List.of("asked", "contract", "merged", "mistake");

  private final Subscriptions subscriptions;
  private final Services services;

  TermsPages(Subscriptions subscriptions, Services services) {
    this.subscriptions = subscriptions;
    this.services = services;
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @GetMapping("/operate/subscriptions/{id}")
  String terms(@PathVariable long id, Caller.Person caller, RegionId region, Model model) {
    Subscription subscription = reached(id, caller, region);
    return page(subscription, TermsForm.of(subscription, subscriptions.scope(id)), Problems.none(), caller, region, model);
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @PostMapping("/operate/subscriptions/{id}")
  String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller, Shell shell, Model model) {
    Subscription subscription = reached(id, caller, shell.region());
    TermsForm form = TermsForm.of(typed);
    List<Service> chosen = services.byIds(form.scope());
    Problems problems = typed.containsKey("save") ? form.problems(chosen, Reach.of(caller, shell.region()), shell.today()) : Problems.none();
    if (problems.any() || !typed.containsKey("save")) {
      return page(subscription, form, problems, caller, shell.region(), model);
    }
    subscriptions.change(caller, subscription, form.terms(chosen, shell.today()));
    return "redirect:/operate/subscriptions";
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @PostMapping("/operate/subscriptions/{id}/end")
  String end(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Caller.Person caller, RegionId region, Model model) {
    Subscription subscription = reached(id, caller, region);
    if (!REASONS.contains(reason)) {
      return page(subscription, TermsForm.of(subscription, subscriptions.scope(id)),
          Problems.none().add("reason", "operate.terms.reason-none"), caller, region, model);
    }
    subscriptions.end(caller, subscription, reason);
    return "redirect:/operate/subscriptions";
  }

  /** An operator of one region changes only what lies in it whole. */
  private Subscription reached(long id, Caller.Person caller, RegionId region) {
    Reach reach = Reach.of(caller, region);
    return subscriptions.byId(id).filter(s -> reach.coversAll(services.byIds(subscriptions.scope(id))))
        .orElseThrow(() -> new NotFound("subscription " + id));
  }

  private String page(Subscription subscription, TermsForm form, Problems problems, Caller.Person caller, RegionId region, Model model) {
    model.addAttribute("subscription", subscription).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("chosen", services.byIds(form.scope())).addAttribute("reasons", REASONS)
        .addAttribute("found", SubscriptionPages.found(services, Reach.of(caller, region), form.q(), form.scope(), FOUND));
    return "operate/terms";
  }
}
