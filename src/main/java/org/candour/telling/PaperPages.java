package org.candour.telling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.mail.MailSettings;
import org.candour.questions.Draft;
import org.candour.questions.TellStep;
import org.candour.regions.Region;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.written.TypedDates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Letters and calls: where the team begins to write one down, and the card that its author gets. */
@Controller
class PaperPages {

  private static final int LONGEST_DAY = 40;

  private final PaperDrafts papers;
  private final Drafts drafts;
  private final TellView view;
  private final MailSettings settings;
  private final Limits limits;

  PaperPages(PaperDrafts papers, Drafts drafts, TellView view, MailSettings settings, Limits limits) {
    this.papers = papers;
    this.drafts = drafts;
    this.view = view;
    this.settings = settings;
    this.limits = limits;
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @GetMapping("/desk/paper")
  Page list(RegionId region, Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String done) {
    return new PaperPage(papers.keyed(caller, region), "", shell.today().toString(), done, Problems.none());
  }

  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper")
  Page begin(RegionId region, Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String route,
      @RequestParam(defaultValue = "") String received) {
    Optional<LocalDate> day = TypedDates.of(received);
    Problems problems = problems(route, day, shell);
    if (!problems.any() && !limits.allow(Limit.ASSIST_PERSON, String.valueOf(caller.id()))) {
      problems.add("route", "telling.paper.often");
    }
    return problems.any()
        ? new PaperPage(papers.keyed(caller, region), route, PlainText.cut(PlainText.line(received), LONGEST_DAY), "",
            problems)
        : Page.redirect("/desk/paper/"
            + papers.keyIn(caller, region, shell.words().language(), route, day.orElseThrow()) + "/story");
  }

  private static Problems problems(String route, Optional<LocalDate> day, Shell shell) {
    Problems problems = Problems.none();
    if (!route.equals("paper") && !route.equals("phone")) {
      problems.add("route", "telling.paper.route-none");
    }
    if (day.isEmpty()) {
      problems.add("received", TypedDates.FORM);
    } else if (day.get().isAfter(shell.today())
        || day.get().isBefore(shell.today().minusDays(PaperDrafts.OLDEST_DAYS))) {
      problems.add("received", "telling.paper.received-wrong");
    }
    return problems;
  }

  /** What the author gets: the number, and the card where nobody may write to them. Made to be printed, or read out. */
  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @GetMapping("/desk/paper/{id}/card")
  Page card(@PathVariable long id, RegionId region, Caller.Person caller) {
    Draft draft = papers.keyed(caller, region, id);
    return draft.sent() == null
        ? Page.redirect(draft.path(TellStep.STORY))
        : new PaperCardPage(draft, settings.address() + "/mine", view.region(region).withoutScreen());
  }

  /** Thrown away before it was sent; or sent, and the card is passed on. */
  @Needs(value = Right.KEY_IN, scope = Needs.Scope.REGION)
  @PostMapping("/desk/paper/{id}/ending")
  Page end(@PathVariable long id, RegionId region, Caller.Person caller) {
    Draft draft = papers.keyed(caller, region, id);
    drafts.end(caller, draft);
    return Page.redirect("/desk/paper?done=" + (draft.sent() == null ? "discarded" : "passed-on"));
  }

  /**
   * Where one is begun, and those that were begun.
   *
   * @param drafts the caller's
   * @param route how it came, as it was answered; may be empty
   * @param received the day on which it came, as it was typed
   * @param done what has just been done; may be empty
   * @param problems what is wrong with what was typed
   */
  record PaperPage(List<Draft> drafts, String route, String received, String done, Problems problems) implements Page {}

  /**
   * What the author gets.
   *
   * @param draft what was sent
   * @param where they come back
   * @param withoutScreen where they call or write to
   */
  record PaperCardPage(Draft draft, String where, Region.WithoutScreen withoutScreen) implements Page {}
}
