package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.questions.Draft;
import org.candour.questions.Question.AskedQuestion;
import org.candour.questions.TellForm;
import org.candour.questions.TellStep;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.telling.NextPage.Next;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Telling, one question a page. Each page carries the draft's token in its form; nothing typed is ever dropped. */
@Controller
class TellPages {

  private final Drafts drafts;
  private final DraftDevices devices;
  private final DraftSubmission submission;
  private final TellLimits limits;
  private final TellView view;
  private final NextPage next;

  TellPages(Drafts drafts, DraftDevices devices, DraftSubmission submission, TellLimits limits, TellView view,
      NextPage next) {
    this.drafts = drafts;
    this.devices = devices;
    this.submission = submission;
    this.limits = limits;
    this.view = view;
    this.next = next;
  }

  @Open
  @GetMapping("/tell/{step}")
  Page page(@PathVariable String step, HttpServletRequest request, Shell shell) {
    TellStep at = view.step(step);
    Optional<Draft> remembered = TellCookie.draft(request, drafts);
    if (remembered.isEmpty()) {
      return Page.redirect("/tell");
    }
    Draft draft = remembered.get();
    if (devices.isLocked(draft)) {
      devices.lock(draft);
      return TellView.locked(draft, at.path(), Problems.none());
    }
    if (draft.sent() != null) {
      return view.receipt(draft);
    }
    boolean toCheck = request.getParameter("check") != null;
    drafts.at(draft, toCheck ? TellStep.CHECK : at);
    return view.page(view.asked(at, draft).toCheck(toCheck), shell);
  }

  @Open
  @PostMapping("/tell/{step}")
  Page answer(@PathVariable String step, @RequestParam Map<String, String> typed, HttpServletRequest request,
      Shell shell) {
    TellForm form = new TellForm(view.step(step), typed);
    String token = typed.getOrDefault("draft", "");
    Optional<Draft> before = token.isEmpty() ? TellCookie.draft(request, drafts) : drafts.find(token);
    Optional<Draft> kept = before.flatMap(d -> drafts.keep(d.token(), form));
    if (kept.isEmpty()) {
      return TellView.lost(typed);
    }
    Draft draft = kept.get();
    // What was typed is kept, whoever sits there now; what comes next is shown to its author alone.
    if (mustUnlock(before.get(), typed)) {
      devices.lock(draft);
      return TellView.locked(draft, step, Problems.none());
    }
    return draft.sent() != null ? view.receipt(draft) : next(form, draft, request, shell);
  }

  /** Somebody may write for longer than a draft stays open without a word; the page knows when it was last used. */
  private boolean mustUnlock(Draft before, Map<String, String> typed) {
    String idle = typed.getOrDefault("idle", "");
    boolean stillThere =
        typed.containsKey("draft") && idle.matches("\\d{1,3}") && Integer.parseInt(idle) < Draft.LOCKS.toSeconds();
    return devices.isLocked(before) && !(stillThere && before.lock() != null && before.lock().lockedAt() == null);
  }

  private Page next(TellForm form, Draft draft, HttpServletRequest request, Shell shell) {
    boolean toCheck = form.typed().containsKey("back-to-check");
    return switch (next.next(form, draft, view.region(draft))) {
      case Next.Stay stay ->
        view.page(view.asked(form.step(), draft).toCheck(toCheck).again(stay.problems(), form.typed()), shell);
      case Next.Turn turn -> turn(view.asked(turn.to(), draft).toCheck(turn.toCheck()), request, shell);
      case Next.Send send -> send(draft, form.typed(), request, shell);
      case Next.Door door -> TellStartPages.TellPage.goingOn(draft, view.region(draft)).unkept();
    };
  }

  /** Another page: by its address where the cookie finds the draft again, else at once, carrying the token on. */
  private Page turn(AskedQuestion asked, HttpServletRequest request, Shell shell) {
    Draft draft = asked.draft();
    drafts.at(draft, asked.toCheck() ? TellStep.CHECK : asked.step());
    boolean cookieWorks = !draft.sharedDevice() && TellCookie.isOf(request, draft.token());
    return cookieWorks
        ? Page.redirect("/tell/" + asked.step().path() + (asked.toCheck() ? "?check=1" : ""))
        : view.page(asked, shell);
  }

  private Page send(Draft draft, Map<String, String> typed, HttpServletRequest request, Shell shell) {
    Network network = Network.of(request);
    return submission.send(draft.token(), view.region(draft), d -> limits.often(d, network))
        .map(sent -> sent.problems().any()
            ? view.page(view.asked(sent.at(), sent.draft()).again(sent.problems(), typed), shell)
            : view.receipt(sent.draft()))
        .orElseGet(() -> TellView.lost(typed));
  }
}
