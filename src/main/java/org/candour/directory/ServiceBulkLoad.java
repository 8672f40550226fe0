package org.candour.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candour.regions.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door for many services at once. Each parcel is a handful of statements over one JSON document, however many it
 * holds.
 */
@Component
public class ServiceBulkLoad {

  /** Held by an import as long as it runs: it works on a directory that nobody else may change meanwhile. */
  public static final long IMPORT_LOCK = 0x43414e444f5552L;

  private final JdbcClient sql;
  private final Regions regions;
  private final TreeClosure tree;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  ServiceBulkLoad(JdbcClient sql, Regions regions, TreeClosure tree, Clock clock) {
    this.sql = sql;
    this.regions = regions;
    this.tree = tree;
    this.clock = clock;
  }

  /**
   * A service as the directory holds it, under one of its codes.
   *
   * @param id its number
   * @param scheme of the code, such as {@code ods}
   * @param code by which that scheme knows it
   * @param facts what is told of it
   * @param parent under whom it stands now; null at the top
   * @param parentSource the format that put it there, or {@code hand}; null at the top
   * @param byHand what an operator decided: {@code name}, {@code place}, {@code closed}, {@code facts}
   */
  public record HeldService(long id, String scheme, String code, ServiceFacts facts, @Nullable Long parent,
      @Nullable String parentSource, Set<String> byHand) {}

  /**
   * A service as it is to be held from now on; without a move it stays where it is.
   *
   * @param id its number; of a new one from {@link ServiceBulkLoad#numbers}
   * @param scheme of the code, such as {@code ods}
   * @param code by which that scheme knows it
   * @param facts all that is to be told of it
   * @param move where it stands from now on; null where it stays
   */
  public record Parcel(long id, String scheme, String code, ServiceFacts facts, @Nullable Move move) {}

  /** A change of place; without a parent the service stands at the top. */
  public record Move(@Nullable Long parent, LocalDate since, String source) {}

  /** A service as the statements below read it. */
  private record Line(long id, String scheme, String code, String language, ServiceFacts facts) {}

  /** What else is told of a service, as the statement below reads it. */
  private record Told(long id, ServiceFacts.Particulars particulars) {}

  /** A change of place as the statements below read it. */
  private record Place(long service, @Nullable Long parent, LocalDate since, String source) {}

  /** Everything that has a code of these schemes. */
  public List<HeldService> held(Set<String> schemes) {
    return sql.sql("""
        select c.scheme, c.code, s.*, coalesce(t.name, '') as name, p.parent, p.source as parent_source,
               d.address, d.county, d.telephone, d.hours, d.description
        from service_code c join service s on s.id = c.service join public_region_language r on r.id = s.region
        left join service_text t on t.service = s.id and t.language = r.language
        left join service_parent p on p.service = s.id and p.until is null
        left join service_particulars d on d.service = s.id
        where c.scheme = any(:schemes)""").param("schemes", schemes.toArray(String[]::new)).query((row, n) -> held(row))
        .list();
  }

  /** Every service that has a parent now, with that parent. */
  public Map<Long, Long> parents() {
    Map<Long, Long> parents = new HashMap<>();
    sql.sql("select service, parent from service_parent where until is null").query((ResultSet row) -> {
      parents.put(row.getLong(1), row.getLong(2));
    });
    return parents;
  }

