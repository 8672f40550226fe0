package org.candour.telling;

import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServicePicker;
import org.candour.lookup.ServiceSearch;
import org.candour.questions.Draft;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where staff begin to help somebody tell, and what they began. */
@Controller
class HelpTellPages {

  private static final int FOUND = 12;

  private final HelpedDrafts helped;
  private final Drafts drafts;
  private final Services services;
  private final ServiceSearch search;
  private final ServicePicker picker;
  private final Limits limits;

  HelpTellPages(HelpedDrafts helped, Drafts drafts, Services services, ServiceSearch search, ServicePicker picker,
      Limits limits) {
    this.helped = helped;
    this.drafts = drafts;
    this.services = services;
    this.search = search;
    this.picker = picker;
    this.limits = limits;
  }

  @Needs(Right.HELP_TELL)
  @GetMapping("/work/help")
  Page start(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String done) {
    return start(caller, region, PlainText.line(q), Problems.none(), done);
  }

  private Page start(Caller.Person caller, RegionId region, String q, Problems problems, String done) {
    List<Long> tops = helped.tops(caller);
    List<Service> all = q.isEmpty()
        ? services.byIds(tops.subList(0, Math.min(tops.size(), FOUND + 1)))
        : search.findBelow(tops, region, q, FOUND + 1);
    List<Service> found = all.subList(0, Math.min(all.size(), FOUND));
    List<Long> within = helped.within(caller, found.stream().map(Service::id).toList());
    return new HelpPage(helped.helped(caller), helped.handed(caller),
        found.stream().filter(s -> within.contains(s.id())).toList(), all.size() > FOUND, q, done, problems);
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help")
  Page begin(Caller.Person caller, Shell shell, @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String q) {
    List<Long> wished = service.matches("\\d{1,18}") ? List.of(Long.valueOf(service)) : List.of();
    // Closed by now it is offered by nobody; who sends its number all the same is told the same as for a foreign one.
    List<Long> chosen = picker.kept(helped.within(caller, wished), List.of());
    Problems problems = Problems.none();
    if (chosen.isEmpty()) {
      problems.add("q", "telling.help.service-none");
    } else if (!limits.allow(Limit.ASSIST_PERSON, String.valueOf(caller.id()))) {
      problems.add("q", "telling.paper.often");
    }
    return problems.any()
        ? start(caller, shell.region(), PlainText.line(q), problems, "")
        : Page.redirect("/work/help/" + helped.help(caller, shell.region(), shell.words().language(), chosen.getFirst())
            + "/story");
  }

  @Needs(Right.HELP_TELL)
  @PostMapping("/work/help/{id}/ending")
  Page end(@PathVariable long id, Caller.Person caller) {
    drafts.end(caller, helped.helped(caller, id));
    return Page.redirect("/work/help?done=discarded");
  }

  /**
   * The door, and what was begun.
   *
   * @param drafts those with which the caller helps
   * @param handed those that they handed over and that nobody has taken
   * @param found services with whose stories they may help
   * @param more whether there are more than are shown
   * @param q what was looked for; may be empty
   * @param done what has just been done; may be empty
   * @param problems what is wrong with what was typed
   */
  record HelpPage(List<Draft> drafts, List<AssistedDraftStore.Handed> handed, List<Service> found, boolean more,
      String q, String done, Problems problems) implements Page {}
}
