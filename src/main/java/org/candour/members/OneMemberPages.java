package org.candour.members;

import java.util.Optional;
import java.util.function.Supplier;
import org.candour.access.MemberList;
import org.candour.access.MemberList.Member;
import org.candour.access.Memberships;
import org.candour.access.Memberships.MembershipResult;
import org.candour.access.Roles;
import org.candour.audit.LastChange;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
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

  private final Memberships members;
  private final MemberList list;
  private final Roles roles;
  private final RoleServices services;
  private final MemberView view;
  private final LastChange lastChange;

  OneMemberPages(Memberships members, MemberList list, Roles roles, RoleServices services, MemberView view,
      LastChange lastChange) {
    this.members = members;
    this.list = list;
    this.roles = roles;
    this.services = services;
    this.view = view;
    this.lastChange = lastChange;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members/{person}")
  Page member(@PathVariable long person, @RequestParam(defaultValue = "") String done, Caller.Person caller,
      Shell shell) {
    return view.of(caller, view.found(caller, person), MemberForm.empty(), Problems.none(), shell).done(done);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/roles")
  Page add(@PathVariable long person, Caller.Person caller, @RequestParam MultiValueMap<String, String> typed,
      Shell shell) {
    Member member = view.found(caller, person);
    MemberForm form = MemberForm.of(typed);
    Problems problems = MemberForm.onlyChanges(typed)
        ? Problems.none()
        : form.role(Problems.none(), roles.ofSubscriptions(shell.words().language()), services.within(caller, form));
    if (MemberForm.onlyChanges(typed) || problems.any()) {
      return view.of(caller, member, form, problems, shell);
    }
    return done(new Act(() -> members.add(caller, person, form.wish(), seen(typed)), "role-given"), member, form,
        caller, shell);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/roles/{grant}/end")
  Page endRole(@PathVariable long person, @PathVariable long grant, Caller.Person caller,
      @RequestParam MultiValueMap<String, String> typed, Shell shell) {
    Member member = view.found(caller, person);
    return done(new Act(() -> members.endRole(caller, person, grant, seen(typed)), "role-ended"), member,
        MemberForm.empty(), caller, shell);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/end")
  Page remove(@PathVariable long person, Caller.Person caller, Shell shell) {
    Member member = view.found(caller, person);
    return done(new Act(() -> members.remove(caller, person), "removed"), member, MemberForm.empty(), caller, shell);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/freezing")
  Page freeze(@PathVariable long person, Caller.Person caller, @RequestParam MultiValueMap<String, String> typed,
      Shell shell) {
    Member member = view.found(caller, person);
    boolean frozen = "yes".equals(typed.getFirst("frozen"));
    return done(new Act(() -> members.freeze(caller, person, frozen, seen(typed)), frozen ? "frozen" : "thawed"),
        member, MemberForm.empty(), caller, shell);
  }

  /**
   * Something that is done to a member.
   *
   * @param run does it
   * @param done what the page says of it
   */
  private record Act(Supplier<MembershipResult> run, String done) {}

  private Page done(Act act, Member member, MemberForm form, Caller.Person caller, Shell shell) {
    Problems problems = Problems.none();
    int status = 200;
    try {
      MembershipResult outcome = act.run().get();
      if (outcome == MembershipResult.APART) {
        problems.add("role", "members.outcome.apart");
      } else {
        MemberPages.say(problems, outcome);
      }
    } catch (Stale e) {
      status = 409;
      problems.add("roles", lastChange.staleList(caller, LastChange.Thing.of("person", member.person(), "role-given",
          "role-ended", "roles-ended", "member-frozen", "member-thawed"), "members.one.changed-meanwhile"));
    }
    if (problems.any()) {
      Optional<Member> now = list.one(caller.subscription(), member.person());
      return now.isEmpty()
          ? Page.redirect("/work/members?done=removed")
          : view.of(caller, now.get(), form, problems, shell).with(status);
    }
    return members.has(caller.subscription(), member.person())
        ? Page.redirect("/work/members/" + member.person() + "?done=" + act.done())
        : Page.redirect("/work/members?done=removed");
  }

  private static String seen(MultiValueMap<String, String> typed) {
    String seen = typed.getFirst("seen");
    return seen == null ? "" : seen;
  }
}
