package org.candour.operate;

import java.util.List;
import java.util.Map;
import org.candour.audit.LastChange;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.regions.RegionQuestions;
import org.candour.regions.RegionQuestions.QuestionWish;
import org.candour.regions.RegionQuestions.RatingChoice;
import org.candour.regions.RegionQuestions.RatingQuestion;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
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
  Page list(@PathVariable String id, @RequestParam(defaultValue = "") String done, Caller.Person caller,
      RegionId here) {
    return list(OperatorReach.of(caller, here).own(id, regions), done, Problems.none());
  }

  private Page list(Region region, String done, Problems problems) {
    questions.refresh();
    List<RatingQuestion> all = all(region);
    return new QuestionsPage(region, all.stream().filter(q -> !q.ended()).toList(),
        all.stream().filter(RatingQuestion::ended).toList(), questions.revision(region.id()), problems, done);
  }

  /** The order of what is asked, or something asked again. */
  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/questions")
  Page order(@PathVariable String id, @RequestParam Map<String, String> typed, Caller.Person caller, RegionId here) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    int seen = ComplaintPages.seen(typed);
    try {
      if (typed.containsKey("again")) {
        if (asked(region) >= RegionQuestions.MOST) {
          return list(region, "", Problems.none().add("list", "operate.questions.many", RegionQuestions.MOST))
              .with(400);
        }
        questions.askAgain(caller, region.id(), seen, typed.getOrDefault("again", ""));
      } else {
        boolean up = typed.containsKey("up");
        questions.move(caller, region, seen, typed.getOrDefault(up ? "up" : "down", ""), up);
      }
      questions.refresh();
      return Page.redirect(
          "/operate/regions/" + id + "/questions?done=" + (typed.containsKey("again") ? "again" : "moved") + "#list");
    } catch (Stale e) {
      return stale(region, caller);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/regions/{id}/questions/{code}")
  Page question(@PathVariable String id, @PathVariable String code, Caller.Person caller, RegionId here) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    questions.refresh();
    return question(region, code, code.equals("new") ? QuestionForm.EMPTY : QuestionForm.of(one(region, code)),
        questions.revision(region.id()), Problems.none());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/questions/{code}")
  Page save(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here) {
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
      return question(region, code, form, seen, problems).with(400);
    }
    try {
      questions.put(caller, region, seen, new QuestionWish(known, form.asked(), choices));
      questions.refresh();
      return Page.redirect("/operate/regions/" + id + "/questions?done=" + (fresh ? "added" : "saved"));
    } catch (Stale e) {
      return question(region, code, form, questions.revision(region.id()),
          problems.add("asked", lastChange.stale(caller, list(region), "operate.questions.stale"))).with(409);
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/regions/{id}/questions/{code}/removal")
  Page takeOff(@PathVariable String id, @PathVariable String code, @RequestParam Map<String, String> typed,
      Caller.Person caller, RegionId here) {
    Region region = OperatorReach.of(caller, here).own(id, regions);
    try {
      boolean gone = questions.takeOff(caller, region.id(), ComplaintPages.seen(typed), code);
      questions.refresh();
      return Page.redirect("/operate/regions/" + id + "/questions?done=" + (gone ? "removed" : "ended"));
    } catch (Stale e) {
      return stale(region, caller);
    }
  }

  private static LastChange.Thing list(Region region) {
    return LastChange.Thing.of("region", region.id().value(), "question-added", "question-changed", "question-moved",
        "question-removed", "question-ended", "question-asked-again");
  }

  private Page stale(Region region, Caller.Person caller) {
    return list(region, "",
        Problems.none().add("list", lastChange.staleList(caller, list(region), "operate.questions.stale-list")))
        .with(409);
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

  private Page question(Region region, String code, QuestionForm form, int revision, Problems problems) {
    return new QuestionPage(region, code, form, revision, !code.equals("new") && one(region, code).ended(), problems);
  }

  /**
   * One question.
   *
   * @param region which region
   * @param code of the one that is changed; new for another
   * @param form what was typed so far
   * @param revision of what the page was made from
   * @param ended what is asked no longer
   * @param problems what is wrong with what was typed
   */
  record QuestionPage(Region region, String code, QuestionForm form, int revision, boolean ended,
      Problems problems) implements Page {}

  /**
   * What is asked about each service.
   *
   * @param region which region
   * @param asked the emergency opening that was asked for
   * @param ended what is asked no longer
   * @param revision of what the page was made from
   * @param problems what is wrong with what was typed
   * @param done what has just been done; may be empty
   */
  record QuestionsPage(Region region, List<RatingQuestion> asked, List<RatingQuestion> ended, int revision,
      Problems problems, String done) implements Page {}
}
