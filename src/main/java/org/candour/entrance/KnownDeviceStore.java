package org.candour.entrance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.candour.people.PersonAccount;
import org.candour.shared.SecretToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link KnownDevices}. */
@Repository
class KnownDeviceStore {

  private final JdbcClient sql;

  KnownDeviceStore(JdbcClient sql) {
    this.sql = sql;
  }

  boolean of(String token, Optional<PersonAccount> person, Instant now) {
    return sql.sql("select exists (select from known_device where token_hash = ? and person = ? and used_at > ?)")
        .params(SecretToken.hash(token), person.get().id(), Timestamp.from(now)).query(Boolean.class).single();
  }

  void remember(Instant now, PersonAccount person, String token) {
    sql.sql("""
        insert into known_device (token_hash, person, used_at) values (:hash, :person, :now)
        on conflict (token_hash, person) do update set used_at = excluded.used_at""")
        .param("hash", SecretToken.hash(token)).param("person", person.id()).param("now", Timestamp.from(now)).update();
  }

  void forget(Instant now) {
    sql.sql("delete from known_device where used_at < ?").param(Timestamp.from(now)).update();
  }
}
