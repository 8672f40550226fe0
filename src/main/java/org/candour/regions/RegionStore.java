package org.candour.regions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.candour.shared.CrisisLine;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Regions}. */
@Repository
class RegionStore {

  static final String ALL = """
      select r.*, t.name, t.people from region r
      join region_text t on t.region = r.id and t.language = r.language order by r.position""";

  private final JdbcClient sql;

  RegionStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Read(Region region, boolean offered) {}

  List<Read> all() {
    return sql.sql(ALL).query((row, n) -> new Read(region(row), row.getBoolean("offered"))).list();
  }

  List<Regions.EditedRegion> editable() {
    return sql.sql(ALL)
        .query((row, n) -> new Regions.EditedRegion(row.getString("id"), row.getInt("revision"), told(row))).list();
  }

  int raiseRevision(Regions.EditedRegion from) {
    return sql.sql("update region set revision = revision + 1 where id = ? and revision = ?")
        .params(from.id(), from.revision()).update();
  }

  int insert(String id, Regions.RegionValues told) {
    return sql.sql("insert into region (id, position, country, zone, language) select ?, max(position) + 1, ?, ?, ?"
        + " from region on conflict do nothing").params(id, told.country(), told.zone(), told.language()).update();
  }

  String first() {
    return sql.sql("select id from region order by position limit 1").query(String.class).single();
  }

  void copy(String id, String first, String table) {
    sql.sql("insert into " + table + " where region = ?").params(id, first).update();
  }

  void update(String id, Regions.RegionValues to) {
    sql.sql("""
        update region set host = :host, country = :country, zone = :zone, language = :language,
          release_minutes = :release,
          advised_words = :advised, accepted_words = :accepted, years_back = :years, opens = :opens, closes = :closes,
          friday_closes = :friday, telephone = :telephone, post_address = :address, offered = :offered, accent = :accent
            where id = :id""").param("id", id).param("host", to.host()).param("country", to.country())
        .param("zone", to.zone()).param("language", to.language()).param("release", to.releaseMinutes())
        .param("advised", to.advisedWords()).param("accepted", to.acceptedWords()).param("years", to.yearsBack())
        .param("opens", to.opens()).param("closes", to.closes()).param("friday", to.fridayCloses())
        .param("telephone", to.telephone()).param("address", to.postAddress()).param("offered", to.offered())
        .param("accent", to.accent()).update();
  }

  void insertText(String id, Regions.RegionValues to) {
    sql.sql("""
        insert into region_text (region, language, name, people) values (?, ?, ?, ?)
        on conflict (region, language) do update set name = excluded.name, people = excluded.people""")
        .params(id, to.language(), to.name(), to.people()).update();
  }

  void deleteHolidays(String id) {
    sql.sql("delete from region_holiday where region = ?").param(id).update();
  }

  int insertHoliday(String id, LocalDate day) {
    return sql.sql("insert into region_holiday (region, day) values (?, ?)").params(id, day).update();
  }

  void deleteLanguages(String id) {
    sql.sql("delete from region_language where region = ?").param(id).update();
  }

  void insertLanguage(String id, int i, Regions.RegionValues to) {
    sql.sql("insert into region_language (region, position, language) values (?, ?, ?)")
        .params(id, i + 1, to.languages().get(i)).update();
  }

  void moveLinesAside(String id) {
    sql.sql("update crisis_line set position = -position where region = ?").param(id).update();
  }

  Optional<Long> placeLine(int i, String id, CrisisLine line) {
    return sql.sql("""
          update crisis_line set position = :position where id = (select id from crisis_line
            where region = :region and number = :number and position < 0
            order by position desc limit 1) returning id""").param("position", i + 1).param("region", id)
        .param("number", line.number()).query(Long.class).optional();
  }

  long insertLine(String id, int i, CrisisLine line) {
    return sql.sql("insert into crisis_line (region, position, number) values (?, ?, ?) returning id")
        .params(id, i + 1, line.number()).query(Long.class).single();
  }

  void insertLineText(long at, Regions.RegionValues to, CrisisLine line) {
    sql.sql("""
          insert into crisis_line_text (crisis_line, language, name, about) values (?, ?, ?, ?)
          on conflict (crisis_line, language) do update set name = excluded.name, about = excluded.about""")
        .params(at, to.language(), line.name(), line.about()).update();
  }

  void deleteTextsAside(String id) {
    sql.sql("delete from crisis_line_text t using crisis_line l where l.id = t.crisis_line and l.region = ?"
        + " and l.position < 0").param(id).update();
  }

  void deleteLinesAside(String id) {
    sql.sql("delete from crisis_line where region = ? and position < 0").param(id).update();
  }

  List<LocalDate> holidays(String id) {
    return sql.sql("select day from region_holiday where region = ?").param(id).query(LocalDate.class).list();
  }

  List<CrisisLine> lines(String language, String id) {
    return sql.sql("""
        select l.number, t.name, t.about from crisis_line l
        join crisis_line_text t on t.crisis_line = l.id and t.language = ? where l.region = ? order by l.position""")
        .params(language, id).query(CrisisLine.class).list();
  }

  List<String> languages(String id) {
    return sql.sql("select language from region_language where region = ? order by position").param(id)
        .query(String.class).list();
  }

  private Regions.RegionValues told(ResultSet row) throws SQLException {
    Region region = region(row);
    return new Regions.RegionValues(region.name(), region.people(), region.host(), region.country(),
        region.zone().getId(), region.language(), (int) region.releaseDelay().toMinutes(), region.advisedWords(),
        region.acceptedWords(), region.yearsBack(), region.opens(), region.closes(), region.fridayCloses(),
        region.holidays(), region.crisis(), region.withoutScreen().telephone(), region.withoutScreen().address(),
        row.getBoolean("offered"), region.languages(), row.getString("accent"));
  }

  private Region region(ResultSet row) throws SQLException {
    String id = row.getString("id");
    String language = row.getString("language");
    String accent = row.getString("accent");
    return new Region(new RegionId(id), row.getString("host"), row.getString("country"),
        ZoneId.of(row.getString("zone")), language, row.getString("name"), row.getString("people"),
        Duration.ofMinutes(row.getInt("release_minutes")), row.getInt("advised_words"), row.getInt("accepted_words"),
        row.getInt("years_back"), row.getTime("opens").toLocalTime(), row.getTime("closes").toLocalTime(),
        row.getTime("friday_closes").toLocalTime(), new HashSet<>(holidays(id)), lines(language, id),
        new Region.WithoutScreen(row.getString("telephone"), row.getString("post_address")), languages(id),
        accent == null ? null : new Region.Colours(accent, row.getInt("revision")));
  }
}
