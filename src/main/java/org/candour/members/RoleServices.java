package org.candour.members;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.access.MemberList.Member;
import org.candour.access.Memberships.HeldRole;
import org.candour.directory.ChangeHistory;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/**
 * The services that stand on a member's page and in the form of a role, and what has become of those that ended or
 * belong elsewhere now.
 */
@Component
class RoleServices {

  private static final int FOUND = 12;

  private final People people;
  private final Services services;
  private final Subscriptions subscriptions;
  private final ServiceSearch search;
  private final ChangeHistory history;

  RoleServices(People people, Services services, Subscriptions subscriptions, ServiceSearch search,
      ChangeHistory history) {
    this.people = people;
    this.services = services;
    this.subscriptions = subscriptions;
    this.search = search;
    this.history = history;
  }

  /**
   * What is shown of them.
   *
   * @param own what the member calls their own, within the subscription
   * @param notes of services of a role: a sentence where one ended or lies outside the scope by now
   */
  record Shown(List<Long> own, Map<Long, String> names, Map<Long, String> notes) {}

  Shown of(long subscription, Member member, List<HeldRole> held, Shell shell) {
    // What they call their own elsewhere, or before they came here themselves, is theirs to show.
    List<Long> own = !member.known()
        ? List.of()
        : people.ownServices(member.person()).stream().filter(s -> subscriptions.covers(subscription, s)).toList();
    List<Long> given = held.stream().flatMap(h -> h.services().stream()).distinct().toList();
    List<Service> known = services.byIds(Stream.concat(given.stream(), own.stream()).distinct().toList());
    Map<Long, String> notes = new HashMap<>();
    known.stream().filter(s -> given.contains(s.id())).forEach(s -> {
      String note = note(subscription, s, shell);
      if (!note.isEmpty()) {
        notes.put(s.id(), note);
      }
    });
    return new Shown(own, known.stream().collect(Collectors.toMap(Service::id, Service::fullName)), notes);
  }

  /** Those that a form names. */
  List<Service> chosen(MemberForm form) {
    return services.byIds(form.services());
  }

  /** Of those that a form names, what lies within the caller's subscription. */
  List<Service> within(Caller.Person caller, MemberForm form) {
    return chosen(form).stream().filter(s -> subscriptions.covers(caller.subscription(), s.id())).toList();
  }

  /** What the form looks for, within the caller's subscription; nothing where it looks for nothing. */
  List<Service> found(Caller.Person caller, MemberForm form, RegionId region) {
    return form.q().isEmpty()
        ? List.of()
        : search.findBelow(subscriptions.scope(caller.subscription()), region, form.q(), FOUND);
  }

  private String note(long subscription, Service service, Shell shell) {
    if (service.closedOn() != null) {
      String onward =
          history.successors(service.id()).stream().map(Service::fullName).collect(Collectors.joining("; "));
      return onward.isEmpty()
          ? shell.say("members.one.ended", service.name(), shell.day(service.closedOn()))
          : shell.say("members.one.ended-onward", service.name(), shell.day(service.closedOn()), onward);
    }
    if (subscriptions.covers(subscription, service.id())) {
      return "";
    }
    return service.under() == null
        ? shell.say("members.one.outside", service.name())
        : shell.say("members.one.moved", service.name(), service.under());
  }
}
