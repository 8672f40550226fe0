package org.candour.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Services}. */
@Repository
class ServiceStore {

  static final String COLUMNS = """
      select s.id, s.region, s.kind, s.organisation, s.closed_on, s.postcode, s.town, t.name, t.about, p.parent,
             coalesce((select c.scheme || '-' || lower(c.code) from service_code c where c.service = s.id
                       order by c.scheme, c.code limit 1), s.id::text) as code,
             coalesce((select ot.name from service_ancestor a join service o on o.id = a.ancestor and o.organisation
                       join service_text ot on ot.service = o.id and ot.language = t.language
                       where a.service = s.id and a.depth > 0 order by a.depth limit 1), pt.name) as under
      from service s
      join public_region_language r on r.id = s.region
      join service_text t on t.service = s.id and t.language = r.language
      left join service_parent p on p.service = s.id and p.until is null
      left join service_text pt on pt.service = p.parent and pt.language = t.language
      """;

  private final JdbcClient sql;

  ServiceStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Name(long service, String name) {}

  Optional<Service> byId(long id) {
    return sql.sql(COLUMNS + " where s.id = ?").param(id).query(Service.class).optional();
  }

  List<Service> byIds(Long[] wanted) {
    return sql.sql(COLUMNS + " where s.id = any(:ids) order by array_position(:ids, s.id)").param("ids", wanted)
        .query(Service.class).list();
  }

  Optional<Long> byWholeCode(String text, int dash, String code) {
    return sql.sql("select service from service_code where scheme = ? and code = ?")
        .params(text.substring(0, dash).toLowerCase(Locale.ROOT), code.substring(dash + 1)).query(Long.class)
        .optional();
  }

  List<Long> byCodeAlone(String code) {
    return sql.sql("select distinct service from service_code where code = ?").param(code).query(Long.class).list();
  }

  List<Service> children(long parent, LocalDate today, int size, int page) {
    return sql.sql(COLUMNS + """
        where p.parent = ? and (s.closed_on is null or s.closed_on > ?)
        order by t.name collate names, s.id limit ? offset ?""").params(parent, today, size, (page - 1L) * size)
        .query(Service.class).list();
  }

  long countChildren(long parent, LocalDate today) {
    return sql.sql("""
        select count(*) from service_parent p join service s on s.id = p.service
        where p.parent = ? and p.until is null and (s.closed_on is null or s.closed_on > ?)""").params(parent, today)
        .query(Long.class).single();
  }

  List<Service> closedBelow(long parent, int atMost, LocalDate now) {
    return sql.sql(COLUMNS + " where p.parent = ? and s.closed_on <= ? order by s.closed_on desc, s.id limit ?")
        .params(parent, now, atMost).query(Service.class).list();
  }

  List<Long> lineage(long service) {
    return sql.sql("select ancestor from service_ancestor where service = ? order by depth desc").param(service)
        .query(Long.class).list();
  }

  List<Name> above(Collection<Long> services) {
    return sql.sql("""
        select a.service, t.name from service_ancestor a join service s on s.id = a.ancestor
        join public_region_language r on r.id = s.region
        join service_text t on t.service = s.id and t.language = r.language
        where a.service = any(?) and a.depth > 0 order by a.service, a.depth""").param(services.toArray(Long[]::new))
        .query(Name.class).list();
  }

  List<Long> within(List<Long> services, Collection<Long> tops) {
    return sql.sql(
        "select distinct service from public_service_ancestor where service = any(:services) and ancestor = any(:tops)")
        .param("services", services.toArray(Long[]::new)).param("tops", tops.toArray(Long[]::new)).query(Long.class)
        .list();
  }

  List<Long> withBelow(Collection<Long> services, LocalDate now) {
    return sql.sql("""
        select distinct p.parent from service_parent p join service s on s.id = p.service
        where p.parent = any(?) and p.until is null and (s.closed_on is null or s.closed_on > ?)""")
        .params(services.toArray(Long[]::new), now).query(Long.class).list();
  }

  List<Service> organisations(RegionId region, LocalDate today, int size, int page, String which) {
    return sql.sql(COLUMNS + which + " order by t.name collate names, s.id limit ? offset ?")
        .params(region.value(), today, size, (page - 1L) * size).query(Service.class).list();
  }

  long countOrganisations(RegionId region, LocalDate today, String which) {
    return sql.sql("select count(*) from service s" + which).params(region.value(), today).query(Long.class).single();
  }

  List<Service> organisationsNamed(RegionId region, int atMost, LocalDate now) {
    return sql.sql(COLUMNS + """
        where s.organisation and s.region = ? and (s.closed_on is null or s.closed_on > ?)
        order by t.name collate names limit ?""").params(region.value(), now, atMost).query(Service.class).list();
  }
}
