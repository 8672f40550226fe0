package org.candour.moderation;

import java.util.List;
import java.util.Optional;
import org.candour.decision.DecisionAct;
import org.candour.decision.Reason;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
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
  Page alike(@PathVariable long id, @RequestParam(defaultValue = "1") int page, Caller.Person caller) {
    Review head = reviews.get(caller, id);
    return floods.isOne(head) ? show(head, page, "", "", Problems.none()) : Page.redirect("/desk/" + id);
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/alike")
  Page decide(@PathVariable long id, @RequestParam(defaultValue = "") String act,
      @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String note,
      Caller.Person caller) {
    Review head = reviews.get(caller, id);
    if (!floods.isOne(head)) {
      return Page.redirect("/desk/" + id + "?said=not-alike");
    }
    if (act.equals("apart")) {
      floods.apart(head);
      return Page.redirect("/desk?said=apart");
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
      return show(head, 1, reason, words, problems);
    }
    boolean more = floods.reject(caller, head, why.orElseThrow(), words) > 0;
    return Page.redirect(more
        ? "/desk/" + floods.of(head, 1).items().getFirst().review() + "/alike?said=some-rejected"
        : "/desk?said=all-rejected");
  }

  private Page show(Review head, int page, String reason, String note, Problems problems) {
    return new AlikePage(head, floods.of(head, Math.clamp(page, 1, 10_000)),
        List.copyOf(Reason.forAct(DecisionAct.REJECT)), reason, note, problems);
  }

  /**
   * A page of what is alike.
   *
   * @param head the item behind which they stand
   * @param slice those that are alike
   * @param reasons for which all can be rejected
   * @param reason that was chosen, as a code; may be empty
   * @param note to the authors
   * @param problems what is wrong with what was typed
   */
  record AlikePage(Review head, Slice<Floods.FloodMember> slice, List<Reason> reasons, String reason, String note,
      Problems problems) implements Page {}
}
