package org.candour.work;

import java.util.ArrayList;
import java.util.List;
import org.candour.accounts.People;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.alert.Alerts;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An organisation's first page: the stories in reach; and what a member asked to hear of. */
@Controller
class WorkPages {

  private static final int PAGE = 20;
  private static final int FOUND = 20;

  private final WorkStore store;
  private final Subscriptions subscriptions;
  private final People people;
  private final Rights rights;
  private final Alerts alerts;
  private final Services services;

  WorkPages(WorkStore store, Subscriptions subscriptions, People people, Rights rights, Alerts alerts, Services services) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.people = people;
    this.rights = rights;
    this.alerts = alerts;
    this.services = services;
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
        .addAttribute("others", subscriptions.of(caller.id())).addAttribute("own", store.own(caller.id(), caller.subscription()));
    return "work/work";
  }

  @Needs("read-scope")
  @PostMapping("/work/subscription")
  String change(Caller.Person caller, @RequestParam long subscription) {
    people.setActive(caller.id(), subscription);
    return "redirect:/work";
  }

  @Needs("read-scope")
  @GetMapping("/work/alerts")
  String alerts(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "") String q, Model model) {
    return alerts(caller, region, q, Problems.none(), model);
  }

  @Needs("read-scope")
  @PostMapping("/work/alerts")
  String addAlert(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "0") long service,
      @RequestParam(defaultValue = "") String q, Model model) {
    if (!subscriptions.covers(caller.subscription(), service)) {
      return alerts(caller, region, q, Problems.none().add("q", "work.alerts.outside"), model);
    }
    boolean there = alerts.of(caller.id(), caller.subscription()).stream().anyMatch(a -> a.services().equals(List.of(service)));
    if (!there) {
      alerts.add(caller.id(), caller.subscription(), List.of(service));
    }
    return "redirect:/work/alerts";
  }

  @Needs("read-scope")
  @PostMapping("/work/alerts/{id}/end")
  String stopAlert(@PathVariable long id, Caller.Person caller) {
    alerts.stop(caller, id);
    return "redirect:/work/alerts";
  }

  private String alerts(Caller.Person caller, RegionId region, String q, Problems problems, Model model) {
    List<Alerts.Alert> own = alerts.of(caller.id(), caller.subscription());
    List<Long> named = new ArrayList<>();
    own.forEach(a -> named.addAll(a.services()));
    List<Long> scope = subscriptions.scope(caller.subscription());
    // What they hear of already is not offered again.
    var found = (q.isBlank() ? services.byIds(scope) : services.findBelow(scope, region, q, FOUND)).stream()
        .filter(s -> !named.contains(s.id())).toList();
    model.addAttribute("alerts", own).addAttribute("names", services.byIds(named)).addAttribute("query", q).addAttribute("found", found)
        .addAttribute("problems", problems);
    return "work/alerts";
  }
}
