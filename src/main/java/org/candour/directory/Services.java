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
import org.springframework.stereotype.Component;

/** The directory's door: looking services up. What people type is found by the room {@code lookup}. */
@Component
public class Services {

  private final ServiceStore store;
  private final Clock clock;

  Services(ServiceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public Optional<Service> byId(long id) {
    return store.byId(id);
  }

  /** The services with these numbers, in this order; unknown ones are left out. */
  public List<Service> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Long[] wanted = ids.toArray(Long[]::new);
    return store.byIds(wanted);
  }

  /**
   * By scheme and code as in an address ({@code ods-rth02}), by a bare code where only one service has it, or by
   * number.
   */
  public Optional<Service> byCode(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    int dash = text.indexOf('-');
    if (dash > 0) {
      Optional<Long> exact = store.byWholeCode(text, dash, code);
      if (exact.isPresent()) {
        return byId(exact.get());
      }
    }
    List<Long> bare = store.byCodeAlone(code);
    if (bare.size() == 1) {
      return byId(bare.getFirst());
    }
    return text.matches("\\d{1,18}") ? byId(Long.parseLong(text)) : Optional.empty();
  }

  /** The open services directly below, by name, a page at a time. */
  public Slice<Service> children(long parent, int page, int size) {
    LocalDate today = LocalDate.now(clock);
    List<Service> items = store.children(parent, today, size, page);
    long total = store.countChildren(parent, today);
    return new Slice<>(items, page, size, total);
  }

  /** The closed services directly below: those that ended here, and those that this one goes on for. */
  public List<Service> closedBelow(long parent, int atMost) {
    return store.closedBelow(parent, atMost, LocalDate.now(clock));
  }

  /** From the top of the tree down to the service itself. */
  public List<Service> lineage(long service) {
    return byIds(store.lineage(service));
  }

  /** The names of everything above each of these, the nearest first. */
  public Map<Long, List<String>> above(Collection<Long> services) {
    return store.above(services).stream().collect(Collectors.groupingBy(ServiceStore.Name::service,
        Collectors.mapping(ServiceStore.Name::name, Collectors.toList())));
  }

  /** Those of these services that lie at or below one of these tops, each once, in their order. */
  public List<Long> within(List<Long> services, Collection<Long> tops) {
    if (services.isEmpty()) {
      return List.of();
    }
    Set<Long> held = new HashSet<>(store.within(services, tops));
    return services.stream().filter(held::contains).distinct().toList();
  }

  /** Those of these that have an open service right below them. */
  public Set<Long> withBelow(Collection<Long> services) {
    return new HashSet<>(store.withBelow(services, LocalDate.now(clock)));
  }

  /** The organisations of a region, by name, a page at a time. */
  public Slice<Service> organisations(RegionId region, int page, int size) {
    LocalDate today = LocalDate.now(clock);
    String which = " where s.organisation and s.region = ? and (s.closed_on is null or s.closed_on > ?)";
    List<Service> items = store.organisations(region, today, size, page, which);
    return new Slice<>(items, page, size, store.countOrganisations(region, today, which));
  }

  public List<Service> organisations(RegionId region, int atMost) {
    return store.organisationsNamed(region, atMost, LocalDate.now(clock));
  }
}
