package org.candour.work;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.candour.culture.Assessment;
import org.candour.culture.Assessments;
import org.candour.culture.Levels;
import org.candour.culture.Levels.Level;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page levels(Caller.Person caller, @RequestParam(defaultValue = "") String done, Shell shell) {
    return page(caller, shell, done, AssessmentForm.empty(), Problems.none());
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/levels")
  Page say(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    Long organisation = subscription(caller).holderService();
    if (organisation == null) {
      throw new NotFound("no organisation behind this subscription");
    }
    AssessmentForm form = AssessmentForm.of(typed);
    List<Level> known = levels.newest(shell.words().language());
    Problems problems = form.problems(known, shell.today());
    if (problems.any()) {
      return page(caller, shell, "", form, problems);
    }
    assessments.add(caller, form.said(organisation, known));
    return Page.redirect("/work/levels?done=said");
  }

  /** "June 2027". */
  static String month(Shell shell, LocalDate day) {
    return DateTimeFormatter.ofPattern("MMMM yyyy", shell.locale()).format(day);
  }

  private Subscription subscription(Caller.Person caller) {
    return subscriptions.byId(caller.subscription()).orElseThrow();
  }

  private Page page(Caller.Person caller, Shell shell, String done, AssessmentForm form, Problems problems) {
    Long holder = subscription(caller).holderService();
    Service organisation = holder == null ? null : services.byId(holder).orElse(null);
    List<Assessment> history =
        organisation == null ? List.of() : assessments.history(organisation.id(), caller.subscription());
    return new LevelsPage(organisation, subscription(caller).holder(), levels.newest(shell.words().language()), history,
        form, done, problems);
  }

  /**
   * The nine levels.
   *
   * @param organisation the organisation
   * @param holder the organisation
   * @param levels in their order
   * @param history what became of it
   * @param form what was typed so far
   * @param done what has just been done; may be empty
   * @param problems what is wrong with what was typed
   */
  record LevelsPage(@Nullable Service organisation, String holder, List<Level> levels, List<Assessment> history,
      AssessmentForm form, String done, Problems problems) implements Page {}
}
