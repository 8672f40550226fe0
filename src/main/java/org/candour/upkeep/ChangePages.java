package org.candour.upkeep;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.candour.directory.ChangeKind;
import org.candour.directory.ChangePlan;
import org.candour.directory.RefusedChange;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.directory.TreeChanges;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
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

/** Changing the tree: say what, look at what it touches, then do it or plan it. */
@Controller
class ChangePages {

  private static final int FOUND = 12;

  private final Services services;
  private final ServiceSearch search;
  private final TreeChanges changes;
  private final TreeChangeEffects following;
  private final PreviewStore previews;

  ChangePages(Services services, ServiceSearch search, TreeChanges changes, TreeChangeEffects following,
      PreviewStore previews) {
    this.services = services;
    this.search = search;
    this.changes = changes;
    this.following = following;
    this.previews = previews;
  }

  /** A service that this operator looks after. */
  static Service reached(Services services, Caller.Person caller, long id) {
    return services.byId(id).filter(s -> caller.mayIn(Right.OPERATE, new RegionId(s.region())))
        .orElseThrow(() -> new NotFound("service " + id));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/services/{id}/change")
  String write(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      Shell shell, Model model) {
    return page(reached(services, caller, id), ChangeForm.of(typed, shell.today()), Problems.none(), model);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/services/{id}/change")
  String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      Shell shell, HttpServletResponse answer, Model model) {
    Service service = reached(services, caller, id);
    ChangeForm form = ChangeForm.of(typed, shell.today());
    if (!typed.containsKey("preview") && !typed.containsKey("apply")) {
      return page(service, form, Problems.none(), model);
    }
    Problems problems = form.problems();
    if (problems.any()) {
      return page(service, form, problems, model);
    }
    if (!typed.containsKey("apply")) {
      return preview(service, form, Problems.none(), shell, model);
    }
    try {
      TreeChanges.Done done = following.decide(caller, form.wish(id), form.seen());
      return "redirect:/operate/services/" + id + (done.planned() ? "?planned" : "?done");
    } catch (RefusedChange e) {
      return page(service, form, e.problems(), model);
    } catch (Stale e) {
      // Somebody was here in between: what it would touch now, with all that was typed.
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return preview(service, form, Problems.none().add("preview", "upkeep.preview.stale"), shell, model);
    }
  }

  private String preview(Service service, ChangeForm form, Problems problems, Shell shell, Model model) {
    ChangePlan plan = changes.weigh(form.wish(service.id()));
    if (plan.problems().any()) {
      return page(service, form, plan.problems(), model);
    }
    Preview preview = previews.of(plan);
    model.addAttribute("service", service).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("preview", preview).addAttribute("seen", plan.seen())
        .addAttribute("later", plan.wish().effective().isAfter(shell.today()))
        .addAttribute("target", plan.wish().target() == null ? null : services.byId(plan.wish().target()).orElse(null));
    return "upkeep/preview";
  }

  private String page(Service service, ChangeForm form, Problems problems, Model model) {
    List<Long> chosen = new ArrayList<>(form.others());
    if (form.target().matches("\\d+")) {
      chosen.add(Long.parseLong(form.target()));
    }
    List<Service> known = form.q().isEmpty()
        ? List.of()
        : search.findIn(new RegionId(service.region()), form.q(), FOUND + chosen.size() + 1);
    List<Service> found =
        known.stream().filter(s -> s.id() != service.id() && !chosen.contains(s.id())).limit(FOUND).toList();
    // What was found and cannot be chosen is known all the same.
    String nothing =
        known.isEmpty() ? "nothing" : known.stream().anyMatch(s -> chosen.contains(s.id())) ? "chosen" : "itself";
    boolean asks = form.kind() == ChangeKind.CLOSE || form.kind() == ChangeKind.SPLIT;
    model.addAttribute("service", service).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("found", found).addAttribute("nothing", "upkeep.pick." + nothing)
        .addAttribute("chosen", services.byIds(chosen))
        .addAttribute("children", asks ? services.children(service.id(), 1, 1).total() : 0L);
    return "upkeep/change";
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/changes/{id}/withdrawal")
  String withdraw(@PathVariable long id, Caller.Person caller, RegionId region) {
    changes.withdraw(caller, region, id);
    return "redirect:/operate/services?said=change-withdrawn";
  }
}
