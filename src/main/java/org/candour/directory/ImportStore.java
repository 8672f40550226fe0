package org.candour.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.candour.directory.KnownServices.Code;
import org.candour.directory.KnownServices.Known;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of an import. Each parcel is a handful of statements over one JSON document, however many rows it has. */
@Component
class ImportStore {

  private static final int NUMBERS_AT_ONCE = 500;

  private final JdbcClient sql;
  private final Regions regions;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  ImportStore(JdbcClient sql, Regions regions, Clock clock) {
    this.sql = sql;
    this.regions = regions;
    this.clock = clock;
  }

  /** A service as the statements below read it. */
  private record Line(long id, String scheme, String code, String language, Facts facts) {}

  /** A change of place. */
  private record Move(long service, @Nullable Long parent, @Nullable LocalDate since, @Nullable String source) {}

  KnownServices load(Set<String> schemes) {
    Map<Long, Long> parents = new HashMap<>();
    sql.sql("select service, parent from service_parent where until is null")
        .query((ResultSet row) -> { parents.put(row.getLong(1), row.getLong(2)); });
    return new KnownServices(sql.sql("""
        select c.scheme, c.code, s.*, coalesce(t.name, '') as name, p.parent, p.source as parent_source
        from service_code c join service s on s.id = c.service join region r on r.id = s.region
        left join service_text t on t.service = s.id and t.language = r.language
        left join service_parent p on p.service = s.id and p.until is null
        where c.scheme = any(:schemes)""")
        .param("schemes", schemes.toArray(String[]::new)).query((row, n) -> known(row)).list(), parents);
  }

  private static Known known(ResultSet row) throws SQLException {
    Facts facts = new Facts(row.getString("region"), row.getString("kind"), row.getBoolean("organisation"),
        row.getBoolean("placeholder"), row.getObject("opened_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
        row.getString("postcode"), row.getString("town"), row.getObject("latitude", Double.class),
        row.getObject("longitude", Double.class), row.getString("website"), row.getString("source"), row.getString("name"));
    long parent = row.getLong("parent");
    return new Known(row.getLong("id"), new Code(row.getString("scheme"), row.getString("code")), facts,
        row.wasNull() ? null : (Long) parent, row.getString("parent_source"));
  }

  /** Numbers for services that do not exist yet. */
  Numbers numbers() {
    return new Numbers();
  }

  final class Numbers {

    private final Deque<Long> left = new ArrayDeque<>();

    long next() {
      if (left.isEmpty()) {
        left.addAll(sql.sql("select nextval(pg_get_serial_sequence('service', 'id')) from generate_series(1, ?)")
            .param(NUMBERS_AT_ONCE).query(Long.class).list());
      }
      return left.removeFirst();
    }
  }

  /** Writes a parcel, inside the caller's transaction. */
  void write(Collection<Known> services) {
    if (services.isEmpty()) {
      return;
    }
    String lines = json.writeValueAsString(services.stream().map(s -> new Line(s.id, s.code.scheme(), s.code.code(),
        language(s.facts.region()), s.facts)).toList());
    writeServices(lines);
    String moves = json.writeValueAsString(services.stream().filter(s -> s.movedOn != null)
        .map(s -> new Move(s.id, s.parent, s.movedOn, s.parentSource)).toList());
    writeParents(moves);
  }

  private String language(String region) {
    return regions.byId(region).orElseThrow().language();
  }

  private void writeServices(String lines) {
    sql.sql("""
        insert into service (id, region, kind, organisation, placeholder, opened_on, closed_on, postcode, town, latitude,
                             longitude, website, source, created_at) overriding system value
        select l.id, f.region, f.kind, f.organisation, f.placeholder, f."openedOn", f."closedOn", f.postcode, f.town, f.latitude,
               f.longitude, f.website, f.source, :at
        from jsonb_to_recordset(:lines::jsonb) as l (id bigint, facts jsonb),
             jsonb_to_record(l.facts) as f (region text, kind text, organisation boolean, placeholder boolean, "openedOn" date,
               "closedOn" date, postcode text, town text, latitude double precision, longitude double precision, website text,
               source text)
        on conflict (id) do update set region = excluded.region, kind = excluded.kind, organisation = excluded.organisation,
          placeholder = excluded.placeholder, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
          postcode = excluded.postcode, town = excluded.town, latitude = excluded.latitude, longitude = excluded.longitude,
          website = excluded.website, source = excluded.source""")
        .param("at", Timestamp.from(clock.instant())).param("lines", lines).update();
    sql.sql("""
        insert into service_text (service, language, name)
        select l.id, l.language, l.facts ->> 'name'
        from jsonb_to_recordset(:lines::jsonb) as l (id bigint, language text, facts jsonb)
        on conflict (service, language) do update set name = excluded.name where service_text.name <> excluded.name""")
        .param("lines", lines).update();
    sql.sql("""
        insert into service_code (scheme, code, service)
        select l.scheme, l.code, l.id from jsonb_to_recordset(:lines::jsonb) as l (id bigint, scheme text, code text)
        on conflict (scheme, code) do nothing""").param("lines", lines).update();
  }

  private void writeParents(String moves) {
    sql.sql("""
        update service_parent p set until = greatest(p.since, m.since)
        from jsonb_to_recordset(:moves::jsonb) as m (service bigint, parent bigint, since date)
        where p.service = m.service and p.until is null and p.parent is distinct from m.parent""").param("moves", moves).update();
    sql.sql("""
        insert into service_parent (service, parent, since, source)
        select m.service, m.parent, m.since, m.source
        from jsonb_to_recordset(:moves::jsonb) as m (service bigint, parent bigint, since date, source text)
        where m.parent is not null
          and not exists (select from service_parent p where p.service = m.service and p.parent = m.parent and p.until is null)
        on conflict (service, parent, since) do update set until = null, source = excluded.source""")
        .param("moves", moves).update();
  }
}
