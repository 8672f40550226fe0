package org.candour.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Links}. */
@Repository
class LinkStore {

  private final JdbcClient sql;

  LinkStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** What a link is for, and the address that it leads on to. */
  record LinkPurpose(String name, @Nullable String next) {}

  long insert(String token, Recipient to, LinkPurpose purpose, Instant until, Instant now) {
    return sql.sql("""
        insert into sign_in_link (token_hash, person_kind, person_id, purpose, next, created_at, expires_at)
        values (:hash, :kind, :person, :purpose, :next, :now, :until) returning id""")
        .param("hash", SecretToken.hash(token)).param("kind", to.kind()).param("person", to.id())
        .param("purpose", purpose.name).param("next", purpose.next).param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until)).query(Long.class).single();
  }

  Optional<Links.OpenedLink> look(String token, String purpose, Instant now) {
    return sql.sql("""
        select person_kind, person_id, purpose, next from sign_in_link
        where token_hash = ? and purpose = ? and used_at is null and expires_at > ?""")
        .params(SecretToken.hash(token), purpose, Timestamp.from(now)).query(Links.OpenedLink.class).optional();
  }

  Optional<Links.OpenedLink> spend(String token, String purpose, Timestamp now) {
    return sql.sql("""
        update sign_in_link set used_at = :now
        where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
        returning person_kind, person_id, purpose, next""").param("now", now).param("hash", SecretToken.hash(token))
        .param("purpose", purpose).query(Links.OpenedLink.class).optional();
  }
}
