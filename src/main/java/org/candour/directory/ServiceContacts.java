package org.candour.directory;

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

  private final ServiceContactStore store;
  private final Audit audit;
  private final Clock clock;

  ServiceContacts(ServiceContactStore store, Audit audit, Clock clock) {
    this.store = store;
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
    List<ServiceContactStore.Row> rows = store.nearest(kind, LocalDate.now(clock), services);
    Map<Long, ServiceContact> known = store.byIds(rows).stream().collect(Collectors.toMap(ServiceContact::id, c -> c));
    Map<Long, List<ServiceContact>> all = new LinkedHashMap<>();
    rows.forEach(row -> all.computeIfAbsent(row.asked(), a -> new java.util.ArrayList<>()).add(known.get(row.id())));
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
    List<ServiceContact> items = store.below(within, wanted, size, page);
    long total = store.countBelow(wanted, within);
    return new Slice<>(items, page, size, total);
  }

  public Optional<ServiceContact> byId(long id) {
    return store.byId(id);
  }

  @Transactional
  public long add(Caller.Person by, long service, ContactDetails details) {
    long id = store.add(service, details, by.id(), clock.instant());
    audit.record(by, Audit.Act.of("contact-added", "contact", id).because(details.kind));
    return id;
  }

  @Transactional
  public void change(Caller.Person by, ServiceContact before, ContactDetails details) {
    int changed = store.change(details, by.id(), before, clock.instant());
    if (changed == 0) {
      throw new Stale("contact " + before.id());
    }
    audit.record(by, Audit.Act.of("contact-changed", "contact", before.id()).because(details.kind));
  }

  @Transactional
  public void end(Caller.Person by, ServiceContact contact) {
    store.end(contact, clock.instant());
    audit.record(by, Audit.Act.of("contact-ended", "contact", contact.id()).because(contact.kind()));
  }

  /** Whoever goes on for an ended service is called where it was called, unless it has contacts of that kind itself. */
  @Transactional(propagation = Propagation.MANDATORY)
  void follow(long ended, long successor) {
    store.follow(ended, successor);
  }

  /** The contacts of services that somebody else goes on for. */
  @Transactional(propagation = Propagation.MANDATORY)
  void leave(Collection<Long> ended) {
    store.leave(ended, clock.instant());
  }
}
