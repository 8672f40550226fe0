package org.candour.upkeep;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.subscriptions.Subscriptions;
import org.candour.upkeep.ServiceCorrections.Correction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Something wrong here?": anybody proposes, an operator decides. */
@Controller
class CorrectionPages {

  private static final int PAGE = 25;

  private final ServiceCorrections corrections;
  private final Services services;
  private final Subscriptions subscriptions;
  private final Limits limits;

  CorrectionPages(ServiceCorrections corrections, Services services, Subscriptions subscriptions, Limits limits) {
    this.corrections = corrections;
    this.services = services;
    this.subscriptions = subscriptions;
    this.limits = limits;
  }

  @Open
  @GetMapping("/correction")
  Page propose(@RequestParam(defaultValue = "") String service, Caller caller, Shell shell) {
    Optional<Service> there = about(service);
    return show(CorrectionForm.about(there.map(Service::code).orElse("")), there.orElse(null), Problems.none(), caller,
        shell);
  }

  @Open
  @PostMapping("/correction")
  Page send(@RequestParam Map<String, String> typed, HttpServletRequest request, Caller caller, Shell shell) {
    CorrectionForm form = CorrectionForm.of(typed);
    Optional<Service> there = about(form.service());
    Problems problems = form.problems();
    if (!typed.getOrDefault("website", "").isBlank()) {
      // People do not see that field. A browser that filled it in is told, and nothing is lost.
      problems.add("body", "upkeep.correction.website");
    } else if (!problems.any() && !limits.allow(Limits.Limit.CORRECTION_NETWORK, Network.of(request).value())) {
      problems.add("body", "upkeep.correction.often");
    }
    if (problems.any()) {
      return show(form, there.orElse(null), problems, caller, shell);
    }
    RegionId region = there.map(s -> new RegionId(s.region())).orElse(shell.region());
    corrections.take(region, there.map(Service::id).orElse(null), holder(caller, there.orElse(null)), form,
        shell.words());
    return new CorrectedPage(!form.address().isEmpty(), there.orElse(null));
  }

  /** One that is not there any more is as good as none; a code that never was is not found. */
  private Optional<Service> about(String code) {
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(services.byCode(code).orElseThrow(() -> new NotFound("service")));
  }

  /** The subscription in whose name an administrator speaks, where it covers the service. */
  private @Nullable Long holder(Caller caller, @Nullable Service service) {
    return caller.person()
        .filter(p -> p.may(Right.ADMINISTER) && service != null && subscriptions.covers(p.subscription(), service.id()))
        .map(Caller.Person::subscription).orElse(null);
  }

  private Page show(CorrectionForm form, @Nullable Service service, Problems problems, Caller caller, Shell shell) {
    Long holder = holder(caller, service);
    return new CorrectionPage(form, service, problems,
        holder == null ? "" : subscriptions.byId(holder).orElseThrow().holder());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/corrections")
  Page list(RegionId region, @RequestParam(defaultValue = "1") int page) {
    Slice<Correction> slice = corrections.waiting(region, Math.clamp(page, 1, 10_000), PAGE);
    return queue(slice, Problems.none(), 0);
  }

  private Page queue(Slice<Correction> slice, Problems problems, long wrong) {
    Map<Long, Service> known =
        services.byIds(slice.items().stream().map(Correction::service).filter(Objects::nonNull).distinct().toList())
            .stream().collect(Collectors.toMap(Service::id, Function.identity()));
    return new CorrectionsPage(slice, known, ServiceCorrections.REASONS, problems, wrong);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/corrections/{id}/decision")
  Page decide(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    Correction correction = corrections.byId(shell.region(), id).orElseThrow(() -> new NotFound("correction " + id));
    boolean accepted = typed.containsKey("accept");
    String reason = typed.getOrDefault("reason-" + id, typed.getOrDefault("reason", ""));
    if (!accepted && !ServiceCorrections.REASONS.contains(reason)) {
      return queue(corrections.waiting(shell.region(), 1, PAGE),
          Problems.none().add("reason-" + id, "upkeep.corrections.reason-none"), id);
    }
    corrections.decide(caller, correction, accepted, accepted ? null : reason, shell);
    return Page.redirect((accepted ? editor(correction) : "/operate/corrections?said=correction-declined"));
  }

  /** Where the operator now puts it right, with what was proposed written there already. */
  private static String editor(Correction correction) {
    String at = place(correction);
    return at + (at.contains("?") ? "&" : "?") + "said=correction-accepted";
  }

  private static String place(Correction correction) {
    String value = URLEncoder.encode(correction.value(), StandardCharsets.UTF_8);
    if (correction.service() == null) {
      return "/operate/services/new?name=" + value;
    }
    String at = "/operate/services/" + correction.service();
    return switch (correction.what()) {
      case "name" -> at + "/change?kind=rename&name=" + value;
      case "moved" -> at + "/change?kind=move&q=" + value;
      case "closed" -> at + "/change?kind=close";
      case "place" -> at + "/facts";
      default -> at;
    };
  }

  /** After a correction was sent. */
  record CorrectedPage(boolean written, @Nullable Service service) implements Page {}

  /** Where somebody says what is wrong. */
  record CorrectionPage(CorrectionForm form, @Nullable Service service, Problems problems,
      String holder) implements Page {}

  /**
   * The corrections that wait.
   *
   * @param slice a page of them
   * @param known the services, by their numbers
   * @param reasons that can be given, as codes
   * @param problems what is wrong with what was typed
   * @param wrong the one with which something is wrong
   */
  record CorrectionsPage(Slice<Correction> slice, Map<Long, Service> known, List<String> reasons, Problems problems,
      long wrong) implements Page {}
}
