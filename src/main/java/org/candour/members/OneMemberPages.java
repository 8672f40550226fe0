package org.candour.members;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.candour.accounts.Covers;
import org.candour.accounts.Credentials;
import org.candour.accounts.MemberList;
import org.candour.accounts.MemberList.Member;
import org.candour.accounts.Memberships;
import org.candour.accounts.Memberships.HeldRole;
import org.candour.accounts.Memberships.MembershipResult;
import org.candour.accounts.Roles;
import org.candour.accounts.Roles.Role;
import org.candour.accounts.Subscriptions;
import org.candour.audit.LastChange;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.mail.Recipient;
import org.candour.mail.ReturnMailbox;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One member: their roles, one more or one fewer; frozen or not; gone. What a colleague changed meanwhile is never
 * overwritten.
 */
@Controller
class OneMemberPages {

  private static final int FOUND = 12;

  private final Memberships members;
  private final MemberList list;
  private final Roles roles;
  private final Subscriptions subscriptions;
  private final Services services;
  private final ServiceSearch search;
  private final RoleServices places;
  private final Covers covers;
  private final ReturnMailbox returned;
  private final Credentials credentials;
  private final Limits limits;
  private final LastChange lastChange;

  OneMemberPages(Memberships members, MemberList list, Roles roles, Subscriptions subscriptions, Services services,
      ServiceSearch search, RoleServices places, Covers covers, ReturnMailbox returned, Credentials credentials,
      Limits limits, LastChange lastChange) {
    this.lastChange = lastChange;
    this.members = members;
    this.list = list;
    this.roles = roles;
    this.subscriptions = subscriptions;
    this.services = services;
    this.search = search;
    this.places = places;
    this.covers = covers;
    this.returned = returned;
    this.credentials = credentials;
    this.limits = limits;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members/{person}")
  String member(@PathVariable long person, @RequestParam(defaultValue = "") String done, Caller.Person caller,
      Shell shell, Model model) {
    model.addAttribute("done", done);
    return page(found(caller, person), caller, MemberForm.empty(), Problems.none(), shell, model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/roles")
  String add(@PathVariable long person, Caller.Person caller, @RequestParam MultiValueMap<String, String> typed,
      Shell shell, HttpServletResponse response, Model model) {
    Member member = found(caller, person);
    MemberForm form = MemberForm.of(typed);
    List<Service> chosen = services.byIds(form.services()).stream()
        .filter(s -> subscriptions.covers(caller.subscription(), s.id())).toList();
    Problems problems = MemberForm.onlyChanges(typed)
        ? Problems.none()
        : form.role(Problems.none(), roles.ofSubscriptions(shell.words().language()), chosen);
    if (MemberForm.onlyChanges(typed) || problems.any()) {
      return page(member, caller, form, problems, shell, model);
    }
    return done(() -> members.add(caller, person, form.wish(), seen(typed)), "role-given", member, caller, form, shell,
        response, model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/roles/{grant}/end")
  String endRole(@PathVariable long person, @PathVariable long grant, Caller.Person caller,
      @RequestParam MultiValueMap<String, String> typed, Shell shell, HttpServletResponse response, Model model) {
    Member member = found(caller, person);
    return done(() -> members.endRole(caller, person, grant, seen(typed)), "role-ended", member, caller,
        MemberForm.empty(), shell, response, model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/end")
  String remove(@PathVariable long person, Caller.Person caller, Shell shell, HttpServletResponse response,
      Model model) {
    Member member = found(caller, person);
    return done(() -> members.remove(caller, person), "removed", member, caller, MemberForm.empty(), shell, response,
        model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/freezing")
  String freeze(@PathVariable long person, Caller.Person caller, @RequestParam MultiValueMap<String, String> typed,
      Shell shell, HttpServletResponse response, Model model) {
    Member member = found(caller, person);
    boolean frozen = "yes".equals(typed.getFirst("frozen"));
    return done(() -> members.freeze(caller, person, frozen, seen(typed)), frozen ? "frozen" : "thawed", member, caller,
        MemberForm.empty(), shell, response, model);
  }

  /** The next letter is tried again. */
  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/mailbox")
  String tryAgain(@PathVariable long person, Caller.Person caller) {
    returned.alive(Recipient.person(found(caller, person).person()));
    return "redirect:/work/members/" + person + "?done=alive";
  }

  /** Another address: a link goes there, and whoever opens it says yes. */
  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/address")
  String address(@PathVariable long person, @RequestParam(defaultValue = "") String address, Caller.Person caller,
      Shell shell, HttpServletResponse response, Model model) {
    Member member = found(caller, person);
    if (!member.dead()) {
      // Who reads their letters changes their address alone: else whoever administers could become any colleague.
      throw new Stale("the address of " + person + " works");
    }
    Problems problems = Problems.none();
    if (!EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "members.one.address-wrong"));
    } else if (!limits.allow(Limits.Limit.ADDRESS_PERSON, "by " + caller.id())) {
      response.setStatus(429);
      problems.add("address", "members.one.address-often");
    }
    if (problems.any()) {
      model.addAttribute("typedAddress", PlainText.cut(PlainText.line(address), EmailAddress.LONGEST));
      return page(member, caller, MemberForm.empty(), problems, shell, model);
    }
    credentials.wishAddress(caller, person, EmailAddress.of(address).orElseThrow(), shell);
    return "redirect:/work/members/" + person + "?done=address";
  }

  private interface Act {
    MembershipResult run();
  }

  private String done(Act act, String done, Member member, Caller.Person caller, MemberForm form, Shell shell,
      HttpServletResponse response, Model model) {
    Problems problems = Problems.none();
    try {
      MembershipResult outcome = act.run();
      if (outcome == MembershipResult.APART) {
        problems.add("role", "members.outcome.apart");
      } else {
        MemberPages.say(problems, outcome);
      }
    } catch (Stale e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      problems.add("roles", lastChange.staleList(caller, LastChange.Thing.of("person", member.person(), "role-given",
          "role-ended", "roles-ended", "member-frozen", "member-thawed"), "members.one.changed-meanwhile"));
    }
    if (problems.any()) {
      Optional<Member> now = list.one(caller.subscription(), member.person());
      return now.isEmpty()
          ? "redirect:/work/members?done=removed"
          : page(now.get(), caller, form, problems, shell, model);
    }
    return members.has(caller.subscription(), member.person())
        ? "redirect:/work/members/" + member.person() + "?done=" + done
        : "redirect:/work/members?done=removed";
  }

  private static String seen(MultiValueMap<String, String> typed) {
    String seen = typed.getFirst("seen");
    return seen == null ? "" : seen;
  }

  private Member found(Caller.Person caller, long person) {
    return list.one(caller.subscription(), person).orElseThrow(() -> new NotFound("not a member here"));
  }

  private String page(Member member, Caller.Person caller, MemberForm form, Problems problems, Shell shell,
      Model model) {
    long subscription = caller.subscription();
    List<HeldRole> held = members.held(subscription, member.person());
    List<Role> all = roles.ofSubscriptions(shell.words().language());
    RoleServices.Shown shown = places.of(subscription, member, held, shell);
    model.addAttribute("member", member).addAttribute("held", held).addAttribute("roles", all)
        .addAttribute("names", shown.names()).addAttribute("own", shown.own()).addAttribute("notes", shown.notes())
        .addAttribute("lookedAfter", members.looksAfter(caller, member.person()))
        .addAttribute("seen", members.state(subscription, member.person())).addAttribute("form", form)
        .addAttribute("problems", problems).addAttribute("chosen", services.byIds(form.services()))
        .addAttribute("covers", covers.of(subscription, member.person())).addAttribute("found",
            form.q().isEmpty()
                ? List.of()
                : search.findBelow(subscriptions.scope(subscription), shell.region(), form.q(), FOUND));
    return "members/member";
  }
}
