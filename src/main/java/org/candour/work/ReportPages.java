package org.candour.work;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.candour.access.Rights;
import org.candour.look.Page;
import org.candour.report.Cohort;
import org.candour.report.CohortPart;
import org.candour.report.FigureStory;
import org.candour.report.Figures;
import org.candour.report.Period;
import org.candour.report.ResponseRate;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.story.Tag;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page summary(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    Problems problems = Problems.none();
    Period period = Period.of(typed, Period.lastYear(shell.today()), problems);
    Cohort cohort = cohort(caller, Right.READ_SCOPE, period, shell);
    Figures.ReadCounts read = figures.read(cohort);
    return new ReportPage(subscriptions.byId(caller.subscription()).orElseThrow().holder(), period,
        typed.getOrDefault("from", period.from().toString()), typed.getOrDefault("to", period.to().toString()),
        new SummaryView(counted(caller, cohort, period, shell), rate.of(cohort), read.stories(), read.answers(),
            figures.tags(cohort, "good", MOST_TAGS), figures.tags(cohort, "improve", MOST_TAGS),
            figures.tags(cohort, "feel", MOST_TAGS), figures.newest(cohort, QUOTES)),
        problems);
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
  Page stories(Caller.Person caller, @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "1") int page, Shell shell) {
    CohortPart part =
        CohortPart.of(typed.getOrDefault("of", "all")).filter(p -> p.open() || caller.may(Right.SEE_CRITICALITY))
            .orElseThrow(() -> new NotFound("part of a summary"));
    Period period = Period.of(typed, Period.lastYear(shell.today()), Problems.none());
    String question = typed.getOrDefault("question", "");
    Tag tag = question.isEmpty() ? null : new Tag(question, typed.getOrDefault("tag", ""));
    return new ReportStoriesPage(part, period, tag,
        figures.stories(
            cohort(caller, part.open() ? Right.READ_SCOPE : Right.SEE_CRITICALITY, period, shell).tagged(tag), part,
            Math.clamp(page, 1, 50_000)));
  }

  private Cohort cohort(Caller.Person caller, Right right, Period period, Shell shell) {
    return Cohort.ofReach(rights.reach(caller, right), period, shell.zone(), shell.today());
  }

  /**
   * A period in an organisation.
   *
   * @param holder the organisation
   * @param period over which days
   * @param from the first day, as it was typed
   * @param to the last day, as it was typed
   * @param summary the figures
   * @param problems what is wrong with what was typed
   */
  record ReportPage(String holder, Period period, String from, String to, SummaryView summary,
      Problems problems) implements Page {}

  /** The stories behind a figure. */
  record ReportStoriesPage(CohortPart part, Period period, @Nullable Tag tag,
      Slice<FigureStory> found) implements Page {}
}
