package org.candour.joining;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link HeadsUp}. */
@Repository
class HeadsUpStore {

  private final JdbcClient sql;

  HeadsUpStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<HeadsUp.Contact> of(long service) {
    return sql.sql("""
        select c.id, c.service, c.address, c.name, coalesce(p.name, '') as entered_by, c.entered_at, c.proven_at,
          c.stopped_at
        from heads_up_contact c left join staff_person p on p.id = c.entered_by
        where c.service = ? and c.ended_at is null order by c.id""").param(service).query(HeadsUp.Contact.class).list();
  }

  /** A contact; who is there already or has asked us to stop gives no row. */
  record NewContact(long service, String address, String name, String stop) {}

  List<Long> add(NewContact contact, Caller.Person by, Instant now) {
    return sql.sql("""
        insert into heads_up_contact (service, address, name, entered_by, entered_at, stop)
        select :service, :address, :name, :by, :now, :stop
        where not exists (select from heads_up_contact where address = :address and stopped_at is not null)
        on conflict (service, address) where ended_at is null do nothing returning id""")
        .param("service", contact.service).param("address", contact.address).param("name", contact.name)
        .param("by", by.id()).param("now", Timestamp.from(now)).param("stop", contact.stop).query(Long.class).list();
  }

  int end(Instant now, long id, long service) {
    return sql.sql("update heads_up_contact set ended_at = ? where id = ? and service = ? and ended_at is null")
        .params(Timestamp.from(now), id, service).update();
  }

  Optional<HeadsUp.Contact> byToken(String token) {
    return sql.sql("""
        select id, service, address, name, '' as entered_by, entered_at, proven_at, stopped_at from heads_up_contact
        where stop = ? and ended_at is null""").param(token).query(HeadsUp.Contact.class).optional();
  }

  void prove(HeadsUp.Contact contact, Instant now) {
    sql.sql("update heads_up_contact set proven_at = coalesce(proven_at, :now), stopped_at = null where id = :id")
        .param("now", Timestamp.from(now)).param("id", contact.id()).update();
  }

  void stop(Instant now, HeadsUp.Contact contact) {
    sql.sql("update heads_up_contact set stopped_at = ? where address = ? and stopped_at is null")
        .params(Timestamp.from(now), contact.address()).update();
  }

  List<HeadsUp.Told> told(LocalDate today, long story) {
    return sql.sql("""
        select distinct on (c.address) c.id, c.stop, a.ancestor as service from public_story_service x
        join public_service_ancestor a on a.service = x.service
        join lateral (
          select a.ancestor as service union select y.ended from staff_successor y
          where y.successor = a.ancestor) at on true
        join heads_up_contact c on c.service = at.service and c.stopped_at is null and c.ended_at is null
        where x.story = :story and not exists (
          select from public_service_ancestor u join staff_scope s on s.service = u.ancestor
          join staff_subscription b on b.id = s.subscription and b.kind in ('provider', 'commissioner')
            and b.since <= :today and (b.until is null or b.until >= :today)
          where u.service = x.service)
        order by c.address, a.depth, c.id""").param("story", story).param("today", today).query(HeadsUp.Told.class)
        .list();
  }

  Optional<String> addressOf(Recipient recipient) {
    return sql.sql("select address from heads_up_contact where id = ? and stopped_at is null and ended_at is null")
        .param(recipient.id()).query(String.class).optional();
  }
}
