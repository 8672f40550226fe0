package org.candour.directory;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.candour.audit.PublicTrail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is derived from the directory true: the closure of the tree, and what services are found by. For single
 * changes only what hangs on them is made anew; the result is the same as if all of it were.
 */
@Component
class TreeClosure {

  /** Held by whoever changes the tree until the end of their transaction: two moves at once could close a circle. */
  private static final long LOCK = 0x5452454543L;

  private static final String ALL =
      "create temporary table tree_part on commit drop as select id as service from service";

  // Names of the ended are words of whoever goes on in their place.
  private static final String BELOW = """
      create temporary table tree_part on commit drop as
      with recursive down(service) as (
        select s.id from service s where s.id = any(:services)
        union
        select t.service from down cross join lateral (
          select p.service from service_parent p where p.parent = down.service and p.until is null
          union all select x.successor from service_successor x where x.service = down.service) t)
      select service from down""";

  private static final String WORDS = """
      with alias as (
        select f.service, f.name from service_former_name f
        union all select x.successor, t.name from service_successor x join service_text t on t.service = x.service)
      insert into service_find (service, region, kind, placeholder, closed_on, names, former, above, above_former,
        codes, town, postcode,
                                near_town, near_postcode, latitude, longitude, ancestors)
      select s.id, s.region, s.kind, s.placeholder, s.closed_on, own.names, coalesce(before.names, ''),
        coalesce(above.names, ''),
             coalesce(former.names, ''), coalesce(codes.codes, ''), s.town, s.postcode, stands.town, stands.postcode,
               stands.latitude,
             stands.longitude, stands.ancestors
      from tree_part part
      join service s on s.id = part.service
      join (select service, string_agg(name, E'\\n' order by language) as names from service_text
            where service in (select service from tree_part) group by service) own on own.service = s.id
      join (select a.service, array_agg(a.ancestor order by a.depth, a.ancestor) as ancestors,
                   (array_agg(x.town order by a.depth) filter (where x.town is not null))[1] as town,
                   (array_agg(x.postcode order by a.depth) filter (where x.latitude is not null
                     or x.postcode is not null))[1] as postcode,
                   (array_agg(x.latitude order by a.depth) filter (where x.latitude is not null
                     or x.postcode is not null))[1] as latitude,
                   (array_agg(x.longitude order by a.depth) filter (where x.latitude is not null
                     or x.postcode is not null))[1] as longitude
            from service_ancestor a join service x on x.id = a.ancestor
            where a.service in (select service from tree_part) group by a.service) stands on stands.service = s.id
      left join (select service, string_agg(scheme || '-' || lower(code), E'\\n' order by scheme, code) as codes
        from service_code
                 where service in (select service from tree_part) group by service) codes on codes.service = s.id
      left join (select a.service, string_agg(t.name, E'\\n' order by a.depth, t.service, t.language) as names
                 from service_ancestor a join service_text t on t.service = a.ancestor
                 where a.depth > 0 and a.service in (select service from tree_part) group by a.service) above
        on above.service = s.id
      left join (select service, string_agg(name, E'\\n' order by name) as names from alias
                 where service in (select service from tree_part) group by service) before on before.service = s.id
      left join (select a.service, string_agg(l.name, E'\\n' order by a.depth, l.name) as names
                 from service_ancestor a join alias l on l.service = a.ancestor
                 where a.depth > 0 and a.service in (select service from tree_part) group by a.service) former
        on former.service = s.id
      on conflict (service) do update set region = excluded.region, kind = excluded.kind,
        placeholder = excluded.placeholder,
          closed_on = excluded.closed_on, names = excluded.names, former = excluded.former, above = excluded.above,
          above_former = excluded.above_former, codes = excluded.codes, town = excluded.town,
            postcode = excluded.postcode,
          near_town = excluded.near_town, near_postcode = excluded.near_postcode, latitude = excluded.latitude,
          longitude = excluded.longitude, ancestors = excluded.ancestors, tx = pg_current_xact_id()
        where (service_find.region, service_find.kind, service_find.placeholder, service_find.closed_on,
          service_find.names,
               service_find.former, service_find.above, service_find.above_former, service_find.codes,
                 service_find.town,
               service_find.postcode, service_find.near_town, service_find.near_postcode, service_find.latitude,
                 service_find.longitude,
               service_find.ancestors)
          is distinct from (excluded.region, excluded.kind, excluded.placeholder, excluded.closed_on, excluded.names,
            excluded.former,
               excluded.above, excluded.above_former, excluded.codes, excluded.town, excluded.postcode,
                 excluded.near_town,
               excluded.near_postcode, excluded.latitude, excluded.longitude, excluded.ancestors)
      returning service, xmax <> 0 as known""";

