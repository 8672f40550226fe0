package org.candour.upkeep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candour.directory.ChangePlan;
import org.candour.directory.ChangePlan.Heir;
import org.candour.directory.ChangePlan.NewPlace;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.upkeep.Preview.AlertCount;
import org.candour.upkeep.Preview.EndedScope;
import org.candour.upkeep.Preview.FigureChange;
import org.candour.upkeep.Preview.FollowedBy;
import org.candour.upkeep.Preview.Placed;
import org.candour.upkeep.Preview.Reached;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a plan would touch: one statement for each kind of thing, however much is touched. */
@Component
class PreviewStore {

  private static final int MOST_NAMED = 24;
  private static final int MOST_PLACED = 50;

  // What stands above each moved service then: itself, its new parent and everything above that. Below nought: one that
  // begins.
  private static final String WITH = """
      with moved as (select * from unnest(:services::bigint[], :parents::bigint[], :anchors::bigint[]) as m (service,
        parent, anchor)),
      heir as (select * from unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor)),
      up as (
        select service, service as ancestor from moved
        union select service, parent from moved where parent is not null
        union select m.service, a.ancestor from moved m join public_service_ancestor a on a.service = m.anchor)
      """;

  // Who covers a moved service before and not after, or after and not before; %s is a view of (who, service).
  private static final String REACH = WITH + """
      , top as not materialized (%1$s),
      tops as not materialized (select who, service from top union select t.who, h.successor from top t join heir h on \
      h.ended = t.service),
      before as (
        select distinct m.service, t.who from moved m join public_service_ancestor a on a.service = m.service join top \
        t on t.service = a.ancestor),
      after as (select distinct up.service, t.who from up join tops t on t.service = up.ancestor),
      heired as (
        select distinct h.successor as service, t.who from heir h join top t on t.service = h.ended where h.successor \
        > 0
        except select h.successor, t.who from heir h join public_service_ancestor a on a.service = h.successor join \
        top t on t.service = a.ancestor),
      reach as (
        select 'loses' as what, * from (select * from before except select * from after) l
        union all select 'gains', * from ((select * from after except select * from before) union select * from \
        heired) g)
      """;

  private final JdbcClient sql;
  private final Services services;

  PreviewStore(JdbcClient sql, Services services) {
    this.sql = sql;
    this.services = services;
  }

  private record Reach(String what, long who, String holder, long service) {}

  Preview of(ChangePlan plan) {
    // Where nothing moves and nobody goes on for another, nobody's reach changes and no figure does.
    boolean still = plan.places().isEmpty() && plan.heirs().isEmpty();
    List<Reach> reach =
        still ? List.of() : asked(plan, REACH.formatted("select subscription as who, service from staff_scope") + """
        select r.what, r.who, s.holder, r.service from reach r join staff_subscription s on s.id = r.who
        order by s.holder collate names, r.service""").query(Reach.class).list();
    record Count(long losing, long gaining) {}
    String alerted = REACH.formatted("select alert as who, service from count_alert_service");
    Count alerts = still ? new Count(0, 0) : asked(plan, alerted + """
        select count(distinct who) filter (where what = 'loses') as losing,
          count(distinct who) filter (where what = 'gains') as gaining from reach""").query(Count.class).single();
    Set<Long> named = new LinkedHashSet<>(plan.closed());
    reach.forEach(r -> named.add(r.service));
    plan.heirs().stream().map(Heir::successor).filter(s -> s > 0).forEach(named::add);
    plan.places().stream().limit(MOST_PLACED).forEach(p -> {
      named.add(p.service());
      if (p.parent() != null && p.parent() > 0) {
        named.add(p.parent());
      }
    });
    List<Difference> figures = still ? List.of() : figures(plan);
    figures.forEach(f -> named.add(f.service));
    Map<Long, Service> known =
        services.byIds(named).stream().collect(Collectors.toMap(Service::id, Function.identity()));
    return new Preview(plan, stories(plan), below(plan), followed(plan), reached(reach, "loses", known),
        reached(reach, "gains", known), new AlertCount(alerts.losing, alerts.gaining),
        figures.stream().map(f -> new FigureChange(Objects.requireNonNull(known.get(f.service)), f.more)).toList(),
        Math.max(0, figures.isEmpty() ? 0 : figures.getFirst().all - MOST_NAMED), ended(plan, known),
        placed(plan, known));
  }

