package org.candour.lookup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.directory.ChangeHistory;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.LookupResult.MatchReason;
import org.candour.lookup.ServicePickerView.Hit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Services that were found, as somebody who picks one sees them. */
@Component
class ServiceHits {

  private final Services services;
  private final ChangeHistory history;
  private final Clock clock;

  ServiceHits(Services services, ChangeHistory history, Clock clock) {
    this.services = services;
    this.history = history;
    this.clock = clock;
  }

  LookupResult plain(Service service) {
    return LookupResult.plain(service.id(), isClosed(service));
  }

  boolean isClosed(Service service) {
    LocalDate closed = service.closedOn();
    return closed != null && !closed.isAfter(LocalDate.now(clock));
  }

  /** These, with what tells each from the others, in their order. */
  List<Hit> of(List<LookupResult> found, Collection<Long> chosen) {
    List<Long> ids = found.stream().map(LookupResult::service).toList();
    Map<Long, Service> known = services.byIds(ids).stream().collect(Collectors.toMap(Service::id, Function.identity()));
    Map<Long, List<String>> above = services.above(ids);
    Set<Long> below = services.withBelow(ids);
    Map<Long, List<Service>> successors =
        successors(found.stream().filter(LookupResult::closed).map(LookupResult::service).toList());
    // Who goes on for one that is in the list stands with it.
    Set<Long> offered = successors.values().stream().flatMap(List::stream).map(Service::id).collect(Collectors.toSet());
    List<LookupResult> shown = found.stream()
        .filter(
            f -> known.containsKey(f.service()) && !(f.why() == MatchReason.FORMER && offered.contains(f.service())))
        .toList();
    Map<Long, String> where =
        where(shown.stream().map(f -> Objects.requireNonNull(known.get(f.service()))).toList(), above);
    return shown.stream()
        .map(f -> new Hit(Objects.requireNonNull(known.get(f.service())), where.getOrDefault(f.service(), ""), f,
            successors.getOrDefault(f.service(), List.of()), below.contains(f.service()), chosen.contains(f.service())))
        .toList();
  }

  /**
   * Where each is, shortly: a ward by what it is part of, a place with its own postcode by that. All of it where two
   * would read the same.
   */
  private Map<Long, String> where(List<Service> all, Map<Long, List<String>> above) {
    Map<Long, Service> parents =
        services.byIds(all.stream().map(Service::parent).filter(Objects::nonNull).distinct().toList()).stream()
            .collect(Collectors.toMap(Service::id, Function.identity()));
    Map<Long, String> brief = new HashMap<>();
    Map<String, Integer> alike = new HashMap<>();
    for (Service each : all) {
      Long up = each.parent();
      Service parent = up == null ? null : parents.get(up);
      boolean own = parent == null || (each.postcode() != null && !each.postcode().equals(parent.postcode()));
      brief.put(each.id(),
          own || parent == null
              ? joined(List.of(), each.town(), each.postcode())
              : joined(List.of(parent.name()), each.town()));
      alike.merge(each.name() + "\n" + brief.get(each.id()), 1, Integer::sum);
    }
    all.stream().filter(each -> alike.getOrDefault(each.name() + "\n" + brief.get(each.id()), 0) > 1).forEach(
        each -> brief.put(each.id(), joined(above.getOrDefault(each.id(), List.of()), each.town(), each.postcode())));
    return brief;
  }

  private static String joined(List<String> names, @Nullable String... more) {
    return Stream.concat(names.stream(), Arrays.stream(more).filter(Objects::nonNull))
        .collect(Collectors.joining(", "));
  }

  private Map<Long, List<Service>> successors(List<Long> closed) {
    if (closed.isEmpty()) {
      return Map.of();
    }
    Map<Long, List<Long>> pairs = history.successors(closed);
    Map<Long, Service> known = services.byIds(pairs.values().stream().flatMap(List::stream).distinct().toList())
        .stream().filter(s -> !isClosed(s)).collect(Collectors.toMap(Service::id, Function.identity()));
    Map<Long, List<Service>> successors = new HashMap<>();
    pairs.forEach(
        (ended, heirs) -> successors.put(ended, heirs.stream().map(known::get).filter(Objects::nonNull).toList()));
    return successors;
  }
}
