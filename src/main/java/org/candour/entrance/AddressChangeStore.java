package org.candour.entrance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.candour.people.PersonAccount;
import org.candour.shared.SecretToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link AddressChanges}. */
@Repository
class AddressChangeStore {

  private final JdbcClient sql;

  AddressChangeStore(JdbcClient sql) {
    this.sql = sql;
  }

  long ask(Instant until, Timestamp now, String token, String address, PersonAccount person) {
    return sql.sql("""
        insert into address_change (person, before, address, token_hash, asked_at, expires_at)
        values (:person, :before, :address, :hash, :now, :until) returning id""").param("person", person.id())
        .param("before", person.address()).param("address", address).param("hash", SecretToken.hash(token))
        .param("now", now).param("until", Timestamp.from(until)).query(Long.class).single();
  }

  Optional<AddressChanges.Change> open(String token, Instant now) {
    return sql
        .sql("select id, person, before, address from address_change where token_hash = ?"
            + " and done_at is null and expires_at > ?")
        .params(SecretToken.hash(token), Timestamp.from(now)).query(AddressChanges.Change.class).optional();
  }

  int confirm(Instant now, AddressChanges.Change c) {
    return sql.sql("update address_change set done_at = ? where id = ? and done_at is null")
        .params(Timestamp.from(now), c.id()).update();
  }

  Optional<String> addressOf(Recipient recipient) {
    return sql.sql("select address from address_change where id = ? and done_at is null").param(recipient.id())
        .query(String.class).optional();
  }

  Optional<String> before(Recipient recipient) {
    return sql.sql("select before from address_change where id = ?").param(recipient.id()).query(String.class)
        .optional();
  }

  void forget(Instant now) {
    sql.sql("delete from address_change where asked_at < ?").param(Timestamp.from(now)).update();
  }
}
