package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Region;
import org.candour.directory.RegionQuestions;
import org.candour.directory.Regions;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.mail.MailSettings;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.QrCode;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.TextSize;
import org.candour.telling.NextPage.Next;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Staff help somebody tell: they write together, then the helper hands over, and what comes next is the author's alone.
 */
@Controller
class HelpTellPages {

  private static final int FOUND = 12;

  private final AssistedDrafts hands;
  private final Drafts drafts;
  private final QuestionRules way;
  private final Regions regions;
  private final RegionQuestions questions;
  private final Services services;
  private final ServiceSearch search;
  private final TellView view;
  private final NextPage course;
  private final ServicePicker whereabouts;
  private final MailSettings settings;
  private final Limits limits;

  HelpTellPages(AssistedDrafts hands, Drafts drafts, QuestionRules way, Regions regions, RegionQuestions questions,
      Services services, ServiceSearch search, TellView view, NextPage course, ServicePicker whereabouts,
      MailSettings settings, Limits limits) {
    this.hands = hands;
    this.drafts = drafts;
    this.way = way;
    this.regions = regions;
    this.questions = questions;
    this.services = services;
    this.search = search;
    this.view = view;
    this.course = course;
    this.whereabouts = whereabouts;
    this.settings = settings;
    this.limits = limits;
  }

  @Needs(Right.HELP_TELL)
  @GetMapping("/work/help")
  String start(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String done, Model model) {
    model.addAttribute("done", done);
    return start(caller, region, PlainText.line(q), Problems.none(), model);
  }

  private String start(Caller.Person caller, RegionId region, String q, Problems problems, Model model) {
    List<Long> tops = hands.tops(caller);
    List<Service> all = q.isEmpty()
        ? services.byIds(tops.subList(0, Math.min(tops.size(), FOUND + 1)))
        : search.findBelow(tops, region, q, FOUND + 1);
    List<Service> found = all.subList(0, Math.min(all.size(), FOUND));
    List<Long> within = hands.within(caller, found.stream().map(Service::id).toList());
    model.addAttribute("drafts", hands.helped(caller)).addAttribute("handed", hands.handed(caller)).addAttribute("q", q)
        .addAttribute("problems", problems).addAttribute("more", all.size() > FOUND)
        .addAttribute("found", found.stream().filter(s -> within.contains(s.id())).toList());
    return "telling/help";
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help")
  String begin(Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String q, Model model) {
    List<Long> wished = service.matches("\\d{1,18}") ? List.of(Long.valueOf(service)) : List.of();
    // Closed by now it is offered by nobody; who sends its number all the same is told the same as for a foreign one.
    List<Long> chosen = whereabouts.kept(hands.within(caller, wished), List.of());
    Problems problems = Problems.none();
    if (chosen.isEmpty()) {
      problems.add("q", "telling.help.service-none");
    } else if (!limits.allow(Limits.Limit.ASSIST_PERSON, String.valueOf(caller.id()))) {
      problems.add("q", "telling.paper.often");
    }
    return problems.any()
        ? start(caller, shell.region(), PlainText.line(q), problems, model)
        : "redirect:/work/help/" + hands.help(caller, shell.region(), shell.words().language(), chosen.getFirst())
            + "/story";
  }

  @Needs(Right.HELP_TELL)
  @GetMapping("/work/help/{id}/{step}")
  String page(@PathVariable long id, @PathVariable String step, Caller.Person caller, HttpServletResponse response,
      Model model) {
    Draft draft = hands.helped(caller, id);
    return view.question(together(step, draft), draft, regions.get(draft.region()), Problems.none(), Map.of(), false,
        model, response);
  }

  /** The pages that both fill in; the others are not found here. */
  private TellStep together(String step, Draft draft) {
    return TellStep.of(step).filter(s -> s == TellStep.LOOK || way.asks(s, draft))
        .orElseThrow(() -> new NotFound("step " + step));
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/{step}")
  String answer(@PathVariable long id, @PathVariable String step, Caller.Person caller,
      @RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response, Model model) {
    Draft before = hands.helped(caller, id);
    TellStep at = together(step, before);
    TellForm form = new TellForm(at, typed, questions.ratings(before.region(), before.language()));
    Draft draft = drafts.keep(before.token(), form).orElseThrow(() -> new NotFound("draft " + id));
    if (typed.containsKey(TextSize.FIELD)) {
      TextSize.of(request).remember(request, response);
    }
    Region here = regions.get(draft.region());
    return switch (course.next(at, form, draft, here)) {
      case Next.Stay stay -> view.question(at, draft, here, stay.problems(), typed, false, model, response);
      case Next.Turn turn ->
        "redirect:" + (turn.to() == TellStep.CHECK ? draft.base() + "/handing" : draft.path(turn.to()));
      case Next.Door door -> "redirect:/work/help";
      case Next.Send send -> throw new NotFound("nobody sends it for its author");
    };
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/services/found")
  String found(@PathVariable long id, Caller.Person caller, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String at, Model model) {
    Draft draft = hands.helped(caller, id);
    model.addAttribute("where", whereabouts.find(draft.region(), q, at, draft.places().services()))
        .addAttribute("action", draft.path(TellStep.SERVICES));
    return "telling/found";
  }

  @Needs(Right.HELP_TELL)
  @GetMapping("/work/help/{id}/handing")
  String handing(@PathVariable long id, Caller.Person caller, Model model) {
    Draft draft = hands.helped(caller, id);
    model.addAttribute("draft", draft).addAttribute("helper", view.helper(draft));
    return "telling/handing";
  }

  /**
   * From here on it is out of the helper's hands. What its author goes on with is shown this once; another code may
   * follow.
   */
  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/handing")
  String handOver(@PathVariable long id, Caller.Person caller, HttpServletResponse response, Model model) {
    Draft draft = hands.helped(caller, id);
    Region here = regions.get(draft.region());
    Optional<Drafts.Sending> lacking = drafts.lacking(draft, here);
    if (lacking.isPresent()) {
      return view.question(lacking.get().at(), draft, here, lacking.get().problems(), Map.of(), false, model, response);
    }
    if (hands.within(caller, draft.places().services()).isEmpty()) {
      // Services may have been exchanged on the way: staff help with stories about their own.
      return view.question(TellStep.SERVICES, draft, here, Problems.none().add("q", "telling.help.service-left"),
          Map.of(), false, model, response);
    }
    return handed(hands.handOver(caller, draft).orElseThrow(() -> new NotFound("draft " + id)), response, model);
  }

  /** The page with the code was lost before anybody used it. */
  @Needs(Right.HELP_TELL)
  @PostMapping("/work/handed/{id}")
  String another(@PathVariable long id, Caller.Person caller, HttpServletResponse response, Model model) {
    return handed(hands.renew(caller, id), response, model);
  }

  private String handed(AssistedDrafts.Handing handing, HttpServletResponse response, Model model) {
    response.setHeader("Cache-Control", "no-store");
    String address = settings.address() + "/h/" + AssistedDrafts.spelled(handing.code());
    model.addAttribute("handing", handing).addAttribute("address", address).addAttribute("picture", QrCode.of(address));
    return "telling/handed";
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/ending")
  String end(@PathVariable long id, Caller.Person caller) {
    hands.end(caller, hands.helped(caller, id));
    return "redirect:/work/help?done=discarded";
  }
}
