package org.candour.operate;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.candour.audit.LastChange;
import org.candour.directory.Region;
import org.candour.directory.RegionQuestions;
import org.candour.directory.RegionQuestions.RatingChoice;
import org.candour.directory.RegionQuestions.RatingQuestion;
import org.candour.directory.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a region asks authors about each service. What was answered stays, whatever is asked now. */
@Controller
class QuestionPages {

  private final Regions regions;
  private final RegionQuestions questions;
  private final LastChange lastChange;

  QuestionPages(Regions regions, RegionQuestions questions, LastChange lastChange) {
    this.lastChange = lastChange;
    this.regions = regions;
    this.questions = questions;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions/{id}/questions")
  String list(@PathVariable String id, @RequestParam(defaultValue = "") String done, Caller.Person caller,
      RegionId here, Model model) {
    model.addAttribute("done", done);
    return list(OperatorReach.of(caller, here).own(id, regions), Problems.none(), model);
  }

  private String list(Region region, Problems problems, Model model) {
    questions.refresh();
    List<RatingQuestion> all = all(region);
    model.addAttribute("region", region).addAttribute("asked", all.stream().filter(q -> !q.ended()).toList())
        .addAttribute("ended", all.stream().filter(RatingQuestion::ended).toList())
        .addAttribute("revision", questions.revision(region.id())).addAttribute("problems", problems);
    return "operate/questions";
  }

  /** The order of what is asked, or something asked again. */
  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/questions")
  String order(@PathVariable String id, @RequestParam Map<String, String> typed, Caller.Person caller, RegionId here,
      HttpServletResponse response, Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    int seen = ComplaintPages.seen(typed);
    try {
      if (typed.containsKey("again")) {
        if (asked(region) >= RegionQuestions.MOST) {
          response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
          return list(region, Problems.none().add("list", "operate.questions.many", RegionQuestions.MOST), model);
        }
        questions.askAgain(caller, region.id(), seen, typed.getOrDefault("again", ""));
      } else {
        boolean up = typed.containsKey("up");
        questions.move(caller, region, seen, typed.getOrDefault(up ? "up" : "down", ""), up);
      }
      questions.refresh();
      return "redirect:/operate/regions/" + id + "/questions?done=" + (typed.containsKey("again") ? "again" : "moved")
          + "#list";
    } catch (Stale e) {
      return stale(region, caller, response, model);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions/{id}/questions/{code}")
  String question(@PathVariable String id, @PathVariable String code, Caller.Person caller, RegionId here,
      Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    questions.refresh();
    return question(region, code, code.equals("new") ? QuestionForm.EMPTY : QuestionForm.of(one(region, code)),
        questions.revision(region.id()), Problems.none(), model);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/questions/{code}")
  String save(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here, HttpServletResponse response, Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    boolean fresh = code.equals("new");
    QuestionForm form = QuestionForm.of(typed);
    Problems problems = Problems.none();
    List<RatingChoice> choices = form.read(problems);
    String known = fresh ? "" : one(region, code).code();
    if (fresh && asked(region) >= RegionQuestions.MOST) {
      problems.add("asked", "operate.questions.many", RegionQuestions.MOST);
    }
    int seen = ComplaintPages.seen(typed);
    if (problems.any()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return question(region, code, form, seen, problems, model);
    }
    try {
      questions.put(caller, region, seen, known, form.asked(), choices);
      questions.refresh();
      return "redirect:/operate/regions/" + id + "/questions?done=" + (fresh ? "added" : "saved");
    } catch (Stale e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return question(region, code, form, questions.revision(region.id()),
          problems.add("asked", lastChange.stale(caller, list(region), "operate.questions.stale")), model);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/questions/{code}/removal")
  String takeOff(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here, HttpServletResponse response, Model model) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    try {
      boolean gone = questions.takeOff(caller, region.id(), ComplaintPages.seen(typed), code);
      questions.refresh();
      return "redirect:/operate/regions/" + id + "/questions?done=" + (gone ? "removed" : "ended");
    } catch (Stale e) {
      return stale(region, caller, response, model);
    }
  }

  private static LastChange.Thing list(Region region) {
    return LastChange.Thing.of("region", region.id().value(), "question-added", "question-changed", "question-moved",
        "question-removed", "question-ended", "question-asked-again");
  }

  private String stale(Region region, Caller.Person caller, HttpServletResponse response, Model model) {
    response.setStatus(HttpServletResponse.SC_CONFLICT);
    return list(region,
        Problems.none().add("list", lastChange.staleList(caller, list(region), "operate.questions.stale-list")), model);
  }

  private RatingQuestion one(Region region, String code) {
    return all(region).stream().filter(q -> q.code().equals(code)).findFirst()
        .orElseThrow(() -> new NotFound("question " + code));
  }

  private List<RatingQuestion> all(Region region) {
    return questions.answered(region.id(), region.language());
  }

  private long asked(Region region) {
    return all(region).stream().filter(q -> !q.ended()).count();
  }

  private String question(Region region, String code, QuestionForm form, int revision, Problems problems, Model model) {
    model.addAttribute("region", region).addAttribute("code", code).addAttribute("form", form)
        .addAttribute("problems", problems).addAttribute("revision", revision)
        .addAttribute("ended", !code.equals("new") && one(region, code).ended());
    return "operate/question";
  }
}
