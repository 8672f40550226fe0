package org.candour.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.directory.ChangePlan.Heir;
import org.candour.directory.ChangePlan.NewPlace;
import org.candour.directory.ChangePlan.Node;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for changes to the tree: weigh one, do it, or plan it for a day to come. Whoever does one also lets scopes
 * and alerts follow, in the same transaction: {@link Done} says who goes on for whom.
 */
@Component
public class TreeChanges {

  private final JdbcClient sql;
  private final ChangePlanning planning;
  private final ChangeStore store;
  private final TreeClosure tree;
  private final ServiceContacts contacts;
  private final Regions regions;
  private final Audit audit;
  private final Clock clock;

  TreeChanges(JdbcClient sql, ChangePlanning planning, ChangeStore store, TreeClosure tree, ServiceContacts contacts,
      Regions regions, Audit audit, Clock clock) {
    this.sql = sql;
    this.planning = planning;
    this.store = store;
    this.tree = tree;
    this.contacts = contacts;
    this.regions = regions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A change that was done or planned.
   *
   * @param heirs who goes on for whom, by existing numbers
   * @param began the services that began with it
   */
  public record Done(long change, boolean planned, List<Heir> heirs, List<Long> began) {}

  /**
   * A planned change, or one that could not be done on its day.
   *
   * @param id the number of the change
   * @param kind a code of {@link ChangeKind}
   * @param service the one that it is about
   * @param name what that is called
   * @param code scheme and code of the service, as in its address, or its number where it has none
   * @param effective the day on which it is to be done
   * @param state {@code planned} or {@code failed}
   * @param refused why it failed, as a key of a sentence; null while it is planned
   * @param why what was said when it was planned; for operators
   */
  public record Planned(long id, String kind, long service, String name, String code, LocalDate effective, String state,
      @Nullable String refused, String why) {}

  /** What a wish would come to now. Changes nothing. */
  @Transactional(readOnly = true)
  public ChangePlan weigh(ChangeRequest wish) {
    return planning.weigh(wish);
  }

  /**
   * Does it, or plans it where its day is to come.
   *
   * @param seen the plan that whoever wants it has looked at
   * @throws Stale where the directory has changed since
   * @throws RefusedChange where it cannot be done
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Done decide(Caller.Person by, ChangeRequest wish, String seen) {
    hold();
    ChangePlan plan = planning.weigh(wish);
    if (plan.problems().any()) {
      throw new RefusedChange(plan.problems());
    }
    if (!plan.seen().equals(seen)) {
      throw new Stale("service " + wish.service());
    }
    if (wish.effective().isAfter(LocalDate.now(clock))) {
      Optional<Long> same = store.planned(wish);
      if (same.isPresent()) {
        // Pressed twice, it is one plan.
        return new Done(same.get(), true, List.of(), List.of());
      }
      long change = store.record(plan, by.id(), "planned");
      audit.record(by, act(plan, "planned"));
      return new Done(change, true, List.of(), List.of());
    }
    return act(by, store.record(plan, by.id(), "done"), plan);
  }

  private void hold() {
    boolean free = sql.sql("select pg_try_advisory_xact_lock_shared(?)").param(ServiceBulkLoad.IMPORT_LOCK)
        .query(Boolean.class).single();
    if (!free) {
      throw new RefusedChange(Problems.none().add("service", "directory.change.import"));
    }
    tree.hold();
  }

  /** The planned changes whose day has come, oldest first. */
  public List<Long> due() {
    return sql
        .sql(
            "select id from service_change where state = 'planned' and effective <= ? order by effective, id limit 100")
        .param(LocalDate.now(clock)).query(Long.class).list();
  }

  /** What a planned change would come to now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<ChangePlan> weighPlanned(long id) {
    hold();
    return sql.sql("select wish::text from service_change where id = ? and state = 'planned'").param(id)
        .query(String.class).optional().map(wish -> planning.weigh(store.wish(wish)));
  }

  /** Does a planned change, or keeps why it cannot be done; nothing where another node was first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Done> due(long id) {
    hold();
    record Row(String wish, @Nullable Long person) {}
    Optional<Row> row =
        sql.sql("select wish::text, person from service_change where id = ? and state = 'planned' for update").param(id)
            .query(Row.class).optional();
    if (row.isEmpty()) {
      return Optional.empty();
    }
    ChangePlan plan = planning.weigh(store.wish(row.get().wish()));
    if (plan.problems().any()) {
      store.settled(id, "failed", plan.problems().all().getFirst().key(), plan);
      audit.record(Caller.NOBODY, act(plan, "failed"));
      return Optional.empty();
    }
    store.settled(id, "done", null, plan);
    return Optional.of(act(Caller.NOBODY, id, plan));
  }

  /** Takes a planned change back, or one that failed off the list. */
  @Transactional
  public void withdraw(Caller.Person by, RegionId region, long id) {
    int gone = sql.sql("""
        update service_change c set state = 'withdrawn' from service s
        where c.id = ? and s.id = c.service and s.region = ? and c.state in ('planned', 'failed')""")
        .params(id, region.value()).update();
    if (gone == 0) {
      throw new NotFound("change " + id);
    }
    audit.record(by, Audit.Act.of("service-change-withdrawn", "service-change", id));
  }

  /** What is planned in a region, and what could not be done, next first. */
  public List<Planned> planned(RegionId region, @Nullable Long service) {
    return sql.sql("""
        select c.id, c.kind, c.service, t.name, coalesce((select k.scheme || '-' || lower(k.code) from service_code k
               where k.service = s.id order by k.scheme, k.code limit 1), s.id::text) as code, c.effective, c.state,
                 c.refused, c.why
        from service_change c join service s on s.id = c.service and s.region = :region
        join public_region_language r on r.id = s.region
        join service_text t on t.service = s.id and t.language = r.language
        where c.state in ('planned', 'failed') and (:service::bigint is null or c.service = :service)
        order by c.effective, c.id limit 100""").param("region", region.value()).param("service", service)
        .query(Planned.class).list();
  }

  private Done act(Caller by, long change, ChangePlan plan) {
    ChangeRequest wish = plan.wish();
    Node subject = Objects.requireNonNull(plan.subject());
    Set<Long> moved = new LinkedHashSet<>(List.of(subject.id()));
    String language = regions.get(new RegionId(subject.region())).language();
    List<Long> began = new ArrayList<>();
    for (String name : plan.fresh()) {
      began.add(store.continueAs(subject, name, language, wish.effective()));
    }
    moved.addAll(began);
    if (wish.kind() == ChangeKind.RENAME) {
      store.rename(subject.id(), wish.name(), wish.effective());
    }
    List<NewPlace> places =
        plan.places().stream().map(p -> new NewPlace(p.service(), real(p.parent(), began))).toList();
    store.place(places, wish.effective(), "hand");
    places.forEach(p -> moved.add(p.service()));
    store.close(plan.closed(), wish.effective());
    moved.addAll(plan.closed());
    store.close(plan.reopened(), null);
    moved.addAll(store.unsucceed(plan.reopened()));
    List<Heir> heirs = new ArrayList<>();
    for (Heir heir : plan.heirs()) {
      long successor = Objects.requireNonNull(real(heir.successor(), began));
      store.succeed(heir.service(), successor, wish.effective());
      contacts.follow(heir.service(), successor);
      heirs.add(new Heir(heir.service(), successor));
      moved.add(successor);
    }
    contacts.leave(plan.heirs().stream().map(Heir::service).distinct().toList());
    parts(change, plan, places, began);
    tree.settle(moved);
    audit.record(by, act(plan, "done"));
    return new Done(change, false, List.copyOf(heirs), List.copyOf(began));
  }

  private static @Nullable Long real(@Nullable Long service, List<Long> began) {
    return service != null && service < 0 ? began.get((int) (-service - 1)) : service;
  }

  private void parts(long change, ChangePlan plan, List<NewPlace> places, List<Long> began) {
    long subject = plan.wish().service();
    Map<Long, Long> now = new HashMap<>();
    places.forEach(p -> now.put(p.service(), p.parent()));
    plan.wish().others().forEach(each -> store.part(change, each, "merged", now.get(each)));
    began.forEach(
        each -> store.part(change, each, "successor", plan.subject() == null ? null : plan.subject().parent()));
    places.stream().filter(p -> p.service() != subject)
        .forEach(p -> store.part(change, p.service(), "moved", p.parent()));
    plan.closed().stream().filter(each -> each != subject).forEach(each -> store.part(change, each, "closed", null));
  }

  private static Audit.Act act(ChangePlan plan, String state) {
    ChangeRequest wish = plan.wish();
    Node subject = plan.subject();
    return Audit.Act.of("service-" + wish.kind().code() + "-" + state, "service", wish.service()).fromTo(
        subject == null ? null : subject.parent(),
        wish.effective() + (wish.target() == null ? "" : " " + wish.target())
            + (wish.others().isEmpty() ? "" : " " + wish.others())
            + (plan.places().isEmpty() ? "" : " " + plan.places().size() + " moved"));
  }
}
