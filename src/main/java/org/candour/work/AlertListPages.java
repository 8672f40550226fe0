package org.candour.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.candour.access.MemberList.Member;
import org.candour.alert.AlertOwners;
import org.candour.alert.Alerts;
import org.candour.alert.Alerts.Alert;
import org.candour.alert.DeliveryTime;
import org.candour.alert.DeliveryTime.Quiet;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a member hears of; an administrator sees and adds the same for a colleague. */
@Controller
class AlertListPages {

  private static final int FOUND = 20;

  private final Alerts alerts;
  private final Services services;
  private final ServiceSearch search;
  private final Subscriptions subscriptions;
  private final DeliveryTime delivery;
  private final AlertOwners owners;

  AlertListPages(Alerts alerts, Services services, ServiceSearch search, Subscriptions subscriptions,
      DeliveryTime delivery, AlertOwners owners) {
    this.alerts = alerts;
    this.services = services;
    this.search = search;
    this.subscriptions = subscriptions;
    this.delivery = delivery;
    this.owners = owners;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/alerts")
  Page own(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String done) {
    return list(caller, new ListOf(caller.id(), region, q), done, Problems.none());
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/alerts")
  Page hear(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "0") long service,
      @RequestParam(defaultValue = "") String q) {
    return hear(caller, new ListOf(caller.id(), region, q), service, "/work/alerts");
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/members/{person}/alerts")
  Page colleagues(@PathVariable long person, Caller.Person caller, RegionId region,
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String done) {
    return list(caller, new ListOf(owners.colleague(caller, person).person(), region, q), done, Problems.none());
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/members/{person}/alerts")
  Page hearFor(@PathVariable long person, Caller.Person caller, RegionId region,
      @RequestParam(defaultValue = "0") long service, @RequestParam(defaultValue = "") String q) {
    return hear(caller, new ListOf(owners.colleague(caller, person).person(), region, q), service,
        "/work/members/" + person + "/alerts");
  }

  /**
   * The list that is asked for.
   *
   * @param person whose
   * @param region where services are looked for
   * @param q what services are called that one could hear of; may be empty
   */
  private record ListOf(long person, RegionId region, String q) {}

  private Page hear(Caller.Person caller, ListOf list, long service, String back) {
    List<Alert> there = alerts.of(list.person(), caller.subscription());
    if (!subscriptions.covers(caller.subscription(), service) || there.size() >= Alerts.MOST) {
      return list(caller, list, "",
          Problems.none().add("q", there.size() >= Alerts.MOST ? "work.alert.many" : "work.alerts.outside"));
    }
    if (there.stream().noneMatch(a -> a.query().isEmpty() && a.services().equals(List.of(service)))) {
      alerts.add(list.person(), caller.subscription(), List.of(service));
    }
    return Page.redirect(back + "?done=heard");
  }

  private Page list(Caller.Person caller, ListOf list, String done, Problems problems) {
    long person = list.person();
    String q = list.q();
    List<Alert> own = alerts.of(person, caller.subscription()).stream().map(a -> AlertOwners.seen(caller, a)).toList();
    List<Alert> shared = person == caller.id() ? alerts.sharedWith(person, caller.subscription()) : List.of();
    List<Long> named = new ArrayList<>();
    own.forEach(a -> named.addAll(a.services()));
    List<Long> scope = subscriptions.scope(caller.subscription());
    // What they hear of already is not offered again.
    Set<Long> heard = new HashSet<>();
    own.stream().filter(a -> a.query().isEmpty()).forEach(a -> heard.addAll(a.services()));
    var found = (q.isBlank() ? services.byIds(scope) : search.findBelow(scope, list.region(), q, FOUND)).stream()
        .limit(FOUND).filter(s -> !heard.contains(s.id())).toList();
    return new AlertsPage(own, shared, services.byIds(named), found, q, problems, owners.other(caller, person), done,
        quiet(caller, person));
  }

  /** A colleague's hours are theirs to know. */
  private @Nullable Quiet quiet(Caller.Person caller, long person) {
    return person == caller.id() ? delivery.quiet(person).filter(Quiet::isAny).orElse(null) : null;
  }

  /**
   * What somebody hears of.
   *
   * @param alerts the reader's own
   * @param shared colleagues' alerts that can be taken over
   * @param names of services, by their numbers
   * @param found what was found
   * @param query what was asked
   * @param problems what is wrong with what was typed
   * @param colleague whose alerts they are, where they are not the caller's
   * @param done what has just been done; may be empty
   * @param quiet when the reader wants no letters; null for always
   */
  record AlertsPage(List<Alert> alerts, List<Alert> shared, List<Service> names, List<Service> found, String query,
      Problems problems, @Nullable Member colleague, String done, DeliveryTime.@Nullable Quiet quiet) implements Page {}
}
