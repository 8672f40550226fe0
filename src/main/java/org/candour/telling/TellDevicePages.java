package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.candour.access.SignIn;
import org.candour.look.Page;
import org.candour.questions.Draft;
import org.candour.questions.Questionnaire;
import org.candour.questions.TellStep;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.telling.DraftDevices.Opening;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming back to one's own device, its code, and leaving, at once or for good. */
@Controller
class TellDevicePages {

  private final Drafts drafts;
  private final DraftDevices devices;
  private final Questionnaire questionnaire;
  private final TellView view;
  private final SignIn signIn;

  TellDevicePages(Drafts drafts, DraftDevices devices, Questionnaire questionnaire, TellView view, SignIn signIn) {
    this.drafts = drafts;
    this.devices = devices;
    this.questionnaire = questionnaire;
    this.view = view;
    this.signIn = signIn;
  }

  /**
   * Somebody's own device forgot the cookie, as when its battery died, and still knows the draft; or the page locked
   * itself.
   */
  @Open
  @PostMapping("/tell/return")
  Page comeBack(@RequestParam(defaultValue = "") String draft, HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Draft> found = own(draft);
    if (found.isEmpty()) {
      return TellView.lost(Map.of());
    }
    TellCookie.give(request, response, draft);
    devices.lock(found.get());
    return TellView.locked(found.get(), found.get().going().path(), Problems.none());
  }

  /** The code of one's own device. */
  @Open
  @PostMapping("/tell/code")
  Page open(@RequestParam(defaultValue = "") String draft, @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String to, Shell shell) {
    Optional<Draft> found = own(draft);
    if (found.isEmpty()) {
      return TellView.lost(Map.of());
    }
    TellStep step = questionnaire.step(to).orElseGet(found.get()::going);
    Opening opening = devices.open(found.get(), PlainText.line(code));
    if (opening != Opening.OPEN) {
      boolean often = opening == Opening.OFTEN;
      Page locked = TellView.locked(found.get(), step.path(),
          Problems.none().add("code", often ? "telling.code.often" : "telling.code.wrong"));
      return often ? locked.with(429) : locked;
    }
    return found.get().sent() == null
        ? view.page(step, drafts.find(draft).orElseThrow(), shell)
        : view.receipt(found.get());
  }

  private Optional<Draft> own(String draft) {
    return drafts.find(draft).filter(d -> !d.sharedDevice());
  }

  /** Somebody has finished on a device that others use too, or has forgotten the code of their own. */
  @Open
  @PostMapping("/tell/closing")
  Page close(@RequestParam(defaultValue = "") String draft, HttpServletRequest request, HttpServletResponse response) {
    forget(draft, request, response);
    return new ClosedPage().unkept();
  }

  /**
   * The way out without script; with it, the page is gone before this answers. On an own device the draft stays, and
   * asks for its code. No redirect: our policy lets forms go nowhere else.
   */
  @Open
  @PostMapping("/tell/leaving")
  Page leave(@RequestParam(defaultValue = "") String draft, HttpServletRequest request, HttpServletResponse response,
      Shell shell) {
    if (shell.caller().author().isPresent()) {
      // What they told before lies open as long as they are signed in.
      signIn.out(request);
    }
    drafts.find(draft).ifPresent(d -> {
      if (d.sharedDevice()) {
        forget(draft, request, response);
      } else {
        devices.lock(d);
      }
    });
    response.setHeader("Refresh", "0; url=" + shell.say("look.page.leave-to"));
    response.setHeader("Referrer-Policy", "no-referrer");
    return new LeavingPage().unkept();
  }

  private void forget(String token, HttpServletRequest request, HttpServletResponse response) {
    drafts.find(token).ifPresent(d -> drafts.forget(d.token()));
    if (TellCookie.isOf(request, token)) {
      TellCookie.take(request, response);
    }
  }

  /** What was written here is forgotten. */
  record ClosedPage() implements Page {}

  /** What is on the screen until the other site is. */
  record LeavingPage() implements Page {}
}
