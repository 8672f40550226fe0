package org.candour.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candour.accounts.MemberList;
import org.candour.accounts.MemberList.Member;
import org.candour.accounts.Memberships;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.alert.Alerts;
import org.candour.alert.Alerts.Alert;
import org.candour.alert.DeliveryTime;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.finding.StaffFinding;
import org.candour.finding.StaffQuery;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a member keeps of their searches and hears of; an administrator does the same for a colleague. */
@Controller
class AlertPages {

  private static final int FOUND = 20;
  private static final int WEEKS = 12;

  private final Alerts alerts;
  private final StaffFinding finding;
  private final Services services;
  private final ServiceSearch search;
  private final Subscriptions subscriptions;
  private final MemberList members;
  private final Memberships membership;
  private final Rights rights;
  private final DeliveryTime delivery;

  AlertPages(Alerts alerts, StaffFinding finding, Services services, ServiceSearch search, Subscriptions subscriptions,
      MemberList members, Memberships membership, Rights rights, DeliveryTime delivery) {
    this.alerts = alerts;
    this.finding = finding;
    this.services = services;
    this.search = search;
    this.subscriptions = subscriptions;
    this.members = members;
    this.membership = membership;
    this.rights = rights;
    this.delivery = delivery;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/alerts")
  String own(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String done, Model model) {
    model.addAttribute("done", done);
    return list(caller, caller.id(), region, q, Problems.none(), model);
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts")
  String hear(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "0") long service,
      @RequestParam(defaultValue = "") String q, Model model) {
    return hear(caller, caller.id(), region, service, q, model, "/work/alerts");
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members/{person}/alerts")
  String colleagues(@PathVariable long person, Caller.Person caller, RegionId region,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String done, Model model) {
    model.addAttribute("done", done);
    return list(caller, colleague(caller, person).person(), region, q, Problems.none(), model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/alerts")
  String hearFor(@PathVariable long person, Caller.Person caller, RegionId region,
      @RequestParam(defaultValue = "0") long service, @RequestParam(defaultValue = "") String q, Model model) {
    return hear(caller, colleague(caller, person).person(), region, service, q, model,
        "/work/members/" + person + "/alerts");
  }

  private Member colleague(Caller.Person caller, long person) {
    return members.one(caller.subscription(), person).filter(m -> membership.looksAfter(caller, person))
        .orElseThrow(() -> new NotFound("not a member here"));
  }

  private String hear(Caller.Person caller, long person, RegionId region, long service, String q, Model model,
      String back) {
    List<Alert> there = alerts.of(person, caller.subscription());
    if (!subscriptions.covers(caller.subscription(), service) || there.size() >= Alerts.MOST) {
      return list(caller, person, region, q,
          Problems.none().add("q", there.size() >= Alerts.MOST ? "work.alert.many" : "work.alerts.outside"), model);
    }
    if (there.stream().noneMatch(a -> a.query().isEmpty() && a.services().equals(List.of(service)))) {
      alerts.add(person, caller.subscription(), List.of(service));
    }
    return "redirect:" + back + "?done=heard";
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/alerts/new")
  String keep(@RequestParam MultiValueMap<String, String> typed, Caller.Person caller, RegionId region, Shell shell,
      Model model) {
    StaffQuery query = StaffQuery.of(region, caller.subscription(), caller.id(), typed);
    return form(0, query, new AlertForm("", "", "", false), Problems.none(), caller, shell, model);
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts/new")
  String save(@RequestParam Map<String, String> typed, Caller.Person caller, RegionId region, Shell shell,
      Model model) {
    StaffQuery query = StaffQuery.parse(region, caller.subscription(), caller.id(), typed.getOrDefault("query", ""));
    AlertForm form = AlertForm.of(typed);
    Problems problems = form.problems(query, seesCriticality(caller, caller.id()));
    if (alerts.of(caller.id(), caller.subscription()).size() >= Alerts.MOST) {
      problems.add("name", "work.alert.many");
    }
    place(caller, query, problems);
    Optional<Alert> same = alerts.same(query);
    if (same.filter(a -> form.wish().equals(new Alerts.AlertWish(a.name(), a.delivery(), a.atOnceFrom(), a.shared())))
        .isPresent()) {
      // The same button pressed twice.
      return "redirect:/work/alerts?done=kept";
    }
    if (same.isPresent()) {
      problems.add("query", "work.alert.same");
      model.addAttribute("same", same.get());
    }
    if (problems.any()) {
      return form(0, query, form, problems, caller, shell, model);
    }
    alerts.save(caller.id(), query, form.wish());
    return "redirect:/work/alerts?done=kept";
  }

  /**
   * What is kept is asked within the scope: a service of somebody else would find nothing, ever. One above the scope
   * stands for all of it.
   */
  private void place(Caller.Person caller, StaffQuery query, Problems problems) {
    if (query.story().service().isEmpty()) {
      return;
    }
    Set<Long> around = new HashSet<>();
    subscriptions.scope(caller.subscription())
        .forEach(top -> services.lineage(top).forEach(above -> around.add(above.id())));
    for (String code : query.story().service()) {
      Optional<Service> service = services.byCode(code);
      if (service.isEmpty()) {
        problems.add("query", "work.alert.nowhere");
      } else if (!around.contains(service.get().id())
          && !subscriptions.covers(caller.subscription(), service.get().id())) {
        problems.add("query", "work.alert.outside", service.get().fullName());
      }
    }
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/alerts/{id}")
  String look(@PathVariable long id, Caller.Person caller, RegionId region, Shell shell, Model model) {
    Alert alert = changeable(caller, id);
    return form(id, query(alert, caller, region), AlertForm.of(alert), Problems.none(), caller, shell, model);
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts/{id}")
  String change(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, RegionId region,
      Shell shell, Model model) {
    Alert alert = changeable(caller, id);
    AlertForm form = AlertForm.of(typed);
    Problems problems = form.problems(query(alert, caller, region), seesCriticality(caller, alert.person()));
    if (problems.any()) {
      return form(id, query(alert, caller, region), form, problems, caller, shell, model);
    }
    alerts.change(caller, alert, form.wish());
    return back(caller, alert, "changed");
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts/{id}/end")
  String stop(@PathVariable long id, Caller.Person caller) {
    Alert alert = changeable(caller, id);
    alerts.stop(caller, id);
    return back(caller, alert, "stopped");
  }

  private static String back(Caller.Person caller, Alert alert, String done) {
    return alert.person() == caller.id()
        ? "redirect:/work/alerts?done=" + done
        : "redirect:/work/members/" + alert.person() + "/alerts?done=" + done;
  }

  /** The caller's own, or that of a colleague whom they look after; what is only shared is taken over, not changed. */
  private Alert changeable(Caller.Person caller, long id) {
    return alerts.one(caller, id).filter(a -> membership.looksAfter(caller, a.person()))
        .orElseThrow(() -> new NotFound("alert " + id));
  }

  /** Whether whoever gets the letters sees how critical any story is; of which stories is asked for each. */
  private boolean seesCriticality(Caller.Person caller, long person) {
    return person == caller.id()
        ? caller.may(Right.SEE_CRITICALITY)
        : !rights.reach(person, caller.subscription(), Right.SEE_CRITICALITY).isNothing();
  }

  private static Alert seen(Caller.Person caller, Alert alert) {
    return alert.person() == caller.id() ? alert : alert.forOthers();
  }

  private StaffQuery query(Alert alert, Caller.Person caller, RegionId region) {
    StaffQuery query = StaffQuery.parse(region, caller.subscription(), alert.person(), seen(caller, alert).query());
    for (var service : alert.query().isEmpty() ? services.byIds(alert.services()) : List.<Service>of()) {
      query = query.and("service", service.code());
    }
    return query;
  }

  private String form(long id, StaffQuery query, AlertForm form, Problems problems, Caller.Person caller, Shell shell,
      Model model) {
    // As many as came in the last twelve weeks, so that nobody orders a flood by accident.
    StaffQuery lately = query.with("from", shell.today().minusWeeks(WEEKS).toString()).with("to", "");
    double week = Math.round(10.0 * finding.find(lately, 1).total() / WEEKS) / 10.0;
    model.addAttribute("id", id).addAttribute("query", query).addAttribute("form", form)
        .addAttribute("problems", problems).addAttribute("week", week)
        .addAttribute("seesCriticality", seesCriticality(caller, query.person()))
        .addAttribute("colleague", other(caller, query.person()));
    return "work/alert";
  }

  private String list(Caller.Person caller, long person, RegionId region, String q, Problems problems, Model model) {
    List<Alert> own = alerts.of(person, caller.subscription()).stream().map(a -> seen(caller, a)).toList();
    List<Alert> shared = person == caller.id() ? alerts.sharedWith(person, caller.subscription()) : List.of();
    List<Long> named = new ArrayList<>();
    own.forEach(a -> named.addAll(a.services()));
    List<Long> scope = subscriptions.scope(caller.subscription());
    // What they hear of already is not offered again.
    Set<Long> heard = new HashSet<>();
    own.stream().filter(a -> a.query().isEmpty()).forEach(a -> heard.addAll(a.services()));
    var found = (q.isBlank() ? services.byIds(scope) : search.findBelow(scope, region, q, FOUND)).stream().limit(FOUND)
        .filter(s -> !heard.contains(s.id())).toList();
    model.addAttribute("alerts", own).addAttribute("shared", shared).addAttribute("names", services.byIds(named))
        .addAttribute("query", q).addAttribute("found", found).addAttribute("problems", problems)
        .addAttribute("colleague", other(caller, person))
        // A colleague's hours are theirs to know.
        .addAttribute("quiet",
            person == caller.id() ? delivery.quiet(person).filter(DeliveryTime.Quiet::isAny).orElse(null) : null);
    return "work/alerts";
  }

  /** Whose alerts they are, where they are not the caller's. */
  private @Nullable Member other(Caller.Person caller, long person) {
    return person == caller.id() ? null : members.one(caller.subscription(), person).orElse(null);
  }
}
