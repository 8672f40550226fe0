package org.candour.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.candour.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Authors}. */
@Repository
class AuthorStore {

  private final JdbcClient sql;

  AuthorStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Row(long author, String passphraseHash) {}

  long insert(@Nullable String postcode, Timestamp now) {
    return sql.sql("insert into author (postcode, created_at) values (:postcode, :now) returning id")
        .param("postcode", postcode).param("now", now).query(Long.class).single();
  }

  long insertOrFind(String known, @Nullable String postcode, Timestamp now) {
    return sql.sql("""
        insert into author (address, postcode, created_at) values (:address, :postcode, :now)
        on conflict (address) do update set postcode = coalesce(author.postcode, excluded.postcode) returning id""")
        .param("address", known).param("postcode", postcode).param("now", now).query(Long.class).single();
  }

  int setPostcode(@Nullable String postcode, @Nullable Long before) {
    return sql.sql("update author set postcode = :postcode where id = :id and address is null")
        .param("postcode", postcode).param("id", before).update();
  }

  Optional<String> postcodeOf(long author) {
    return sql.sql("select postcode from author where id = ? and address is null and postcode is not null")
        .param(author).query(String.class).optional();
  }

  void forget(Collection<Long> authors) {
    sql.sql(
        "delete from author where id = any(?) and not exists (select from author_card c where c.author = author.id)")
        .param(authors.toArray(Long[]::new)).update();
  }

  Optional<String> addressOf(long author) {
    return sql.sql("select address from author where id = ? and address is not null").param(author).query(String.class)
        .optional();
  }

  Optional<Long> byAddress(String address) {
    return sql.sql("select id from author where address = ?").param(EmailAddress.kept(address)).query(Long.class)
        .optional();
  }

  void prove(long author, Instant now) {
    sql.sql("update author set proven_at = :now where id = :id and address is not null and proven_at is null")
        .param("now", Timestamp.from(now)).param("id", author).update();
  }

  Optional<Boolean> isProven(long author) {
    return sql.sql("select proven_at is not null from author where id = ?").param(author).query(Boolean.class)
        .optional();
  }

  void insertCard(String number, long author, String passphraseHash, Instant now) {
    sql.sql("insert into author_card (number, author, passphrase_hash, created_at) values (?, ?, ?, ?)")
        .params(number, author, passphraseHash, Timestamp.from(now)).update();
  }

  Optional<Row> card(String number) {
    return sql.sql("select author, passphrase_hash from author_card where number = ?").param(Authors.cardNumber(number))
        .query(Row.class).optional();
  }
}
