package org.candour.work;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candour.accounts.Members;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.alert.Alerts;
import org.candour.shared.Address;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who belongs to a subscription: seen and changed by its administrators. */
@Controller
class MemberPages {

  private static final int MOST = 1_000;
  private static final Pattern ROLE = Pattern.compile("member|responder|administrator");

  private final Members members;
  private final Subscriptions subscriptions;
  private final Alerts alerts;
  private final Limits limits;
  private final TransactionTemplate transaction;

  MemberPages(Members members, Subscriptions subscriptions, Alerts alerts, Limits limits, TransactionTemplate transaction) {
    this.members = members;
    this.subscriptions = subscriptions;
    this.alerts = alerts;
    this.limits = limits;
    this.transaction = transaction;
  }

  @Needs("administer")
  @GetMapping("/work/members")
  String members(Caller.Person caller, Model model) {
    return page(caller, Map.of(), Problems.none(), model);
  }

  @Needs("administer")
  @PostMapping("/work/members")
  String add(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Problems problems = problems(typed);
    String address = PlainText.line(typed.getOrDefault("address", ""));
    if (!problems.any() && !(limits.allow(Limit.INVITE_NETWORK, Network.of(request).value()) && limits.allow(Limit.INVITE_ADDRESS, address))) {
      response.setStatus(429);
      problems.add("address", "work.members.often");
    }
    if (!problems.any() && !set(caller, address, typed, shell)) {
      problems.add("role", "work.members.only-administrator");
    }
    return problems.any() ? page(caller, typed, problems, model) : "redirect:/work/members";
  }

  private boolean set(Caller.Person caller, String address, Map<String, String> typed, Shell shell) {
    Subscription subscription = subscriptions.byId(caller.subscription()).orElseThrow();
    Members.Described who = new Members.Described(PlainText.line(typed.getOrDefault("name", "")), address,
        PlainText.line(typed.getOrDefault("job", "")));
    return Boolean.TRUE.equals(transaction.execute(status -> {
      Optional<Long> person = members.set(caller, subscription, who, typed.getOrDefault("role", ""), shell);
      // Nobody joins without hearing anything: each new member starts with the whole scope.
      person.filter(p -> alerts.of(p, subscription.id()).isEmpty())
          .ifPresent(p -> alerts.add(p, subscription.id(), subscriptions.scope(subscription.id())));
      return person.isPresent();
    }));
  }

  @Needs("administer")
  @PostMapping("/work/members/{person}/end")
  String remove(@PathVariable long person, Caller.Person caller, Model model) {
    if (!members.has(caller.subscription(), person)) {
      throw new NotFound("not a member here");
    }
    return members.remove(caller, caller.subscription(), person) ? "redirect:/work/members"
        : page(caller, Map.of(), Problems.none().add("members", "work.members.only-administrator"), model);
  }

  private static Problems problems(Map<String, String> typed) {
    Problems problems = Problems.none();
    String name = PlainText.line(typed.getOrDefault("name", ""));
    if (name.isEmpty() || name.length() > 120) {
      problems.add("name", "work.members.name-wrong");
    }
    if (!Address.ordinary(PlainText.line(typed.getOrDefault("address", "")))) {
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
    model.addAttribute("members", members.of(caller.subscription(), MOST)).addAttribute("typed", typed)
        .addAttribute("problems", problems).addAttribute("subscription", subscriptions.byId(caller.subscription()).orElseThrow());
    return "work/members";
  }
}