  private static HeldService held(ResultSet row) throws SQLException {
    ServiceFacts facts = new ServiceFacts(row.getString("region"), row.getString("kind"),
        row.getBoolean("organisation"), row.getBoolean("placeholder"), row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class), row.getString("postcode"), row.getString("town"),
        row.getObject("latitude", Double.class), row.getObject("longitude", Double.class), row.getString("website"),
        row.getString("source"), row.getString("name"), new ServiceFacts.Particulars(row.getString("address"),
            row.getString("county"), row.getString("telephone"), row.getString("hours"), row.getString("description")));
    return new HeldService(row.getLong("id"), row.getString("scheme"), row.getString("code"), facts,
        row.getObject("parent", Long.class), row.getString("parent_source"),
        Set.copyOf(List.of((String[]) row.getArray("by_hand").getArray())));
  }

  /** Numbers for services that do not exist yet. */
  public List<Long> numbers(int count) {
    return sql.sql("select nextval(pg_get_serial_sequence('service', 'id')) from generate_series(1, ?)").param(count)
        .query(Long.class).list();
  }

  /** Writes parcels, inside the caller's transaction. Call {@link #settle} after the last ones. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Collection<Parcel> parcels) {
    if (parcels.isEmpty()) {
      return;
    }
    writeServices(json.writeValueAsString(
        parcels.stream().map(p -> new Line(p.id, p.scheme, p.code, language(p.facts.region()), p.facts)).toList()));
    writeParticulars(
        json.writeValueAsString(parcels.stream().map(p -> new Told(p.id, p.facts.particulars())).toList()));
    writeParents(json.writeValueAsString(parcels.stream().filter(p -> p.move != null)
        .map(p -> new Place(p.id, p.move.parent, p.move.since, p.move.source)).toList()));
  }

  /** Brings the tree and the words that find services up to date, inside the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle() {
    tree.rebuild();
  }

  private String language(String region) {
    return regions.byId(region).orElseThrow().language();
  }

  private void writeServices(String lines) {
    sql.sql("""
        insert into service_former_name (service, language, name, until)
        select t.service, t.language, t.name, :today
        from jsonb_to_recordset(:lines::jsonb) as l (id bigint, language text, facts jsonb)
        join service s on s.id = l.id and not s.placeholder
        join service_text t on t.service = l.id and t.language = l.language and t.name <> l.facts ->> 'name'
        on conflict (service, language, name) do update set until = excluded.until""").param("lines", lines)
        .param("today", LocalDate.now(clock)).update();
    sql.sql("""
        insert into service (id, region, kind, organisation, placeholder, opened_on, closed_on, postcode, town,
          latitude,
                             longitude, website, source, created_at) overriding system value
        select l.id, f.region, f.kind, f.organisation, f.placeholder, f."openedOn", f."closedOn", f.postcode, f.town,
          f.latitude,
               f.longitude, f.website, f.source, :at
        from jsonb_to_recordset(:lines::jsonb) as l (id bigint, facts jsonb),
             jsonb_to_record(l.facts) as f (region text, kind text, organisation boolean, placeholder boolean,
               "openedOn" date,
               "closedOn" date, postcode text, town text, latitude double precision, longitude double precision,
                 website text,
               source text)
        on conflict (id) do update set region = excluded.region, kind = excluded.kind,
          organisation = excluded.organisation,
          placeholder = excluded.placeholder, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
          postcode = excluded.postcode, town = excluded.town, latitude = excluded.latitude,
            longitude = excluded.longitude,
          website = excluded.website, source = excluded.source, revision = service.revision + 1""")
        .param("at", Timestamp.from(clock.instant())).param("lines", lines).update();
    sql.sql("""
        insert into service_text (service, language, name)
        select l.id, l.language, l.facts ->> 'name'
        from jsonb_to_recordset(:lines::jsonb) as l (id bigint, language text, facts jsonb)
        on conflict (service, language) do update set name = excluded.name where service_text.name <> excluded.name""")
        .param("lines", lines).update();
    sql.sql("""
        delete from service_former_name f using jsonb_to_recordset(:lines::jsonb) as l (id bigint, language text,
          facts jsonb)
        where f.service = l.id and f.language = l.language and f.name = l.facts ->> 'name'""").param("lines", lines)
        .update();
    sql.sql("""
        insert into service_code (scheme, code, service)
        select l.scheme, l.code, l.id from jsonb_to_recordset(:lines::jsonb) as l (id bigint, scheme text, code text)
        on conflict (scheme, code) do nothing""").param("lines", lines).update();
  }

  private void writeParticulars(String lines) {
    sql.sql("""
        insert into service_particulars (service, address, county, telephone, hours, description)
        select l.id, p.* from jsonb_to_recordset(:lines::jsonb) as l (id bigint, particulars jsonb),
             jsonb_to_record(l.particulars) as p (address text, county text, telephone text, hours text,
               description text)
        where num_nonnulls(p.address, p.county, p.telephone, p.hours, p.description) > 0
              or exists (select from service_particulars x where x.service = l.id)
        on conflict (service) do update set address = excluded.address, county = excluded.county,
          telephone = excluded.telephone,
          hours = excluded.hours, description = excluded.description""").param("lines", lines).update();
  }

  private void writeParents(String moves) {
    sql.sql("""
        update service_parent p set until = greatest(p.since, m.since)
        from jsonb_to_recordset(:moves::jsonb) as m (service bigint, parent bigint, since date)
        where p.service = m.service and p.until is null and p.parent is distinct from m.parent""").param("moves", moves)
        .update();
    sql.sql("""
        insert into service_parent (service, parent, since, source)
        select m.service, m.parent, m.since, m.source
        from jsonb_to_recordset(:moves::jsonb) as m (service bigint, parent bigint, since date, source text)
        where m.parent is not null
          and not exists (select from service_parent p where p.service = m.service and p.parent = m.parent
            and p.until is null)
        on conflict (service, parent, since) do update set until = null, source = excluded.source""")
        .param("moves", moves).update();
  }
}
