package org.candour.work;

import java.util.Map;
import java.util.regex.Pattern;
import org.candour.accounts.People;
import org.candour.accounts.Person;
import org.candour.accounts.Subscriptions;
import org.candour.alert.Alerts;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who belongs to a subscription: seen by all of its members' administrators, changed by them alone. */
@Controller
class MemberPages {

  private static final int MOST = 1_000;
  private static final Pattern ROLE = Pattern.compile("member|responder|administrator");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>.]+(\\.[^\\s@<>.]+)+");

  private final People people;
  private final Subscriptions subscriptions;
  private final Alerts alerts;
  private final TransactionTemplate transaction;

  MemberPages(People people, Subscriptions subscriptions, Alerts alerts, TransactionTemplate transaction) {
    this.people = people;
    this.subscriptions = subscriptions;
    this.alerts = alerts;
    this.transaction = transaction;
  }

  @Needs("administer")
  @GetMapping("/work/members")
  String members(Caller.Person caller, Model model) {
    return page(caller, Map.of(), Problems.none(), model);
  }

  @Needs("administer")
  @PostMapping("/work/members")
  String add(Caller.Person caller, @RequestParam Map<String, String> typed, Model model) {
    Problems problems = problems(typed);
    if (problems.any()) {
      return page(caller, typed, problems, model);
    }
    String address = PlainText.line(typed.getOrDefault("address", ""));
    transaction.executeWithoutResult(status -> {
      long person = people.byAddress(address).map(Person::id).orElseGet(() -> people.add(caller, new People.New(
          PlainText.line(typed.getOrDefault("name", "")), address, null, PlainText.line(typed.getOrDefault("job", "")), "other", "")));
      people.endRoles(caller, person, "subscription", Long.toString(caller.subscription()));
      people.grant(caller, person, typed.getOrDefault("role", "member"), "subscription", Long.toString(caller.subscription()));
      // Nobody joins without hearing anything: each new member starts with the whole scope.
      if (alerts.of(person, caller.subscription()).isEmpty()) {
        alerts.add(person, caller.subscription(), subscriptions.scope(caller.subscription()));
      }
    });
    return "redirect:/work/members";
  }

  @Needs("administer")
  @PostMapping("/work/members/{person}/end")
  String remove(@PathVariable long person, Caller.Person caller) {
    ofThisSubscription(caller, person);
    if (person != caller.id()) {
      people.endRoles(caller, person, "subscription", Long.toString(caller.subscription()));
    }
    return "redirect:/work/members";
  }

  private void ofThisSubscription(Caller.Person caller, long person) {
    if (subscriptions.members(caller.subscription(), MOST).stream().noneMatch(m -> m.person() == person)) {
      throw new NotFound("not a member here");
    }
  }

  private static Problems problems(Map<String, String> typed) {
    Problems problems = Problems.none();
    String name = PlainText.line(typed.getOrDefault("name", ""));
    if (name.isEmpty() || name.length() > 120) {
      problems.add("name", "work.members.name-wrong");
    }
    if (!ADDRESS.matcher(PlainText.line(typed.getOrDefault("address", ""))).matches()) {
      problems.add("address", "work.members.address-wrong");
    }
    if (typed.getOrDefault("job", "").length() > 120) {
      problems.add("job", "work.members.job-long");
    }
    if (!ROLE.matcher(typed.getOrDefault("role", "")).matches()) {
      problems.add("role", "work.members.role-none");
    }
    return problems;
  }

  private String page(Caller.Person caller, Map<String, String> typed, Problems problems, Model model) {
    model.addAttribute("members", subscriptions.members(caller.subscription(), MOST)).addAttribute("typed", typed)
        .addAttribute("problems", problems).addAttribute("subscription", subscriptions.byId(caller.subscription()).orElseThrow())
        .addAttribute("self", caller.id());
    return "work/members";
  }
}
