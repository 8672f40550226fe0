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
import org.springframework.stereotype.Component;

/**
 * What happened to a service, for everybody: renamed, moved, merged, split, closed. Reasons and names of operators stay
 * inside.
 */
@Component
public class ChangeHistory {

  static final int MOST_NAMED = 12;

  private final ChangeHistoryStore store;
  private final Services services;

  ChangeHistory(ChangeHistoryStore store, Services services) {
    this.store = store;
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

  record Row(long id, String kind, long service, LocalDate effective, Instant writtenAt, @Nullable String nameBefore,
      @Nullable String nameAfter, @Nullable Long place, String part, List<Long> others, long person, String why) {}

  /** The newest changes, with what they name; a handful of statements however many. */
  public List<Line> of(long service, int atMost) {
    List<Row> rows = store.of(service, atMost);
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

  static Row row(ResultSet row) throws SQLException {
    long place = row.getLong("place");
    return new Row(row.getLong("id"), row.getString("kind"), row.getLong("service"),
        row.getObject("effective", LocalDate.class), row.getTimestamp("written_at").toInstant(),
        row.getString("name_before"), row.getString("name_after"), place == 0 ? null : place, row.getString("part"),
        Arrays.asList((Long[]) row.getArray("others").getArray()), row.getLong("person"), row.getString("why"));
  }

  /** What a service was called before, the newest first. */
  public List<String> formerNames(long service) {
    return store.formerNames(service);
  }

  /** Who goes on where this service ended. */
  public List<Service> successors(long service) {
    return services.byIds(store.successors(service));
  }

  /** The services among these that somebody goes on for. */
  public Map<Long, List<Long>> successors(Collection<Long> services) {
    return store.successorsOf(services).stream().collect(Collectors.groupingBy(ChangeHistoryStore.Pair::service,
        Collectors.mapping(ChangeHistoryStore.Pair::successor, Collectors.toList())));
  }
}
