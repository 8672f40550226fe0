package org.candour.directory;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candour.directory.ChangePlan.NewPlace;
import org.candour.directory.ChangePlan.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of changes: what they are weighed against, what they do, and what is kept of them. Always whole sets. */
@Component
class ChangeStore {

  private static final String NODES = """
      select s.id, s.region, s.kind, s.organisation, coalesce(t.name, '') as name, s.opened_on, s.closed_on, p.parent,
        p.since, s.revision
      from service s join public_region_language r on r.id = s.region
      left join service_text t on t.service = s.id and t.language = r.language
      left join service_parent p on p.service = s.id and p.until is null
      """;

  private final JdbcClient sql;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  ChangeStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Map<Long, Node> nodes(Collection<Long> ids) {
    return sql.sql(NODES + " where s.id = any(:ids)").param("ids", array(ids)).query(Node.class).list().stream()
        .collect(Collectors.toMap(Node::id, Function.identity()));
  }

  List<Node> openChildren(Collection<Long> parents, LocalDate today) {
    return sql
        .sql(NODES + " where p.parent = any(:ids) and (s.closed_on is null or s.closed_on > :today) order by s.id")
        .param("ids", array(parents)).param("today", today).query(Node.class).list();
  }

  /** Everything open below a service, without itself. */
  List<Node> openBelow(long service, LocalDate today) {
    return sql.sql(NODES + """
         join service_ancestor a on a.service = s.id and a.ancestor = :service and a.depth > 0
         where s.closed_on is null or s.closed_on > :today order by s.id""").param("service", service)
        .param("today", today).query(Node.class).list();
  }

  /** Everything above a service, by the parents themselves and not by what is derived from them. */
  Set<Long> ancestors(long service) {
    return new HashSet<>(sql.sql("""
        with recursive up(service) as (
          select parent from service_parent where service = ? and until is null
          union select p.parent from up join service_parent p on p.service = up.service and p.until is null)
        select service from up""").param(service).query(Long.class).list());
  }

  /** A name from this day on; the one before stays a former one. */
  void rename(long service, String name, LocalDate since) {
    sql.sql("""
        insert into service_former_name (service, language, name, until)
        select t.service, t.language, t.name, :since from service_text t join service s on s.id = t.service
        join public_region_language r on r.id = s.region
        where t.service = :service and t.language = r.language
        on conflict (service, language, name) do update set until = excluded.until""").param("service", service)
        .param("since", since).update();
    sql.sql("""
        update service_text t set name = :name from service s join public_region_language r on r.id = s.region
        where t.service = :service and s.id = t.service and t.language = r.language""").param("service", service)
        .param("name", name).update();
    sql.sql("delete from service_former_name where service = ? and name = ?").params(service, name).update();
    touch(List.of(service), "name");
  }

  void place(List<NewPlace> places, LocalDate since, String source) {
    if (places.isEmpty()) {
      return;
    }
    Long[] services = places.stream().map(NewPlace::service).toArray(Long[]::new);
    Long[] parents = places.stream().map(NewPlace::parent).toArray(Long[]::new);
    // Two places on one day: the one that never held a day goes.
    sql.sql("delete from service_parent where service = any(:services) and until is null and since = :since")
        .param("services", services).param("since", since).update();
    sql.sql("update service_parent set until = :since where service = any(:services) and until is null")
        .param("services", services).param("since", since).update();
    sql.sql("""
        insert into service_parent (service, parent, since, source)
        select m.service, m.parent, :since, :source from unnest(:services::bigint[], :parents::bigint[]) as m (service,
          parent)
        where m.parent is not null
        on conflict (service, parent, since) do update set until = null, source = excluded.source""")
        .param("services", services).param("parents", parents).param("since", since).param("source", source).update();
    touch(List.of(services), "place");
  }

  void close(Collection<Long> services, @Nullable LocalDate on) {
    if (!services.isEmpty()) {
      sql.sql("update service set closed_on = :on::date where id = any(:services)")
          .param("on", on == null ? null : Date.valueOf(on)).param("services", array(services)).update();
      touch(services, "closed");
    }
  }

  /** Raises the version and remembers what was decided by hand. */
  void touch(Collection<Long> services, String what) {
    sql.sql("""
        update service set revision = revision + 1,
          by_hand = case when :what = any(by_hand) then by_hand else by_hand || :what end where id = any(:services)""")
        .param("what", what).param("services", array(services)).update();
  }

