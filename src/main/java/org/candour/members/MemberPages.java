package org.candour.members;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.candour.accounts.MemberList;
import org.candour.accounts.Memberships;
import org.candour.accounts.People;
import org.candour.accounts.Roles;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.alert.MemberOnboarding;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who belongs to a subscription: found and added by its administrators. */
@Controller
class MemberPages {

  private static final int FOUND = 12;

  private final MemberList list;
  private final Memberships members;
  private final People people;
  private final MemberOnboarding joining;
  private final Roles roles;
  private final Subscriptions subscriptions;
  private final Services services;
  private final ServiceSearch search;
  private final Limits limits;

  MemberPages(MemberList list, Memberships members, People people, MemberOnboarding joining, Roles roles,
      Subscriptions subscriptions, Services services, ServiceSearch search, Limits limits) {
    this.list = list;
    this.members = members;
    this.people = people;
    this.joining = joining;
    this.roles = roles;
    this.subscriptions = subscriptions;
    this.services = services;
    this.search = search;
    this.limits = limits;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members")
  String members(Caller.Person caller, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "") String done, Shell shell, Model model) {
    int number = Slice.page(page);
    String typed = q.length() > 120 ? q.substring(0, 120) : q.strip();
    model.addAttribute("members", list.of(caller.subscription(), typed, role, number)).addAttribute("q", typed)
        .addAttribute("role", role).addAttribute("done", done)
        .addAttribute("roles", roles.ofSubscriptions(shell.words().language()))
        .addAttribute("subscription", subscriptions.byId(caller.subscription()).orElseThrow());
    return "members/members";
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members/new")
  String form(Caller.Person caller, Shell shell, Model model) {
    return form(caller, MemberForm.empty(), Problems.none(), shell, model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members")
  String add(Caller.Person caller, @RequestParam MultiValueMap<String, String> typed, Shell shell,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    MemberForm form = MemberForm.of(typed);
    if (MemberForm.onlyChanges(typed)) {
      return form(caller, form, Problems.none(), shell, model);
    }
    Problems problems = form.problems(roles.ofSubscriptions(shell.words().language()), chosen(caller, form));
    if (!problems.any() && mayOtherThings(caller, form)) {
      // What somebody may do already is changed on their own page, never by the way. Pressed twice, it is the same.
      problems.add("address", "members.form.there");
    }
    if (!problems.any() && !(limits.allow(Limit.INVITE_NETWORK, Network.of(request).value())
        && limits.allow(Limit.INVITE_ADDRESS, form.address()))) {
      response.setStatus(429);
      problems.add("address", "members.form.often");
    }
    String done = "added";
    if (!problems.any()) {
      Subscription subscription = subscriptions.byId(caller.subscription()).orElseThrow();
      done = held(caller, form).isEmpty() ? "added" : "there";
      say(problems,
          joining.join(caller, subscription, form.who(), form.wish(), shell.words(), shell.region()).outcome());
    }
    return problems.any() ? form(caller, form, problems, shell, model) : "redirect:/work/members?done=" + done;
  }

  private boolean mayOtherThings(Caller.Person caller, MemberForm form) {
    List<Memberships.RoleWish> held = held(caller, form);
    return !held.isEmpty() && !held.equals(List.of(form.wish()));
  }

  /** What whoever has this address may do here; what they may elsewhere is not this organisation's to know. */
  private List<Memberships.RoleWish> held(Caller.Person caller, MemberForm form) {
    return people.byAddress(form.address()).map(known -> members.held(caller.subscription(), known.id()))
        .orElse(List.of()).stream().map(Memberships.HeldRole::wish).toList();
  }

  /** What an act came to, at the field that says why not. */
  static void say(Problems problems, Memberships.MembershipResult outcome) {
    switch (outcome) {
      case ONLY_ADMINISTRATOR -> problems.add("role", "members.outcome.only-administrator");
      case BEYOND -> problems.add("role", "members.outcome.beyond");
      case FULL -> problems.add("role", "members.outcome.full");
      case APART -> problems.add("address", "members.outcome.apart");
      case DONE -> {}
    }
  }

  private List<Service> chosen(Caller.Person caller, MemberForm form) {
    return services.byIds(form.services()).stream().filter(s -> subscriptions.covers(caller.subscription(), s.id()))
        .toList();
  }

  private String form(Caller.Person caller, MemberForm form, Problems problems, Shell shell, Model model) {
    List<Long> scope = subscriptions.scope(caller.subscription());
    model.addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("roles", roles.ofSubscriptions(shell.words().language()))
        .addAttribute("chosen", services.byIds(form.services())).addAttribute("found",
            form.q().isEmpty() ? List.of() : search.findBelow(scope, shell.region(), form.q(), FOUND));
    return "members/new";
  }
}
