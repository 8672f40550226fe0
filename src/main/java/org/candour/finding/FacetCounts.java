package org.candour.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Component;

/** Turns what an index counted into choices. */
@Component
class FacetCounts {

  private static final int MOST = 12;
  private static final int TAGS = 7;
  private static final int BELOW = 200;
  private static final int ORGANISATIONS = 2_000;

  private final Services services;
  private final ServiceSearch search;

  FacetCounts(Services services, ServiceSearch search) {
    this.services = services;
    this.search = search;
  }

  /** Every choice that everybody may have, those with stories alone. */
  List<Facet> of(Optional<Facets> found, StoryQuery query) {
    return of(found, query, () -> services.organisations(query.region(), ORGANISATIONS));
  }

  /** The same, with these services to begin with. */
  List<Facet> of(Optional<Facets> found, StoryQuery query, Supplier<List<Service>> tops) {
    List<Facet> all = new ArrayList<>();
    if (found.isEmpty()) {
      return all;
    }
    Facets counted = found.get();
    service(counted, query, tops).ifPresent(all::add);
    for (String polarity : StoryQuery.POLARITIES) {
      named(counted, polarity, TAGS + query.values(polarity).size()).map(f -> leaving(f, query.values(polarity)))
          .ifPresent(all::add);
    }
    if (query.role().isEmpty()) {
      named(counted, "role", StoryQuery.ROLES.size()).ifPresent(all::add);
    }
    progress(counted, query).ifPresent(all::add);
    if (!query.change()) {
      named(counted, "change", 1).ifPresent(all::add);
    }
    if (query.language().isEmpty()) {
      named(counted, "language", MOST).filter(f -> f.values().size() > 1).ifPresent(all::add);
    }
    if (query.from() == null && query.to() == null) {
      named(counted, "year", 40)
          .map(f -> new Facet("year",
              f.values().stream().sorted(Comparator.comparing(Facet.Value::value).reversed()).limit(MOST).toList()))
          .ifPresent(all::add);
    }
    return all.stream().filter(f -> !f.values().isEmpty()).toList();
  }

  private static Facet leaving(Facet facet, List<String> chosen) {
    return new Facet(facet.name(),
        facet.values().stream().filter(v -> !chosen.contains(v.value())).limit(TAGS).toList());
  }

  /**
   * The services one level below the one that was chosen, or those to begin with: the organisations of the region, a
   * scope.
   */
  private Optional<Facet> service(Facets counted, StoryQuery query, Supplier<List<Service>> tops) {
    if (query.service().size() > 1) {
      return Optional.empty();
    }
    List<Service> offered = query.service().isEmpty()
        ? tops.get()
        : services.byCode(query.service().getFirst()).map(s -> services.children(s.id(), 1, BELOW).items())
            .orElse(List.of());
    List<Facet.Value> values = offered.stream()
        .map(s -> new Facet.Value(s.code(), s.name(), stories(counted, "service", Long.toString(s.id()))))
        .filter(v -> v.stories() > 0).sorted(Comparator.comparingLong(Facet.Value::stories).reversed()).limit(MOST)
        .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(new Facet("service", values));
  }

  private Optional<Facet> progress(Facets counted, StoryQuery query) {
    if (!query.progress().isEmpty() && !query.progress().equals("answered") && !query.progress().equals("unanswered")) {
      return Optional.empty();
    }
    List<Facet.Value> values = new ArrayList<>();
    for (String state : StoryQuery.PROGRESS) {
      long stories = states(state).stream().mapToLong(each -> stories(counted, "progress", each)).sum();
      if (stories > 0 && !state.equals(query.progress())) {
        values.add(new Facet.Value(state, "", stories));
      }
    }
    return Optional.of(new Facet("progress", values));
  }

  private static List<String> states(String progress) {
    return switch (progress) {
      case "answered" -> List.of("answered", "planned", "made");
      case "unanswered" -> QueryBuilder.UNANSWERED;
      default -> List.of(progress);
    };
  }

  /** The likeliest values of one kind. */
  static Optional<Facet> named(Facets counted, String name, int most) {
    try {
      FacetResult result = counted.getTopChildren(most, name);
      return result == null
          ? Optional.empty()
          : Optional.of(new Facet(name,
              Arrays.stream(result.labelValues).map(v -> new Facet.Value(v.label, "", v.value.longValue())).toList()));
    } catch (IllegalArgumentException e) {
      // No story has any of it.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long stories(Facets counted, String name, String value) {
    try {
      return Math.max(0, counted.getSpecificValue(name, value).longValue());
    } catch (IllegalArgumentException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Values that somebody may know of, counted one by one. */
  static Facet known(Facets counted, String name, List<String> values, Function<String, String> inIndex) {
    return new Facet(name,
        values.stream().map(v -> new Facet.Value(v, v, stories(counted, name, inIndex.apply(v))))
            .filter(v -> v.stories() > 0).sorted(Comparator.comparingLong(Facet.Value::stories).reversed()).limit(MOST)
            .toList());
  }

  List<Service> services(List<Long> ids) {
    return services.byIds(ids);
  }

  /** Open services of this region that fit what was typed. */
  List<Service> services(RegionId region, String typed, int most) {
    return search.findIn(region, typed, most);
  }
}
