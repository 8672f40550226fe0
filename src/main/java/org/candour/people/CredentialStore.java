package org.candour.people;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Credentials}. */
@Repository
class CredentialStore {

  private final JdbcClient sql;

  CredentialStore(JdbcClient sql) {
    this.sql = sql;
  }

  void setPassword(String passwordHash, long by) {
    sql.sql("update person set password_hash = ? where id = ?").params(passwordHash, by).update();
  }

  int setAddress(String address, long person, String before) {
    return sql.sql("""
        update person p set address = :address where p.id = :person and p.address = :before and p.frozen_at is null
          and not exists (select from person o where o.address = :address)""").param("address", address)
        .param("person", person).param("before", before).update();
  }

  int enrol(String secret, long step, long person, Instant now) {
    return sql
        .sql("update person set totp_secret = ?, totp_since = ?, totp_step = ? where id = ? and totp_secret is null")
        .params(secret, Timestamp.from(now), step, person).update();
  }

  int spend(long step, long person, String secret) {
    return sql.sql("""
        update person set totp_step = :step where id = :person and totp_secret = :secret
          and (totp_step is null or totp_step < :step)""").param("step", step).param("person", person)
        .param("secret", secret).update();
  }

  void forgetSecondFactor(long person) {
    sql.sql("update person set totp_secret = null, totp_since = null, totp_step = null where id = ?").param(person)
        .update();
  }
}
