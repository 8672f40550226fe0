package org.candour.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "We would like to take part": which organisation, who you are, what for; then a link proves the address. */
@Controller
class JoinPages {

  private static final int FOUND = 12;

  private final JoinRequests requests;
  private final Services services;
  private final ServiceSearch lookup;
  private final Subscriptions subscriptions;
  private final Limits limits;

  JoinPages(JoinRequests requests, Services services, ServiceSearch lookup, Subscriptions subscriptions,
      Limits limits) {
    this.requests = requests;
    this.services = services;
    this.lookup = lookup;
    this.subscriptions = subscriptions;
    this.limits = limits;
  }

  @Open
  @GetMapping("/organisations/join")
  Page begin(@RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String q, Shell shell) {
    String known = service.isEmpty() ? "" : services.byCode(service).map(s -> Long.toString(s.id())).orElse("");
    return show("which", JoinForm.about(known, q), Problems.none(), shell);
  }

  @Open
  @PostMapping("/organisations/join")
  Page next(@RequestParam Map<String, String> typed, HttpServletRequest request, Shell shell) {
    JoinForm form = JoinForm.of(typed);
    String back = typed.getOrDefault("back", "");
    if (JoinForm.STEPS.contains(back)) {
      return show(back, form, Problems.none(), shell);
    }
    // The key "Enter" in the box for the name presses the first button, which searches.
    if (form.at().equals("which") && typed.containsKey("search")
        && (!form.q().isEmpty() || form.organisation().isEmpty())) {
      return show("which", form, Problems.none(), shell);
    }
    Problems problems = form.problems(form.at());
    if (!form.service().isEmpty()
        && services.byId(Long.parseLong(form.service())).filter(s -> s.closedOn() == null).isEmpty()) {
      problems.add("q", "joining.join.service-gone");
    }
    if (problems.any()) {
      return show(JoinForm.pageOf(problems.all().getFirst().field()), form, problems, shell);
    }
    return switch (form.at()) {
      case "which" -> show("who", form, problems, shell);
      case "who" -> show("what", form, problems, shell);
      default -> send(form, typed, request, shell);
    };
  }

  private Page send(JoinForm form, Map<String, String> typed, HttpServletRequest request, Shell shell) {
    if (!typed.getOrDefault("website", "").isBlank()) {
      // People do not see that field. A browser that filled it in is told, and nothing is lost.
      return show("what", form, Problems.none().add("purpose", "joining.join.website"), shell);
    }
    if (!limits.allow(Limit.JOIN_NETWORK, Network.of(request).value())) {
      return show("what", form, Problems.none().add("purpose", "joining.join.often"), shell);
    }
    // Past the limit for one address nothing is sent, and the page says the same as always.
    if (limits.allow(Limit.JOIN_ADDRESS, EmailAddress.of(form.address()).orElseThrow())) {
      RegionId region = form.service().isEmpty()
          ? shell.region()
          : services.byId(Long.parseLong(form.service())).map(s -> new RegionId(s.region())).orElse(shell.region());
      requests.take(region, form, shell.words());
    }
    return new SentPage(form.address());
  }

  private Page show(String step, JoinForm form, Problems problems, Shell shell) {
    Optional<Service> chosen =
        form.service().isEmpty() ? Optional.empty() : services.byId(Long.parseLong(form.service()));
    List<Service> found =
        step.equals("which") && !form.q().isEmpty() ? lookup.findCare(shell.region(), form.q(), FOUND) : List.of();
    return switch (step) {
      case "which" -> new WhichPage(form, chosen.orElse(null), found, problems);
      case "who" -> new WhoPage(form, chosen.orElse(null), problems);
      default -> new WhatPage(form, chosen.orElse(null), problems);
    };
  }

  /**
   * Opening the link proves nothing, since mail programs open links by themselves; it also tells how the request
   * stands.
   */
  @Open
  @GetMapping("/organisations/join/{token}")
  Page look(@PathVariable String token, HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    Optional<JoinRequest> request =
        requests.byToken(token).filter(r -> !r.state().equals("asked") || requests.provable(r));
    String holder =
        request.map(JoinRequest::subscription).flatMap(subscriptions::byId).map(Subscription::holder).orElse("");
    return new LinkPage(token, holder, request.orElse(null));
  }

  @Open
  @PostMapping("/organisations/join/{token}")
  Page prove(@PathVariable String token, Shell shell) {
    Optional<JoinRequest> request = requests.byToken(token);
    request.ifPresent(r -> requests.prove(r, shell.words()));
    // What was typed there never becomes part of an address of ours.
    return request.isPresent()
        ? Page.redirect("/organisations/join/" + token)
        : Page.redirect("/organisations/join/none");
  }

  /**
   * Which organisation.
   *
   * @param form what was typed so far
   * @param chosen the service that was chosen, if any
   * @param found what was found
   * @param problems what is wrong with what was typed
   */
  record WhichPage(JoinForm form, @Nullable Service chosen, List<Service> found, Problems problems) implements Page {}

  /** Who asks. */
  record WhoPage(JoinForm form, @Nullable Service chosen, Problems problems) implements Page {}

  /** What for. */
  record WhatPage(JoinForm form, @Nullable Service chosen, Problems problems) implements Page {}

  /** What stands behind the link that proves an address. */
  record LinkPage(String token, String holder, @Nullable JoinRequest request) implements Page {}

  /** After a request was sent. */
  record SentPage(String address) implements Page {}
}
