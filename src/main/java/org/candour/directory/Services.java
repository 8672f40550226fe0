package org.candour.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The directory's door: looking services up. What people type is found by the room {@code lookup}. */
@Component
public class Services {

  private static final String COLUMNS = """
      select s.id, s.region, s.kind, s.organisation, s.closed_on, s.postcode, s.town, t.name, t.about, p.parent,
             coalesce((select c.scheme || '-' || lower(c.code) from service_code c where c.service = s.id
                       order by c.scheme, c.code limit 1), s.id::text) as code,
             coalesce((select ot.name from service_ancestor a join service o on o.id = a.ancestor and o.organisation
                       join service_text ot on ot.service = o.id and ot.language = t.language
                       where a.service = s.id and a.depth > 0 order by a.depth limit 1), pt.name) as under
      from service s
      join region r on r.id = s.region
      join service_text t on t.service = s.id and t.language = r.language
      left join service_parent p on p.service = s.id and p.until is null
      left join service_text pt on pt.service = p.parent and pt.language = t.language
      """;

  private final JdbcClient sql;
  private final Clock clock;

  Services(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public Optional<Service> byId(long id) {
    return sql.sql(COLUMNS + " where s.id = ?").param(id).query(Service.class).optional();
  }

  /** The services with these numbers, in this order; unknown ones are left out. */
  public List<Service> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Long[] wanted = ids.toArray(Long[]::new);
    return sql.sql(COLUMNS + " where s.id = any(:ids) order by array_position(:ids, s.id)").param("ids", wanted)
        .query(Service.class).list();
  }

  /**
   * By scheme and code as in an address ({@code ods-rth02}), by a bare code where only one service has it, or by
   * number.
   */
  public Optional<Service> byCode(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    int dash = text.indexOf('-');
    if (dash > 0) {
      Optional<Long> exact = sql.sql("select service from service_code where scheme = ? and code = ?")
          .params(text.substring(0, dash).toLowerCase(Locale.ROOT), code.substring(dash + 1)).query(Long.class)
          .optional();
      if (exact.isPresent()) {
        return byId(exact.get());
      }
    }
    List<Long> bare =
        sql.sql("select distinct service from service_code where code = ?").param(code).query(Long.class).list();
    if (bare.size() == 1) {
      return byId(bare.getFirst());
    }
    return text.matches("\\d{1,18}") ? byId(Long.parseLong(text)) : Optional.empty();
  }

  /** The open services directly below, by name, a page at a time. */
  public Slice<Service> children(long parent, int page, int size) {
    LocalDate today = LocalDate.now(clock);
    List<Service> items = sql.sql(COLUMNS + """
        where p.parent = ? and (s.closed_on is null or s.closed_on > ?)
        order by t.name collate names, s.id limit ? offset ?""").params(parent, today, size, (page - 1L) * size)
        .query(Service.class).list();
    long total = sql.sql("""
        select count(*) from service_parent p join service s on s.id = p.service
        where p.parent = ? and p.until is null and (s.closed_on is null or s.closed_on > ?)""").params(parent, today)
        .query(Long.class).single();
    return new Slice<>(items, page, size, total);
  }

  /** The closed services directly below: those that ended here, and those that this one goes on for. */
  public List<Service> closedBelow(long parent, int atMost) {
    return sql.sql(COLUMNS + " where p.parent = ? and s.closed_on <= ? order by s.closed_on desc, s.id limit ?")
        .params(parent, LocalDate.now(clock), atMost).query(Service.class).list();
  }

  /** From the top of the tree down to the service itself. */
  public List<Service> lineage(long service) {
    return byIds(sql.sql("select ancestor from service_ancestor where service = ? order by depth desc").param(service)
        .query(Long.class).list());
  }

  /** The names of everything above each of these, the nearest first. */
  public Map<Long, List<String>> above(Collection<Long> services) {
    record Name(long service, String name) {}
    return sql.sql("""
        select a.service, t.name from service_ancestor a join service s on s.id = a.ancestor
        join region r on r.id = s.region
        join service_text t on t.service = s.id and t.language = r.language
        where a.service = any(?) and a.depth > 0 order by a.service, a.depth""").param(services.toArray(Long[]::new))
        .query(Name.class).list().stream()
        .collect(Collectors.groupingBy(Name::service, Collectors.mapping(Name::name, Collectors.toList())));
  }

  /** Those of these services that lie at or below one of these tops, each once, in their order. */
  public List<Long> within(List<Long> services, Collection<Long> tops) {
    if (services.isEmpty()) {
      return List.of();
    }
    Set<Long> held = new HashSet<>(sql.sql(
        "select distinct service from public_service_ancestor where service = any(:services) and ancestor = any(:tops)")
        .param("services", services.toArray(Long[]::new)).param("tops", tops.toArray(Long[]::new)).query(Long.class)
        .list());
    return services.stream().filter(held::contains).distinct().toList();
  }

  /** Those of these that have an open service right below them. */
  public Set<Long> withBelow(Collection<Long> services) {
    return new HashSet<>(sql.sql("""
        select distinct p.parent from service_parent p join service s on s.id = p.service
        where p.parent = any(?) and p.until is null and (s.closed_on is null or s.closed_on > ?)""")
        .params(services.toArray(Long[]::new), LocalDate.now(clock)).query(Long.class).list());
  }

  /** The organisations of a region, by name, a page at a time. */
  public Slice<Service> organisations(RegionId region, int page, int size) {
    LocalDate today = LocalDate.now(clock);
    String which = " where s.organisation and s.region = ? and (s.closed_on is null or s.closed_on > ?)";
    List<Service> items = sql.sql(COLUMNS + which + " order by t.name collate names, s.id limit ? offset ?")
        .params(region.value(), today, size, (page - 1L) * size).query(Service.class).list();
    return new Slice<>(items, page, size,
        sql.sql("select count(*) from service s" + which).params(region.value(), today).query(Long.class).single());
  }

  public List<Service> organisations(RegionId region, int atMost) {
    return sql.sql(COLUMNS + """
        where s.organisation and s.region = ? and (s.closed_on is null or s.closed_on > ?)
        order by t.name collate names limit ?""").params(region.value(), LocalDate.now(clock), atMost)
        .query(Service.class).list();
  }
}
