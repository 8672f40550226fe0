package org.candour.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.candour.shared.SecretToken;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Shows whether what comes back is read here: a letter to the return address with a token has to lie in the mailbox of
 * undelivered letters. Sent once a day, and every hour while it does not arrive. Operators read what became of it.
 */
@Component
public class ReturnProbe {

  /** How long a letter to ourselves may take. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(ReturnProbe.class);
  /** Only who runs the site reads it. */
  private static final String LANGUAGE = "en";
  private static final Duration EVERY = Duration.ofDays(1);
  static final Duration KEPT = Duration.ofDays(7);

  private final ReturnProbeStore store;
  private final Clock clock;
  private final MailSettings settings;
  private final ObjectProvider<MailTransport> post;
  private final SentenceLanguages languages;

  ReturnProbe(ReturnProbeStore store, Clock clock, MailSettings settings, ObjectProvider<MailTransport> post,
      SentenceLanguages languages) {
    this.languages = languages;
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.post = post;
  }

  /**
   * A letter to ourselves.
   *
   * @param arrived whether it came back; null while that is not known
   */
  public record Tried(Instant sentAt, @Nullable Boolean arrived) {}

  /** The newest whose end is known, so that one under way hides nothing; before there is one, the one under way. */
  public Optional<Tried> tried() {
    return first("arrived is null, sent_at desc");
  }

  private Optional<Tried> first(String order) {
    return store.first(clock.instant().minus(PATIENCE), order);
  }

  /** Whether letters with a token come back here, as far as that is known. */
  public boolean arrives() {
    return tried().map(Tried::arrived).orElse(true);
  }

  /** Writes to ourselves, where it is time and there are a post and a mailbox to read. */
  void send() {
    MailTransport open = post.getIfAvailable();
    if (settings.returnsUrl() != null && settings.returnsTo() != null && open != null) {
      send(open, settings.returnsTo());
    }
  }

  /** The same by this post, for that mailbox. */
  void send(MailTransport open, String returnsTo) {
    Instant now = clock.instant();
    if (first("sent_at desc").filter(p -> !Boolean.FALSE.equals(p.arrived) && p.sentAt.plus(EVERY).isAfter(now))
        .isPresent()) {
      return;
    }
    String token = ReturnToken.fresh();
    String id = "<" + SecretToken.fresh() + "@" + settings.domain() + ">";
    store.insert(token, id, now);
    store.deleteOld(now);
    Sentences words = languages.in(LANGUAGE);
    String text = words.say("mail.probe.text");
    try {
      open.handOver(new MailTransport.MailMessage(id, settings.staffSender(), ReturnToken.address(returnsTo, token),
          words.say("mail.probe.subject"), text, "<p>" + text + "</p>", null));
    } catch (MailTransport.PostFailed e) {
      LOG.warn("a letter to the return address could not be handed over: {}", e.getMessage());
      // Where the post is closed it says nothing of the mailbox.
      store.refused(token, e);
    }
  }

  /**
   * Something lies in the mailbox.
   *
   * @param token of the address that it was sent to
   * @param says what it says of a letter
   * @return whether it is about a letter to ourselves, and nobody else's business
   */
  boolean saw(@Nullable String token, ReturnedMail says) {
    Timestamp now = Timestamp.from(clock.instant());
    boolean refused = says.kind() == ReturnedMail.Kind.DEAD || says.kind() == ReturnedMail.Kind.BACK;
    return token != null && store.seen(now, token) > 0
        || says.messageId() != null && store.returned(refused, now, says.messageId()) > 0;
  }
}
