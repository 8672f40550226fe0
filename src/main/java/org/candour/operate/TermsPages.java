package org.candour.operate;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.access.RoleGrants;
import org.candour.audit.LastChange;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.subscriptions.Features;
import org.candour.subscriptions.Features.Loss;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Controller;
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
  private final ServiceSearch search;
  private final Features features;
  private final RoleGrants roles;
  private final LastChange lastChange;

  TermsPages(Subscriptions subscriptions, Services services, ServiceSearch search, Features features, RoleGrants roles,
      LastChange lastChange) {
    this.lastChange = lastChange;
    this.subscriptions = subscriptions;
    this.services = services;
    this.search = search;
    this.features = features;
    this.roles = roles;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/subscriptions/{id}")
  Page terms(@PathVariable long id, Caller.Person caller, Shell shell) {
    Subscription subscription = reached(id, caller, shell.region());
    return page(subscription, TermsForm.of(subscription, subscriptions.scope(id)), Problems.none(), caller, shell);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/subscriptions/{id}")
  Page change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      Shell shell, HttpServletResponse response) {
    Subscription subscription = reached(id, caller, shell.region());
    TermsForm form = TermsForm.of(typed);
    List<Service> chosen = services.byIds(form.scope());
    Problems problems = typed.containsKey("save")
        ? form.problems(chosen, OperatorReach.of(caller, shell.region()), shell.today())
        : Problems.none();
    String now = TermsForm.seen(subscription, subscriptions.scope(id));
    if (!problems.any() && typed.containsKey("save") && !now.equals(form.seen())) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      boolean own = lastChange.isOwn(caller,
          LastChange.Thing.of("subscription", id, "subscription-added", "subscription-changed"));
      problems.add("scope", own ? "operate.terms.stale-own" : "operate.terms.stale", subscriptions.scope(id).stream()
          .flatMap(s -> services.byId(s).stream()).map(Service::fullName).collect(Collectors.joining("; ")));
      return page(subscription, form.having(now), problems, caller, shell);
    }
    if (problems.any() || !typed.containsKey("save")) {
      return page(subscription, form, problems, caller, shell);
    }
    Features.Loss loss = roles.loss(id, form.level(), shell.words().language());
    if (loss.isAny() && !form.level().equals(typed.getFirst("sure"))) {
      return new TermsSurePage(subscription, form, loss);
    }
    subscriptions.change(caller, subscription, form.terms(chosen, shell.today()));
    return Page.redirect("/operate/subscriptions?said=terms");
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/subscriptions/{id}/end")
  Page end(@PathVariable long id, @RequestParam(defaultValue = "") String reason, Caller.Person caller, Shell shell) {
    Subscription subscription = reached(id, caller, shell.region());
    if (!REASONS.contains(reason)) {
      return page(subscription, TermsForm.of(subscription, subscriptions.scope(id)),
          Problems.none().add("reason", "operate.terms.reason-none"), caller, shell);
    }
    subscriptions.end(caller, subscription, reason);
    return Page.redirect("/operate/subscriptions?said=subscription-ended");
  }

  /** A feature more or less than the level has, for this subscription alone. */
  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/subscriptions/{id}/features")
  Page features(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    Subscription subscription = reached(id, caller, shell.region());
    features.of(subscription.id(), shell.words().language()).forEach(feature -> {
      switch (typed.getOrDefault("feature-" + feature.id(), "")) {
        case "level" -> features.set(caller, id, feature, null);
        case "granted" -> features.set(caller, id, feature, true);
        case "withheld" -> features.set(caller, id, feature, false);
        default -> { /* Nothing was said about it: it stays. */ }
      }
    });
    return Page.redirect("/operate/subscriptions/" + id + "?said=features");
  }

  /** An operator of one region changes only what lies in it whole. */
  private Subscription reached(long id, Caller.Person caller, RegionId region) {
    OperatorReach reach = OperatorReach.of(caller, region);
    return subscriptions.byId(id).filter(s -> reach.coversAll(services.byIds(subscriptions.scope(id))))
        .orElseThrow(() -> new NotFound("subscription " + id));
  }

  private Page page(Subscription subscription, TermsForm form, Problems problems, Caller.Person caller, Shell shell) {
    String language = shell.words().language();
    return new TermsPage(subscription, form, problems, services.byIds(form.scope()),
        SubscriptionPages.found(search, OperatorReach.of(caller, shell.region()), form.q(), form.scope(), FOUND),
        REASONS, features.levels(language), features.of(subscription.id(), language));
  }

  /**
   * What was agreed.
   *
   * @param subscription which subscription
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param chosen what was chosen so far
   * @param found what was found
   * @param reasons that can be given, as codes
   * @param levels in their order
   * @param features that come with it
   */
  record TermsPage(Subscription subscription, TermsForm form, Problems problems, List<Service> chosen,
      List<Service> found, List<String> reasons, List<Features.SubscriptionLevel> levels,
      List<Features.Feature> features) implements Page {}

  /** Before something is taken from somebody. */
  record TermsSurePage(Subscription subscription, TermsForm form, Loss loss) implements Page {}
}
