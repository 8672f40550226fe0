package org.candour.finding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.places.Places;
import org.candour.regions.Regions;
import org.candour.shared.Problems;
import org.candour.tagging.TagVocabulary;
import org.candour.tagging.TagWord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what a query names: services, a place, a condition. */
@Component
class QueryNames {

  private final Services services;
  private final Places places;
  private final Regions regions;
  private final TagVocabulary vocabulary;
  // A code hardly ever moves to another service, and 100,000 kept queries name the same ones.
  private final Cache<String, Long> known =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofSeconds(30)).build();

  QueryNames(Services services, Places places, Regions regions, TagVocabulary vocabulary) {
    this.services = services;
    this.places = places;
    this.regions = regions;
    this.vocabulary = vocabulary;
  }

  ResolvedNames of(StoryQuery query) {
    ZoneId zone = regions.get(query.region()).zone();
    List<Long> named = query.service().isEmpty()
        ? null
        : query.service().stream().map(this::service).flatMap(Optional::stream).distinct().toList();
    Places.@Nullable Place place =
        query.near().isEmpty() ? null : places.find(query.region(), query.near()).orElse(null);
    List<String> conditions = conditions(query);
    boolean lost = (named != null && named.isEmpty()) || (place == null && !query.near().isEmpty())
        || (conditions != null && conditions.isEmpty());
    return new ResolvedNames(named, zone, place, conditions, false, lost);
  }

  private Optional<Long> service(String code) {
    Long there = known.getIfPresent(code);
    if (there != null) {
      return Optional.of(there);
    }
    Optional<Long> found = services.byCode(code).map(Service::id);
    found.ifPresent(id -> known.put(code, id));
    return found;
  }

  private @Nullable List<String> conditions(StoryQuery query) {
    return query.condition().isEmpty()
        ? null
        : vocabulary.condition(query.condition()).map(TagWord::names).orElse(List.of());
  }

  /** The same with the vocabulary as it stands now; services and place are as they were. */
  ResolvedNames again(StoryQuery query, ResolvedNames before) {
    List<String> conditions = conditions(query);
    boolean lost = (before.services() != null && before.services().isEmpty())
        || (before.place() == null && !query.near().isEmpty()) || (conditions != null && conditions.isEmpty());
    return new ResolvedNames(before.services(), before.zone(), before.place(), conditions, before.everywhere(), lost);
  }

  /** What of it is not known, at its field. */
  Problems unknown(StoryQuery query) {
    Problems problems = Problems.none();
    if (!query.near().isEmpty() && places.find(query.region(), query.near()).isEmpty()) {
      problems.add("near", "finding.query.place-unknown", query.near());
    }
    if (!query.condition().isEmpty() && vocabulary.condition(query.condition()).isEmpty()) {
      problems.add("condition", "finding.query.condition-unknown", query.condition());
    }
    if (!query.service().isEmpty() && query.service().stream().map(this::service).allMatch(Optional::isEmpty)) {
      problems.add("service", "finding.query.service-unknown", query.service().getFirst());
    }
    return problems;
  }
}
