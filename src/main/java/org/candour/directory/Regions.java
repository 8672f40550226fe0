package org.candour.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.shared.CrisisLine;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The regions of this installation. Few, read often: kept in memory, read again after a change. */
@Component
public class Regions {

  private final JdbcClient sql;
  private volatile List<Region> all = List.of();

  Regions(JdbcClient sql) {
    this.sql = sql;
  }

  public List<Region> all() {
    List<Region> known = all;
    if (known.isEmpty()) {
      known = read();
      all = known;
    }
    return known;
  }

  /** Reads the regions again. */
  public void refresh() {
    all = read();
  }

  /**
   * The region.
   *
   * @throws NotFound when there is none of this name
   */
  public Region get(RegionId id) {
    return byId(id.value()).orElseThrow(() -> new NotFound("region " + id));
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
  public Optional<Region> offer(@org.jspecify.annotations.Nullable String acceptLanguage, Region here) {
    if (acceptLanguage == null || acceptLanguage.length() > 200) {
      return Optional.empty();
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        String country = Locale.forLanguageTag(range.getRange()).getCountry();
        if (!country.isEmpty()) {
          return country.equals(here.country()) ? Optional.empty()
              : all().stream().filter(r -> r.country().equals(country)).findFirst();
        }
      }
    } catch (IllegalArgumentException e) {
      // A header that is no list of languages offers nothing.
    }
    return Optional.empty();
  }

  private List<Region> read() {
    return sql.sql("""
        select r.*, t.name, t.people from region r
        join region_text t on t.region = r.id and t.language = r.language order by r.position""")
        .query((row, n) -> region(row)).list();
  }

  private Region region(ResultSet row) throws SQLException {
    String id = row.getString("id");
    String language = row.getString("language");
    List<LocalDate> holidays = sql.sql("select day from region_holiday where region = ?").param(id).query(LocalDate.class).list();
    List<CrisisLine> crisis = sql.sql("""
        select l.number, t.name, t.about from crisis_line l
        join crisis_line_text t on t.crisis_line = l.id and t.language = ? where l.region = ? order by l.position""")
        .params(language, id).query(CrisisLine.class).list();
    return new Region(new RegionId(id), row.getString("host"), row.getString("country"), ZoneId.of(row.getString("zone")), language,
        row.getString("name"), row.getString("people"), Duration.ofMinutes(row.getInt("release_minutes")),
        row.getInt("advised_words"), row.getInt("accepted_words"), row.getInt("years_back"),
        row.getTime("opens").toLocalTime(), row.getTime("closes").toLocalTime(), row.getTime("friday_closes").toLocalTime(),
        new HashSet<>(holidays), crisis, new Region.WithoutScreen(row.getString("telephone"), row.getString("post_address")));
  }
}
