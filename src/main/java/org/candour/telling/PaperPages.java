package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Region;
import org.candour.directory.RegionQuestions;
import org.candour.directory.Regions;
import org.candour.mail.MailSettings;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.TextSize;
import org.candour.telling.NextPage.Next;
import org.candour.written.TypedDates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Letters and calls: the team writes down what an author wrote on paper or says on the telephone, on the same pages of
 * telling.
 */
@Controller
class PaperPages {

  private final AssistedDrafts hands;
  private final Drafts drafts;
  private final Regions regions;
  private final RegionQuestions questions;
  private final TellView view;
  private final NextPage course;
  private final ServicePicker whereabouts;
  private final MailSettings settings;
  private final Limits limits;

  PaperPages(AssistedDrafts hands, Drafts drafts, Regions regions, RegionQuestions questions, TellView view,
      NextPage course, ServicePicker whereabouts, MailSettings settings, Limits limits) {
    this.hands = hands;
    this.drafts = drafts;
    this.regions = regions;
    this.questions = questions;
    this.view = view;
    this.course = course;
    this.whereabouts = whereabouts;
    this.settings = settings;
    this.limits = limits;
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @GetMapping("/desk/paper")
  String list(RegionId region, Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String done,
      Model model) {
    model.addAttribute("done", done);
    return list(region, caller, "", shell.today().toString(), Problems.none(), model);
  }

  private String list(RegionId region, Caller.Person caller, String route, String received, Problems problems,
      Model model) {
    model.addAttribute("drafts", hands.keyed(caller, region)).addAttribute("route", route)
        .addAttribute("received", received).addAttribute("problems", problems);
    return "telling/paper";
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper")
  String begin(RegionId region, Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String route,
      @RequestParam(defaultValue = "") String received, Model model) {
    Problems problems = Problems.none();
    if (!route.equals("paper") && !route.equals("phone")) {
      problems.add("route", "telling.paper.route-none");
    }
    Optional<LocalDate> day = day(received);
    if (day.isEmpty()) {
      problems.add("received", TypedDates.FORM);
    } else if (day.get().isAfter(shell.today())
        || day.get().isBefore(shell.today().minusDays(AssistedDrafts.OLDEST_DAYS))) {
      problems.add("received", "telling.paper.received-wrong");
    }
    if (!problems.any() && !limits.allow(Limits.Limit.ASSIST_PERSON, String.valueOf(caller.id()))) {
      problems.add("route", "telling.paper.often");
    }
    return problems.any()
        ? list(region, caller, route, PlainText.cut(PlainText.line(received), 40), problems, model)
        : "redirect:/desk/paper/" + hands.keyIn(caller, region, shell.words().language(), route, day.orElseThrow())
            + "/story";
  }

  private static Optional<LocalDate> day(String typed) {
    return TypedDates.of(typed);
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @GetMapping("/desk/paper/{id}/{step}")
  String page(@PathVariable long id, @PathVariable String step, RegionId region, Caller.Person caller,
      @RequestParam Map<String, String> typed, HttpServletResponse response, Model model) {
    Draft draft = hands.keyed(caller, region, id);
    TellStep at = TellStep.of(step).orElseThrow(() -> new NotFound("step " + step));
    return draft.sent() != null
        ? "redirect:/desk/paper/" + id + "/card"
        : view.question(at, draft, regions.get(region), Problems.none(), Map.of(), typed.containsKey("check"), model,
            response);
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper/{id}/{step}")
  String answer(@PathVariable long id, @PathVariable String step, RegionId region, Caller.Person caller,
      @RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response, Model model) {
    TellStep at = TellStep.of(step).orElseThrow(() -> new NotFound("step " + step));
    Draft before = hands.keyed(caller, region, id);
    TellForm form = new TellForm(at, typed, questions.ratings(before.region(), before.language()));
    Draft draft = drafts.keep(before.token(), form).orElseThrow(() -> new NotFound("draft " + id));
    if (draft.sent() != null) {
      return "redirect:/desk/paper/" + id + "/card";
    }
    if (typed.containsKey(TextSize.FIELD)) {
      TextSize.of(request).remember(request, response);
    }
    Region here = regions.get(region);
    return switch (course.next(at, form, draft, here)) {
      case Next.Stay stay ->
        view.question(at, draft, here, stay.problems(), typed, typed.containsKey("back-to-check"), model, response);
      case Next.Turn turn -> "redirect:" + draft.path(turn.to()) + (turn.toCheck() ? "?check=1" : "");
      case Next.Door door -> "redirect:/desk/paper";
      case Next.Send send -> {
        Drafts.Sending sent = hands.send(caller, draft).orElseThrow(() -> new NotFound("draft " + id));
        yield sent.problems().any()
            ? view.question(sent.at(), sent.draft(), here, sent.problems(), typed, false, model, response)
            : "redirect:/desk/paper/" + id + "/card";
      }
    };
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper/{id}/services/found")
  String found(@PathVariable long id, RegionId region, Caller.Person caller, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String at, Model model) {
    Draft draft = hands.keyed(caller, region, id);
    model.addAttribute("where", whereabouts.find(region, q, at, draft.places().services())).addAttribute("action",
        draft.path(TellStep.SERVICES));
    return "telling/found";
  }

  /** What the author gets: the number, and the card where nobody may write to them. Made to be printed, or read out. */
  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @GetMapping("/desk/paper/{id}/card")
  String card(@PathVariable long id, RegionId region, Caller.Person caller, Model model) {
    Draft draft = hands.keyed(caller, region, id);
    model.addAttribute("draft", draft).addAttribute("where", settings.address() + "/mine").addAttribute("withoutScreen",
        regions.get(region).withoutScreen());
    return draft.sent() == null ? "redirect:" + draft.path(TellStep.STORY) : "telling/paper-card";
  }

  /** Thrown away before it was sent; or sent, and the card is passed on. */
  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper/{id}/ending")
  String end(@PathVariable long id, RegionId region, Caller.Person caller) {
    Draft draft = hands.keyed(caller, region, id);
    hands.end(caller, draft);
    return "redirect:/desk/paper?done=" + (draft.sent() == null ? "discarded" : "passed-on");
  }
}
