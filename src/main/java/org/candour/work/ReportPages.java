package org.candour.work;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.report.Cohort;
import org.candour.report.CohortPart;
import org.candour.report.Figures;
import org.candour.report.Period;
import org.candour.report.ResponseRate;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.story.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Stories in summary: what was told in an organisation's scope in a period, how it was answered, what changed. */
@Controller
class ReportPages {

  private static final int MOST_TAGS = 8;
  private static final int QUOTES = 3;

  private final Figures figures;
  private final ResponseRate rate;
  private final Subscriptions subscriptions;
  private final Rights rights;

  ReportPages(Figures figures, ResponseRate rate, Subscriptions subscriptions, Rights rights) {
    this.figures = figures;
    this.rate = rate;
    this.subscriptions = subscriptions;
    this.rights = rights;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/reports")
  String summary(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell, Model model) {
    Problems problems = Problems.none();
    Period period = Period.of(typed, Period.lastYear(shell.today()), problems);
    Cohort cohort = cohort(caller, Right.READ_SCOPE, period, shell);
    Figures.ReadCounts read = figures.read(cohort);
    model.addAttribute("period", period).addAttribute("problems", problems)
        .addAttribute("from", typed.getOrDefault("from", period.from().toString()))
        .addAttribute("to", typed.getOrDefault("to", period.to().toString()))
        .addAttribute("holder", subscriptions.byId(caller.subscription()).orElseThrow().holder())
        .addAttribute("summary",
            new SummaryView(counted(caller, cohort, period, shell), rate.of(cohort), read.stories(), read.answers(),
                figures.tags(cohort, "good", MOST_TAGS), figures.tags(cohort, "improve", MOST_TAGS),
                figures.tags(cohort, "feel", MOST_TAGS), figures.newest(cohort, QUOTES)));
    return "work/report";
  }

  /** What says something of how critical stories are is counted over those whose criticality the member may see. */
  private Map<CohortPart, Long> counted(Caller.Person caller, Cohort cohort, Period period, Shell shell) {
    List<CohortPart> closed = Arrays.stream(CohortPart.values()).filter(p -> !p.open()).toList();
    Map<CohortPart, Long> counts =
        new EnumMap<>(figures.count(cohort, Arrays.stream(CohortPart.values()).filter(CohortPart::open).toList()));
    counts.putAll(figures.count(cohort(caller, Right.SEE_CRITICALITY, period, shell), closed));
    return counts;
  }

  /** Exactly the stories that a number of the summary counted. */
  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/reports/stories")
  String stories(Caller.Person caller, @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "1") int page, Shell shell, Model model) {
    CohortPart part =
        CohortPart.of(typed.getOrDefault("of", "all")).filter(p -> p.open() || caller.may(Right.SEE_CRITICALITY))
            .orElseThrow(() -> new NotFound("part of a summary"));
    Period period = Period.of(typed, Period.lastYear(shell.today()), Problems.none());
    String question = typed.getOrDefault("question", "");
    Tag tag = question.isEmpty() ? null : new Tag(question, typed.getOrDefault("tag", ""));
    model.addAttribute("part", part).addAttribute("period", period).addAttribute("tag", tag).addAttribute("found",
        figures.stories(
            cohort(caller, part.open() ? Right.READ_SCOPE : Right.SEE_CRITICALITY, period, shell).tagged(tag), part,
            Math.clamp(page, 1, 50_000)));
    return "work/report-stories";
  }

  private Cohort cohort(Caller.Person caller, Right right, Period period, Shell shell) {
    return Cohort.ofReach(rights.reach(caller, right), period, shell.zone(), shell.today());
  }
}
