package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.accounts.SignIn;
import org.candour.directory.Region;
import org.candour.directory.Regions;
import org.candour.directory.Services;
import org.candour.inviting.Invitation;
import org.candour.inviting.Invitations;
import org.candour.shared.Limits;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.shared.ViewRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ways in and out of telling: whose device it is, the code of one's own, and leaving, at once or for good. */
@Controller
class TellDevicePages {

  private final Drafts drafts;
  private final Regions regions;
  private final Services services;
  private final ServicePicker whereabouts;
  private final TellView view;
  private final Invitations invitations;
  private final SignIn signIn;
  private final Limits limits;

  TellDevicePages(Drafts drafts, Regions regions, Services services, ServicePicker whereabouts, TellView view,
      Invitations invitations, SignIn signIn, Limits limits) {
    this.drafts = drafts;
    this.regions = regions;
    this.services = services;
    this.whereabouts = whereabouts;
    this.view = view;
    this.invitations = invitations;
    this.signIn = signIn;
    this.limits = limits;
  }

  @Open
  @GetMapping("/tell")
  String start(HttpServletRequest request, RegionId region, Model model,
      @RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String link) {
    Optional<Draft> unfinished = remembered(request).filter(d -> d.sent() == null && !d.words().body().isBlank());
    Optional<Invitation> invited = invitations.working(link, region);
    invited.filter(i -> ViewRule.counts(request.getMethod(), request::getHeader)).ifPresent(invitations::opened);
    @Nullable String where = unfinished.map(d -> d.path(d.going())).orElse(null);
    return invited(start(where, null, PlainText.line(service), regions.get(region), Problems.none(), model), invited,
        link, model);
  }

  /** Who asks for this story, in their own words; or that nobody does any more, which stops nobody from telling. */
  private static String invited(String page, Optional<Invitation> invited, String link, Model model) {
    model.addAttribute("invited", invited.orElse(null)).addAttribute("linkGone", invited.isEmpty() && !link.isBlank());
    return page;
  }

  /**
   * @param unfinished where the draft goes on that this device knows
   * @param going a draft that came back to this question
   */
  static String start(@Nullable String unfinished, @Nullable Draft going, String service, Region here,
      Problems problems, Model model) {
    model.addAttribute("unfinished", unfinished).addAttribute("draft", going == null ? "" : going.key())
        .addAttribute("forget", going == null ? null : going.token())
        .addAttribute("shared", going != null && going.sharedDevice()).addAttribute("service", service)
        .addAttribute("problems", problems).addAttribute("device", "")
        .addAttribute("withoutScreen", here.withoutScreen()).addAttribute("invited", null)
        .addAttribute("linkGone", false).addAttribute("another", false)
        .addAttribute("helped", going != null && going.aid().isHelped());
    return "telling/tell";
  }

  @Open
  @PostMapping("/tell")
  String begin(HttpServletRequest request, HttpServletResponse response, RegionId region, Shell shell, Model model,
      @RequestParam(defaultValue = "") String device, @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String link,
      @RequestParam(name = "draft", defaultValue = "") String going, @RequestParam(defaultValue = "") String anew) {
    String named = PlainText.line(service);
    Optional<Invitation> invited = invitations.working(link, region);
    Optional<Draft> before = drafts.find(going).filter(d -> d.sent() == null && !drafts.isLocked(d));
    String typed = PlainText.line(code);
    Problems problems = device.equals("own") ? TellRules.code(typed) : Problems.none();
    // Whoever began a story here and types its code means that one; whoever types another is asked before it is out of
    // reach.
    Optional<Draft> begun = before.isPresent() || !device.equals("own") || !anew.isEmpty() || problems.any()
        ? Optional.empty()
        : remembered(request).filter(d -> d.sent() == null);
    if (begun.isPresent() && opens(begun.get(), typed, response, problems)) {
      Draft draft = drafts.find(begun.get().token()).orElseThrow();
      return view.question(draft.going(), draft, regions.get(draft.region()), Problems.none(), Map.of(), false, model,
          response);
    }
    if (!device.equals("own") && !device.equals("shared")) {
      problems.add("device", "telling.tell.device-none");
    } else if (before.isEmpty() && !problems.any()
        && !limits.allow(Limits.Limit.DRAFT_NETWORK, Network.of(request).value())) {
      problems.add("device", "telling.tell.often");
    }
    if (problems.any()) {
      response.setHeader("Cache-Control", "no-store");
      String page =
          invited(start(null, before.orElse(null), named, regions.get(region), problems, model), invited, link, model);
      model.addAttribute("device", device).addAttribute("another", begun.isPresent());
      return page;
    }
    @Nullable String own = device.equals("own") ? typed : null;
    List<Long> about =
        invited.map(Invitation::services).or(() -> services.byCode(named).map(s -> List.of(s.id()))).orElse(List.of());
    Draft draft = before.flatMap(d -> drafts.device(d.token(), own)).orElseGet(() -> drafts.find(drafts.begin(region,
        shell.words().language(), "web", own, invited.orElse(null), whereabouts.kept(about, List.of()))).orElseThrow());
    if (own != null) {
      TellCookie.give(request, response, draft.token());
    } else if (TellCookie.read(request).filter(draft.token()::equals).isPresent()) {
      TellCookie.take(request, response);
    }
    return view.question(draft.going(), draft, regions.get(draft.region()), Problems.none(), Map.of(), false, model,
        response);
  }

