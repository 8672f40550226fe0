package org.candour.operate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.access.PlatformRoles;
import org.candour.access.PlatformRoles.Holder;
import org.candour.access.PlatformRoles.InviteAnswer;
import org.candour.access.PlatformRoles.RoleWished;
import org.candour.look.Page;
import org.candour.people.Credentials;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moderators, support and operators: who they are, who joins, who leaves; and stopping anybody's account at once. */
@Controller
class PeoplePages {

  private static final List<String> RESET_REASONS = List.of("lost", "stolen", "changed");

  private final People people;
  private final PlatformRoles roles;
  private final Credentials credentials;
  private final Limits limits;

  PeoplePages(People people, PlatformRoles roles, Credentials credentials, Limits limits) {
    this.people = people;
    this.roles = roles;
    this.credentials = credentials;
    this.limits = limits;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/people")
  Page people(Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String find) {
    return page(caller, shell, PersonForm.empty(), Problems.none(), find);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/people")
  Page add(Caller.Person caller, Shell shell, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    PersonForm form = PersonForm.of(typed);
    Problems problems = form.problems(OperatorReach.of(caller, shell.region()));
    if (problems.any()) {
      return page(caller, shell, form, problems, "");
    }
    if (!limits.allow(Limit.INVITE_NETWORK, Network.of(request).value())
        || !limits.allow(Limit.INVITE_ADDRESS, form.address())) {
      return page(caller, shell, form, problems.add("address", "operate.people.often"), "").with(429);
    }
    boolean all = form.where().equals("all");
    RoleWished wanted = new RoleWished(form.name(), form.address(), form.role(), all ? null : shell.region());
    InviteAnswer answer = roles.invite(caller, wanted, shell);
    return answer == InviteAnswer.BELONGS
        ? page(caller, shell, form, problems.add("address", "operate.people.belongs"), "")
        : Page.redirect("/operate/people?said=" + answer.code());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/people/{person}/roles/{role}/end")
  Page end(@PathVariable long person, @PathVariable String role, @RequestParam(defaultValue = "") String scope,
      Caller.Person caller, Shell shell) {
    Holder held = roles.of(person).stream().filter(h -> h.role().equals(role) && h.scopeId().equals(scope)).findFirst()
        .filter(h -> person != caller.id() && OperatorReach.of(caller, shell.region()).covers(h))
        .orElseThrow(() -> new NotFound("role of person " + person));
    roles.end(caller, held);
    return Page.redirect("/operate/people?said=role-ended");
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/people/{person}/freezing")
  Page freeze(@PathVariable long person, Caller.Person caller, Shell shell) {
    return frozen(person, true, caller, shell);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/people/{person}/thawing")
  Page thaw(@PathVariable long person, Caller.Person caller, Shell shell) {
    return frozen(person, false, caller, shell);
  }

  private Page frozen(long person, boolean frozen, Caller.Person caller, Shell shell) {
    people.freeze(caller, reached(person, caller, shell).id(), frozen);
    return Page.redirect("/operate/people?said=" + (frozen ? "frozen" : "thawed"));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/people/{person}/second-factor")
  Page askReset(@PathVariable long person, Caller.Person caller, Shell shell) {
    return resetPage(reached(person, caller, shell), Problems.none());
  }

  /** Whoever lost their second key is helped by somebody else, who gives a reason; they are told by letter. */
  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/people/{person}/second-factor")
  Page reset(@PathVariable long person, @RequestParam(defaultValue = "") String reason, Caller.Person caller,
      Shell shell) {
    PersonAccount there = reached(person, caller, shell);
    if (!RESET_REASONS.contains(reason)) {
      return resetPage(there, Problems.none().add("reason", "operate.reset.reason-none"));
    }
    credentials.forgetSecondFactor(caller, there.id(), reason, shell);
    return Page.redirect("/operate/people?said=second-key");
  }

  private static Page resetPage(PersonAccount person, Problems problems) {
    return new ResetPage(person, RESET_REASONS, problems);
  }

  /**
   * Somebody whom this operator may stop or help: never themselves, nobody who holds a role beyond, nobody of another
   * region.
   */
  private PersonAccount reached(long person, Caller.Person caller, Shell shell) {
    return people.byId(person).filter(p -> reaches(p, caller, shell))
        .orElseThrow(() -> new NotFound("person " + person));
  }

  private boolean reaches(PersonAccount person, Caller.Person caller, Shell shell) {
    OperatorReach reach = OperatorReach.of(caller, shell.region());
    return person.id() != caller.id() && roles.of(person.id()).stream().allMatch(reach::covers)
        && (reach.everywhere() || roles.belongs(person.id(), shell.region()));
  }

  private Page page(Caller.Person caller, Shell shell, PersonForm form, Problems problems, String find) {
    Optional<PersonAccount> found =
        EmailAddress.of(find).flatMap(people::byAddress).filter(p -> reaches(p, caller, shell));
    return new PeoplePage(roles.holders().stream().filter(h -> h.reaches(shell.region())).toList(), form, problems,
        OperatorReach.of(caller, shell.region()), caller.id(), find, found);
  }

  /**
   * Who moderates and operates.
   *
   * @param holders who has which role
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param reach what the caller is over
   * @param self the caller's own number
   * @param find the address that was looked for
   * @param found what was found
   */
  record PeoplePage(List<Holder> holders, PersonForm form, Problems problems, OperatorReach reach, long self,
      String find, Optional<PersonAccount> found) implements Page {}

  /** Before somebody sets up a new second factor. */
  record ResetPage(PersonAccount person, List<String> reasons, Problems problems) implements Page {}
}
