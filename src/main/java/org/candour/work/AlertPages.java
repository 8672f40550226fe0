package org.candour.work;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candour.access.MemberList.Member;
import org.candour.alert.AlertOwners;
import org.candour.alert.Alerts;
import org.candour.alert.Alerts.Alert;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.finding.StaffFinding;
import org.candour.finding.StaffQuery;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A search that a member keeps, to hear of what it finds; an administrator changes that of a colleague. */
@Controller
class AlertPages {

  private static final int WEEKS = 12;

  private final Alerts alerts;
  private final StaffFinding finding;
  private final Services services;
  private final Subscriptions subscriptions;
  private final AlertOwners owners;

  AlertPages(Alerts alerts, StaffFinding finding, Services services, Subscriptions subscriptions, AlertOwners owners) {
    this.alerts = alerts;
    this.finding = finding;
    this.services = services;
    this.subscriptions = subscriptions;
    this.owners = owners;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/alerts/new")
  Page keep(@RequestParam MultiValueMap<String, String> typed, Caller.Person caller, RegionId region, Shell shell) {
    StaffQuery query = StaffQuery.of(region, caller.subscription(), caller.id(), typed);
    return form(new Kept(0, query, null), new AlertForm("", "", "", false), Problems.none(), caller, shell);
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts/new")
  Page save(@RequestParam Map<String, String> typed, Caller.Person caller, RegionId region, Shell shell) {
    StaffQuery query = StaffQuery.parse(region, caller.subscription(), caller.id(), typed.getOrDefault("query", ""));
    AlertForm form = AlertForm.of(typed);
    Problems problems = form.problems(query, owners.seesCriticality(caller, caller.id()));
    if (alerts.of(caller.id(), caller.subscription()).size() >= Alerts.MOST) {
      problems.add("name", "work.alert.many");
    }
    place(caller, query, problems);
    Optional<Alert> same = alerts.same(query);
    if (same.filter(a -> form.wish().equals(new Alerts.AlertWish(a.name(), a.delivery(), a.atOnceFrom(), a.shared())))
        .isPresent()) {
      // The same button pressed twice.
      return Page.redirect("/work/alerts?done=kept");
    }
    if (same.isPresent()) {
      problems.add("query", "work.alert.same");
    }
    if (problems.any()) {
      return form(new Kept(0, query, same.orElse(null)), form, problems, caller, shell);
    }
    alerts.save(caller.id(), query, form.wish());
    return Page.redirect("/work/alerts?done=kept");
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
  Page look(@PathVariable long id, Caller.Person caller, RegionId region, Shell shell) {
    Alert alert = owners.changeable(caller, id);
    return form(new Kept(id, query(alert, caller, region), null), AlertForm.of(alert), Problems.none(), caller, shell);
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts/{id}")
  Page change(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, RegionId region,
      Shell shell) {
    Alert alert = owners.changeable(caller, id);
    AlertForm form = AlertForm.of(typed);
    Problems problems = form.problems(query(alert, caller, region), owners.seesCriticality(caller, alert.person()));
    if (problems.any()) {
      return form(new Kept(id, query(alert, caller, region), null), form, problems, caller, shell);
    }
    alerts.change(caller, alert, form.wish());
    return back(caller, alert, "changed");
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts/{id}/end")
  Page stop(@PathVariable long id, Caller.Person caller) {
    Alert alert = owners.changeable(caller, id);
    alerts.stop(caller, id);
    return back(caller, alert, "stopped");
  }

  private static Page back(Caller.Person caller, Alert alert, String done) {
    return alert.person() == caller.id()
        ? Page.redirect("/work/alerts?done=" + done)
        : Page.redirect("/work/members/" + alert.person() + "/alerts?done=" + done);
  }

  private StaffQuery query(Alert alert, Caller.Person caller, RegionId region) {
    StaffQuery query =
        StaffQuery.parse(region, caller.subscription(), alert.person(), AlertOwners.seen(caller, alert).query());
    for (var service : alert.query().isEmpty() ? services.byIds(alert.services()) : List.<Service>of()) {
      query = query.and("service", service.code());
    }
    return query;
  }

  /**
   * A search that is kept, or is to be kept.
   *
   * @param id of the alert, or 0 where it is new
   * @param query what is looked for
   * @param same an alert that looks for the same
   */
  private record Kept(long id, StaffQuery query, @Nullable Alert same) {}

  private Page form(Kept kept, AlertForm form, Problems problems, Caller.Person caller, Shell shell) {
    StaffQuery query = kept.query();
    // As many as came in the last twelve weeks, so that nobody orders a flood by accident.
    StaffQuery lately = query.with("from", shell.today().minusWeeks(WEEKS).toString()).with("to", "");
    double week = Math.round(10.0 * finding.find(lately, 1).total() / WEEKS) / 10.0;
    return new AlertPage(kept.id(), query, form, week, owners.seesCriticality(caller, query.person()), problems,
        kept.same(), owners.other(caller, query.person()));
  }

  /**
   * One alert.
   *
   * @param id its number; 0 for a new one
   * @param query what was asked
   * @param form what was typed so far
   * @param week letters in a week, as things went lately
   * @param seesCriticality whether the caller may know how critical stories are
   * @param problems what is wrong with what was typed
   * @param same an alert that looks for the same; null for none
   * @param colleague whose alerts they are, where they are not the caller's
   */
  record AlertPage(long id, StaffQuery query, AlertForm form, double week, boolean seesCriticality, Problems problems,
      @Nullable Alert same, @Nullable Member colleague) implements Page {}
}
