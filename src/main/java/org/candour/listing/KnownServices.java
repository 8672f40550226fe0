package org.candour.listing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candour.directory.ServiceBulkLoad;
import org.candour.directory.ServiceFacts;
import org.jspecify.annotations.Nullable;

/** The directory as an import knows it: read once, changed here, and written in parcels. */
final class KnownServices {

  private final Map<Code, Known> byCode = new HashMap<>();
  private final Map<Long, Long> parents;
  private final Map<Long, Known> unwritten = new LinkedHashMap<>();

  KnownServices(List<Known> services, Map<Long, Long> parents) {
    services.forEach(s -> byCode.put(s.code, s));
    this.parents = parents;
  }

  /** Whose code, and the code in capitals. */
  record Code(String scheme, String code) {

    @Override
    public String toString() {
      return code;
    }
  }

  /** One service, as it stands after the rows read so far. */
  static final class Known {

    final long id;
    final Code code;
    ServiceFacts facts;
    @Nullable Long parent;
    @Nullable String parentSource;
    @Nullable LocalDate movedOn;
    final Set<String> byHand;

    Known(long id, Code code, ServiceFacts facts, @Nullable Long parent, @Nullable String parentSource,
        Set<String> byHand) {
      this.id = id;
      this.code = code;
      this.facts = facts;
      this.parent = parent;
      this.parentSource = parentSource;
      this.byHand = byHand;
    }

    /** Where it goes, if a row of this run moved it. */
    ServiceBulkLoad.@Nullable Move move() {
      return movedOn == null || parentSource == null ? null : new ServiceBulkLoad.Move(parent, movedOn, parentSource);
    }
  }

  Optional<Known> get(Code code) {
    return Optional.ofNullable(byCode.get(code));
  }

  Known add(long id, Code code, ServiceFacts facts) {
    Known known = new Known(id, code, facts, null, null, Set.of());
    byCode.put(code, known);
    unwritten.put(id, known);
    return known;
  }

  /** Whether this told us anything. */
  boolean describe(Known service, ServiceFacts facts) {
    if (service.facts.equals(facts)) {
      return false;
    }
    service.facts = facts;
    unwritten.put(service.id, service);
    return true;
  }

  void move(Known service, @Nullable Known parent, LocalDate since, String source) {
    service.parent = parent == null ? null : parent.id;
    service.parentSource = source;
    service.movedOn = since;
    if (parent == null) {
      parents.remove(service.id);
    } else {
      parents.put(service.id, parent.id);
    }
    unwritten.put(service.id, service);
  }

  /** Whether {@code high} stands above {@code low}, or is it. */
  boolean stands(long high, long low) {
    int steps = 0;
    for (Long at = low; at != null && steps < 1000; at = parents.get(at), steps++) {
      if (at == high) {
        return true;
      }
    }
    return false;
  }

  Collection<Known> unwritten() {
    return unwritten.values();
  }

  void written() {
    unwritten.values().forEach(s -> s.movedOn = null);
    unwritten.clear();
  }
}