  /** A service that goes on where another ended: of its kind, at its place. */
  long continueAs(Node ended, String name, String language, LocalDate since) {
    long id = sql.sql("""
        insert into service (region, kind, organisation, opened_on, postcode, town, latitude, longitude, website,
          source, created_at, by_hand)
        select region, kind, organisation, :since, postcode, town, latitude, longitude, website, 'hand', :now,
          '{name,place,closed,facts}'
        from service where id = :ended returning id""").param("since", since)
        .param("now", Timestamp.from(clock.instant())).param("ended", ended.id()).query(Long.class).single();
    sql.sql("insert into service_text (service, language, name) values (?, ?, ?)").params(id, language, name).update();
    if (ended.parent() != null) {
      sql.sql("insert into service_parent (service, parent, since, source) values (?, ?, ?, 'hand')")
          .params(id, ended.parent(), since).update();
    }
    return id;
  }

  /** Those who went on for the ended one, and for everybody it had gone on for. */
  void succeed(long ended, long successor, LocalDate since) {
    sql.sql("""
        insert into service_successor (service, successor, since)
        select e.service, :successor, :since from (select :ended as service union select service from service_successor
          where successor = :ended) e
        where e.service <> :successor on conflict do nothing""").param("ended", ended).param("successor", successor)
        .param("since", since).update();
  }

  /** Nobody goes on for it any more. Gives those who did. */
  List<Long> unsucceed(Collection<Long> services) {
    return sql.sql("delete from service_successor where service = any(:services) returning successor")
        .param("services", array(services)).query(Long.class).list();
  }

  long record(ChangePlan plan, Long person, String state) {
    ChangeRequest wish = plan.wish();
    Node subject = plan.subject();
    boolean done = state.equals("done");
    Timestamp now = Timestamp.from(clock.instant());
    return sql.sql("""
        insert into service_change (kind, service, effective, state, why, wish, person, written_at, settled_at,
          name_before, name_after,
                                    parent_before, parent_after)
        values (:kind, :service, :effective, :state, :why, :wish::jsonb, :person::bigint, :now, :settled::timestamptz,
          :nameBefore, :nameAfter,
                :parentBefore::bigint, :parentAfter::bigint) returning id""").param("kind", wish.kind().code())
        .param("service", wish.service()).param("effective", wish.effective()).param("state", state)
        .param("why", wish.why()).param("wish", json.writeValueAsString(wish)).param("person", person).param("now", now)
        .param("settled", done ? now : null).param("nameBefore", subject == null ? null : subject.name())
        .param("nameAfter", wish.kind() == ChangeKind.RENAME ? wish.name() : null)
        .param("parentBefore", subject == null ? null : subject.parent())
        .param("parentAfter", wish.kind() == ChangeKind.MOVE ? wish.target() : null).query(Long.class).single();
  }

  /** A plan that says the very same. */
  Optional<Long> planned(ChangeRequest wish) {
    return sql
        .sql(
            "select min(id) from service_change where state = 'planned' and service = :service and wish = :wish::jsonb")
        .param("service", wish.service()).param("wish", json.writeValueAsString(wish))
        .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class))).single();
  }

  /** A planned change has come to its end. */
  void settled(long change, String state, @Nullable String refused, ChangePlan plan) {
    sql.sql("""
        update service_change set state = :state, settled_at = :now, refused = :refused, name_before = :name,
          parent_before = :parent::bigint
        where id = :id""").param("state", state).param("now", Timestamp.from(clock.instant())).param("refused", refused)
        .param("name", plan.subject() == null ? null : plan.subject().name())
        .param("parent", plan.subject() == null ? null : plan.subject().parent()).param("id", change).update();
  }

  void part(long change, long service, String part, @Nullable Long place) {
    sql.sql("""
        insert into service_change_part (change, service, part, place) values (:change, :service, :part, :place::bigint)
        on conflict (change, service) do nothing""").param("change", change).param("service", service)
        .param("part", part).param("place", place).update();
  }

  ChangeRequest wish(String written) {
    return json.readValue(written, ChangeRequest.class);
  }

  private static Long[] array(Collection<Long> ids) {
    return ids.toArray(Long[]::new);
  }
}
