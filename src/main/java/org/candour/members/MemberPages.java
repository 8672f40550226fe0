package org.candour.members;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.candour.access.MemberList;
import org.candour.access.MemberList.Member;
import org.candour.access.Memberships;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.candour.alert.MemberOnboarding;
import org.candour.directory.Service;
import org.candour.look.Page;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who belongs to a subscription: found and added by its administrators. */
@Controller
class MemberPages {

  private final MemberList list;
  private final Memberships members;
  private final People people;
  private final MemberOnboarding joining;
  private final Roles roles;
  private final Subscriptions subscriptions;
  private final RoleServices services;
  private final Limits limits;

  MemberPages(MemberList list, Memberships members, People people, MemberOnboarding joining, Roles roles,
      Subscriptions subscriptions, RoleServices services, Limits limits) {
    this.list = list;
    this.members = members;
    this.people = people;
    this.joining = joining;
    this.roles = roles;
    this.subscriptions = subscriptions;
    this.services = services;
    this.limits = limits;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members")
  Page members(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    String q = typed.getOrDefault("q", "");
    String looked = q.length() > 120 ? q.substring(0, 120) : q.strip();
    String role = typed.getOrDefault("role", "");
    return new MembersPage(list.of(caller.subscription(), looked, role, Slice.page(typed.getOrDefault("page", "1"))),
        roles.ofSubscriptions(shell.words().language()), subscriptions.byId(caller.subscription()).orElseThrow(),
        looked, role, typed.getOrDefault("done", ""));
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members/new")
  Page form(Caller.Person caller, Shell shell) {
    return form(caller, MemberForm.empty(), Problems.none(), shell);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members")
  Page add(Caller.Person caller, @RequestParam MultiValueMap<String, String> typed, Shell shell,
      HttpServletRequest request, HttpServletResponse response) {
    MemberForm form = MemberForm.of(typed);
    if (MemberForm.onlyChanges(typed)) {
      return form(caller, form, Problems.none(), shell);
    }
    Problems problems = form.problems(roles.ofSubscriptions(shell.words().language()), services.within(caller, form));
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
    return problems.any() ? form(caller, form, problems, shell) : Page.redirect("/work/members?done=" + done);
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

  private Page form(Caller.Person caller, MemberForm form, Problems problems, Shell shell) {
    return new NewPage(form, roles.ofSubscriptions(shell.words().language()), services.chosen(form),
        services.found(caller, form, shell.region()), problems);
  }

  /**
   * The members.
   *
   * @param members a page of them
   * @param roles that can be given
   * @param subscription which subscription
   * @param q what was looked for; may be empty
   * @param role the role that is looked for; empty for all
   * @param done what has just been done; may be empty
   */
  record MembersPage(Slice<Member> members, List<Role> roles, Subscription subscription, String q, String role,
      String done) implements Page {}

  /**
   * A new member.
   *
   * @param form what was typed so far
   * @param roles that can be given
   * @param chosen what was chosen so far
   * @param found what was found
   * @param problems what is wrong with what was typed
   */
  record NewPage(MemberForm form, List<Role> roles, List<Service> chosen, List<Service> found,
      Problems problems) implements Page {}
}
