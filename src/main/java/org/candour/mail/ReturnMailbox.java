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
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
  private static final Duration APART = Duration.ofHours(1);
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final JdbcClient sql;
  private final Clock clock;
  private final MailSettings settings;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final ObjectProvider<ReturnProbe> probe;

  ReturnMailbox(JdbcClient sql, Clock clock, MailSettings settings, TransactionTemplate transaction,
      ApplicationEventPublisher events, ObjectProvider<ReturnProbe> probe) {
    this.probe = probe;
    this.sql = sql;
    this.clock = clock;
    this.settings = settings;
    this.transaction = transaction;
    this.events = events;
  }

  /** The same, reading another mailbox. */
  public ReturnMailbox reading(MailSettings other) {
    return new ReturnMailbox(sql, clock, other, transaction, events, probe);
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
    record Letter(long id, String personKind, long personId) {}
    if (returned.kind() == ReturnedMail.Kind.OTHER || returned.messageId() == null && returned.token() == null) {
      return false;
    }
    Timestamp now = Timestamp.from(clock.instant());
    // The token first: a relay may have written a Message-ID of its own.
    var letter = sql.sql("""
        select id, person_kind, person_id from outbound_mail where return_token = :token or message_id = :id
        order by return_token is distinct from :token limit 1""").param("token", returned.token(), Types.VARCHAR)
        .param("id", returned.messageId(), Types.VARCHAR).query(Letter.class).optional();
    letter.ifPresent(found -> {
      switch (returned.kind()) {
        case BACK -> cameBack(found.id, returned, now);
        case DEAD -> {
          cameBack(found.id, returned, now);
          failed(found.id, new Recipient(found.personKind, found.personId), returned.status(), now);
        }
        case AWAY -> sql.sql("update outbound_mail set away_at = coalesce(away_at, ?) where id = ?")
            .params(now, found.id).update();
        default -> sql.sql("update outbound_mail set last_error = ? where id = ?")
            .params("delayed " + returned.status(), found.id).update();
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
    sql.sql("insert into failing_mailbox (person_kind, person_id, letter, failed_at, bounce) values (?, ?, ?,"
        + " ?, ?) on conflict do nothing").params(to.kind(), to.id(), letter, now, code).update();
    boolean again = sql.sql("""
        select coalesce(max(m.sent_at) - min(m.sent_at) >= make_interval(secs => :apart), false) from failing_mailbox f
        join outbound_mail m on m.id = f.letter
        where f.person_kind = :kind and f.person_id = :person and f.failed_at > :since""")
        .param("apart", APART.toSeconds()).param("kind", to.kind()).param("person", to.id())
        .param("since", Timestamp.from(clock.instant().minus(REMEMBERED))).query(Boolean.class).single();
    int first = !again
        ? 0
        : sql.sql("insert into dead_mailbox (person_kind, person_id, since, bounce) values (?, ?, ?, ?) on"
            + " conflict do nothing").params(to.kind(), to.id(), now, code).update();
    if (first > 0) {
      events.publishEvent(new MailboxDied(to.kind(), to.id()));
    }
  }

  private void cameBack(long letter, ReturnedMail returned, Timestamp now) {
    sql.sql("update outbound_mail set bounced_at = coalesce(bounced_at, ?), bounce = ? where id = ?")
        .params(now, returned.status(), letter).update();
  }

  /** Somebody's mailbox takes letters again, or they have another: the next letter is tried. */
  @Transactional
  public void alive(Recipient recipient) {
    sql.sql("delete from dead_mailbox where person_kind = ? and person_id = ?").params(recipient.kind(), recipient.id())
        .update();
    sql.sql("delete from failing_mailbox where person_kind = ? and person_id = ?")
        .params(recipient.kind(), recipient.id()).update();
  }
}
