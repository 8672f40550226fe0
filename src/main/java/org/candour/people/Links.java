package org.candour.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.candour.mail.ReturnMailbox;
import org.candour.people.LinkStore.LinkPurpose;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time links: for one person, one purpose, once, and not for long. Opening the page spends nothing. */
@Component
public class Links {

  private final LinkStore store;
  private final ReturnMailbox returned;
  private final Clock clock;

  Links(LinkStore store, Clock clock, ReturnMailbox returned) {
    this.returned = returned;
    this.store = store;
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
    long id = store.insert(token, to, new LinkPurpose(purpose, next), clock.instant().plus(valid), clock.instant());
    return new Made(id, token);
  }

  /** What the link would open; spends nothing. */
  public Optional<OpenedLink> look(String token, String purpose) {
    return store.look(token, purpose, clock.instant());
  }

  /** Spends the link. The second of two that try at once gets nothing. */
  @Transactional
  public Optional<OpenedLink> spend(String token, String purpose) {
    Timestamp now = Timestamp.from(clock.instant());
    Optional<OpenedLink> opened = store.spend(token, purpose, now);
    // Whoever opens a letter's link reads their mail.
    opened.ifPresent(o -> returned.alive(new Recipient(o.personKind(), o.personId())));
    return opened;
  }
}
