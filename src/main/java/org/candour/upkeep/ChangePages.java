package org.candour.upkeep;

import java.util.ArrayList;
import java.util.List;
import org.candour.directory.ChangeKind;
import org.candour.directory.ChangePlan;
import org.candour.directory.RefusedChange;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.directory.TreeChanges;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page write(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      Shell shell) {
    return page(reached(services, caller, id), ChangeForm.of(typed, shell.today()), Problems.none());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/services/{id}/change")
  Page change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      Shell shell) {
    Service service = reached(services, caller, id);
    ChangeForm form = ChangeForm.of(typed, shell.today());
    if (!typed.containsKey("preview") && !typed.containsKey("apply")) {
      return page(service, form, Problems.none());
    }
    Problems problems = form.problems();
    if (problems.any()) {
      return page(service, form, problems);
    }
    if (!typed.containsKey("apply")) {
      return preview(service, form, Problems.none(), shell);
    }
    try {
      TreeChanges.Done done = following.decide(caller, form.wish(id), form.seen());
      return Page.redirect("/operate/services/" + id + (done.planned() ? "?planned" : "?done"));
    } catch (RefusedChange e) {
      return page(service, form, e.problems());
    } catch (Stale e) {
      // Somebody was here in between: what it would touch now, with all that was typed.
      return preview(service, form, Problems.none().add("preview", "upkeep.preview.stale"), shell).with(409);
    }
  }

  private Page preview(Service service, ChangeForm form, Problems problems, Shell shell) {
    ChangePlan plan = changes.weigh(form.wish(service.id()));
    if (plan.problems().any()) {
      return page(service, form, plan.problems());
    }
    Preview preview = previews.of(plan);
    return new PreviewPage(service, form, problems, preview, plan.seen(),
        plan.wish().effective().isAfter(shell.today()),
        plan.wish().target() == null ? null : services.byId(plan.wish().target()).orElse(null));
  }

  private Page page(Service service, ChangeForm form, Problems problems) {
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
    return new ChangePage(service, form, problems, services.byIds(chosen), found,
        asks ? services.children(service.id(), 1, 1).total() : 0L, "upkeep.pick." + nothing);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/changes/{id}/withdrawal")
  Page withdraw(@PathVariable long id, Caller.Person caller, RegionId region) {
    changes.withdraw(caller, region, id);
    return Page.redirect("/operate/services?said=change-withdrawn");
  }

  /**
   * A change to the tree.
   *
   * @param service which service
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param chosen what was chosen so far
   * @param found what was found
   * @param children how many services are below it
   * @param nothing why there is nothing to preview; empty else
   */
  record ChangePage(Service service, ChangeForm form, Problems problems, List<Service> chosen, List<Service> found,
      long children, String nothing) implements Page {}

  /**
   * What a change would do.
   *
   * @param service which service
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param preview what would change
   * @param seen what the preview was made from
   * @param later whether it is planned for a later day
   * @param target the other service that it is about; null for none
   */
  record PreviewPage(Service service, ChangeForm form, Problems problems, Preview preview, String seen, boolean later,
      @Nullable Service target) implements Page {}
}
