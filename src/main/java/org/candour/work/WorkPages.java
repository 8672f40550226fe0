package org.candour.work;

import java.util.List;
import org.candour.accounts.People;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.response.ResponseDraft;
import org.candour.response.ResponseDrafts;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An organisation's first page: the stories in reach. */
@Controller
class WorkPages {

  private static final int PAGE = 20;
  private static final int DRAFTS = 5;

  private final WorkStore store;
  private final Subscriptions subscriptions;
  private final People people;
  private final Rights rights;
  private final ResponseDrafts drafts;

  WorkPages(WorkStore store, Subscriptions subscriptions, People people, Rights rights, ResponseDrafts drafts) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.people = people;
    this.rights = rights;
    this.drafts = drafts;
  }

  @Needs("read-scope")
  @GetMapping("/work")
  String stories(Caller.Person caller, @RequestParam(defaultValue = "unanswered") String show,
      @RequestParam(defaultValue = "1") int page, Model model) {
    List<String> lists = caller.may(Rights.CRITICALITY) ? List.of("unanswered", "critical", "all") : List.of("unanswered", "all");
    String shown = lists.contains(show) ? show : "unanswered";
    model.addAttribute("show", shown).addAttribute("lists", lists)
        .addAttribute("slice", store.inSight(Sight.of(rights, caller), caller.subscription(), shown, Math.clamp(page, 1, 10_000), PAGE))
        .addAttribute("subscription", subscriptions.byId(caller.subscription()).orElseThrow())
        .addAttribute("others", subscriptions.of(caller.id())).addAttribute("own", store.own(caller.id(), caller.subscription()))
        .addAttribute("drafts", caller.may(Rights.RESPOND) ? drafts.of(caller, 1, DRAFTS) : new Slice<ResponseDraft.Row>(List.of(), 1, DRAFTS, 0));
    return "work/work";
  }

  @Needs("read-scope")
  @PostMapping("/work/subscription")
  String change(Caller.Person caller, @RequestParam long subscription) {
    people.setActive(caller.id(), subscription);
    return "redirect:/work";
  }
}
