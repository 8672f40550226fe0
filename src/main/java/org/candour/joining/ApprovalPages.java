package org.candour.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.joining.ApprovalPages.ApprovalForm;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Organisations that would like to take part: an operator says yes or no. */
@Controller
class ApprovalPages {

  static final List<String> REASONS = List.of("unknown", "not-care", "wrong-person", "duplicate");
  private static final int PAGE = 25;
  private static final int FOUND = 12;
  private static final int HOLDER = 160;

  private final JoinRequests requests;
  private final RequestApproval approval;
  private final Services services;
  private final ServiceSearch search;
  private final Subscriptions subscriptions;
  private final ServiceSubscriptions takingPart;

  ApprovalPages(JoinRequests requests, RequestApproval approval, Services services, ServiceSearch search,
      Subscriptions subscriptions, ServiceSubscriptions takingPart) {
    this.requests = requests;
    this.approval = approval;
    this.services = services;
    this.search = search;
    this.subscriptions = subscriptions;
    this.takingPart = takingPart;
  }

  /**
   * What an operator types to say yes.
   *
   * @param service the number of the organisation, or empty
   * @param holder what the subscription is to be called
   * @param kind one of the kinds of subscription
   * @param q what the organisation is looked for by
   * @param reason a code, where it is declined; else empty
   */
  record ApprovalForm(String service, String holder, String kind, String q, String reason) {

    static ApprovalForm of(Map<String, String> typed) {
      String pick = typed.getOrDefault("pick", typed.getOrDefault("service", ""));
      return new ApprovalForm(pick.matches("\\d{1,18}") ? pick : "", PlainText.line(typed.getOrDefault("holder", "")),
          typed.getOrDefault("kind", ""), PlainText.cut(PlainText.line(typed.getOrDefault("q", "")), 100),
          typed.getOrDefault("reason", ""));
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/joining")
  Page list(RegionId region, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String done,
      @RequestParam(defaultValue = "") String made) {
    var slice = requests.waiting(region, Math.clamp(page, 1, 10_000), PAGE);
    return new RequestsPage(slice, services
        .byIds(slice.items().stream().map(JoinRequest::service).filter(java.util.Objects::nonNull).distinct().toList())
        .stream().collect(java.util.stream.Collectors.toMap(Service::id, s -> s)), done,
        done.equals("approved") && made.matches("\\d{1,18}") ? made : "");
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/joining/{id}")
  Page one(@PathVariable long id, Shell shell) {
    JoinRequest request = requests.forOperators(shell.region(), id);
    String service = request.service() == null ? "" : Long.toString(request.service());
    String holder = here(service, shell.region()).map(Service::name).orElse(request.organisation());
    return page(request, new ApprovalForm(service, holder, "provider", "", ""), Problems.none(), shell);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/joining/{id}")
  Page decide(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    JoinRequest request = requests.undecided(shell.region(), id);
    ApprovalForm form = ApprovalForm.of(typed);
    if (typed.containsKey("decline")) {
      if (!REASONS.contains(form.reason)) {
        return page(request, form, Problems.none().add("reason", "joining.decide.reason-none"), shell);
      }
      approval.decline(caller, request, form.reason, shell.words());
      return Page.redirect("/operate/joining?done=declined");
    }
    Problems problems = typed.containsKey("approve") ? problems(form, shell.region()) : Problems.none();
    if (typed.containsKey("approve") && approval.isApart(request)) {
      problems.add("reason", "joining.decide.apart");
    }
    if (problems.any() || !typed.containsKey("approve")) {
      return page(request, form, problems, shell);
    }
    return approval.organisation(caller, request, Long.parseLong(form.service), form.holder, form.kind, shell.words())
        .map(made -> Page.redirect("/operate/joining?done=approved&made=" + made))
        .orElse(Page.redirect("/operate/joining?done=passed"));
  }

  private Problems problems(ApprovalForm form, RegionId region) {
    Problems problems = Problems.none();
    Optional<Service> service = here(form.service, region).filter(s -> s.closedOn() == null);
    if (service.isEmpty()) {
      problems.add("q", "joining.decide.service-none");
    }
    if (form.holder.codePoints().noneMatch(Character::isLetter) || form.holder.length() > HOLDER) {
      problems.add("holder", "operate.subscriptions.holder-wrong");
    } else if (subscriptions.holds(form.holder) && service.flatMap(s -> takingPart.of(s.id())).isEmpty()) {
      problems.add("holder", "operate.subscriptions.holder-there");
    }
    if (!Subscription.KINDS.contains(form.kind)) {
      problems.add("kind", "operate.subscriptions.kind-none");
    }
    return problems;
  }

  private Optional<Service> here(String service, RegionId region) {
    return service.isEmpty()
        ? Optional.empty()
        : services.byId(Long.parseLong(service)).filter(s -> s.region().equals(region.value()));
  }

  private Page page(JoinRequest request, ApprovalForm form, Problems problems, Shell shell) {
    Optional<Service> chosen = here(form.service, shell.region());
    return new RequestPage(request, form, problems, chosen.orElse(null),
        chosen.flatMap(s -> takingPart.of(s.id())).map(Subscription::holder).orElse(""),
        form.q.isEmpty()
            ? List.of()
            : search.findIn(shell.region(), form.q, FOUND).stream().filter(s -> !s.isPlatform()).toList());
  }

  /**
   * One request to join.
   *
   * @param request which request
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param chosen what was chosen so far
   * @param joined the organisation that takes part already; empty for none
   * @param found what was found
   */
  record RequestPage(JoinRequest request, ApprovalForm form, Problems problems, @Nullable Service chosen, String joined,
      List<Service> found) implements Page {}

  /** The requests that wait. */
  record RequestsPage(Slice<JoinRequest> slice, Map<Long, Service> known, String done, String made) implements Page {}
}
