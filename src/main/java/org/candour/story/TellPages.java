package org.candour.story;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Screening screening;
  private final ScreenNames names;
  private final Limits limits;

  TellPages(Drafts drafts, Authors authors, Regions regions, Services services, Screening screening, ScreenNames names, Limits limits) {
    this.drafts = drafts;
    this.authors = authors;
    this.regions = regions;
    this.services = services;
    this.screening = screening;
    this.names = names;
    this.limits = limits;
  }

  @Open
  @GetMapping("/tell")
  String start(HttpServletRequest request, Model model, @RequestParam(defaultValue = "") String service) {
    boolean unfinished = draft(request, "").filter(d -> d.story() == null && !d.body().isBlank() && !d.sharedDevice()).isPresent();
    model.addAttribute("unfinished", unfinished).addAttribute("service", service).addAttribute("problems", Problems.none());
    return "story/tell";
  }

  @Open
  @PostMapping("/tell")
  String begin(HttpServletRequest request, HttpServletResponse response, RegionId region, Shell shell, Model model,
      @RequestParam(defaultValue = "") String device, @RequestParam(defaultValue = "") String service) {
    Problems problems = Problems.none();
    if (!device.equals("own") && !device.equals("shared")) {
      problems.add("device", "story.tell.device-none");
    } else if (!limits.allow(Limits.Limit.DRAFT_NETWORK, Network.of(request).value())) {
      problems.add("device", "story.tell.often");
    }
    if (problems.any()) {
      model.addAttribute("unfinished", false).addAttribute("service", service).addAttribute("problems", problems);
      return "story/tell";
    }
    String token = drafts.begin(region, shell.words().language(), device.equals("shared"));
    Draft draft = drafts.find(token).orElseThrow();
    Optional<Long> named = services.byCode(service).map(s -> s.id());
    if (named.isPresent()) {
      draft = draft.withServices(List.of(named.get()), "");
      drafts.keep(draft);
    }
    TellCookie.give(request, response, token, draft.sharedDevice());
    return show(Step.STORY, draft, regions.get(region), Problems.none(), Map.of(), model, request, response);
  }

  @Open
  @GetMapping("/tell/{step}")
  String page(@PathVariable String step, HttpServletRequest request, HttpServletResponse response, RegionId region, Model model) {
    Step at = Step.of(step).orElseThrow(() -> new NotFound("step " + step));
    Optional<Draft> draft = draft(request, "");
    if (draft.isEmpty()) {
      return "redirect:/tell";
    }
    if (draft.get().story() != null) {
      return receipt(draft.get(), model, response);
    }
    return show(at, draft.get(), regions.get(region), Problems.none(), Map.of(), model, request, response);
  }

  @Open
  @PostMapping("/tell/{step}")
  String answer(@PathVariable String step, @RequestParam Map<String, String> typed, HttpServletRequest request,
      HttpServletResponse response, RegionId region, Model model) {
    Step at = Step.of(step).orElseThrow(() -> new NotFound("step " + step));
    Optional<Draft> found = draft(request, typed.getOrDefault("draft", ""));
    if (found.isEmpty()) {
      return lost(typed, model, response);
    }
    if (found.get().story() != null) {
      return receipt(found.get(), model, response);
    }
    Region here = regions.get(region);
    TellForm form = new TellForm(at, typed, here);
    Draft draft = form.into(found.get());
    Problems problems = stays(typed) ? Problems.none() : form.problems(draft);
    if (at == Step.CONTACT && !problems.any()) {
      draft = reach(draft, form);
    }
    drafts.keep(draft);
    if (problems.any() || stays(typed)) {
      return show(at, draft, here, problems, typed, model, request, response);
    }
    if (at == Step.CHECK) {
      return send(draft, here, model, request, response);
    }
    Step next = typed.containsKey("back-to-check") ? Step.CHECK : at.after(hasAddress(draft));
    boolean cookieWorks = TellCookie.read(request).filter(draft.token()::equals).isPresent();
    return cookieWorks ? "redirect:/tell/" + next.path()
        : show(next, draft, here, Problems.none(), Map.of(), model, request, response);
  }

  /** Finding, adding and removing services, and asking for another name, come back to the same page. */
  private static boolean stays(Map<String, String> typed) {
    return typed.containsKey("find") || typed.containsKey("add") || typed.containsKey("remove") || typed.containsKey("suggest");
  }

  private Draft reach(Draft draft, TellForm form) {
    String address = form.line("address");
    String postcode = form.line("postcode").toUpperCase(java.util.Locale.ROOT);
    if (address.isEmpty() && postcode.isEmpty()) {
      return draft.withContact(null, null);
    }
    long author = authors.reach(address.isEmpty() ? null : address, postcode.isEmpty() ? null : postcode);
    boolean same = draft.author() != null && draft.author() == author;
    return draft.withContact(author, same ? draft.mailOk() : null);
  }

  private String send(Draft draft, Region region, Model model, HttpServletRequest request, HttpServletResponse response) {
    for (Step step : Step.values()) {
      boolean asked = step != Step.CHECK && step != Step.CONTACT && (step != Step.SAFE || hasAddress(draft));
      Problems problems = asked ? new TellForm(step, Map.of(), region).problems(draft) : Problems.none();
      if (problems.any()) {
        return show(step, draft, region, problems, Map.of(), model, request, response);
      }
    }
    if (!limits.allow(Limits.Limit.TELL_NETWORK, Network.of(request).value())) {
      Problems often = Problems.none().add("send", "story.tell.often");
      return show(Step.CHECK, draft, region, often, Map.of(), model, request, response);
    }
    Draft sent = drafts.send(draft.token());
    if (sent.sharedDevice()) {
      TellCookie.take(request, response);
    }
    return receipt(sent, model, response);
  }

  private static String receipt(Draft sent, Model model, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("draft", sent);
    return "story/received";
  }

  /** The draft is gone; what was typed on this page is not. */
  private static String lost(Map<String, String> typed, Model model, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_GONE);
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("text", PlainText.of(typed.getOrDefault("body", "")));
    return "story/lost";
  }

  private Optional<Draft> draft(HttpServletRequest request, String token) {
    return token.isEmpty() ? TellCookie.read(request).flatMap(drafts::find) : drafts.find(token);
  }

  private boolean hasAddress(Draft draft) {
    return draft.author() != null && authors.addressOf(draft.author()).isPresent();
  }

  private String show(Step step, Draft draft, Region region, Problems problems, Map<String, String> typed, Model model,
      HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    String address = draft.author() == null ? "" : authors.addressOf(draft.author()).orElse("");
    String query = typed.getOrDefault("q", "");
    model.addAttribute("step", step).addAttribute("draft", draft).addAttribute("problems", problems).addAttribute("region", region)
        .addAttribute("back", step.before(!address.isEmpty()).map(b -> "/tell/" + b.path()).orElse("/tell"))
        .addAttribute("toCheck", typed.containsKey("back-to-check") || request.getParameter("check") != null)
        .addAttribute("address", typed.getOrDefault("address", address)).addAttribute("postcode", typed.getOrDefault("postcode", ""))
        .addAttribute("chosen", step == Step.SERVICES || step == Step.CHECK ? services.byIds(draft.services()) : List.of())
        .addAttribute("query", query)
        .addAttribute("found", query.isBlank() ? List.of() : services.find(region.id(), query, 20))
        .addAttribute("suggested", step == Step.NAME ? names.suggest(3) : List.of())
        .addAttribute("advice", draft.screenName().isEmpty() ? List.of() : screening.adviseOnName(draft.screenName(), address));
    return "story/tell-" + step.path();
  }
}
