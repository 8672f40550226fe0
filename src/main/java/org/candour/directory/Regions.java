package org.candour.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The regions of this installation. Few, read often: kept in memory, and read again every few seconds. */
@Component
public class Regions {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final String ALL = """
      select r.*, t.name, t.people from region r
      join region_text t on t.region = r.id and t.language = r.language order by r.position""";

  private final JdbcClient sql;
  private final Audit audit;
  /** Those that are offered, for whoever looks for one. */
  private volatile List<Region> all = List.of();
  /** Also those that were taken off: what was told there keeps its region. */
  private volatile Map<String, Region> every = Map.of();
  private volatile long readAt;

  Regions(JdbcClient sql, Audit audit) {
    this.audit = audit;
    this.sql = sql;
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
    record Read(Region region, boolean offered) {}
    List<Read> read = sql.sql(ALL).query((row, n) -> new Read(region(row), row.getBoolean("offered"))).list();
    every = read.stream().map(Read::region).collect(Collectors.toMap(r -> r.id().value(), r -> r));
    all = read.stream().filter(Read::offered).map(Read::region).toList();
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
  public record Editable(String id, int revision, RegionValues told) {}

  /** All regions, also those that are not offered. */
  public List<Editable> editable() {
    return sql.sql(ALL).query((row, n) -> new Editable(row.getString("id"), row.getInt("revision"), told(row))).list();
  }

  /**
   * Changes a region. Seen on this node after {@link #refresh}, which needs this transaction to be over, on others
   * within seconds.
   *
   * @throws Stale where somebody else changed it meanwhile, or its host belongs to another
   */
  @Transactional
  public void change(Caller.Person by, Editable from, RegionValues to) {
    if (sql.sql("update region set revision = revision + 1 where id = ? and revision = ?")
        .params(from.id, from.revision).update() == 0) {
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
    if (sql.sql("insert into region (id, position, country, zone, language) select ?, max(position) + 1, ?, ?, ?"
        + " from region on conflict do nothing").params(id, told.country, told.zone, told.language).update() == 0) {
      throw new Stale("region " + id);
    }
    String first = sql.sql("select id from region order by position limit 1").query(String.class).single();
    for (String table : List.of("age_range (region, code, position) select ?, code, position from age_range",
        "age_range_text (region, code, language, label) select ?, code, language, label from age_range_text")) {
      sql.sql("insert into " + table + " where region = ?").params(id, first).update();
    }
    write(id, told);
    audit.record(by, Audit.Act.of("region-added", "region", 0).because(id));
  }

  /** Whether a region has services of its own. */
  public boolean isUsed(String id) {
    return sql.sql("select exists (select from service where region = :id and kind <> :platform)").param("id", id)
        .param("platform", PlatformService.KIND).query(Boolean.class).single();
  }

  private void write(String id, RegionValues to) {
    sql.sql("""
        update region set host = :host, country = :country, zone = :zone, language = :language,
          release_minutes = :release,
          advised_words = :advised, accepted_words = :accepted, years_back = :years, opens = :opens, closes = :closes,
          friday_closes = :friday, telephone = :telephone, post_address = :address, offered = :offered, accent = :accent
            where id = :id""").param("id", id).param("host", to.host).param("country", to.country)
        .param("zone", to.zone).param("language", to.language).param("release", to.releaseMinutes)
        .param("advised", to.advisedWords).param("accepted", to.acceptedWords).param("years", to.yearsBack)
        .param("opens", to.opens).param("closes", to.closes).param("friday", to.fridayCloses)
        .param("telephone", to.telephone).param("address", to.postAddress).param("offered", to.offered)
        .param("accent", to.accent).update();
    sql.sql("""
        insert into region_text (region, language, name, people) values (?, ?, ?, ?)
        on conflict (region, language) do update set name = excluded.name, people = excluded.people""")
        .params(id, to.language, to.name, to.people).update();
    sql.sql("delete from region_holiday where region = ?").param(id).update();
    to.holidays
        .forEach(day -> sql.sql("insert into region_holiday (region, day) values (?, ?)").params(id, day).update());
    sql.sql("delete from region_language where region = ?").param(id).update();
    for (int i = 0; i < to.languages.size(); i++) {
      sql.sql("insert into region_language (region, position, language) values (?, ?, ?)")
          .params(id, i + 1, to.languages.get(i)).update();
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

  private RegionValues told(ResultSet row) throws SQLException {
    Region region = region(row);
    return new RegionValues(region.name(), region.people(), region.host(), region.country(), region.zone().getId(),
        region.language(), (int) region.releaseDelay().toMinutes(), region.advisedWords(), region.acceptedWords(),
        region.yearsBack(), region.opens(), region.closes(), region.fridayCloses(), region.holidays(), region.crisis(),
        region.withoutScreen().telephone(), region.withoutScreen().address(), row.getBoolean("offered"),
        region.languages(), row.getString("accent"));
  }

  /** A number that stays keeps what is said of it in other languages. */
  private void crisis(String id, RegionValues to) {
    // Out of the way of the new order, which each may stand in once.
    sql.sql("update crisis_line set position = -position where region = ?").param(id).update();
    for (int i = 0; i < to.crisis.size(); i++) {
      CrisisLine line = to.crisis.get(i);
      long kept = sql.sql("""
          update crisis_line set position = :position where id = (select id from crisis_line
            where region = :region and number = :number and position < 0
            order by position desc limit 1) returning id""").param("position", i + 1).param("region", id)
          .param("number", line.number()).query(Long.class).optional().orElseGet(() -> 0L);
      long at = kept > 0
          ? kept
          : sql.sql("insert into crisis_line (region, position, number) values (?, ?, ?) returning id")
              .params(id, i + 1, line.number()).query(Long.class).single();
      sql.sql("""
          insert into crisis_line_text (crisis_line, language, name, about) values (?, ?, ?, ?)
          on conflict (crisis_line, language) do update set name = excluded.name, about = excluded.about""")
          .params(at, to.language, line.name(), line.about()).update();
    }
    sql.sql("delete from crisis_line_text t using crisis_line l where l.id = t.crisis_line and l.region = ?"
        + " and l.position < 0").param(id).update();
    sql.sql("delete from crisis_line where region = ? and position < 0").param(id).update();
  }

  private Region region(ResultSet row) throws SQLException {
    String id = row.getString("id");
    String language = row.getString("language");
    List<LocalDate> holidays =
        sql.sql("select day from region_holiday where region = ?").param(id).query(LocalDate.class).list();
    List<CrisisLine> crisis = sql.sql("""
        select l.number, t.name, t.about from crisis_line l
        join crisis_line_text t on t.crisis_line = l.id and t.language = ? where l.region = ? order by l.position""")
        .params(language, id).query(CrisisLine.class).list();
    List<String> languages = sql.sql("select language from region_language where region = ? order by position")
        .param(id).query(String.class).list();
    String accent = row.getString("accent");
    return new Region(new RegionId(id), row.getString("host"), row.getString("country"),
        ZoneId.of(row.getString("zone")), language, row.getString("name"), row.getString("people"),
        Duration.ofMinutes(row.getInt("release_minutes")), row.getInt("advised_words"), row.getInt("accepted_words"),
        row.getInt("years_back"), row.getTime("opens").toLocalTime(), row.getTime("closes").toLocalTime(),
        row.getTime("friday_closes").toLocalTime(), new HashSet<>(holidays), crisis,
        new Region.WithoutScreen(row.getString("telephone"), row.getString("post_address")), languages,
        accent == null ? null : new Region.Colours(accent, row.getInt("revision")));
  }
}