  private boolean opens(Draft draft, String code, HttpServletResponse response, Problems problems) {
    if (!limits.allow(Limits.Limit.DRAFT_CODE, draft.token())) {
      response.setStatus(429);
      problems.add("code", "telling.code.often");
    } else if (!drafts.unlock(draft, code)) {
      problems.add("code", "telling.tell.code-other");
    } else {
      limits.giveBack(Limits.Limit.DRAFT_CODE, draft.token());
    }
    return !problems.any();
  }

  /**
   * Somebody's own device forgot the cookie, as when its battery died, and still knows the draft; or the page locked
   * itself.
   */
  @Open
  @PostMapping("/tell/return")
  String comeBack(@RequestParam(defaultValue = "") String draft, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Optional<Draft> found = drafts.find(draft).filter(d -> !d.sharedDevice());
    if (found.isEmpty()) {
      return view.lost(Map.of(), model, response);
    }
    TellCookie.give(request, response, draft);
    drafts.lock(found.get());
    return view.locked(found.get(), found.get().going().path(), Problems.none(), model, response);
  }

  /** The code of one's own device. */
  @Open
  @PostMapping("/tell/code")
  String open(@RequestParam(defaultValue = "") String draft, @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String to, HttpServletRequest request, HttpServletResponse response,
      RegionId region, Model model) {
    Optional<Draft> found = drafts.find(draft).filter(d -> !d.sharedDevice());
    if (found.isEmpty()) {
      return view.lost(Map.of(), model, response);
    }
    TellStep step = TellStep.of(to).orElseGet(found.get()::going);
    Problems problems = Problems.none();
    if (!limits.allow(Limits.Limit.DRAFT_CODE, found.get().token())) {
      response.setStatus(429);
      problems.add("code", "telling.code.often");
    } else if (!drafts.unlock(found.get(), PlainText.line(code))) {
      problems.add("code", "telling.code.wrong");
    } else {
      limits.giveBack(Limits.Limit.DRAFT_CODE, found.get().token());
    }
    if (problems.any()) {
      return view.locked(found.get(), step.path(), problems, model, response);
    }
    if (found.get().sent() != null) {
      return view.receipt(found.get(), model, response);
    }
    return view.question(step, drafts.find(draft).orElseThrow(), regions.get(region), Problems.none(), Map.of(), false,
        model, response);
  }

  /** Somebody has finished on a device that others use too, or has forgotten the code of their own. */
  @Open
  @PostMapping("/tell/closing")
  String close(@RequestParam(defaultValue = "") String draft, HttpServletRequest request,
      HttpServletResponse response) {
    forget(draft, request, response);
    return "telling/closed";
  }

  /**
   * The way out without script; with it, the page is gone before this answers. On an own device the draft stays, and
   * asks for its code. No redirect: our policy lets forms go nowhere else.
   */
  @Open
  @PostMapping("/tell/leaving")
  String leave(@RequestParam(defaultValue = "") String draft, HttpServletRequest request, HttpServletResponse response,
      Shell shell) {
    if (shell.caller().author().isPresent()) {
      // What they told before lies open as long as they are signed in.
      signIn.out(request);
    }
    drafts.find(draft).ifPresent(d -> {
      if (d.sharedDevice()) {
        forget(draft, request, response);
      } else {
        drafts.lock(d);
      }
    });
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Refresh", "0; url=" + shell.say("look.page.leave-to"));
    response.setHeader("Referrer-Policy", "no-referrer");
    return "telling/leaving";
  }

  private void forget(String token, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    drafts.find(token).ifPresent(d -> drafts.forget(d.token()));
    if (TellCookie.read(request).filter(token::equals).isPresent()) {
      TellCookie.take(request, response);
    }
  }

  private Optional<Draft> remembered(HttpServletRequest request) {
    return TellCookie.read(request).flatMap(drafts::find).filter(d -> !d.sharedDevice());
  }
}
