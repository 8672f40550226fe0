package org.candour.people;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.mail.LetterCheck;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which letters an author gets. Questions and what waits for them always come, until they stop all letters; a link that
 * they ask for comes even then, since it is their way back. An address that is not safe any more is forgotten.
 */
@Component
public class AuthorLetters implements RecipientAddresses, LetterCheck {

  /** What an author may do without. */
  public static final List<String> KINDS = List.of("published", "read", "answered", "planned", "made");

  private final AuthorLetterStore store;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  AuthorLetters(AuthorLetterStore store, Outbox outbox, Audit audit, Clock clock) {
    this.store = store;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** What an author chose; {@code wanted} are kinds. */
  public record LetterChoice(Set<String> wanted, boolean stopped) {}

  record Row(String[] unwanted, boolean stopped) {}

  public LetterChoice of(long author) {
    Optional<Row> row = store.of(author);
    List<String> unwanted = row.map(r -> List.of(r.unwanted())).orElse(List.of());
    return new LetterChoice(Set.copyOf(KINDS.stream().filter(k -> !unwanted.contains(k)).toList()),
        row.map(Row::stopped).orElse(false));
  }

  /** Whether this author has an address and wants a letter of this kind; an empty kind is one that always comes. */
  public boolean wants(long author, String kind) {
    return store.wants(author, kind);
  }

  /** What stands in each letter to this author, behind the address that stops them all. */
  @Transactional
  public String stopToken(long author) {
    store.insert(author);
    return store.stopTokenOf(author);
  }

  /** These kinds from now on, and letters at all where they were stopped. */
  @Transactional
  public void choose(Caller.Author by, Collection<String> wanted) {
    stopToken(by.id());
    String[] unwanted = KINDS.stream().filter(k -> !wanted.contains(k)).toArray(String[]::new);
    store.choose(unwanted, by.id());
    audit.record(by, Act.of("letters-chosen", "author", by.id()));
  }

  /** No letter any more, for whoever has this token. Nothing says whether anybody has. */
  @Transactional
  public void stop(String token) {
    store.byStopToken(token).ifPresent(author -> stop(new Caller.Author(author)));
  }

  @Transactional
  public void stop(Caller.Author by) {
    stopToken(by.id());
    int stopped = store.stop(by.id(), clock.instant());
    outbox.cancelTo(Recipient.author(by.id()), false);
    if (stopped > 0) {
      audit.record(by, Act.of("letters-stopped", "author", by.id()));
    }
  }

  /**
   * Other eyes are on that mailbox: the address is forgotten, what waits to leave is taken back, and links that were
   * sent there open nothing any more. They need a card from then on.
   */
  @Transactional
  public void forgetAddress(Caller.Author by) {
    int forgotten = store.forgetAddress(by.id());
    outbox.cancelTo(Recipient.author(by.id()), true);
    store.endLinks(by.id(), clock.instant());
    if (forgotten > 0) {
      audit.record(by, Act.of("address-forgotten", "author", by.id()));
    }
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return recipient.kind().equals("author") ? store.addressOf(recipient) : Optional.empty();
  }

  /** A letter that was written while they stopped them does not leave either. */
  @Override
  public boolean stillTold(Recipient recipient, @Nullable Long subscription, String subjectKind, long subject) {
    return !recipient.kind().equals("author") || subjectKind.equals("link") || !of(recipient.id()).stopped();
  }
}
