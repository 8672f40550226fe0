package org.candour.telling;

import java.util.Map;
import org.candour.look.Page;
import org.candour.lookup.ServicePicker;
import org.candour.questions.Draft;
import org.candour.questions.Questionnaire;
import org.candour.questions.TellForm;
import org.candour.questions.TellStep;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.telling.NextPage.Next;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that an author and the staff who help them fill in together. */
@Controller
class HelpQuestionPages {

  private final HelpedDrafts helped;
  private final Drafts drafts;
  private final Questionnaire questionnaire;
  private final TellView view;
  private final NextPage next;
  private final ServicePicker picker;

  HelpQuestionPages(HelpedDrafts helped, Drafts drafts, Questionnaire questionnaire, TellView view, NextPage next,
      ServicePicker picker) {
    this.helped = helped;
    this.drafts = drafts;
    this.questionnaire = questionnaire;
    this.view = view;
    this.next = next;
    this.picker = picker;
  }

  @Needs(Right.HELP_TELL)
  @GetMapping("/work/help/{id}/{step}")
  Page page(@PathVariable long id, @PathVariable String step, Caller.Person caller, Shell shell) {
    Draft draft = helped.helped(caller, id);
    return view.page(together(step, draft), draft, shell);
  }

  /** The pages that both fill in; the others are not found here. */
  private TellStep together(String path, Draft draft) {
    TellStep step = view.step(path);
    if (!step.equals(TellStep.LOOK) && !questionnaire.asks(step, draft)) {
      throw new NotFound("step " + path);
    }
    return step;
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/{step}")
  Page answer(@PathVariable long id, @PathVariable String step, Caller.Person caller,
      @RequestParam Map<String, String> typed, Shell shell) {
    Draft before = helped.helped(caller, id);
    TellForm form = new TellForm(together(step, before), typed);
    Draft draft = drafts.keep(before.token(), form).orElseThrow(() -> new NotFound("draft " + id));
    return switch (next.next(form, draft, view.region(draft))) {
      case Next.Stay stay -> view.page(view.asked(form.step(), draft).again(stay.problems(), typed), shell);
      case Next.Turn turn ->
        Page.redirect(turn.to().equals(TellStep.CHECK) ? draft.base() + "/handing" : draft.path(turn.to()));
      case Next.Door door -> Page.redirect("/work/help");
      case Next.Send send -> throw new NotFound("nobody sends it for its author");
    };
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/services/found")
  Page found(@PathVariable long id, Caller.Person caller, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String at) {
    Draft draft = helped.helped(caller, id);
    return new ServicePickerPages.FoundPage(draft.path(TellStep.SERVICES),
        picker.find(draft.region(), q, at, draft.services()));
  }
}
