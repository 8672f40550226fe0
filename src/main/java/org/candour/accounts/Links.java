package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.candour.mail.ReturnMailbox;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time links: for one person, one purpose, once, and not for long. Opening the page spends nothing. */
@Component
public class Links {

  private final JdbcClient sql;
  private final ReturnMailbox returned;
  private final Clock clock;

  Links(JdbcClient sql, Clock clock, ReturnMailbox returned) {
    this.returned = returned;
    this.sql = sql;
    this.clock = clock;
  }

  /** A link that was made: its number for the ledger, its token for the letter. */
  public record Made(long id, String token) {}

  /** What a link opens. */
  public record OpenedLink(String personKind, long personId, String purpose, @Nullable String next) {}

  /** Makes a link. {@code next} is an address inside the site, without host. */
  @Transactional
  public Made make(Recipient to, String purpose, @Nullable String next, Duration valid) {
    String token = SecretToken.fresh();
    long id = sql.sql("""
        insert into sign_in_link (token_hash, person_kind, person_id, purpose, next, created_at, expires_at)
        values (:hash, :kind, :person, :purpose, :next, :now, :until) returning id""")
        .param("hash", SecretToken.hash(token)).param("kind", to.kind()).param("person", to.id())
        .param("purpose", purpose).param("next", next).param("now", Timestamp.from(clock.instant()))
        .param("until", Timestamp.from(clock.instant().plus(valid))).query(Long.class).single();
    return new Made(id, token);
  }

  /** What the link would open; spends nothing. */
  public Optional<OpenedLink> look(String token, String purpose) {
    return sql.sql("""
        select person_kind, person_id, purpose, next from sign_in_link
        where token_hash = ? and purpose = ? and used_at is null and expires_at > ?""")
        .params(SecretToken.hash(token), purpose, Timestamp.from(clock.instant())).query(OpenedLink.class).optional();
  }

  /** Spends the link. The second of two that try at once gets nothing. */
  @Transactional
  public Optional<OpenedLink> spend(String token, String purpose) {
    Timestamp now = Timestamp.from(clock.instant());
    Optional<OpenedLink> opened = sql.sql("""
        update sign_in_link set used_at = :now
        where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
        returning person_kind, person_id, purpose, next""").param("now", now).param("hash", SecretToken.hash(token))
        .param("purpose", purpose).query(OpenedLink.class).optional();
    // Whoever opens a letter's link reads their mail.
    opened.ifPresent(o -> returned.alive(new Recipient(o.personKind(), o.personId())));
    return opened;
  }
}
