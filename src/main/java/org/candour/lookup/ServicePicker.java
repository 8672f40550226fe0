package org.candour.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.LookupRequest.EndedServices;
import org.candour.lookup.ServicePickerView.Hit;
import org.candour.lookup.ServicePickerView.Inside;
import org.candour.places.Places;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.candour.written.Postcodes;
import org.springframework.stereotype.Component;

/**
 * Where it happened: finding services by words or by a position, looking inside them, and what is wrong with a choice.
 */
@Component
public class ServicePicker {

  /** Services of one story. */
  public static final int MOST_CHOSEN = 12;
  private static final int SHOWN = 12;
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
  private final Places places;
  private final ServiceHits hits;

  ServicePicker(ServiceSearch search, Services services, Places places, ServiceHits hits) {
    this.search = search;
    this.services = services;
    this.places = places;
    this.hits = hits;
  }

  /** Where somebody picks, and what they have picked so far, in their order. */
  public record Picked(RegionId region, List<Long> services) {

    boolean isFull() {
      return services.size() >= MOST_CHOSEN;
    }
  }

  /** What the page shows after something was typed or pressed on it. */
  public ServicePickerView of(Map<String, String> typed, Picked picked) {
    String inside = typed.containsKey("find") ? "" : typed.getOrDefault("inside", typed.getOrDefault("inside-now", ""));
    if (!inside.isEmpty()) {
      return inside(inside, picked.services, typed.getOrDefault("q", ""));
    }
    boolean added = typed.containsKey("add") && !refused(typed, picked).any();
    return added
        ? empty(picked.services)
        : find(picked.region, typed.getOrDefault("q", ""), "", picked.services,
            Slice.page(typed.getOrDefault("find", "")));
  }

  private static ServicePickerView empty(List<Long> chosen) {
    return ServicePickerView.empty(chosen.size() >= MOST_CHOSEN);
  }

  /** Services that fit, or those near a position as a browser gives it. The position goes no further than this. */
  public ServicePickerView find(RegionId region, String q, String position, List<Long> chosen) {
    return find(region, q, position, chosen, 1);
  }

  private ServicePickerView find(RegionId region, String q, String position, List<Long> chosen, int page) {
    String typed = PlainText.line(q);
    Optional<Places.Place> near = position(position);
    if (typed.isEmpty() && position.isEmpty()) {
      return empty(chosen);
    }
    boolean full = chosen.size() >= MOST_CHOSEN;
    if (!position.isEmpty()) {
      List<LookupResult> found =
          near.map(place -> search.look(LookupRequest.in(region, "", SHOWN).near(place).widely())).orElse(List.of());
      String words = found.isEmpty()
          ? "telling.where.near-nothing"
          : found.getFirst().isFar() ? "telling.where.near-far" : "telling.where.near-found";
      return new ServicePickerView("", true, words, List.of(), "",
          new Slice<>(hits.of(found, chosen), 1, SHOWN, found.size()), null, full);
    }
    List<LookupResult> found = search.look(LookupRequest.in(region, typed, MOST).with(EndedServices.BY_NAME).widely());
    if (found.isEmpty()) {
      return ServicePickerView.saying(typed, "telling.where.nothing", List.of(typed), hint(typed), full);
    }
    int last = (found.size() + SHOWN - 1) / SHOWN;
    int from = (Math.min(page, last) - 1) * SHOWN;
    Slice<Hit> shown = new Slice<>(hits.of(found.subList(from, Math.min(found.size(), from + SHOWN)), chosen),
        Math.min(page, last), SHOWN, found.size());
    boolean far = found.getFirst().isFar();
    return new ServicePickerView(typed, true, far ? "telling.where.far" : words(shown),
        far
            ? List.of(typed)
            : List.of(Long.toString(last == 1 ? shown.items().size() : from + 1),
                Integer.toString(from + shown.items().size()), Integer.toString(found.size())),
        aside(typed, found, shown), shown, null, full);
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
    boolean full = chosen.size() >= MOST_CHOSEN;
    if (service.isEmpty()) {
      return ServicePickerView.saying(query, "telling.where.inside-unknown", List.of(), "", full);
    }
    int page = which.group(2) == null ? 1 : Math.max(1, Integer.parseInt(which.group(2)));
    Slice<Service> below = services.children(service.get().id(), page, BELOW);
    List<LookupResult> all = new ArrayList<>(List.of(hits.plain(service.get())));
    below.items().forEach(each -> all.add(hits.plain(each)));
    Map<Long, Hit> inside =
        hits.of(all, chosen).stream().collect(Collectors.toMap(h -> h.service().id(), Function.identity()));
    List<Service> above =
        services.lineage(service.get().id()).stream().filter(s -> s.id() != service.get().id()).toList();
    Hit itself = Objects.requireNonNull(inside.get(service.get().id()));
    inside.replaceAll((id, hit) -> hit == itself ? hit : hit.inside(itself.service()));
    return new ServicePickerView(query, true, "telling.where.inside", List.of(service.get().name()), "",
        new Slice<>(List.of(), 1, 1, 0), new Inside(itself, above, below, inside), full);
  }

  /** Of what somebody chose, what can be kept: what is there and, unless it was chosen before, open. */
  public List<Long> kept(List<Long> chosen, List<Long> before) {
    return services.byIds(chosen).stream().filter(s -> before.contains(s.id()) || !hits.isClosed(s)).map(Service::id)
        .toList();
  }

  /** The service of this code, where it can be kept; nothing for any other. */
  public List<Long> byCode(String code) {
    return services.byCode(code).map(s -> kept(List.of(s.id()), List.of())).orElse(List.of());
  }

  /** Why the service that somebody wanted to add is not among the chosen ones. */
  public Problems refused(Map<String, String> typed, Picked picked) {
    Problems problems = Problems.none();
    String wished = typed.get("add");
    if (typed.containsKey("find") && PlainText.line(typed.getOrDefault("q", "")).isEmpty()) {
      return problems.add("q", "telling.where.find-none");
    }
    if (wished == null || picked.services.stream().anyMatch(id -> Long.toString(id).equals(wished))) {
      return problems;
    }
    Optional<Service> service = wished.matches("\\d{1,18}") ? services.byId(Long.parseLong(wished)) : Optional.empty();
    if (service.isEmpty()) {
      return problems.add("q", "telling.where.unknown");
    }
    return hits.isClosed(service.get())
        ? problems.add("q", "telling.where.closed-error", service.get().name())
        : problems.add("q", "telling.where.full", MOST_CHOSEN);
  }

  /** What an act on the chosen ones came to: the key of a sentence, the name, and the place in the order. */
  public record Said(String key, String name, int place) {}

  public Optional<Said> said(Map<String, String> typed, Picked picked) {
    for (String act : List.of("add", "remove", "up", "down")) {
      String number = typed.getOrDefault(act, "");
      Optional<Service> service =
          number.matches("\\d{1,18}") ? services.byId(Long.parseLong(number)) : Optional.empty();
      if (service.isPresent()) {
        int place = picked.services.indexOf(service.get().id()) + 1;
        return act.equals("remove") == (place == 0)
            ? Optional.of(new Said("telling.where." + (place == 0 ? "removed" : act.equals("add") ? "added" : "moved"),
                service.get().fullName(), place))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
