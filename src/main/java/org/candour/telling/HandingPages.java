package org.candour.telling;

import java.util.Map;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.mail.MailSettings;
import org.candour.questions.Draft;
import org.candour.questions.TellStep;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.QrCode;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.telling.DraftSubmission.Sending;
import org.candour.telling.HelpedDrafts.Handing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The helper's side of a hand-over: what comes next is the author's alone. */
@Controller
class HandingPages {

  private final HelpedDrafts helped;
  private final DraftSubmission submission;
  private final TellView view;
  private final MailSettings settings;

  HandingPages(HelpedDrafts helped, DraftSubmission submission, TellView view, MailSettings settings) {
    this.helped = helped;
    this.submission = submission;
    this.view = view;
    this.settings = settings;
  }

  @Needs(Right.HELP_TELL)
  @GetMapping("/work/help/{id}/handing")
  Page handing(@PathVariable long id, Caller.Person caller) {
    Draft draft = helped.helped(caller, id);
    return new HandingPage(draft, view.helper(draft));
  }

  /**
   * From here on it is out of the helper's hands. What its author goes on with is shown this once; another code may
   * follow.
   */
  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/handing")
  Page handOver(@PathVariable long id, Caller.Person caller, Shell shell) {
    Draft draft = helped.helped(caller, id);
    Optional<Sending> lacking = submission.lacking(draft, view.region(draft));
    if (lacking.isPresent()) {
      return again(lacking.get().at(), draft, lacking.get().problems(), shell);
    }
    if (helped.within(caller, draft.services()).isEmpty()) {
      // Services may have been exchanged on the way: staff help with stories about their own.
      return again(TellStep.SERVICES, draft, Problems.none().add("q", "telling.help.service-left"), shell);
    }
    return handed(helped.handOver(caller, draft).orElseThrow(() -> new NotFound("draft " + id)));
  }

  private Page again(TellStep step, Draft draft, Problems problems, Shell shell) {
    return view.page(view.asked(step, draft).again(problems, Map.of()), shell);
  }

  /** The page with the code was lost before anybody used it. */
  @Needs(Right.HELP_TELL)
  @PostMapping("/work/handed/{id}")
  Page another(@PathVariable long id, Caller.Person caller) {
    return handed(helped.renew(caller, id));
  }

  private Page handed(Handing handing) {
    String address = settings.address() + "/h/" + HelpedDrafts.spelled(handing.code());
    return new HandedPage(handing, address, QrCode.of(address)).unkept();
  }

  /** Before the hand-over: what it means, for both who sit here. */
  record HandingPage(Draft draft, String helper) implements Page {}

  /** The code for the author's phone, or this device without the helper's visit. */
  record HandedPage(Handing handing, String address, QrCode picture) implements Page {}
}
