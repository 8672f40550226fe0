package org.candour.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened to a service, for everybody: renamed, moved, merged, split, closed. Reasons and names of operators stay
 * inside.
 */
@Component
public class ChangeHistory {

  private static final int MOST_NAMED = 12;

  private final JdbcClient sql;
  private final Services services;

  ChangeHistory(JdbcClient sql, Services services) {
    this.sql = sql;
    this.services = services;
  }

  /**
   * One line of a service's history.
   *
   * @param change the number of the change
   * @param kind a code of {@link ChangeKind}
   * @param part what the service was in it: {@code subject}, {@code merged}, {@code successor}, {@code moved} or {@code
   * closed}
   * @param effective the day from which it holds, as it was entered, whenever it was carried out
   * @param writtenAt when it was entered
   * @param subject of the change, where it is not the service itself
   * @param before the former name of a renaming
   * @param after the new name of a renaming
   * @param place where it stands since, if it moved
   * @param others who ended in a merger, or began with a split
   * @param person who did it, or 0 where the day came by itself
   * @param why for operators
   */
  public record Line(long change, String kind, String part, LocalDate effective, Instant writtenAt,
      @Nullable Service subject, @Nullable String before, @Nullable String after, @Nullable Service place,
      List<Service> others, long person, String why) {}

  private record Row(long id, String kind, long service, LocalDate effective, Instant writtenAt,
      @Nullable String nameBefore, @Nullable String nameAfter, @Nullable Long place, String part, List<Long> others,
      long person, String why) {}

  /** The newest changes, with what they name; a handful of statements however many. */
  public List<Line> of(long service, int atMost) {
    List<Row> rows = sql.sql("""
        select c.id, c.kind, c.service, c.effective, c.written_at, c.name_before, c.name_after,
          coalesce(c.person, 0) as person, c.why,
               case when c.service = :service then coalesce(c.parent_after, 0) else coalesce(p.place, 0) end as place,
               case when c.service = :service then 'subject' else p.part end as part,
               array(select x.service from service_change_part x
                 where x.change = c.id and x.part in ('merged', 'successor')
                     order by x.service limit :named) as others
        from (select id from service_change where service = :service union select change from service_change_part
          where service = :service) mine
        join service_change c on c.id = mine.id and c.state = 'done'
        left join service_change_part p on p.change = c.id and p.service = :service
        order by c.effective desc, c.id desc limit :most""").param("service", service).param("named", MOST_NAMED)
        .param("most", atMost).query((row, n) -> row(row)).list();
    Set<Long> named = new LinkedHashSet<>();
    rows.forEach(row -> {
      named.add(row.service);
      named.addAll(row.others);
      if (row.place != null) {
        named.add(row.place);
      }
    });
    Map<Long, Service> known =
        services.byIds(named).stream().collect(Collectors.toMap(Service::id, Function.identity()));
    List<Line> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(new Line(row.id, row.kind, row.part, row.effective, row.writtenAt,
        row.service == service ? null : known.get(row.service), row.nameBefore, row.nameAfter,
        row.place == null ? null : known.get(row.place),
        row.others.stream().filter(o -> o != service).map(known::get).filter(java.util.Objects::nonNull).toList(),
        row.person, row.why)));
    return lines;
  }

  private static Row row(ResultSet row) throws SQLException {
    long place = row.getLong("place");
    return new Row(row.getLong("id"), row.getString("kind"), row.getLong("service"),
        row.getObject("effective", LocalDate.class), row.getTimestamp("written_at").toInstant(),
        row.getString("name_before"), row.getString("name_after"), place == 0 ? null : place, row.getString("part"),
        Arrays.asList((Long[]) row.getArray("others").getArray()), row.getLong("person"), row.getString("why"));
  }

  /** What a service was called before, the newest first. */
  public List<String> formerNames(long service) {
    return sql.sql("""
        select f.name from service_former_name f join service s on s.id = f.service
        join region r on r.id = s.region and r.language = f.language
        where f.service = ? order by f.until desc, f.name limit 5""").param(service).query(String.class).list();
  }

  /** Who goes on where this service ended. */
  public List<Service> successors(long service) {
    return services.byIds(sql.sql("""
        select x.successor from service_successor x join service s on s.id = x.successor and s.closed_on is null
        where x.service = ? order by x.since, x.successor limit 20""").param(service).query(Long.class).list());
  }

  /** The services among these that somebody goes on for. */
  public Map<Long, List<Long>> successors(Collection<Long> services) {
    record Pair(long service, long successor) {}
    return sql
        .sql("select service, successor from service_successor where service = any(?) order by service, successor")
        .param(services.toArray(Long[]::new)).query(Pair.class).list().stream()
        .collect(Collectors.groupingBy(Pair::service, Collectors.mapping(Pair::successor, Collectors.toList())));
  }
}
