package org.candour.directory;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Directory}. */
@Repository
class DirectoryStore {

  private final JdbcClient sql;

  DirectoryStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Row(int revision, @Nullable LocalDate openedOn, String kind, boolean organisation, @Nullable String about,
      @Nullable String postcode, @Nullable String town, @Nullable String website) {}

  long insert(Directory.Node node, Timestamp now) {
    return sql.sql("""
        insert into service (region, kind, organisation, postcode, town, source, created_at)
        values (?, ?, ?, ?, ?, 'hand', ?) returning id""")
        .params(node.region(), node.kind(), node.organisation(), node.postcode(), node.town(), now).query(Long.class)
        .single();
  }

  void insertText(long id, String language, Directory.Node node) {
    sql.sql("insert into service_text (service, language, name, about) values (?, ?, ?, ?)")
        .params(id, language, node.name(), node.about()).update();
  }

  void insertCode(Directory.Node node, long id) {
    sql.sql("insert into service_code (scheme, code, service) values (?, ?, ?)")
        .params(node.scheme(), node.code().toUpperCase(Locale.ROOT), id).update();
  }

  void insertParent(long id, long parent, LocalDate since) {
    sql.sql("insert into service_parent (service, parent, since) values (?, ?, ?)").params(id, parent, since).update();
  }

  Optional<Row> editable(long id) {
    return sql.sql("""
        select s.revision, s.opened_on, s.kind, s.organisation, t.about, s.postcode, s.town, s.website
        from service s join public_region_language r on r.id = s.region left join service_text t on t.service = s.id
          and t.language = r.language
        where s.id = ?""").param(id).query(Row.class).optional();
  }

  List<Directory.Code> codes(long id) {
    return sql.sql("select scheme, code from service_code where service = ? order by scheme, code").param(id)
        .query(Directory.Code.class).list();
  }

  Optional<Long> before(String once) {
    return sql.sql("select service from service_change where once = ?").param(once).query(Long.class).optional();
  }

  Optional<Long> holder(Directory.Code code) {
    return sql.sql("select service from service_code where scheme = ? and code = ?")
        .params(code.scheme(), code.code().toUpperCase(Locale.ROOT)).query(Long.class).optional();
  }

  long insertOpened(Directory.Opening opening, Directory.Details told, Timestamp now) {
    return sql.sql("""
        insert into service (region, kind, organisation, opened_on, postcode, town, website, source, created_at,
          by_hand)
        values (:region, :kind, :organisation, :opened, :postcode, :town, :website, 'hand', :now,
          '{name,place,closed,facts}') returning id""").param("region", opening.region()).param("kind", told.kind())
        .param("organisation", told.organisation()).param("opened", opening.since()).param("postcode", told.postcode())
        .param("town", told.town()).param("website", told.website()).param("now", now).query(Long.class).single();
  }

  void insertOpenedText(Directory.Details told, Directory.Opening opening, String language, long id) {
    sql.sql("insert into service_text (service, language, name, about) values (?, ?, ?, ?)").param(id).param(language)
        .param(opening.name()).param(told.about()).update();
  }

  void insertOpenedParent(long id, long parent, LocalDate since) {
    sql.sql("insert into service_parent (service, parent, since, source) values (?, ?, ?, 'hand')")
        .params(id, parent, since).update();
  }

  void insertChange(long id, String once, long by, Directory.Opening opening, Timestamp now) {
    sql.sql("""
        insert into service_change (kind, service, effective, state, wish, person, written_at, settled_at, name_after,
          parent_after, once)
        values ('open', :id, :since, 'done', '{}', :person, :now, :now, :name, :parent::bigint, :once)""")
        .param("id", id).param("once", once).param("since", opening.since()).param("person", by).param("now", now)
        .param("name", opening.name()).param("parent", opening.parent()).update();
  }

  int update(Directory.Details told, Directory.Editable before) {
    return sql.sql("""
        update service set kind = :kind, organisation = :organisation, postcode = :postcode, town = :town,
          website = :website,
          latitude = case when postcode is not distinct from :postcode::text then latitude end,
          longitude = case when postcode is not distinct
            from :postcode::text then longitude end, placeholder = false, revision = revision + 1,
          by_hand = case when 'facts' = any(by_hand) then by_hand else by_hand || 'facts'::text end
            where id = :id and revision = :revision""").param("kind", told.kind())
        .param("organisation", told.organisation()).param("postcode", told.postcode()).param("town", told.town())
        .param("website", told.website()).param("id", before.id()).param("revision", before.revision()).update();
  }

  void updateAbout(Directory.Details told, Directory.Editable before) {
    sql.sql("""
        update service_text t set about = :about from service s join public_region_language r on r.id = s.region
        where s.id = :id and t.service = s.id and t.language = r.language""").param("about", told.about())
        .param("id", before.id()).update();
  }

  int code(Directory.Code code, long service) {
    return sql.sql("insert into service_code (scheme, code, service) values (?, ?, ?) on conflict do nothing")
        .params(code.scheme(), code.code().toUpperCase(Locale.ROOT), service).update();
  }
}
