package org.candour.telling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.directory.ChangeHistory;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.LookupRequest;
import org.candour.lookup.LookupRequest.EndedServices;
import org.candour.lookup.LookupResult;
import org.candour.lookup.LookupResult.MatchReason;
import org.candour.lookup.ServiceSearch;
import org.candour.places.Places;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.candour.telling.ServicePickerView.Hit;
import org.candour.telling.ServicePickerView.Inside;
import org.candour.written.Postcodes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where it happened: finding services by words or by a position, looking inside them, and what is wrong with a choice.
 */
@Component
class ServicePicker {

  static final int SHOWN = 12;
  /** So many can be seen, page by page; who sees more writes more of the name. */
  private static final int MOST = 96;
  private static final int BELOW = 30;
  private static final Pattern POSITION =
      Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,10})?),(-?\\d{1,3}(?:\\.\\d{1,10})?)");
  // What stands for all postcodes that begin so, where the list of districts does not know one.
  private static final Pattern POST_AREA = Pattern.compile("[A-Z]{1,2}");
  // Postcodes of countries in which no region of ours is: numbers alone.
  private static final Pattern FOREIGN = Pattern.compile("\\d{4,6}(-\\d{4})?( .*)?");

  private final ServiceSearch search;
  private final Services services;
  private final ChangeHistory history;
  private final Places places;
  private final Clock clock;

  ServicePicker(ServiceSearch search, Services services, ChangeHistory history, Places places, Clock clock) {
    this.search = search;
    this.services = services;
    this.history = history;
    this.places = places;
    this.clock = clock;
  }

  /** What the page shows after something was typed or pressed on it. */
  ServicePickerView of(Map<String, String> typed, Draft draft) {
    String inside = typed.containsKey("find") ? "" : typed.getOrDefault("inside", typed.getOrDefault("inside-now", ""));
    if (!inside.isEmpty()) {
      return inside(inside, draft.places().services(), typed.getOrDefault("q", ""));
    }
    boolean added = typed.containsKey("add") && !refused(typed, draft).any();
    return added
        ? empty(draft.places().services())
        : find(draft.region(), typed.getOrDefault("q", ""), "", draft.places().services(),
            Slice.page(typed.getOrDefault("find", "")));
  }

  private static ServicePickerView empty(List<Long> chosen) {
    return ServicePickerView.saying("", false, "", List.of(), "", chosen.size() >= TellRules.SERVICES);
  }

  /** Services that fit, or those near a position as a browser gives it. The position goes no further than this. */
  ServicePickerView find(RegionId region, String q, String position, List<Long> chosen) {
    return find(region, q, position, chosen, 1);
  }

  private ServicePickerView find(RegionId region, String q, String position, List<Long> chosen, int page) {
    String typed = PlainText.line(q);
    Optional<Places.Place> near = position(position);
    if (typed.isEmpty() && position.isEmpty()) {
      return empty(chosen);
    }
    boolean full = chosen.size() >= TellRules.SERVICES;
    if (!position.isEmpty()) {
      List<LookupResult> found =
          near.map(place -> search.look(LookupRequest.in(region, "", SHOWN).near(place).widely())).orElse(List.of());
      String words = found.isEmpty()
          ? "telling.where.near-nothing"
          : found.getFirst().isFar() ? "telling.where.near-far" : "telling.where.near-found";
      return new ServicePickerView("", true, words, List.of(), "",
          new Slice<>(hits(found, chosen), 1, SHOWN, found.size()), null, full);
    }
    List<LookupResult> found = search.look(LookupRequest.in(region, typed, MOST).with(EndedServices.BY_NAME).widely());
    if (found.isEmpty()) {
      return ServicePickerView.saying(typed, true, "telling.where.nothing", List.of(typed), hint(typed), full);
    }
    int last = (found.size() + SHOWN - 1) / SHOWN;
    int from = (Math.min(page, last) - 1) * SHOWN;
    Slice<Hit> hits = new Slice<>(hits(found.subList(from, Math.min(found.size(), from + SHOWN)), chosen),
        Math.min(page, last), SHOWN, found.size());
    boolean far = found.getFirst().isFar();
    return new ServicePickerView(typed, true, far ? "telling.where.far" : words(hits),
        far
            ? List.of(typed)
            : List.of(Long.toString(last == 1 ? hits.items().size() : from + 1),
                Integer.toString(from + hits.items().size()), Integer.toString(found.size())),
        aside(typed, found, hits), hits, null, full);
  }

  private static String words(Slice<Hit> hits) {
    if (!hits.hasBefore() && !hits.hasMore()) {
      return hits.items().size() == 1 ? "telling.where.found-one" : "telling.where.found";
    }
    return "telling.where." + (hits.hasBefore() ? "page" : "first") + (hits.total() >= MOST ? "-many" : "");
  }

  /** What else there is to say about what was found. */
  private static String aside(String typed, List<LookupResult> found, Slice<Hit> hits) {
    return Postcodes.in(typed).isPresent() && POST_AREA.matcher(found.getFirst().what()).matches()
        ? "telling.where.post-area"
        : hits.total() >= MOST && !hits.hasMore() ? "telling.where.most" : "";
  }

  private String hint(String typed) {
    if (FOREIGN.matcher(typed).matches()) {
      return "telling.where.foreign";
    }
    boolean postcode = Postcodes.in(typed).isPresent() || Postcodes.isIrish(typed);
    return !postcode
        ? "telling.where.try"
        : places.ofPostcode(Postcodes.kept(typed)).isPresent()
            ? "telling.where.nobody-there"
            : "telling.where.postcode";
  }

  private static Optional<Places.Place> position(String written) {
    Matcher position = POSITION.matcher(written);
    if (!position.matches()) {
      return Optional.empty();
    }
    double latitude = Double.parseDouble(position.group(1));
    double longitude = Double.parseDouble(position.group(2));
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
        ? Optional.of(new Places.Place("", latitude, longitude))
        : Optional.empty();
  }

  private ServicePickerView inside(String wished, List<Long> chosen, String query) {
    Matcher which = Pattern.compile("(\\d{1,18})(?:-(\\d{1,4}))?").matcher(wished);
    Optional<Service> service = which.matches() ? services.byId(Long.parseLong(which.group(1))) : Optional.empty();
    boolean full = chosen.size() >= TellRules.SERVICES;
    if (service.isEmpty()) {
      return ServicePickerView.saying(query, true, "telling.where.inside-unknown", List.of(), "", full);
    }
    int page = which.group(2) == null ? 1 : Math.max(1, Integer.parseInt(which.group(2)));
    Slice<Service> below = services.children(service.get().id(), page, BELOW);
    List<LookupResult> all = new ArrayList<>(List.of(plain(service.get())));
    below.items().forEach(each -> all.add(plain(each)));
    Map<Long, Hit> hits =
        hits(all, chosen).stream().collect(Collectors.toMap(h -> h.service().id(), Function.identity()));
    List<Service> above =
        services.lineage(service.get().id()).stream().filter(s -> s.id() != service.get().id()).toList();
    Hit itself = Objects.requireNonNull(hits.get(service.get().id()));
    hits.replaceAll((id, hit) -> hit == itself ? hit : hit.inside(itself.service()));
    return new ServicePickerView(query, true, "telling.where.inside", List.of(service.get().name()), "",
        new Slice<>(List.of(), 1, 1, 0), new Inside(itself, above, below, hits), full);
  }

  private LookupResult plain(Service service) {
    return LookupResult.plain(service.id(), isClosed(service));
  }

  private boolean isClosed(Service service) {
    LocalDate closed = service.closedOn();
    return closed != null && !closed.isAfter(LocalDate.now(clock));
  }

  private List<Hit> hits(List<LookupResult> found, Collection<Long> chosen) {
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

  /** Of what somebody chose, what can be kept: what is there and, unless it was chosen before, open. */
  List<Long> kept(List<Long> chosen, List<Long> before) {
    return services.byIds(chosen).stream().filter(s -> before.contains(s.id()) || !isClosed(s)).map(Service::id)
        .toList();
  }

  /** Why the service that somebody wanted to add is not among the chosen ones. */
  Problems refused(Map<String, String> typed, Draft draft) {
    Problems problems = Problems.none();
    String wished = typed.get("add");
    if (typed.containsKey("find") && PlainText.line(typed.getOrDefault("q", "")).isEmpty()) {
      return problems.add("q", "telling.where.find-none");
    }
    if (wished == null || draft.places().services().stream().anyMatch(id -> Long.toString(id).equals(wished))) {
      return problems;
    }
    Optional<Service> service = wished.matches("\\d{1,18}") ? services.byId(Long.parseLong(wished)) : Optional.empty();
    if (service.isEmpty()) {
      return problems.add("q", "telling.where.unknown");
    }
    return isClosed(service.get())
        ? problems.add("q", "telling.where.closed-error", service.get().name())
        : problems.add("q", "telling.where.full", TellRules.SERVICES);
  }

  /** What an act on the chosen ones came to: the key of a sentence, the name, and the place in the order. */
  record Said(String key, String name, int place) {}

  Optional<Said> said(Map<String, String> typed, Draft draft) {
    for (String act : List.of("add", "remove", "up", "down")) {
      String number = typed.getOrDefault(act, "");
      Optional<Service> service =
          number.matches("\\d{1,18}") ? services.byId(Long.parseLong(number)) : Optional.empty();
      if (service.isPresent()) {
        int place = draft.places().services().indexOf(service.get().id()) + 1;
        return act.equals("remove") == (place == 0)
            ? Optional.of(new Said("telling.where." + (place == 0 ? "removed" : act.equals("add") ? "added" : "moved"),
                service.get().fullName(), place))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
