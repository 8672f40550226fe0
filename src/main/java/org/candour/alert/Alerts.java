package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candour.access.Covers;
import org.candour.audit.Audit;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.finding.StaffQuery;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saved searches with their delivery: kept only, or told of at once, daily or weekly. The simplest is an alert over
 * services and everything below them.
 */
@Component
public class Alerts {

  /** What becomes of a saved search, the quietest first. */
  public static final List<String> DELIVERIES = List.of("kept", "weekly", "daily", "at-once");
  /** As many as one person may have. */
  public static final int MOST = 100;

  private final AlertStore store;
  private final Clock clock;
  private final Services services;
  private final Subscriptions subscriptions;
  private final Audit audit;
  private final AlertDispatch telling;
  private final Covers covers;
  private final ApplicationEventPublisher events;

  Alerts(AlertStore store, Clock clock, Services services, Subscriptions subscriptions, Audit audit,
      AlertDispatch telling, Covers covers, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.services = services;
    this.subscriptions = subscriptions;
    this.audit = audit;
    this.telling = telling;
    this.covers = covers;
    this.events = events;
  }

  /**
   * A saved search of one person.
   *
   * @param id its number
   * @param person whose it is
   * @param subscription in whose scope it looks
   * @param region the id of the region in which it was made
   * @param name what its owner calls it; may be empty
   * @param query as {@link StaffQuery#text} wrote it; empty where it asks for services alone
   * @param delivery {@code kept} (no letters), {@code at-once}, {@code daily} or {@code weekly}
   * @param atOnceFrom of this criticality and more it is told at once whatever the delivery, or null
   * @param shared whether colleagues may see and take it over
   * @param services what it covers, at the top
   */
  public record Alert(long id, long person, long subscription, String region, String name, String query,
      String delivery, @Nullable Integer atOnceFrom, boolean shared, List<Long> services) {

    /** As anybody but its owner sees it: without the owner's private tags. */
    public Alert forOthers() {
      return query.isEmpty()
          ? this
          : new Alert(id, person, subscription, region, name,
              StaffQuery.parse(new RegionId(region), subscription, person, query).withoutMine().text(), delivery,
              atOnceFrom, shared, services);
    }
  }

  /** What somebody wants done with a search. */
  public record AlertWish(String name, String delivery, @Nullable Integer atOnceFrom, boolean shared) {}

  private List<Alert> listed(String condition, Object... values) {
    return store.listed(values, condition);
  }

  /** The running alerts of a person in a subscription, the oldest first. */
  public List<Alert> of(long person, long subscription) {
    return listed(" and a.person = ? and a.subscription = ? order by a.id limit " + MOST, person, subscription);
  }

  /** What colleagues of this person share. */
  public List<Alert> sharedWith(long person, long subscription) {
    return listed(" and a.shared and a.subscription = ? and a.person <> ? order by a.name, a.id limit " + MOST,
        subscription, person).stream().map(Alert::forOthers).toList();
  }

  /** One of this subscription: the caller's own, one that is shared, or any where the caller looks after members. */
  public Optional<Alert> one(Caller.Person by, long id) {
    return listed(" and a.id = ? and a.subscription = ?", id, by.subscription()).stream()
        .filter(a -> a.person() == by.id() || a.shared() || by.may(Right.ADMINISTER)).findFirst();
  }

  /** An alert over these services and everything below them, told at once. */
  @Transactional
  public long add(long person, long subscription, List<Long> services) {
    Timestamp now = Timestamp.from(clock.instant());
    long id = store.add(person, subscription, now);
    cover(id, services);
    events.publishEvent(new AlertAdded(id, person));
    return id;
  }

  /** Somebody hears of services from now on. */
  record AlertAdded(long alert, long person) {}

  /** The running alert of the one who asks that asks for just the same, in whatever order. */
  public Optional<Alert> same(StaffQuery query) {
    Set<Long> covered = Set.copyOf(covered(query));
    return of(query.person(), query.subscription()).stream()
        .filter(a -> a.query.isEmpty() || a.region.equals(query.region().value()))
        .filter(a -> asked(StaffQuery.parse(query.region(), query.subscription(), query.person(), a.query))
            .equals(asked(query)) && Set.copyOf(a.services).equals(covered))
        .findFirst();
  }

