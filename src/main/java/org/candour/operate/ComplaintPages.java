package org.candour.operate;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.audit.LastChange;
import org.candour.directory.ComplaintSteps;
import org.candour.directory.ComplaintSteps.ComplaintStep;
import org.candour.directory.Region;
import org.candour.directory.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.written.TypedNumbers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  String list(@PathVariable String id, @RequestParam(defaultValue = "") String done, Caller.Person caller,
      RegionId here, Model model) {
    model.addAttribute("done", done);
    return list(OperatorReach.of(caller, here).own(id, regions), Problems.none(), model);
  }

  private String list(Region region, Problems problems, Model model) {
    model.addAttribute("region", region).addAttribute("steps", steps(region))
        .addAttribute("revision", complaints.revision(region.id())).addAttribute("problems", problems);
    return "operate/complaint";
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/complaint")
  String order(@PathVariable String id, @RequestParam Map<String, String> typed, Caller.Person caller, RegionId here,
      HttpServletResponse response, Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    boolean up = typed.containsKey("up");
    try {
      complaints.move(caller, region, seen(typed), typed.getOrDefault(up ? "up" : "down", ""), up);
      return "redirect:/operate/regions/" + id + "/complaint?done=moved#list";
    } catch (Stale e) {
      return stale(region, caller, response, model);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions/{id}/complaint/{code}")
  String step(@PathVariable String id, @PathVariable String code, Caller.Person caller, RegionId here, Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    return step(region, code, code.equals("new") ? ComplaintStepForm.EMPTY : ComplaintStepForm.of(one(region, code)),
        complaints.revision(region.id()), Problems.none(), model);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/complaint/{code}")
  String save(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here, HttpServletResponse response, Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    boolean fresh = code.equals("new");
    ComplaintStepForm form = ComplaintStepForm.of(typed);
    Problems problems = Problems.none();
    Optional<ComplaintStep> step = form.read(fresh ? "" : one(region, code).code(), problems);
    if (fresh && steps(region).size() >= ComplaintSteps.MOST) {
      problems.add("name", "operate.complaint.many", ComplaintSteps.MOST);
    }
    if (problems.any() || step.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return step(region, code, form, seen(typed), problems, model);
    }
    try {
      complaints.put(caller, region, seen(typed), step.get());
      return "redirect:/operate/regions/" + id + "/complaint?done=" + (fresh ? "added" : "saved");
    } catch (Stale e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return step(region, code, form, complaints.revision(region.id()),
          problems.add("name", lastChange.stale(caller, list(region), "operate.complaint.stale")), model);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/complaint/{code}/removal")
  String remove(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here, HttpServletResponse response, Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    try {
      complaints.remove(caller, region.id(), seen(typed), code);
      return "redirect:/operate/regions/" + id + "/complaint?done=removed";
    } catch (Stale e) {
      return stale(region, caller, response, model);
    }
  }

  private static LastChange.Thing list(Region region) {
    return LastChange.Thing.of("region", region.id().value(), "complaint-step-added", "complaint-step-changed",
        "complaint-step-moved", "complaint-step-removed");
  }

  private String stale(Region region, Caller.Person caller, HttpServletResponse response, Model model) {
    response.setStatus(HttpServletResponse.SC_CONFLICT);
    return list(region,
        Problems.none().add("list", lastChange.staleList(caller, list(region), "operate.complaint.stale-list")), model);
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

  private static String step(Region region, String code, ComplaintStepForm form, int revision, Problems problems,
      Model model) {
    model.addAttribute("region", region).addAttribute("code", code).addAttribute("form", form)
        .addAttribute("problems", problems).addAttribute("revision", revision);
    return "operate/complaint-step";
  }
}
