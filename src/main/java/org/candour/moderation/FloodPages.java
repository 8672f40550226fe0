package org.candour.moderation;

import java.util.List;
import java.util.Optional;
import org.candour.decision.DecisionAct;
import org.candour.decision.Reason;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A flood: what is alike, all of it to be looked at, and one decision for all or each by itself. */
@Controller
class FloodPages {

  private static final int NOTE = 2_000;

  private final Reviews reviews;
  private final Floods floods;

  FloodPages(Reviews reviews, Floods floods) {
    this.reviews = reviews;
    this.floods = floods;
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @GetMapping("/desk/{id}/alike")
  String alike(@PathVariable long id, @RequestParam(defaultValue = "1") int page, Caller.Person caller, Model model) {
    Review head = reviews.get(caller, id);
    return floods.isOne(head) ? show(head, page, "", "", Problems.none(), model) : "redirect:/desk/" + id;
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/alike")
  String decide(@PathVariable long id, @RequestParam(defaultValue = "") String act,
      @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String note,
      Caller.Person caller, Model model) {
    Review head = reviews.get(caller, id);
    if (!floods.isOne(head)) {
      return "redirect:/desk/" + id + "?said=not-alike";
    }
    if (act.equals("apart")) {
      floods.apart(head);
      return "redirect:/desk?said=apart";
    }
    Optional<Reason> why = Reason.of(reason).filter(Reason.forAct(DecisionAct.REJECT)::contains);
    String words = PlainText.of(note);
    Problems problems = Problems.none();
    if (why.isEmpty()) {
      problems.add("reason", "moderation.desk.reason-none");
    }
    if (words.length() > NOTE) {
      problems.add("note", "moderation.desk.note-long", NOTE);
    }
    if (problems.any()) {
      return show(head, 1, reason, words, problems, model);
    }
    boolean more = floods.reject(caller, head, why.orElseThrow(), words) > 0;
    return more
        ? "redirect:/desk/" + floods.of(head, 1).items().getFirst().review() + "/alike?said=some-rejected"
        : "redirect:/desk?said=all-rejected";
  }

  private String show(Review head, int page, String reason, String note, Problems problems, Model model) {
    model.addAttribute("head", head).addAttribute("slice", floods.of(head, Math.clamp(page, 1, 10_000)))
        .addAttribute("reasons", List.copyOf(Reason.forAct(DecisionAct.REJECT))).addAttribute("reason", reason)
        .addAttribute("note", note).addAttribute("problems", problems);
    return "moderation/alike";
  }
}
