package org.candour.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom to call about a service: for escalation, safeguarding and complaints. A service without a contact of its own has
 * that of the nearest service above it. Only the contact for complaints is public.
 */
@Component
public class ServiceContacts {

  public static final List<String> KINDS = List.of("escalation", "safeguarding", "complaints");

  private static final String COLUMNS = """
      select c.id, c.service, t.name as service_name, c.kind, c.name, c.address, c.phone, c.hours, c.revision, s.region
      from service_contact c join service s on s.id = c.service join region r on r.id = s.region
      join service_text t on t.service = s.id and t.language = r.language
      """;

  private final JdbcClient sql;
  private final Audit audit;
  private final Clock clock;

  ServiceContacts(JdbcClient sql, Audit audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Somebody to call.
   *
   * @param id its number
   * @param service where the contact is kept; everything below has it too, unless it has its own
   * @param serviceName what that service is called
   * @param kind one of {@link #KINDS}
   * @param name of a person or of a function
   * @param address their e-mail address; may be empty
   * @param phone their number; may be empty
   * @param hours when they are there, in words; may be empty
   * @param revision what a change has to name, so that none is overwritten unseen
   * @param region the id of the service's region
   */
  public record ServiceContact(long id, long service, String serviceName, String kind, String name, String address,
      String phone, String hours, int revision, String region) {}

  /**
   * What somebody writes down.
   *
   * @param kind one of {@link #KINDS}
   * @param name of a person or of a function
   * @param address their e-mail address; may be empty
   * @param phone their number; may be empty
   * @param hours when they are there, in words; may be empty
   */
  public record ContactDetails(String kind, String name, String address, String phone, String hours) {}

  /**
   * The nearest contacts of this kind, for each of these services: its own, else those of the nearest open service
   * above.
   */
  public Map<Long, List<ServiceContact>> of(Collection<Long> services, String kind) {
    record Row(long asked, long id) {}
    List<Row> rows = sql.sql("""
        select asked, id from (
          select a.service as asked, c.id, rank() over (partition by a.service order by a.depth) as place
          from service_ancestor a join service_contact c on c.service = a.ancestor and c.kind = :kind
            and c.ended_at is null
          join service s on s.id = c.service and (s.closed_on is null or s.closed_on > :today)
          where a.service = any(:services)) near
        where place = 1 order by asked, id""").param("kind", kind).param("today", LocalDate.now(clock))
        .param("services", services.toArray(Long[]::new)).query(Row.class).list();
    Map<Long, ServiceContact> known = sql.sql(COLUMNS + " where c.id = any(:ids)")
        .param("ids", rows.stream().map(Row::id).distinct().toArray(Long[]::new)).query(ServiceContact.class).list()
        .stream().collect(Collectors.toMap(ServiceContact::id, c -> c));
    Map<Long, List<ServiceContact>> all = new LinkedHashMap<>();
    rows.forEach(row -> all.computeIfAbsent(row.asked, a -> new java.util.ArrayList<>()).add(known.get(row.id)));
    return all;
  }

  /** Of every kind, the nearest: what counts for this service. */
  public List<ServiceContact> around(long service) {
    return KINDS.stream().flatMap(kind -> of(List.of(service), kind).getOrDefault(service, List.of()).stream())
        .toList();
  }

  /**
   * Everything kept at these services and below them, by the services' names, but where one of the others is nearer
   * than each of the scope.
   */
  public Slice<ServiceContact> below(Collection<Long> tops, Collection<Long> scope, Collection<Long> others, int page,
      int size) {
    String within = " " + """
         where c.ended_at is null and exists (select from service_ancestor a
           where a.service = c.service and a.ancestor = any(:tops))
          and exists (select from service_ancestor a where a.service = c.service and a.ancestor = any(:scope)
            and not exists (
                        select from service_ancestor o where o.service = c.service and o.ancestor = any(:others)
                          and o.depth < a.depth))""";
    Map<String, Object> wanted = Map.of("tops", tops.toArray(Long[]::new), "scope", scope.toArray(Long[]::new),
        "others", others.toArray(Long[]::new));
    List<ServiceContact> items =
        sql.sql(COLUMNS + within + " order by t.name collate names, c.service, c.kind, c.id limit :size offset :from")
            .params(wanted).param("size", size).param("from", (page - 1L) * size).query(ServiceContact.class).list();
    long total = sql.sql("select count(*) from service_contact c" + within).params(wanted).query(Long.class).single();
    return new Slice<>(items, page, size, total);
  }

  public Optional<ServiceContact> byId(long id) {
    return sql.sql(COLUMNS + " where c.id = ? and c.ended_at is null").param(id).query(ServiceContact.class).optional();
  }

  @Transactional
  public long add(Caller.Person by, long service, ContactDetails details) {
    long id = sql.sql("""
        insert into service_contact (service, kind, name, address, phone, hours, person, written_at)
        values (:service, :kind, :name, :address, :phone, :hours, :person, :now) returning id""")
        .param("service", service).param("kind", details.kind).param("name", details.name)
        .param("address", details.address).param("phone", details.phone).param("hours", details.hours)
        .param("person", by.id()).param("now", Timestamp.from(clock.instant())).query(Long.class).single();
    audit.record(by, Audit.Act.of("contact-added", "contact", id).because(details.kind));
    return id;
  }

  @Transactional
  public void change(Caller.Person by, ServiceContact before, ContactDetails details) {
    int changed = sql.sql("""
        update service_contact set kind = :kind, name = :name, address = :address, phone = :phone, hours = :hours,
          person = :person,
          written_at = :now, revision = revision + 1 where id = :id and revision = :revision and ended_at is null""")
        .param("kind", details.kind).param("name", details.name).param("address", details.address)
        .param("phone", details.phone).param("hours", details.hours).param("person", by.id())
        .param("now", Timestamp.from(clock.instant())).param("id", before.id()).param("revision", before.revision())
        .update();
    if (changed == 0) {
      throw new Stale("contact " + before.id());
    }
    audit.record(by, Audit.Act.of("contact-changed", "contact", before.id()).because(details.kind));
  }

  @Transactional
  public void end(Caller.Person by, ServiceContact contact) {
    sql.sql("update service_contact set ended_at = ? where id = ? and ended_at is null")
        .params(Timestamp.from(clock.instant()), contact.id()).update();
    audit.record(by, Audit.Act.of("contact-ended", "contact", contact.id()).because(contact.kind()));
  }

  /** Whoever goes on for an ended service is called where it was called, unless it has contacts of that kind itself. */
  @Transactional(propagation = Propagation.MANDATORY)
  void follow(long ended, long successor) {
    sql.sql("""
        insert into service_contact (service, kind, name, address, phone, hours, person, written_at)
        select :successor, c.kind, c.name, c.address, c.phone, c.hours, c.person, c.written_at from service_contact c
        where c.service = :ended and c.ended_at is null and not exists (
          select from service_contact own where own.service = :successor and own.kind = c.kind
            and own.ended_at is null)""").param("ended", ended).param("successor", successor).update();
  }

  /** The contacts of services that somebody else goes on for. */
  @Transactional(propagation = Propagation.MANDATORY)
  void leave(Collection<Long> ended) {
    sql.sql("update service_contact set ended_at = :now where service = any(:services) and ended_at is null")
        .param("now", Timestamp.from(clock.instant())).param("services", ended.toArray(Long[]::new)).update();
  }
}