  /** What is asked besides services. */
  private static Set<String> asked(StaffQuery query) {
    return new TreeSet<>(List.of(query.with("service", "").with("sort", "").text().split("&")));
  }

  /** Keeps a search for a person with what they want done with it; one that they keep already stays as it is. */
  @Transactional
  public long save(long person, StaffQuery query, AlertWish wish) {
    // A double click, which finds the first one here.
    store.save(person);
    Optional<Alert> same = same(query);
    if (same.isPresent()) {
      return same.get().id;
    }
    Timestamp now = Timestamp.from(clock.instant());
    boolean plain = query.with("service", "").with("sort", "").text().isEmpty();
    long id = store.insert(now, wish, plain, query, person);
    cover(id, covered(query));
    return id;
  }

  /** What a search asks for; the whole scope where it names no service. */
  private List<Long> covered(StaffQuery query) {
    List<Long> named =
        query.story().service().stream().flatMap(code -> services.byCode(code).stream()).map(Service::id).toList();
    return named.isEmpty() ? subscriptions.scope(query.subscription()) : named;
  }

  private void cover(long id, List<Long> services) {
    store.cover(services, id);
  }

  /** Changes what is done with a search; whose it is and what it asks for stay. */
  @Transactional
  public void change(Caller.Person by, Alert alert, AlertWish wish) {
    store.change(alert, clock.instant(), wish);
    noted(by, alert, "alert-changed");
  }

  /** Stops one: the caller's own, or a colleague's where the caller looks after members. */
  @Transactional
  public void stop(Caller.Person by, long id) {
    Alert alert = one(by, id).filter(a -> a.person == by.id() || by.may(Right.ADMINISTER))
        .orElseThrow(() -> new NotFound("alert " + id));
    end(id);
    noted(by, alert, "alert-stopped");
  }

  private void noted(Caller.Person by, Alert alert, String act) {
    if (alert.person != by.id()) {
      audit.record(by, Audit.Act.of(act, "person", alert.person).fromTo("alert " + alert.id, null));
    }
  }

  private void end(long id) {
    Timestamp now = Timestamp.from(clock.instant());
    store.end(now, id).ifPresent(e -> {
      List<String> stops = store.coverStops(e, now);
      telling.stopped(id,
          Stream.concat(Stream.of(e.stop()), stops.stream()).map(stop -> "/alerts/stop/" + stop).toList());
    });
  }

  /** What a letter's link stops, running or not: an alert, or standing in for a colleague. */
  public Optional<Stopping> byToken(String token) {
    return store.byToken(clock.instant(), token)
        .map(r -> new Stopping(r.id(), r.covers(), r.absent(), r.stopped(), r.holder(), about(r.name(), r.services())));
  }

  private List<String> about(String name, List<Long> covered) {
    return name.isEmpty() ? services.byIds(covered).stream().map(Service::fullName).toList() : List.of(name);
  }

  /**
   * What is stopped, as who holds its link sees it: nothing of whose alert it is.
   *
   * @param id of the alert or of the standing in
   * @param covers whether {@code id} is that of a standing in, which the link hands back, and not of an alert
   * @param absent for whom the reader stands in; empty where that colleague has left, or it is an alert
   * @param stopped whether that was done already
   * @param holder of the subscription on whose behalf the letters come
   * @param about the alert's name, or the services that it covers where it has none
   */
  public record Stopping(long id, boolean covers, String absent, boolean stopped, String holder, List<String> about) {}

  /**
   * Stops by the link of a letter. Twice is once. Who stands in hands that back, and the colleague's alert stays as it
   * is.
   */
  @Transactional
  public void stop(Stopping stopping) {
    if (stopping.covers) {
      covers.handBack(stopping.id);
    } else {
      end(stopping.id);
    }
  }
}
