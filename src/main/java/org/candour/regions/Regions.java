package org.candour.regions;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.CrisisLine;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The regions of this installation. Few, read often: kept in memory, and read again every few seconds. */
@Component
public class Regions {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final RegionStore store;
  private final Audit audit;
  /** Those that are offered, for whoever looks for one. */
  private volatile List<Region> all = List.of();
  /** Also those that were taken off: what was told there keeps its region. */
  private volatile Map<String, Region> every = Map.of();
  private volatile long readAt;

  Regions(RegionStore store, Audit audit) {
    this.audit = audit;
    this.store = store;
  }

  public List<Region> all() {
    List<Region> known = all;
    if (known.isEmpty()) {
      refresh();
      return all;
    }
    // What another node's operator changed is read soon, and nobody waits for it: each page asks here, also while the
    // database is away.
    if (System.nanoTime() - readAt > FRESH.toNanos()) {
      readAt = System.nanoTime();
      Thread.startVirtualThread(this::again);
    }
    return known;
  }

  private void again() {
    try {
      refresh();
    } catch (DataAccessException e) {
      // What is known stays.
    }
  }

  /** Reads the regions again. */
  public void refresh() {
    List<RegionStore.Read> read = store.all();
    every = read.stream().map(RegionStore.Read::region).collect(Collectors.toMap(r -> r.id().value(), r -> r));
    all = read.stream().filter(RegionStore.Read::offered).map(RegionStore.Read::region).toList();
    readAt = System.nanoTime();
  }

  /**
   * What an operator says of a region.
   *
   * @param name of the region, in its language
   * @param people who lives there, as sentences need it: {@code people in Wales}
   * @param host the host name by which it is reached, or null
   * @param country two capitals, to offer a visitor their own region
   * @param zone as Java names time zones, such as {@code Europe/London}
   * @param language of its pages, as a tag
   * @param releaseMinutes between a moderator's decision and the public seeing it
   * @param advisedWords what the telling page asks for
   * @param acceptedWords what it takes
   * @param yearsBack how many years ago at most what is told may have happened
   * @param opens when working hours begin, where its people live
   * @param closes when they end, Monday to Thursday
   * @param fridayCloses when they end on a Friday
   * @param holidays days on which nobody works
   * @param crisis whom to ring in a crisis, the most urgent first
   * @param telephone by which stories are taken down, or null
   * @param postAddress to which letters may be sent, or null
   * @param offered whether it answers at all
   * @param languages what people write in, in this order; empty for all that are known
   * @param accent six digits of a colour, or none
   */
  public record RegionValues(String name, String people, @Nullable String host, String country, String zone,
      String language, int releaseMinutes, int advisedWords, int acceptedWords, int yearsBack, LocalTime opens,
      LocalTime closes, LocalTime fridayCloses, Set<LocalDate> holidays, List<CrisisLine> crisis,
      @Nullable String telephone, @Nullable String postAddress, boolean offered, List<String> languages,
      @Nullable String accent) {}

  /** A region as an operator finds it, offered or not, with what a change has to name. */
  public record EditedRegion(String id, int revision, RegionValues told) {}

  /** All regions, also those that are not offered. */
  public List<EditedRegion> editable() {
    return store.editable();
  }

  /**
   * Changes a region. Seen on this node after {@link #refresh}, which needs this transaction to be over, on others
   * within seconds.
   *
   * @throws Stale where somebody else changed it meanwhile, or its host belongs to another
   */
  @Transactional
  public void change(Caller.Person by, EditedRegion from, RegionValues to) {
    if (store.raiseRevision(from) == 0) {
      throw new Stale("region " + from.id);
    }
    write(from.id, to);
    audit.record(by, Audit.Act.of("region-changed", "region", 0).because(from.id));
  }

  /**
   * Adds a region behind the others, with the age ranges of the first.
   *
   * @throws Stale where there is one of this name
   */
  @Transactional
  public void add(Caller.Person by, String id, RegionValues told) {
    if (store.insert(id, told) == 0) {
      throw new Stale("region " + id);
    }
    String first = store.first();
    for (String table : List.of("age_range (region, code, position) select ?, code, position from age_range",
        "age_range_text (region, code, language, label) select ?, code, language, label from age_range_text")) {
      store.copy(id, first, table);
    }
    write(id, told);
    audit.record(by, Audit.Act.of("region-added", "region", 0).because(id));
  }

  private void write(String id, RegionValues to) {
    store.update(id, to);
    store.insertText(id, to);
    store.deleteHolidays(id);
    to.holidays.forEach(day -> store.insertHoliday(id, day));
    store.deleteLanguages(id);
    for (int i = 0; i < to.languages.size(); i++) {
      store.insertLanguage(id, i, to);
    }
    crisis(id, to);
  }

  /**
   * The region, offered or not: what was told in it keeps it.
   *
   * @throws NotFound when there is none of this name
   */
  public Region get(RegionId id) {
    all();
    Region known = every.get(id.value());
    if (known == null) {
      throw new NotFound("region " + id);
    }
    return known;
  }

  public Optional<Region> byId(String id) {
    return all().stream().filter(r -> r.id().value().equals(id)).findFirst();
  }

  public Optional<Region> byHost(String host) {
    return all().stream().filter(r -> host.equalsIgnoreCase(r.host())).findFirst();
  }

  public Region first() {
    return all().getFirst();
  }

  /** The region that a browser's languages suggest instead of the one it is in: en-IE to somebody reading England. */
  public Optional<Region> offer(@Nullable String acceptLanguage, Region here) {
    if (acceptLanguage == null || acceptLanguage.length() > 200) {
      return Optional.empty();
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        String country = Locale.forLanguageTag(range.getRange()).getCountry();
        if (!country.isEmpty()) {
          return country.equals(here.country())
              ? Optional.empty()
              : all().stream().filter(r -> r.country().equals(country)).findFirst();
        }
      }
    } catch (IllegalArgumentException e) {
      // A header that is no list of languages offers nothing.
    }
    return Optional.empty();
  }

  /** A number that stays keeps what is said of it in other languages. */
  private void crisis(String id, RegionValues to) {
    // Out of the way of the new order, which each may stand in once.
    store.moveLinesAside(id);
    for (int i = 0; i < to.crisis.size(); i++) {
      CrisisLine line = to.crisis.get(i);
      long kept = store.placeLine(i, id, line).orElseGet(() -> 0L);
      long at = kept > 0 ? kept : store.insertLine(id, i, line);
      store.insertLineText(at, to, line);
    }
    store.deleteTextsAside(id);
    store.deleteLinesAside(id);
  }

}
