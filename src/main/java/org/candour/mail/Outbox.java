package org.candour.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of what is sent: asked twice, a letter still stands there once. */
@Component
public class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** How often a letter is tried: over about a day and a half. */
  public static final int ATTEMPTS = 16;
  static final int AT_ONCE = 20;
  /** So many in a row and the post is taken to be closed for now. */
  private static final int REFUSALS = 3;
  private static final Duration KEEP_BODIES = Duration.ofDays(30);

  private final OutboxStore store;
  private final Clock clock;
  private final MailSettings settings;
  private final ObjectProvider<MailTransport> post;
  private final ObjectProvider<RecipientAddresses> addresses;
  private final ObjectProvider<LetterCheck> askers;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Outbox(OutboxStore store, Clock clock, MailSettings settings, ObjectProvider<MailTransport> post,
      ObjectProvider<RecipientAddresses> addresses, ObjectProvider<LetterCheck> askers, TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.post = post;
    this.addresses = addresses;
    this.askers = askers;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * Enters letters into the ledger, in the caller's transaction and in one statement. Those that stand there already
   * are left alone, but for those that were taken back: what became public again is told again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Collection<Letter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    store.add(clock.instant(), letters, texts(letters, l -> "<" + SecretToken.fresh() + "@" + settings.domain() + ">"));
  }

  static @Nullable String[] texts(Collection<Letter> letters, Function<Letter, @Nullable String> of) {
    return letters.stream().map(of).toArray(String[]::new);
  }

  static @Nullable Long[] numbers(Collection<Letter> letters, Function<Letter, @Nullable Long> of) {
    return letters.stream().map(of).toArray(Long[]::new);
  }

  /** Takes back what has not left yet. Gives how many letters that were. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancel(String occasion, String subjectKind, long subject) {
    return store.cancel(occasion, subjectKind, subject);
  }

  /** Takes back what has not left yet about any of these. Gives about which of them that was. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Long> cancel(String occasion, String subjectKind, Collection<Long> subjects) {
    return store.cancelFor(occasion, subjectKind, subjects);
  }

  /**
   * Takes back letters of this occasion to members whose stop ends like this, where they have not left yet. Gives about
   * what they were, and to whom.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<TakenBack> cancelStopped(String occasion, String stop) {
    return store.cancelStopped(occasion, stop);
  }

  /** Takes back whatever has not left yet for one recipient; links that they asked for only where {@code links}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelTo(Recipient to, boolean links) {
    store.cancelTo(to, links);
  }

  /** A letter that did not leave. */
  public record TakenBack(long subject, long person) {}

  /** The persons who were sent this letter already. */
  public List<Long> sentTo(String occasion, String subjectKind, long subject) {
    return store.sentTo(occasion, subjectKind, subject);
  }

  /** Sends what is due, until nothing is or the post refuses. Gives how many were handed over. */
  public int sendDue() {
    MailTransport open = post.getIfAvailable();
    if (open == null) {
      return 0;
    }
    try {
      return sendDue(open);
    } finally {
      open.rest();
    }
  }

  private int sendDue(MailTransport open) {
    int sent = 0;
    int refused = 0;
    for (int round = AT_ONCE; round == AT_ONCE && refused < REFUSALS;) {
      List<Long> due = store.due(clock.instant());
      round = due.size();
      for (long id : due) {
        Sent how = attempt(open, id);
        sent += how == Sent.YES ? 1 : 0;
        refused = how == Sent.REFUSED ? refused + 1 : 0;
        if (refused == REFUSALS) {
          break;
        }
      }
    }
    return sent;
  }

  private enum Sent { YES, REFUSED, LEFT }

  /** One transaction a letter: killed between acceptance and commit, it is sent again with the same Message-ID. */
  private Sent attempt(MailTransport open, long id) {
    try {
      return Objects.requireNonNull(transaction.execute(status -> sendOne(open, id)));
    } catch (RuntimeException e) {
      LOG.error("letter {} could not be sent: {}", id, e.getClass().getName());
      // Behind the others, so that one letter that nobody can send does not keep the rest.
      store.putOff(clock.instant().plus(Duration.ofMinutes(5)), e, id);
      return Sent.LEFT;
    }
  }

  private Sent sendOne(MailTransport open, long id) {
    Optional<OutboundMail> locked = store.lock(id);
    if (locked.isEmpty()) {
      return Sent.LEFT;
    }
    OutboundMail mail = locked.get();
    Recipient recipient = new Recipient(mail.personKind(), mail.personId());
    Optional<String> address =
        askers.stream().allMatch(a -> a.stillTold(recipient, mail.subscription(), mail.subjectKind(), mail.subjectId()))
            ? addresses.stream().flatMap(book -> book.addressOf(recipient, mail.subscription()).stream()).findFirst()
            : Optional.empty();
    // What somebody asks for is tried all the same: it shows whether their mailbox lives again.
    if (address.isPresent() && !mail.occasion().endsWith("-link") && dead(recipient)) {
      end(id, "failed", "dead mailbox");
      return Sent.LEFT;
    }
    if (address.isEmpty() || mail.bodyText() == null || mail.bodyHtml() == null) {
      end(id, "cancelled", address.isEmpty() ? "no address" : "no words");
      events.publishEvent(new LetterDropped(mail.occasion(), mail.subjectKind(), mail.subjectId(), mail.personKind(),
          mail.personId(), mail.subscription()));
      return Sent.LEFT;
    }
    try {
      String sender = mail.personKind().equals("author") ? settings.authorSender() : settings.staffSender();
      open.handOver(new MailTransport.MailMessage(mail.messageId(), sender, address.get(), mail.subjectLine(),
          mail.bodyText(), mail.bodyHtml(), mail.stop(), mail.returnToken()));
      end(id, "sent", null);
      events.publishEvent(new LetterSent(mail.occasion(), mail.subjectKind(), mail.subjectId(), mail.personKind(),
          mail.personId(), mail.subscription()));
      return Sent.YES;
    } catch (MailTransport.PostFailed e) {
      retry(mail, e);
      return e.lasting() ? Sent.LEFT : Sent.REFUSED;
    }
  }

  private boolean dead(Recipient recipient) {
    return store.dead(recipient);
  }

  private void end(long id, String state, @Nullable String why) {
    store.end(id, why, state.equals("sent") ? Timestamp.from(clock.instant()) : null, state);
  }

  private void retry(OutboundMail mail, MailTransport.PostFailed failure) {
    boolean last = failure.lasting() || mail.attempts() + 1 >= ATTEMPTS;
    // 15 s, 30 s, 1 min … at most 6 h, all in all a day and a half: a mail server that is down for a day loses nothing.
    Duration wait = Duration.ofSeconds(Math.min(15L << Math.min(mail.attempts(), 12), 6 * 3600L));
    store.retry(last, clock.instant().plus(wait), failure, mail);
  }

  /** Blanks bodies older than thirty days. The row stays, as proof of what was sent to whom. */
  public int purge() {
    Instant before = clock.instant().minus(KEEP_BODIES);
    return store.purge(clock.instant(), before);
  }

  /** The newest letters, for the page that a demo and an operator look at. */
  public List<OutboundMail> newest(int atMost) {
    return store.newest(atMost);
  }

  /** One letter. */
  public Optional<OutboundMail> byId(long id) {
    return store.byId(id);
  }
}
