package org.candour.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mailbox that undelivered letters come back to. Each message is understood, written down and only then deleted, so
 * that a node killed in between reads it once more. Mail from people stays where it is.
 */
@Component
public class ReturnMailbox {

  private static final Logger LOG = LoggerFactory.getLogger(ReturnMailbox.class);
  private static final int AT_ONCE = 200;
  static final Duration APART = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final ReturnMailboxStore store;
  private final Clock clock;
  private final MailSettings settings;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final ObjectProvider<ReturnProbe> probe;

  ReturnMailbox(ReturnMailboxStore store, Clock clock, MailSettings settings, TransactionTemplate transaction,
      ApplicationEventPublisher events, ObjectProvider<ReturnProbe> probe) {
    this.probe = probe;
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.transaction = transaction;
    this.events = events;
  }

  /** The same, reading another mailbox. */
  public ReturnMailbox reading(MailSettings other) {
    return new ReturnMailbox(store, clock, other, transaction, events, probe);
  }

  /** Reads what came back since the last look. Gives how many messages were understood. */
  public int read() {
    String url = settings.returnsUrl();
    if (url == null) {
      return 0;
    }
    URI uri = URI.create(url);
    Properties properties = new Properties();
    for (String name : new String[]{"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put("mail." + uri.getScheme() + "." + name, "10000");
    }
    try (Store store = Session.getInstance(properties).getStore(uri.getScheme())) {
      String[] user = uri.getRawUserInfo() == null ? new String[]{"", ""} : uri.getRawUserInfo().split(":", 2);
      store.connect(uri.getHost(), uri.getPort(), decoded(user[0]), user.length > 1 ? decoded(user[1]) : "");
      String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
      return read(store.getFolder(path.isEmpty() ? "INBOX" : path));
    } catch (MessagingException e) {
      LOG.warn("what came back cannot be read: {}", e.getClass().getSimpleName());
      return 0;
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private int read(Folder folder) throws MessagingException {
    folder.open(Folder.READ_WRITE);
    int understood = 0;
    try {
      int last = folder.getMessageCount();
      for (Message message : folder.getMessages(Math.max(1, last - AT_ONCE + 1), last)) {
        if (message instanceof MimeMessage mime && !message.isSet(Flags.Flag.FLAGGED)) {
          ReturnedMail returned = ReturnedMail.of(mime);
          boolean ours = probe.getObject().saw(ReturnedMail.token(mime), returned)
              || Boolean.TRUE.equals(transaction.execute(status -> note(returned)));
          // What is from a person, or about no letter of ours, is left for people to read, and not read again by us.
          message.setFlag(ours ? Flags.Flag.DELETED : Flags.Flag.FLAGGED, true);
          understood += ours ? 1 : 0;
        }
      }
    } finally {
      folder.close(true);
    }
    return understood;
  }

  /** Writes down what a message says of a letter of ours. False where it says nothing of one. */
  boolean note(ReturnedMail returned) {
    if (returned.kind() == ReturnedMail.Kind.OTHER || returned.messageId() == null && returned.token() == null) {
      return false;
    }
    Timestamp now = Timestamp.from(clock.instant());
    // The token first: a relay may have written a Message-ID of its own.
    var letter = store.note(returned);
    letter.ifPresent(found -> {
      switch (returned.kind()) {
        case BACK -> cameBack(found.id(), returned, now);
        case DEAD -> {
          cameBack(found.id(), returned, now);
          failed(found.id(), new Recipient(found.personKind(), found.personId()), returned.status(), now);
        }
        case AWAY -> store.markAway(now, found);
        default -> store.markDelayed(returned, found);
      }
    });
    return letter.isPresent();
  }

  /**
   * A server that is being mended may say for an hour that nobody is known there: only when another letter, which left
   * at least {@link #APART} before or after, failed for good too is the mailbox believed to be dead. What is long past
   * does not count.
   */
  private void failed(long letter, Recipient to, String code, Timestamp now) {
    store.insertFailure(to, letter, now, code);
    boolean again = store.failsForLong(clock.instant().minus(REMEMBERED), to);
    int first = !again ? 0 : store.insertDead(to, now, code);
    if (first > 0) {
      events.publishEvent(new MailboxDied(to.kind(), to.id()));
    }
  }

  private void cameBack(long letter, ReturnedMail returned, Timestamp now) {
    store.cameBack(now, returned, letter);
  }

  /** Somebody's mailbox takes letters again, or they have another: the next letter is tried. */
  @Transactional
  public void alive(Recipient recipient) {
    store.deleteDead(recipient);
    store.deleteFailures(recipient);
  }
}
