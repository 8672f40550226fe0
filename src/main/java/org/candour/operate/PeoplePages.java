package org.candour.operate;

import java.util.Map;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.Person;
import org.candour.accounts.PlatformRoles;
import org.candour.accounts.PlatformRoles.Holder;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moderators, support and operators: who they are, who joins, who leaves; and stopping anybody's account at once. */
@Controller
class PeoplePages {

  private final People people;
  private final PlatformRoles roles;
  private final TransactionTemplate transaction;

  PeoplePages(People people, PlatformRoles roles, TransactionTemplate transaction) {
    this.people = people;
    this.roles = roles;
    this.transaction = transaction;
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @GetMapping("/operate/people")
  String people(Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String find, Model model) {
    return page(caller, shell, PersonForm.empty(), Problems.none(), find, model);
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @PostMapping("/operate/people")
  String add(Caller.Person caller, Shell shell, @RequestParam Map<String, String> typed, Model model) {
    PersonForm form = PersonForm.of(typed);
    Problems problems = form.problems(Reach.of(caller, shell.region()));
    if (problems.any()) {
      return page(caller, shell, form, problems, "", model);
    }
    transaction.executeWithoutResult(status -> {
      long person = people.byAddress(form.address()).map(Person::id).orElseGet(() -> people.add(caller,
          new People.New(form.name(), form.address(), null, "", "other", "")));
      boolean all = form.where().equals("all");
      people.grant(caller, person, form.role(), all ? "all" : "region", all ? "" : shell.region().value());
    });
    return "redirect:/operate/people";
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @PostMapping("/operate/people/{person}/roles/{role}/end")
  String end(@PathVariable long person, @PathVariable String role, @RequestParam(defaultValue = "") String scope, Caller.Person caller,
      Shell shell) {
    Holder held = roles.of(person).stream().filter(h -> h.role().equals(role) && h.scopeId().equals(scope)).findFirst()
        .filter(h -> person != caller.id() && Reach.of(caller, shell.region()).covers(h))
        .orElseThrow(() -> new NotFound("role of person " + person));
    roles.end(caller, held);
    return "redirect:/operate/people";
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @PostMapping("/operate/people/{person}/freezing")
  String freeze(@PathVariable long person, Caller.Person caller, Shell shell) {
    return frozen(person, true, caller, shell);
  }

  @Needs(value = "operate", scope = Needs.Scope.REGION)
  @PostMapping("/operate/people/{person}/thawing")
  String thaw(@PathVariable long person, Caller.Person caller, Shell shell) {
    return frozen(person, false, caller, shell);
  }

  private String frozen(long person, boolean frozen, Caller.Person caller, Shell shell) {
    Reach reach = Reach.of(caller, shell.region());
    Person there = people.byId(person).filter(p -> person != caller.id() && roles.of(person).stream().allMatch(reach::covers))
        .orElseThrow(() -> new NotFound("person " + person));
    people.freeze(caller, there.id(), frozen);
    return "redirect:/operate/people";
  }

  private String page(Caller.Person caller, Shell shell, PersonForm form, Problems problems, String find, Model model) {
    Optional<Person> found = find.isBlank() ? Optional.empty() : people.byAddress(find);
    model.addAttribute("holders", roles.holders().stream().filter(h -> h.reaches(shell.region())).toList()).addAttribute("form", form)
        .addAttribute("problems", problems).addAttribute("reach", Reach.of(caller, shell.region())).addAttribute("self", caller.id())
        .addAttribute("find", find).addAttribute("found", found);
    return "operate/people";
  }
}