  private JdbcClient.StatementSpec asked(ChangePlan plan, String query) {
    return sql.sql(query).param("services", plan.places().stream().map(NewPlace::service).toArray(Long[]::new))
        .param("parents", plan.places().stream().map(NewPlace::parent).toArray(Long[]::new))
        .param("anchors", plan.places().stream().map(p -> plan.anchor(p.parent())).toArray(Long[]::new))
        .param("ended", plan.heirs().stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", plan.heirs().stream().map(Heir::successor).toArray(Long[]::new));
  }

  /** Everything that the change names: the subject, what moves, what ends, what opens again. */
  private static Long[] concerned(ChangePlan plan) {
    Set<Long> all = new LinkedHashSet<>(List.of(plan.wish().service()));
    plan.places().forEach(p -> all.add(p.service()));
    all.addAll(plan.closed());
    return all.toArray(Long[]::new);
  }

  private long stories(ChangePlan plan) {
    return sql.sql("""
        select count(distinct ss.story) from public_service_ancestor a
        join count_story_service ss on ss.service = a.service
        where a.ancestor = any(:services)""").param("services", concerned(plan)).query(Long.class).single();
  }

  private long below(ChangePlan plan) {
    return sql.sql("""
        select count(distinct a.service) from public_service_ancestor a where a.ancestor = any(:services)
          and a.service <> all(:services)""").param("services", concerned(plan)).query(Long.class).single();
  }

  private FollowedBy followed(ChangePlan plan) {
    Long[] ended = plan.heirs().stream().map(Heir::service).distinct().toArray(Long[]::new);
    return sql.sql("""
        select (select count(distinct subscription) from staff_scope where service = any(:ended)) as subscriptions,
               (select count(distinct alert) from count_alert_service where service = any(:ended)) as alerts,
               (select count(distinct person) from count_own_service where service = any(:ended)) as people,
               (select count(*) from count_service_contact where service = any(:ended)) as contacts""")
        .param("ended", ended).query(FollowedBy.class).single();
  }

  private record Difference(long service, boolean more, long all) {}

  /**
   * Services above the old place that are not above the new one, and the other way round, where that moves any story.
   */
  private List<Difference> figures(ChangePlan plan) {
    return asked(plan, WITH + """
        , old as (select a.service, a.ancestor from moved m join public_service_ancestor a on a.service = m.service),
        told as (select m.service from moved m where exists (
          select from public_service_ancestor a join count_story_service ss on ss.service = a.service where a.ancestor \
          = m.service)),
        less as (select distinct ancestor from (select * from old except select * from up) x where service in (select \
        service from told)),
        more as (select distinct ancestor from (select * from up except select * from old) x where service in (select \
        service from told)
                 and ancestor > 0),
        all_of_them as (select ancestor as service, false as more from less union select ancestor, true from more)
        select service, more, count(*) over () as "all" from all_of_them order by more, service limit :most""")
        .param("most", MOST_NAMED).query(Difference.class).list();
  }

  private static List<Reached> reached(List<Reach> reach, String what, Map<Long, Service> known) {
    Map<Long, Reached> by = new LinkedHashMap<>();
    reach.stream().filter(r -> r.what.equals(what)).forEach(r -> {
      Service service = known.get(r.service);
      by.computeIfAbsent(r.who, who -> new Reached(who, r.holder, new ArrayList<>())).services()
          .add(service == null ? "" : service.name());
    });
    return List.copyOf(by.values());
  }

  private List<EndedScope> ended(ChangePlan plan, Map<Long, Service> known) {
    record Code(long service, String code) {}
    Collection<Long> some = plan.closed().stream().limit(MOST_PLACED).toList();
    Map<Long, List<String>> codes = sql.sql("""
        select service, scheme || '-' || lower(code) as code from public_service_code where service = any(:services)
        order by scheme, code""").param("services", some.toArray(Long[]::new)).query(Code.class).list().stream()
        .collect(Collectors.groupingBy(Code::service, Collectors.mapping(Code::code, Collectors.toList())));
    return some.stream().map(known::get).filter(Objects::nonNull).map(s -> new EndedScope(s,
        codes.getOrDefault(s.id(), List.of()),
        plan.heirs().stream().filter(h -> h.service() == s.id()).map(h -> name(plan, h.successor(), known)).toList()))
        .toList();
  }

  private static List<Placed> placed(ChangePlan plan, Map<Long, Service> known) {
    return plan.places().stream().limit(MOST_PLACED)
        .map(p -> new Placed(name(plan, p.service(), known), p.parent() == null ? null : name(plan, p.parent(), known)))
        .toList();
  }

  private static String name(ChangePlan plan, @Nullable Long service, Map<Long, Service> known) {
    if (service == null) {
      return "";
    }
    Service there = known.get(service);
    return service < 0 ? plan.fresh().get((int) (-service - 1)) : there == null ? "" : there.name();
  }
}
