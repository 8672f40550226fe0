package org.candour.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.shared.RegionId;
import org.candour.written.Postcodes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a place is that somebody names: a postcode, the beginning of one, or a town. Services that know their position
 * come first; the middle of the postcode's district stands in where none does. Ireland's routing keys are known from
 * the services in them.
 */
@Component
public class Places {

  private static final Pattern FULL = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})");
  private static final Pattern SECTOR = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)[0-9]");
  private static final Pattern DISTRICT = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?");
  private static final Pattern IRISH = Pattern.compile("([AC-FHKNPRTV-Y][0-9]{2}|D6W)(?:[0-9AC-FHKNPRTV-Y]{4})?");
  private static final Pattern AREA = Pattern.compile("([A-Z]{1,2}).*");
  // Towns are counted together again so long after the last time.
  private static final long KEPT_NANOS = 300_000_000_000L;
  private static final long LOST_NANOS = 10_000_000_000L;

  private final PlaceStore store;
  private final Map<String, Place> districts = new HashMap<>();
  private final Map<String, Middle> areas = new HashMap<>();
  private final Map<String, Middle> districtTowns = new HashMap<>();
  private volatile @Nullable Towns towns;

  Places(PlaceStore store) {
    this.store = store;
    read();
  }

  /** A point on the map, and what it is called. */
  public record Place(String name, double latitude, double longitude) {}

  private record Towns(Map<String, Middle> byName, Map<String, Middle> routing, long since) {}

  /**
   * A service with a position of its own, or a town.
   *
   * @param region in which it is
   * @param town by name
   * @param postcode whole
   * @param latitude in degrees
   * @param longitude in degrees
   */
  record Standing(String region, @Nullable String town, @Nullable String postcode, @Nullable Double latitude,
      @Nullable Double longitude) {}

  /** The middle of many points. */
  private static final class Middle {

    private final String name;
    private double latitude;
    private double longitude;
    private int count;

    Middle(String name) {
      this.name = name;
    }

    /** A place of the same name far away is another place; the first one counts. */
    void add(double lat, double lon) {
      if (count > 0 && (Math.abs(lat - latitude / count) > 0.5 || Math.abs(lon - longitude / count) > 0.8)) {
        return;
      }
      latitude += lat;
      longitude += lon;
      count++;
    }

    Place place() {
      return new Place(name, latitude / count, longitude / count);
    }
  }

  /** As people type names: lower case, without signs. */
  private static String plain(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("['’]", "").replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(Places.class.getResourceAsStream("/places/districts.csv")), StandardCharsets.UTF_8))) {
      lines.lines().skip(1).forEach(line -> {
        String[] cells = line.split(",", -1);
        Place place = new Place(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
        districts.put(cells[0], place);
        Matcher area = AREA.matcher(cells[0]);
        if (area.matches()) {
          areas.computeIfAbsent(area.group(1), Middle::new).add(place.latitude, place.longitude);
        }
        if (!cells[3].isEmpty()) {
          districtTowns.computeIfAbsent(plain(cells[3]), n -> new Middle(cells[3])).add(place.latitude,
              place.longitude);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The place that is meant; nothing where it is not known. */
  public Optional<Place> find(RegionId region, String typed) {
    String sign = Postcodes.kept(typed).toUpperCase(Locale.ROOT).strip();
    boolean spaced = sign.contains(" ");
    sign = sign.replaceAll("[^A-Z0-9]", "");
    Matcher full = FULL.matcher(sign);
    if (full.matches()) {
      String code = full.group(1) + " " + full.group(2);
      return standing(sign).map(p -> new Place(code, p.latitude, p.longitude))
          .or(() -> ofPostcode(code).map(p -> new Place(code, p.latitude, p.longitude)));
    }
    if (IRISH.matcher(sign).matches() && sign.length() > 3) {
      String code = sign;
      return standing(sign).or(() -> ofPostcode(code))
          .map(p -> new Place(code.substring(0, 3) + " " + code.substring(3), p.latitude, p.longitude));
    }
    if (!spaced && DISTRICT.matcher(sign).matches() && districts.containsKey(sign)) {
      return Optional.of(Objects.requireNonNull(districts.get(sign)));
    }
    Matcher sector = SECTOR.matcher(sign);
    if (sector.matches() && districts.containsKey(sector.group(1))) {
      return Optional.of(Objects.requireNonNull(districts.get(sector.group(1))));
    }
    if (DISTRICT.matcher(sign).matches()) {
      return ofPostcode(sign).map(p -> new Place(typed.strip(), p.latitude, p.longitude));
    }
    return town(region, plain(typed));
  }

  /**
   * The middle of the district of a postcode, or of its area where the district is newer than our list. In Ireland, of
   * the services of its routing key that know their position.
   */
  public Optional<Place> ofPostcode(@Nullable String postcode) {
    Matcher irish = IRISH.matcher(sign(postcode));
    return middle(postcode, irish.matches() ? routing(irish.group(1)) : Map.of());
  }

  private Optional<Place> middle(@Nullable String postcode, Map<String, Middle> routing) {
    String sign = sign(postcode);
    Matcher full = FULL.matcher(sign);
    String district = full.matches() ? full.group(1) : sign;
    Place known = districts.get(district);
    if (known != null) {
      return Optional.of(known);
    }
    Matcher irish = IRISH.matcher(sign);
    Middle of = irish.matches() ? routing.get(irish.group(1)) : null;
    if (of != null) {
      return Optional.of(of.place());
    }
    Matcher area = AREA.matcher(district);
    return DISTRICT.matcher(district).matches() && area.matches()
        ? Optional.ofNullable(areas.get(area.group(1))).map(Middle::place)
        : Optional.empty();
  }

  private Optional<Place> standing(String sign) {
    return store.standing(sign);
  }

  private Optional<Place> town(RegionId region, String plain) {
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Towns known = towns(KEPT_NANOS);
    Middle here = known.byName.get(region.value() + " " + plain);
    Middle anywhere = here != null ? here : districtTowns.getOrDefault(plain, known.byName.get(plain));
    return Optional.ofNullable(anywhere).map(Middle::place);
  }

  /** Where a key is not known yet, a directory may have come in. */
  private Map<String, Middle> routing(String key) {
    Towns known = towns(KEPT_NANOS);
    return (known.routing.containsKey(key) ? known : towns(LOST_NANOS)).routing;
  }

  private Towns towns(long kept) {
    Towns known = towns;
    if (known == null || System.nanoTime() - known.since > kept) {
      known = count();
      towns = known;
    }
    return known;
  }

  private Towns count() {
    Map<String, Middle> found = new HashMap<>();
    Map<String, Middle> routing = new HashMap<>();
    List<Standing> all = store.count();
    for (Standing one : all) {
      Matcher irish = IRISH.matcher(sign(one.postcode));
      if (one.latitude != null && one.longitude != null && irish.matches()) {
        routing.computeIfAbsent(irish.group(1), Middle::new).add(one.latitude, one.longitude);
      }
    }
    for (Standing one : all.stream().filter(each -> each.town != null).toList()) {
      Optional<Place> at = one.latitude != null && one.longitude != null
          ? Optional.of(new Place("", one.latitude, one.longitude))
          : middle(one.postcode, routing);
      String town = Objects.requireNonNull(one.town);
      String plain = plain(town);
      at.ifPresent(p -> {
        found.computeIfAbsent(one.region + " " + plain, n -> new Middle(town)).add(p.latitude, p.longitude);
        found.computeIfAbsent(plain, n -> new Middle(town)).add(p.latitude, p.longitude);
      });
    }
    return new Towns(found, routing, System.nanoTime());
  }

  private static String sign(@Nullable String postcode) {
    return postcode == null ? "" : postcode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
