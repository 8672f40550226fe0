package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.accounts.Authors;
import org.candour.directory.Region;
import org.candour.directory.Regions;
import org.candour.directory.Services;
import org.candour.screening.ScreenNames;
import org.candour.screening.Screening;
import org.candour.shared.Limits;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Telling, one question a page. Each page carries the draft's token in its form; nothing typed is ever dropped. */
@Controller
class TellPages {

  private final Drafts drafts;
  private final Authors authors;
  private final Regions regions;
  private final Services services;
  private final Whereabouts whereabouts;
  private final Screening screening;
  private final ScreenNames names;
  private final Limits limits;

  TellPages(Drafts drafts, Authors authors, Regions regions, Services services, Whereabouts whereabouts, Screening screening, ScreenNames names, Limits limits) {
    this.drafts = drafts;
    this.authors = authors;
    this.regions = regions;
    this.services = services;
    this.whereabouts = whereabouts;
    this.screening = screening;
    this.names = names;
    this.limits = limits;
  }

  @Open
  @GetMapping("/tell")
  String start(HttpServletRequest request, Model model, @RequestParam(defaultValue = "") String service) {
    boolean unfinished = remembered(request).filter(d -> d.story() == null && !d.body().isBlank()).isPresent();
    return start(unfinished, Optional.empty(), PlainText.line(service), Problems.none(), model);
  }

  /** @param going a draft that came back to this question */
  private static String start(boolean unfinished, Optional<Draft> going, String service, Problems problems, Model model) {
    model.addAttribute("unfinished", unfinished).addAttribute("draft", going.map(Draft::token).orElse(""))
        .addAttribute("forget", going.map(Draft::forgottenByLeaving).orElse(null)).addAttribute("service", service)
        .addAttribute("problems", problems);
    return "telling/tell";
  }

  @Open
  @PostMapping("/tell")
  String begin(HttpServletRequest request, HttpServletResponse response, RegionId region, Shell shell, Model model,
      @RequestParam(defaultValue = "") String device, @RequestParam(defaultValue = "") String service,
      @RequestParam(name = "draft", defaultValue = "") String going) {
    String named = PlainText.line(service);
    Optional<Draft> before = drafts.find(going).filter(d -> d.story() == null);
    Problems problems = Problems.none();
    if (!device.equals("own") && !device.equals("shared")) {
      problems.add("device", "telling.tell.device-none");
    } else if (before.isEmpty() && !limits.allow(Limits.Limit.DRAFT_NETWORK, Network.of(request).value())) {
      problems.add("device", "telling.tell.often");
    }
    if (problems.any()) {
      response.setHeader("Cache-Control", "no-store");
      return start(false, before, named, problems, model);
    }
    boolean shared = device.equals("shared");
    Draft draft = before.flatMap(d -> drafts.device(d.token(), shared)).orElseGet(() -> drafts.find(drafts.begin(region,
        shell.words().language(), shared, services.byCode(named).map(s -> whereabouts.kept(List.of(s.id()), List.of())).orElse(List.of()))).orElseThrow());
    if (!shared) {
      TellCookie.give(request, response, draft.token());
    } else if (TellCookie.read(request).filter(draft.token()::equals).isPresent()) {
      TellCookie.take(request, response);
    }
    return show(Step.STORY, draft, regions.get(region), Problems.none(), Map.of(), false, model, response);
  }

  @Open
  @GetMapping("/tell/{step}")
  String page(@PathVariable String step, HttpServletRequest request, HttpServletResponse response, RegionId region, Model model) {
    Step at = Step.of(step).orElseThrow(() -> new NotFound("step " + step));
    Optional<Draft> draft = remembered(request);
    if (draft.isEmpty()) {
      return "redirect:/tell";
    }
    if (draft.get().story() != null) {
      return receipt(draft.get(), model, response);
    }
    boolean toCheck = request.getParameter("check") != null;
    return show(at, draft.get(), regions.get(region), Problems.none(), Map.of(), toCheck, model, response);
  }

  @Open
  @PostMapping("/tell/{step}")
  String answer(@PathVariable String step, @RequestParam Map<String, String> typed, HttpServletRequest request,
      HttpServletResponse response, RegionId region, Model model) {
    Step at = Step.of(step).orElseThrow(() -> new NotFound("step " + step));
    Region here = regions.get(region);
    TellForm form = new TellForm(at, typed, here);
    String token = typed.getOrDefault("draft", "");
    Optional<Draft> kept = (token.isEmpty() ? remembered(request) : drafts.find(token)).flatMap(d -> drafts.keep(d.token(), form));
    if (kept.isEmpty()) {
      return lost(typed, model, response);
    }
    Draft draft = kept.get();
    if (draft.story() != null) {
      return receipt(draft, model, response);
    }
    boolean toCheck = typed.containsKey("back-to-check");
    if (typed.containsKey("back")) {
      return back(at, toCheck, draft, here, model, request, response);
    }
    Optional<Step> change = Step.of(typed.getOrDefault("change", ""));
    if (change.isPresent()) {
      return turn(change.get(), true, draft, here, model, request, response);
    }
    Problems problems = stays(typed) ? (at == Step.SERVICES ? whereabouts.refused(typed, draft) : Problems.none()) : form.problems(draft);
    if (problems.any() || stays(typed)) {
      return show(at, draft, here, problems, typed, toCheck, model, response);
    }
    if (at == Step.CHECK) {
      return send(draft, here, typed, model, request, response);
    }
    return turn(toCheck ? Step.CHECK : at.after(hasAddress(draft)), false, draft, here, model, request, response);
  }

