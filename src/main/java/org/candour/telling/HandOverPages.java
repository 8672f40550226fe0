package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.candour.accounts.SignIn;
import org.candour.directory.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The author's side of a hand-over: a code that opens their story once. A page with a button: what only looks at links
 * spends nothing.
 */
@Controller
class HandOverPages {

  private final AssistedDrafts hands;
  private final Regions regions;
  private final TellView view;
  private final SignIn signIn;
  private final Limits limits;

  HandOverPages(AssistedDrafts hands, Regions regions, TellView view, SignIn signIn, Limits limits) {
    this.hands = hands;
    this.regions = regions;
    this.view = view;
    this.signIn = signIn;
    this.limits = limits;
  }

  @Open
  @GetMapping("/h/{code}")
  String look(@PathVariable String code, Caller caller, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    Optional<AssistedDraftStore.Waiting> waiting = waiting(code, request, response);
    return waiting.isEmpty() ? gone(response, model) : door(code, waiting.get(), caller, model);
  }

  /**
   * Whoever is signed in as staff is shown how to end that visit: this is for the author, and only the author knows
   * whether it is they.
   */
  private String door(String code, AssistedDraftStore.Waiting waiting, Caller caller, Model model) {
    model.addAttribute("action", "/" + waiting.region() + "/h/" + AssistedDrafts.spelled(AssistedDrafts.code(code)))
        .addAttribute("helper", view.helper(waiting.subscription()))
        .addAttribute("staff", caller instanceof Caller.Person);
    return "telling/hand";
  }

  @Open
  @PostMapping("/h/{code}")
  String take(@PathVariable String code, Caller caller, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    Optional<AssistedDraftStore.Waiting> waiting = waiting(code, request, response);
    if (waiting.isPresent() && caller instanceof Caller.Person) {
      return door(code, waiting.get(), caller, model);
    }
    Optional<Draft> draft = waiting.isEmpty() ? Optional.empty() : hands.take(code);
    return draft.isEmpty()
        ? gone(response, model)
        : TellDevicePages.start(null, draft.get(), "", regions.get(draft.get().region()), Problems.none(), model);
  }

  /** The author goes on at this device: the visit of whoever is signed in ends first. */
  @Open
  @PostMapping("/h/{code}/here")
  String here(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (waiting(code, request, response).isEmpty()) {
      return gone(response, model);
    }
    signIn.out(request);
    return "redirect:/h/" + AssistedDrafts.spelled(AssistedDrafts.code(code));
  }

  private Optional<AssistedDraftStore.Waiting> waiting(String code, HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    // Who guesses is told nothing, not even where a guess was right.
    String network = Network.of(request).value();
    if (!limits.allow(Limits.Limit.HAND_NETWORK, network)) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      return Optional.empty();
    }
    Optional<AssistedDraftStore.Waiting> waiting = hands.waiting(code);
    waiting.ifPresent(w -> limits.giveBack(Limits.Limit.HAND_NETWORK, network));
    return waiting;
  }

  private static String gone(HttpServletResponse response, Model model) {
    boolean often = response.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value();
    response.setStatus(often ? HttpStatus.TOO_MANY_REQUESTS.value() : HttpServletResponse.SC_GONE);
    model.addAttribute("often", often);
    return "telling/hand-gone";
  }
}
