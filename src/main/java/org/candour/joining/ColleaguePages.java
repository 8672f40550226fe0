package org.candour.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.access.Memberships.MembershipResult;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Colleagues who asked by their work address: an administrator lets them in, or not. */
@Controller
class ColleaguePages {

  static final List<String> REASONS = List.of("not-here", "not-now", "wrong-person");
  private static final int PAGE = 25;

  private final JoinRequests requests;
  private final RequestApproval approval;
  private final Roles roles;
  private final Subscriptions subscriptions;
  private final WorkDomains domains;

  ColleaguePages(JoinRequests requests, RequestApproval approval, Roles roles, Subscriptions subscriptions,
      WorkDomains domains) {
    this.requests = requests;
    this.approval = approval;
    this.roles = roles;
    this.subscriptions = subscriptions;
    this.domains = domains;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/joining")
  Page list(@RequestParam(defaultValue = "1") int page, Caller.Person caller, Shell shell) {
    return list(page, Typed.NOTHING, Problems.none(), caller, shell);
  }

  /** The least role that does what somebody asked for; an administrator may choose another. */
  private static String fitting(List<Role> roles, String purpose) {
    boolean answers = purpose.equals("answer");
    return roles.stream()
        .filter(r -> r.may(Right.SEE_AUTHOR) && r.may(Right.RESPOND) == answers && !r.may(Right.ADMINISTER))
        .map(Role::id).findFirst().orElse("");
  }

  /**
   * What was typed.
   *
   * @param domain into the form of the domains
   * @param chosen roles that were chosen just now, by request
   */
  private record Typed(String domain, Map<Long, String> chosen) {

    static final Typed NOTHING = new Typed("", Map.of());
  }

  private Page list(int page, Typed typed, Problems problems, Caller.Person caller, Shell shell) {
    List<Role> all = roles.ofSubscriptions(shell.words().language());
    return new ColleaguesPage(requests.colleagues(caller.subscription(), Math.clamp(page, 1, 10_000), PAGE), all,
        JoinForm.PURPOSES.stream().collect(Collectors.toMap(p -> p, p -> fitting(all, p))), typed.chosen, REASONS,
        domains.of(caller.subscription()), holder(caller).holder(), typed.domain, problems);
  }

  private Subscription holder(Caller.Person caller) {
    return subscriptions.byId(caller.subscription()).orElseThrow(() -> new NotFound("subscription"));
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/joining/{id}/decision")
  Page decide(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    JoinRequest request = requests.forAdministrators(caller.subscription(), id);
    String role = typed.getOrDefault("role-" + id, "");
    String reason = typed.getOrDefault("reason-" + id, "");
    if (typed.containsKey("decline")) {
      if (!REASONS.contains(reason)) {
        return list(1, new Typed("", Map.of(id, role)),
            Problems.none().add("reason-" + id, "joining.decide.reason-none"), caller, shell);
      }
      approval.decline(caller, request, reason, shell.words());
      return Page.redirect("/work/joining?said=join-declined");
    }
    if (roles.ofSubscriptions(shell.words().language()).stream().noneMatch(r -> r.id().equals(role))) {
      return list(1, new Typed("", Map.of(id, role)), Problems.none().add("role-" + id, "joining.decide.role-none"),
          caller, shell);
    }
    MembershipResult outcome = approval.colleague(caller, request, holder(caller), role, shell.words());
    if (outcome != MembershipResult.DONE) {
      return list(1, new Typed("", Map.of(id, role)),
          Problems.none().add("role-" + id,
              outcome == MembershipResult.FULL
                  ? "joining.decide.full"
                  : outcome == MembershipResult.APART ? "joining.decide.apart" : "joining.decide.beyond"),
          caller, shell);
    }
    return Page.redirect("/work/joining?said=join-accepted");
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/joining/domains")
  Page domains(@RequestParam(defaultValue = "") String domain, @RequestParam(defaultValue = "") String remove,
      Caller.Person caller, Shell shell) {
    if (!remove.isEmpty()) {
      WorkDomains.domain(remove).ifPresent(d -> domains.remove(caller, d));
      return Page.redirect("/work/joining?said=domain-removed");
    }
    Optional<String> plain = WorkDomains.domain(PlainText.line(domain));
    if (plain.isEmpty() || domains.of(caller.subscription()).size() >= WorkDomains.MOST) {
      return list(1, new Typed(PlainText.cut(PlainText.line(domain), 260), Map.of()), Problems.none().add("domain",
          plain.isEmpty() ? "joining.domains.wrong" : "joining.domains.many", WorkDomains.MOST), caller, shell);
    }
    domains.add(caller, plain.get());
    return Page.redirect("/work/joining?said=domain-added");
  }

  /**
   * Colleagues who want to come in.
   *
   * @param slice a page of them
   * @param roles that can be given
   * @param fitting the role that fits each, by request
   * @param chosen what was chosen so far
   * @param reasons that can be given, as codes
   * @param domains of addresses that count as the organisation's own
   * @param holder the organisation
   * @param typed what was typed, by field
   * @param problems what is wrong with what was typed
   */
  record ColleaguesPage(Slice<JoinRequest> slice, List<Role> roles, Map<String, String> fitting,
      Map<Long, String> chosen, List<String> reasons, List<String> domains, String holder, String typed,
      Problems problems) implements Page {}
}