  private final JdbcClient sql;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  TreeClosure(JdbcClient sql, PublicTrail trail, ApplicationEventPublisher events) {
    this.sql = sql;
    this.trail = trail;
    this.events = events;
  }

  /** Waits until nobody else changes the tree. To be called before what a change depends on is read. */
  @Transactional(propagation = Propagation.MANDATORY)
  void hold() {
    sql.sql("select pg_advisory_xact_lock(?)::text").param(LOCK).query(String.class).single();
  }

  /**
   * Rebuilds both for the whole directory: a few statements, seconds for 60,000 services. A service that was there
   * before and has another name or stands elsewhere now is written into the public trail, so that stories are found
   * where it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void rebuild() {
    hold();
    // After a large import PostgreSQL would plan with the sizes of an empty directory: minutes instead of a second.
    sql.sql("analyze service, service_text, service_code, service_parent").update();
    sql.sql(ALL).update();
    Set<Long> changed = new TreeSet<>(place());
    sql.sql("analyze service_ancestor").update();
    changed.addAll(word());
    sql.sql("analyze service_find").update();
    trail.changed("service", changed);
    events.publishEvent(new TreeSettled(changed.size()));
  }

  /**
   * After these services were added, moved, renamed, closed or followed by others: what stands below them, and nothing
   * else, is made anew. Only they themselves enter the public trail: an entry of a service speaks for everything below
   * it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void settle(Collection<Long> services) {
    if (services.isEmpty()) {
      return;
    }
    hold();
    sql.sql(BELOW).param("services", services.toArray(Long[]::new)).update();
    place();
    word();
    trail.changed("service", new LinkedHashSet<>(services));
    events.publishEvent(new TreeSettled(services.size()));
  }

  /** The closure of the services in {@code tree_part}. Gives those that stood elsewhere before. */
  private Collection<Long> place() {
    sql.sql("analyze tree_part").update();
    sql.sql("""
        create temporary table tree_now on commit drop as
        with recursive up(service, ancestor, depth) as (
          select service, service, 0 from tree_part
          union all
          select up.service, p.parent, up.depth + 1 from up join service_parent p on p.service = up.ancestor
            and p.until is null
          where up.depth < 20
        )
        select service, ancestor, min(depth) as depth from up group by service, ancestor""").update();
    sql.sql("analyze tree_now").update();
    Set<Long> changed = new TreeSet<>(sql.sql("""
        with gone as (
          delete from service_ancestor a where a.service in (select service from tree_part)
            and not exists (select from tree_now n where n.service = a.service and n.ancestor = a.ancestor)
              returning service),
        come as (
          insert into service_ancestor select service, ancestor, depth from tree_now
          on conflict (service, ancestor) do update set depth = excluded.depth
          where service_ancestor.depth <> excluded.depth
          returning service)
        select service from service_find where service in (select service from gone union select service from come)""")
        .query(Long.class).list());
    sql.sql("drop table tree_now").update();
    return changed;
  }

  /** The words of the services in {@code tree_part}, whose closure stands. Gives those that had other words before. */
  private Collection<Long> word() {
    Set<Long> changed = new TreeSet<>();
    sql.sql(WORDS).query((row, n) -> row.getBoolean("known") ? row.getLong("service") : 0L).list().stream()
        .filter(service -> service > 0).forEach(changed::add);
    sql.sql("drop table tree_part").update();
    return changed;
  }
}
