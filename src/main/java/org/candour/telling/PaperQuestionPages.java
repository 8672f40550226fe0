package org.candour.telling;

import java.util.Map;
import org.candour.look.Page;
import org.candour.lookup.ServicePicker;
import org.candour.questions.Draft;
import org.candour.questions.Question.AskedQuestion;
import org.candour.questions.TellForm;
import org.candour.questions.TellStep;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.telling.DraftSubmission.Sending;
import org.candour.telling.NextPage.Next;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an author wrote on paper or says on the telephone, written down on the same pages of telling. */
@Controller
class PaperQuestionPages {

  private final PaperDrafts papers;
  private final Drafts drafts;
  private final TellView view;
  private final NextPage next;
  private final ServicePicker picker;

  PaperQuestionPages(PaperDrafts papers, Drafts drafts, TellView view, NextPage next, ServicePicker picker) {
    this.papers = papers;
    this.drafts = drafts;
    this.view = view;
    this.next = next;
    this.picker = picker;
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @GetMapping("/desk/paper/{id}/{step}")
  Page page(@PathVariable long id, @PathVariable String step, Caller.Person caller,
      @RequestParam Map<String, String> typed, Shell shell) {
    Draft draft = papers.keyed(caller, shell.region(), id);
    TellStep at = view.step(step);
    return draft.sent() != null
        ? card(id)
        : view.page(view.asked(at, draft).toCheck(typed.containsKey("check")), shell);
  }

  private static Page card(long id) {
    return Page.redirect("/desk/paper/" + id + "/card");
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper/{id}/{step}")
  Page answer(@PathVariable long id, @PathVariable String step, Caller.Person caller,
      @RequestParam Map<String, String> typed, Shell shell) {
    TellForm form = new TellForm(view.step(step), typed);
    Draft before = papers.keyed(caller, shell.region(), id);
    Draft draft = drafts.keep(before.token(), form).orElseThrow(() -> new NotFound("draft " + id));
    if (draft.sent() != null) {
      return card(id);
    }
    AskedQuestion asked = view.asked(form.step(), draft).toCheck(typed.containsKey("back-to-check"));
    return switch (next.next(form, draft, asked.region())) {
      case Next.Stay stay -> view.page(asked.again(stay.problems(), typed), shell);
      case Next.Turn turn -> Page.redirect(draft.path(turn.to()) + (turn.toCheck() ? "?check=1" : ""));
      case Next.Door door -> Page.redirect("/desk/paper");
      case Next.Send send -> {
        Sending sent = papers.send(caller, draft, asked.region()).orElseThrow(() -> new NotFound("draft " + id));
        yield sent.problems().any()
            ? view.page(view.asked(sent.at(), sent.draft()).again(sent.problems(), typed), shell)
            : card(id);
      }
    };
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper/{id}/services/found")
  Page found(@PathVariable long id, RegionId region, Caller.Person caller, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String at) {
    Draft draft = papers.keyed(caller, region, id);
    return new ServicePickerPages.FoundPage(draft.path(TellStep.SERVICES),
        picker.find(region, q, at, draft.services()));
  }
}
