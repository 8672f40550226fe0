package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.candour.access.SignIn;
import org.candour.look.Page;
import org.candour.questions.Draft;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.telling.AssistedDraftStore.Waiting;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The author's side of a hand-over: a code that opens their story once. A page with a button: what only looks at links
 * spends nothing.
 */
@Controller
class HandOverPages {

  private final HelpedDrafts helped;
  private final TellView view;
  private final SignIn signIn;
  private final Limits limits;

  HandOverPages(HelpedDrafts helped, TellView view, SignIn signIn, Limits limits) {
    this.helped = helped;
    this.view = view;
    this.signIn = signIn;
    this.limits = limits;
  }

  @Open
  @GetMapping("/h/{code}")
  Page look(@PathVariable String code, Caller caller, HttpServletRequest request) {
    return switch (look(code, request)) {
      case OpenedCode.Found(Waiting waiting) -> door(code, waiting, caller);
      case OpenedCode.Gone gone -> gone.page();
    };
  }

  /**
   * Whoever is signed in as staff is shown how to end that visit: this is for the author, and only the author knows
   * whether it is they.
   */
  private Page door(String code, Waiting waiting, Caller caller) {
    return new HandPage("/" + waiting.region() + "/h/" + HelpedDrafts.spelled(HelpedDrafts.code(code)),
        view.helper(waiting.subscription()), caller instanceof Caller.Person).unkept();
  }

  @Open
  @PostMapping("/h/{code}")
  Page take(@PathVariable String code, Caller caller, HttpServletRequest request) {
    return switch (look(code, request)) {
      case OpenedCode.Found(Waiting waiting) when caller instanceof Caller.Person -> door(code, waiting, caller);
      case OpenedCode.Found found ->
        helped.take(code).map(this::start).orElseGet(() -> new OpenedCode.Gone(false).page());
      case OpenedCode.Gone gone -> gone.page();
    };
  }

  private Page start(Draft draft) {
    return TellStartPages.TellPage.goingOn(draft, view.region(draft)).unkept();
  }

  /** The author goes on at this device: the visit of whoever is signed in ends first. */
  @Open
  @PostMapping("/h/{code}/here")
  Page here(@PathVariable String code, HttpServletRequest request) {
    return switch (look(code, request)) {
      case OpenedCode.Found found -> {
        signIn.out(request);
        yield Page.redirect("/h/" + HelpedDrafts.spelled(HelpedDrafts.code(code))).unkept();
      }
      case OpenedCode.Gone gone -> gone.page();
    };
  }

  /** What a code opens. */
  private sealed interface OpenedCode {

    record Found(Waiting waiting) implements OpenedCode {}

    /** @param often whether too many were tried to say */
    record Gone(boolean often) implements OpenedCode {

      Page page() {
        return new HandGonePage(often).with(often ? 429 : 410).unkept();
      }
    }
  }

  /** Who guesses is told nothing, not even where a guess was right. */
  private OpenedCode look(String code, HttpServletRequest request) {
    String network = Network.of(request).value();
    if (!limits.allow(Limit.HAND_NETWORK, network)) {
      return new OpenedCode.Gone(true);
    }
    Optional<Waiting> waiting = helped.waiting(code);
    waiting.ifPresent(w -> limits.giveBack(Limit.HAND_NETWORK, network));
    return waiting.<OpenedCode>map(OpenedCode.Found::new).orElse(new OpenedCode.Gone(false));
  }

  /**
   * The author's door.
   *
   * @param action where its button goes
   * @param helper the organisation whose staff helped
   * @param staff whether somebody is signed in as staff
   */
  record HandPage(String action, String helper, boolean staff) implements Page {}

  /** @param often whether too many codes were tried */
  record HandGonePage(boolean often) implements Page {}
}
