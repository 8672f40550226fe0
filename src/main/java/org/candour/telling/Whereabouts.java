package org.candour.telling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.candour.directory.ChangeHistory;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.Found;
import org.candour.lookup.Found.Why;
import org.candour.lookup.ServiceSearch;
import org.candour.lookup.Wanted;
import org.candour.lookup.Wanted.Ended;
import org.candour.places.Places;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.candour.telling.Where.Hit;
import org.candour.telling.Where.Inside;
import org.springframework.stereotype.Component;

/** Where it happened: finding services by words or by a position, looking inside them, and what is wrong with a choice. */
@Component
class Whereabouts {

  static final int SHOWN = 12;
  private static final int BELOW = 30;
  private static final Pattern POSITION = Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,10})?),(-?\\d{1,3}(?:\\.\\d{1,10})?)");
  // Postcodes of other countries that people here know: numbers alone, and Ireland's.
  private static final Pattern FOREIGN = Pattern.compile("(?i)\\d{4,6}(-\\d{4})?( .*)?|[ac-fhknprtv-y]\\d[\\dw] ?[\\dac-fhknprtv-y]{4}");
  private static final Pattern POSTCODE = Pattern.compile("(?i)[a-z]{1,2}\\d[a-z\\d]? ?\\d[a-z]{2}");

  private final ServiceSearch search;
  private final Services services;
  private final ChangeHistory history;
  private final Places places;
  private final Clock clock;

  Whereabouts(ServiceSearch search, Services services, ChangeHistory history, Places places, Clock clock) {
    this.search = search;
    this.services = services;
    this.history = history;
    this.places = places;
    this.clock = clock;
  }

  /** What the page shows after something was typed or pressed on it. */
  Where of(Map<String, String> typed, Draft draft) {
    String inside = typed.containsKey("find") ? "" : typed.getOrDefault("inside", typed.getOrDefault("inside-now", ""));
    if (!inside.isEmpty()) {
      return inside(inside, draft.places().services(), typed.getOrDefault("q", ""));
    }
    boolean added = typed.containsKey("add") && !refused(typed, draft).any();
    return added ? empty(draft.places().services()) : find(draft.region(), typed.getOrDefault("q", ""), "", draft.places().services());
  }

  private static Where empty(List<Long> chosen) {
    return new Where("", false, "", "", "", List.of(), null, chosen.size() >= TellRules.SERVICES);
  }

  /** Services that fit, or those near a position as a browser gives it. The position goes no further than this. */
  Where find(RegionId region, String q, String position, List<Long> chosen) {
    String typed = PlainText.line(q);
    Optional<Places.Place> near = position(position);
    if (typed.isEmpty() && position.isEmpty()) {
      return empty(chosen);
    }
    boolean full = chosen.size() >= TellRules.SERVICES;
    if (!position.isEmpty()) {
      List<Hit> hits = near.map(place -> hits(search.look(Wanted.in(region, "", SHOWN).near(place)), chosen)).orElse(List.of());
      return new Where("", true, hits.isEmpty() ? "telling.where.near-nothing" : "telling.where.near-found", "", "", hits, null, full);
    }
    List<Found> found = search.look(Wanted.in(region, typed, SHOWN).with(Ended.BY_NAME));
    boolean nothing = found.isEmpty();
    return new Where(typed, true, nothing ? "telling.where.nothing" : found.size() == 1 ? "telling.where.found-one" : "telling.where.found",
        nothing ? typed : Integer.toString(found.size()), nothing ? hint(typed) : "", hits(found, chosen), null, full);
  }

  private String hint(String typed) {
    return FOREIGN.matcher(typed).matches() ? "telling.where.foreign"
        : POSTCODE.matcher(typed).matches() ? places.ofPostcode(typed).isPresent() ? "telling.where.nobody-there" : "telling.where.postcode"
        : "telling.where.try";
  }

  private static Optional<Places.Place> position(String written) {
    Matcher position = POSITION.matcher(written);
    if (!position.matches()) {
      return Optional.empty();
    }
    double latitude = Double.parseDouble(position.group(1));
    double longitude = Double.parseDouble(position.group(2));
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? Optional.of(new Places.Place("", latitude, longitude)) : Optional.empty();
  }

  private Where inside(String wished, List<Long> chosen, String query) {
    Matcher which = Pattern.compile("(\\d{1,18})(?:-(\\d{1,4}))?").matcher(wished);
    Optional<Service> service = which.matches() ? services.byId(Long.parseLong(which.group(1))) : Optional.empty();
    boolean full = chosen.size() >= TellRules.SERVICES;
    if (service.isEmpty()) {
      return new Where(query, true, "telling.where.inside-unknown", "", "", List.of(), null, full);
    }
    int page = which.group(2) == null ? 1 : Math.max(1, Integer.parseInt(which.group(2)));
    Slice<Service> below = services.children(service.get().id(), page, BELOW);
    List<Found> all = new ArrayList<>(List.of(plain(service.get())));
    below.items().forEach(each -> all.add(plain(each)));
    Map<Long, Hit> hits = hits(all, chosen).stream().collect(Collectors.toMap(h -> h.service().id(), Function.identity()));
    List<Service> above = services.lineage(service.get().id()).stream().filter(s -> s.id() != service.get().id()).toList();
    Hit itself = Objects.requireNonNull(hits.get(service.get().id()));
    return new Where(query, true, "telling.where.inside", service.get().name(), "", List.of(), new Inside(itself, above, below, hits), full);
  }

  private Found plain(Service service) {
    return new Found(service.id(), isClosed(service), Why.PLAIN, "");
  }

  private boolean isClosed(Service service) {
    LocalDate closed = service.closedOn();
    return closed != null && !closed.isAfter(LocalDate.now(clock));
  }

  private List<Hit> hits(List<Found> found, Collection<Long> chosen) {
    List<Long> ids = found.stream().map(Found::service).toList();
    Map<Long, Service> known = services.byIds(ids).stream().collect(Collectors.toMap(Service::id, Function.identity()));
    Map<Long, List<String>> above = services.above(ids);
    Set<Long> below = services.withBelow(ids);
    Map<Long, List<Service>> successors = successors(found.stream().filter(Found::closed).map(Found::service).toList());
    // Who goes on for one that is in the list stands with it.
    Set<Long> offered = successors.values().stream().flatMap(List::stream).map(Service::id).collect(Collectors.toSet());
    return found.stream().filter(f -> known.containsKey(f.service()) && !(f.why() == Why.FORMER && offered.contains(f.service())))
        .map(f -> new Hit(Objects.requireNonNull(known.get(f.service())), above.getOrDefault(f.service(), List.of()), f.why(), f.what(), f.closed(),
            successors.getOrDefault(f.service(), List.of()), below.contains(f.service()), chosen.contains(f.service()))).toList();
  }

  private Map<Long, List<Service>> successors(List<Long> closed) {
    if (closed.isEmpty()) {
      return Map.of();
    }
    Map<Long, List<Long>> pairs = history.successors(closed);
    Map<Long, Service> known = services.byIds(pairs.values().stream().flatMap(List::stream).distinct().toList()).stream()
        .filter(s -> !isClosed(s)).collect(Collectors.toMap(Service::id, Function.identity()));
    Map<Long, List<Service>> successors = new HashMap<>();
    pairs.forEach((ended, heirs) -> successors.put(ended, heirs.stream().map(known::get).filter(Objects::nonNull).toList()));
    return successors;
  }

  /** Of what somebody chose, what can be kept: what is there and, unless it was chosen before, open. */
  List<Long> kept(List<Long> chosen, List<Long> before) {
    return services.byIds(chosen).stream().filter(s -> before.contains(s.id()) || !isClosed(s)).map(Service::id).toList();
  }

  /** Why the service that somebody wanted to add is not among the chosen ones. */
  Problems refused(Map<String, String> typed, Draft draft) {
    Problems problems = Problems.none();
    String wished = typed.get("add");
    if (wished == null || draft.places().services().stream().anyMatch(id -> Long.toString(id).equals(wished))) {
      return problems;
    }
    Optional<Service> service = wished.matches("\\d{1,18}") ? services.byId(Long.parseLong(wished)) : Optional.empty();
    if (service.isEmpty()) {
      return problems.add("q", "telling.where.unknown");
    }
    return isClosed(service.get()) ? problems.add("q", "telling.where.closed-error", service.get().name())
        : problems.add("q", "telling.where.full", TellRules.SERVICES);
  }

  /** What an act on the chosen ones came to: the key of a sentence, the name, and the place in the order. */
  record Said(String key, String name, int place) {}

  Optional<Said> said(Map<String, String> typed, Draft draft) {
    for (String act : List.of("add", "remove", "up", "down")) {
      String number = typed.getOrDefault(act, "");
      Optional<Service> service = number.matches("\\d{1,18}") ? services.byId(Long.parseLong(number)) : Optional.empty();
      if (service.isPresent()) {
        int place = draft.places().services().indexOf(service.get().id()) + 1;
        return act.equals("remove") == (place == 0) ? Optional.of(new Said("telling.where." + (place == 0 ? "removed" : act.equals("add") ? "added" : "moved"),
            service.get().fullName(), place)) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
