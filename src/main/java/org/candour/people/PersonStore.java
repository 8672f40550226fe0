package org.candour.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.candour.directory.ChangePlan;
import org.candour.directory.ChangePlan.Heir;
import org.candour.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link People}. */
@Repository
class PersonStore {

  private final JdbcClient sql;

  PersonStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<String> named(Collection<String> words) {
    return sql.sql("select distinct name from person where " + People.NAME_WORDS + " && :words::text[]")
        .param("words", words.toArray(String[]::new)).query(String.class).list();
  }

  Optional<PersonAccount> byId(long id) {
    return sql.sql("select * from person where id = ?").param(id).query(PersonAccount.class).optional();
  }

  Optional<PersonAccount> byAddress(String address) {
    return sql.sql("select * from person where address = ?").param(EmailAddress.kept(address))
        .query(PersonAccount.class).optional();
  }

  Optional<Long> insert(People.NewPerson person, Instant now) {
    return sql.sql("""
        insert into person (name, address, password_hash, job_title, role_group, about, created_at)
        values (:name, :address, :password, :job, :group, :about, :now) on conflict (address) do nothing
        returning id""").param("name", person.name()).param("address", EmailAddress.kept(person.address()))
        .param("password", person.passwordHash()).param("job", person.jobTitle()).param("group", person.roleGroup())
        .param("about", person.about()).param("now", Timestamp.from(now)).query(Long.class).optional();
  }

  void setProfile(People.Profile profile, long person) {
    sql.sql("update person set name = ?, job_title = ?, role_group = ?, about = ? where id = ?")
        .params(profile.name(), profile.jobTitle(), profile.roleGroup(), profile.about(), person).update();
  }

  void setActive(long subscription, long person) {
    sql.sql("update person set active_subscription = ? where id = ?").params(subscription, person).update();
  }

  void lock(long person) {
    sql.sql("select id from person where id = ? for no key update").param(person).query(Long.class).single();
  }

  void follow(Collection<ChangePlan.Heir> heirs) {
    sql.sql("""
        insert into person_own_service (person, service)
        select o.person, h.successor from person_own_service o
        join unnest(:ended::bigint[], :successors::bigint[]) as h (ended, successor) on h.ended = o.service
        on conflict do nothing""").param("ended", heirs.stream().map(Heir::service).toArray(Long[]::new))
        .param("successors", heirs.stream().map(Heir::successor).toArray(Long[]::new)).update();
  }

  void setPicture(@Nullable String upload, long person) {
    sql.sql("update person set picture = :upload where id = :id").param("upload", upload).param("id", person).update();
  }

  void deleteOwnServices(long person) {
    sql.sql("delete from person_own_service where person = ?").param(person).update();
  }

  void insertOwnService(long person, long service) {
    sql.sql("insert into person_own_service (person, service) values (?, ?) on conflict do nothing")
        .params(person, service).update();
  }

  List<Long> ownServices(long person) {
    return sql.sql("select service from person_own_service where person = ? order by service").param(person)
        .query(Long.class).list();
  }

  void freeze(@Nullable Timestamp at, long person) {
    sql.sql("update person set frozen_at = :at where id = :id").param("at", at).param("id", person).update();
  }

  void endLinks(long person, Instant now) {
    sql.sql("update sign_in_link set used_at = ? where person_kind = 'person' and person_id = ? and used_at is null")
        .params(Timestamp.from(now), person).update();
  }

  int raiseStamp(long person) {
    return sql.sql("update person set stamp = stamp + 1 where id = ? returning stamp").param(person)
        .query(Integer.class).single();
  }
}
