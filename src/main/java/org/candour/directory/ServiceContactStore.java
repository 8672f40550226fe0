package org.candour.directory;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ServiceContacts}. */
@Repository
class ServiceContactStore {

  static final String COLUMNS = """
      select c.id, c.service, t.name as service_name, c.kind, c.name, c.address, c.phone, c.hours, c.revision, s.region
      from service_contact c join service s on s.id = c.service join public_region_language r on r.id = s.region
      join service_text t on t.service = s.id and t.language = r.language
      """;

  private final JdbcClient sql;

  ServiceContactStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Row(long asked, long id) {}

  List<Row> nearest(String kind, LocalDate today, Collection<Long> services) {
    return sql.sql("""
        select asked, id from (
          select a.service as asked, c.id, rank() over (partition by a.service order by a.depth) as place
          from service_ancestor a join service_contact c on c.service = a.ancestor and c.kind = :kind
            and c.ended_at is null
          join service s on s.id = c.service and (s.closed_on is null or s.closed_on > :today)
          where a.service = any(:services)) near
        where place = 1 order by asked, id""").param("kind", kind).param("today", today)
        .param("services", services.toArray(Long[]::new)).query(Row.class).list();
  }

  List<ServiceContacts.ServiceContact> byIds(List<Row> rows) {
    return sql.sql(COLUMNS + " where c.id = any(:ids)")
        .param("ids", rows.stream().map(Row::id).distinct().toArray(Long[]::new))
        .query(ServiceContacts.ServiceContact.class).list();
  }

  List<ServiceContacts.ServiceContact> below(String within, Map<String, Object> wanted, int size, int page) {
    return sql
        .sql(COLUMNS + within + " order by t.name collate names, c.service, c.kind, c.id limit :size offset :from")
        .params(wanted).param("size", size).param("from", (page - 1L) * size)
        .query(ServiceContacts.ServiceContact.class).list();
  }

  long countBelow(Map<String, Object> wanted, String within) {
    return sql.sql("select count(*) from service_contact c" + within).params(wanted).query(Long.class).single();
  }

  Optional<ServiceContacts.ServiceContact> byId(long id) {
    return sql.sql(COLUMNS + " where c.id = ? and c.ended_at is null").param(id)
        .query(ServiceContacts.ServiceContact.class).optional();
  }

  long add(long service, ServiceContacts.ContactDetails details, long by, Instant now) {
    return sql.sql("""
        insert into service_contact (service, kind, name, address, phone, hours, person, written_at)
        values (:service, :kind, :name, :address, :phone, :hours, :person, :now) returning id""")
        .param("service", service).param("kind", details.kind()).param("name", details.name())
        .param("address", details.address()).param("phone", details.phone()).param("hours", details.hours())
        .param("person", by).param("now", Timestamp.from(now)).query(Long.class).single();
  }

  int change(ServiceContacts.ContactDetails details, long by, ServiceContacts.ServiceContact before, Instant now) {
    return sql.sql("""
        update service_contact set kind = :kind, name = :name, address = :address, phone = :phone, hours = :hours,
          person = :person,
          written_at = :now, revision = revision + 1 where id = :id and revision = :revision and ended_at is null""")
        .param("kind", details.kind()).param("name", details.name()).param("address", details.address())
        .param("phone", details.phone()).param("hours", details.hours()).param("person", by)
        .param("now", Timestamp.from(now)).param("id", before.id()).param("revision", before.revision()).update();
  }

  void end(ServiceContacts.ServiceContact contact, Instant now) {
    sql.sql("update service_contact set ended_at = ? where id = ? and ended_at is null")
        .params(Timestamp.from(now), contact.id()).update();
  }

  void follow(long ended, long successor) {
    sql.sql("""
        insert into service_contact (service, kind, name, address, phone, hours, person, written_at)
        select :successor, c.kind, c.name, c.address, c.phone, c.hours, c.person, c.written_at from service_contact c
        where c.service = :ended and c.ended_at is null and not exists (
          select from service_contact own where own.service = :successor and own.kind = c.kind
            and own.ended_at is null)""").param("ended", ended).param("successor", successor).update();
  }

  void leave(Collection<Long> ended, Instant now) {
    sql.sql("update service_contact set ended_at = :now where service = any(:services) and ended_at is null")
        .param("now", Timestamp.from(now)).param("services", ended.toArray(Long[]::new)).update();
  }
}
