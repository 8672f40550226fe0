package org.candour.work;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.culture.Assessment;
import org.candour.culture.Assessments;
import org.candour.culture.Levels;
import org.candour.culture.Levels.Level;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The nine levels inside an organisation: every member sees where it stands, administrators say so. */
@Controller
class AssessmentPages {

  private final Levels levels;
  private final Assessments assessments;
  private final Subscriptions subscriptions;
  private final Services services;

  AssessmentPages(Levels levels, Assessments assessments, Subscriptions subscriptions, Services services) {
    this.levels = levels;
    this.assessments = assessments;
    this.subscriptions = subscriptions;
    this.services = services;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/levels")
  String levels(Caller.Person caller, @RequestParam(defaultValue = "") String done, Shell shell, Model model) {
    model.addAttribute("done", done);
    return page(caller, shell, AssessmentForm.empty(), Problems.none(), model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/levels")
  String say(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell, Model model) {
    Long organisation = subscription(caller).holderService();
    if (organisation == null) {
      throw new NotFound("no organisation behind this subscription");
    }
    AssessmentForm form = AssessmentForm.of(typed);
    List<Level> known = levels.newest(shell.words().language());
    Problems problems = form.problems(known, shell.today());
    if (problems.any()) {
      return page(caller, shell, form, problems, model);
    }
    assessments.add(caller, form.said(organisation, known));
    return "redirect:/work/levels?done=said";
  }

  /** "June 2027". */
  static String month(Shell shell, LocalDate day) {
    return DateTimeFormatter.ofPattern("MMMM yyyy", shell.locale()).format(day);
  }

  private Subscription subscription(Caller.Person caller) {
    return subscriptions.byId(caller.subscription()).orElseThrow();
  }

  private String page(Caller.Person caller, Shell shell, AssessmentForm form, Problems problems, Model model) {
    Long holder = subscription(caller).holderService();
    Service organisation = holder == null ? null : services.byId(holder).orElse(null);
    List<Assessment> history =
        organisation == null ? List.of() : assessments.history(organisation.id(), caller.subscription());
    model.addAttribute("organisation", organisation).addAttribute("holder", subscription(caller).holder())
        .addAttribute("levels", levels.newest(shell.words().language())).addAttribute("history", history)
        .addAttribute("form", form).addAttribute("problems", problems);
    return "work/levels";
  }
}
