package org.candour.operate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.audit.LastChange;
import org.candour.look.Page;
import org.candour.regions.ComplaintSteps;
import org.candour.regions.ComplaintSteps.ComplaintStep;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.written.TypedNumbers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The steps of a complaint in a region: where to begin, how long there is, who helps, who decides after that. */
@Controller
class ComplaintPages {

  private final Regions regions;
  private final ComplaintSteps complaints;
  private final LastChange lastChange;

  ComplaintPages(Regions regions, ComplaintSteps complaints, LastChange lastChange) {
    this.lastChange = lastChange;
    this.regions = regions;
    this.complaints = complaints;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions/{id}/complaint")
  Page list(@PathVariable String id, @RequestParam(defaultValue = "") String done, Caller.Person caller,
      RegionId here) {
    return list(OperatorReach.of(caller, here).own(id, regions), done, Problems.none());
  }

  private Page list(Region region, String done, Problems problems) {
    return new ComplaintPage(region, steps(region), complaints.revision(region.id()), problems, done);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/complaint")
  Page order(@PathVariable String id, @RequestParam Map<String, String> typed, Caller.Person caller, RegionId here) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    boolean up = typed.containsKey("up");
    try {
      complaints.move(caller, region, seen(typed), typed.getOrDefault(up ? "up" : "down", ""), up);
      return Page.redirect("/operate/regions/" + id + "/complaint?done=moved#list");
    } catch (Stale e) {
      return stale(region, caller);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions/{id}/complaint/{code}")
  Page step(@PathVariable String id, @PathVariable String code, Caller.Person caller, RegionId here) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    return step(region, code, code.equals("new") ? ComplaintStepForm.EMPTY : ComplaintStepForm.of(one(region, code)),
        complaints.revision(region.id()), Problems.none());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/complaint/{code}")
  Page save(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    boolean fresh = code.equals("new");
    ComplaintStepForm form = ComplaintStepForm.of(typed);
    Problems problems = Problems.none();
    Optional<ComplaintStep> step = form.read(fresh ? "" : one(region, code).code(), problems);
    if (fresh && steps(region).size() >= ComplaintSteps.MOST) {
      problems.add("name", "operate.complaint.many", ComplaintSteps.MOST);
    }
    if (problems.any() || step.isEmpty()) {
      return step(region, code, form, seen(typed), problems).with(400);
    }
    try {
      complaints.put(caller, region, seen(typed), step.get());
      return Page.redirect("/operate/regions/" + id + "/complaint?done=" + (fresh ? "added" : "saved"));
    } catch (Stale e) {
      return step(region, code, form, complaints.revision(region.id()),
          problems.add("name", lastChange.stale(caller, list(region), "operate.complaint.stale"))).with(409);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/complaint/{code}/removal")
  Page remove(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    try {
      complaints.remove(caller, region.id(), seen(typed), code);
      return Page.redirect("/operate/regions/" + id + "/complaint?done=removed");
    } catch (Stale e) {
      return stale(region, caller);
    }
  }

  private static LastChange.Thing list(Region region) {
    return LastChange.Thing.of("region", region.id().value(), "complaint-step-added", "complaint-step-changed",
        "complaint-step-moved", "complaint-step-removed");
  }

  private Page stale(Region region, Caller.Person caller) {
    return list(region, "",
        Problems.none().add("list", lastChange.staleList(caller, list(region), "operate.complaint.stale-list")))
        .with(409);
  }

  /** The revision that was seen; what is none has seen nothing. */
  static int seen(Map<String, String> typed) {
    return (int) TypedNumbers.of(typed.getOrDefault("revision", "")).stream().filter(n -> n < Integer.MAX_VALUE)
        .findFirst().orElse(0);
  }

  private ComplaintStep one(Region region, String code) {
    return steps(region).stream().filter(s -> s.code().equals(code)).findFirst()
        .orElseThrow(() -> new NotFound("step " + code));
  }

  private List<ComplaintStep> steps(Region region) {
    return complaints.in(region.id(), region.language());
  }

  private static Page step(Region region, String code, ComplaintStepForm form, int revision, Problems problems) {
    return new ComplaintStepPage(region, code, form, revision, problems);
  }

  /**
   * How to complain here, step by step.
   *
   * @param region which region
   * @param steps what was done, in its order
   * @param revision of what the page was made from
   * @param problems what is wrong with what was typed
   * @param done what has just been done; may be empty
   */
  record ComplaintPage(Region region, List<ComplaintStep> steps, int revision, Problems problems,
      String done) implements Page {}

  /**
   * One step of a complaint.
   *
   * @param region which region
   * @param code of the one that is changed; new for another
   * @param form what was typed so far
   * @param revision of what the page was made from
   * @param problems what is wrong with what was typed
   */
  record ComplaintStepPage(Region region, String code, ComplaintStepForm form, int revision,
      Problems problems) implements Page {}
}