  /** Finding, adding and removing services, and asking for another name, come back to the same page. */
  private static boolean stays(Map<String, String> typed) {
    return Stream.of("find", "add", "remove", "up", "down", "inside", "suggest").anyMatch(typed::containsKey);
  }

  /** One page back, whatever is wrong with this one; before the first stands the question whose device it is. */
  private String back(Step at, boolean toCheck, Draft draft, Region here, Model model, HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Step> before = toCheck ? Optional.of(Step.CHECK) : at.before(hasAddress(draft));
    if (before.isPresent()) {
      return turn(before.get(), false, draft, here, model, request, response);
    }
    response.setHeader("Cache-Control", "no-store");
    return start(false, Optional.of(draft), "", Problems.none(), model);
  }

  /** Another page: by its address where the cookie finds the draft again, else at once, carrying the token on. */
  private String turn(Step to, boolean toCheck, Draft draft, Region here, Model model, HttpServletRequest request,
      HttpServletResponse response) {
    boolean cookieWorks = !draft.sharedDevice() && TellCookie.read(request).filter(draft.token()::equals).isPresent();
    return cookieWorks ? "redirect:/tell/" + to.path() + (toCheck ? "?check=1" : "")
        : show(to, draft, here, Problems.none(), Map.of(), toCheck, model, response);
  }

  private String send(Draft draft, Region region, Map<String, String> typed, Model model, HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Drafts.Sending> sending = drafts.send(draft.token(), region, d -> often(d, request));
    if (sending.isEmpty()) {
      return lost(typed, model, response);
    }
    Drafts.Sending sent = sending.get();
    return sent.problems().any() ? show(sent.at(), sent.draft(), region, sent.problems(), Map.of(), false, model, response)
        : receipt(sent.draft(), model, response);
  }

  /** Too many from one network, or with one address: that one may be somebody else's, who gets our letters. */
  private Problems often(Draft draft, HttpServletRequest request) {
    Problems problems = Problems.none();
    if (!limits.allow(Limits.Limit.TELL_NETWORK, Network.of(request).value())) {
      problems.add("send", "telling.tell.often");
    } else if (hasAddress(draft) && !limits.allow(Limits.Limit.TELL_AUTHOR, String.valueOf(draft.author()))) {
      problems.add("send", "telling.tell.often-address");
    }
    return problems;
  }

  /** Somebody has finished on a device that others use too. */
  @Open
  @PostMapping("/tell/closing")
  String close(@RequestParam(defaultValue = "") String draft, HttpServletRequest request, HttpServletResponse response) {
    forget(draft, request, response);
    return "telling/closed";
  }

  /** The way out without script; with it, the page is gone before this answers. No redirect: our policy lets forms go nowhere else. */
  @Open
  @PostMapping("/tell/leaving")
  String leave(@RequestParam(defaultValue = "") String draft, HttpServletRequest request, HttpServletResponse response, Shell shell) {
    forget(draft, request, response);
    response.setHeader("Refresh", "0; url=" + shell.say("look.page.leave-to"));
    response.setHeader("Referrer-Policy", "no-referrer");
    return "telling/leaving";
  }

  private void forget(String token, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    drafts.find(token).ifPresent(d -> drafts.forget(token));
    if (TellCookie.read(request).filter(token::equals).isPresent()) {
      TellCookie.take(request, response);
    }
  }

  private static String receipt(Draft sent, Model model, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("draft", sent);
    return "telling/received";
  }

  /**
   * The draft is gone; what was typed on this page is not. Unless others use this device: whoever sends a page again that
   * somebody left must not see their words.
   */
  private static String lost(Map<String, String> typed, Model model, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_GONE);
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("text", typed.containsKey("shared") ? "" : PlainText.of(typed.getOrDefault("body", "")));
    return "telling/lost";
  }

  private Optional<Draft> remembered(HttpServletRequest request) {
    return TellCookie.read(request).flatMap(drafts::find).filter(d -> !d.sharedDevice());
  }

  private boolean hasAddress(Draft draft) {
    return draft.author() != null && authors.addressOf(draft.author()).isPresent();
  }

  private String show(Step step, Draft draft, Region region, Problems problems, Map<String, String> typed, boolean toCheck, Model model,
      HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    Optional<Long> author = Optional.ofNullable(draft.author());
    String address = author.flatMap(authors::addressOf).orElse("");
    String postcode = author.flatMap(authors::postcodeOf).orElse("");
    model.addAttribute("step", step).addAttribute("draft", draft).addAttribute("problems", problems).addAttribute("region", region)
        .addAttribute("toCheck", toCheck)
        .addAttribute("address", typed.getOrDefault("address", address)).addAttribute("postcode", typed.getOrDefault("postcode", postcode))
        .addAttribute("chosen", step == Step.SERVICES || step == Step.CHECK ? services.byIds(draft.services()) : List.of())
        .addAttribute("where", step == Step.SERVICES ? whereabouts.of(typed, draft) : Where.NOTHING)
        .addAttribute("said", step == Step.SERVICES ? whereabouts.said(typed, draft) : Optional.empty())
        .addAttribute("suggested", step == Step.NAME ? names.suggest(3) : List.of())
        .addAttribute("advice", draft.screenName().isEmpty() ? List.of() : screening.adviseOnName(draft.screenName(), address));
    return "telling/tell-" + step.path();
  }
}
