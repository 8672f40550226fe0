package org.candour.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.candour.shared.EmailAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Mail over SMTP, by the address in {@code CANDOUR_SMTP_URL}. The letters of one round share a connection: greeting a
 * server takes longer than a letter.
 */
final class SmtpTransport implements MailTransport {

  /** Servers hang up after many; fifty is what the strict ones take. */
  private static final int LETTERS_A_CONNECTION = 50;

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
  private final Clock clock;
  private final ReturnPath returns;
  private final Map<Boolean, Session> sessions = new ConcurrentHashMap<>();
  private @Nullable Transport line;
  private boolean lineIsWide;
  private int handed;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile boolean takesAllLetters;
  private volatile Instant askedAt = Instant.EPOCH;

  SmtpTransport(String url, ReturnPath returns, Clock clock) {
    this.clock = clock;
    this.returns = returns;
    URI uri = URI.create(url);
    sender.setHost(uri.getHost());
    sender.setPort(uri.getPort() < 0 ? 25 : uri.getPort());
    sender.setProtocol(uri.getScheme());
    if (uri.getUserInfo() != null) {
      String[] parts = uri.getUserInfo().split(":", 2);
      sender.setUsername(parts[0]);
      sender.setPassword(parts.length > 1 ? parts[1] : "");
    }
    Properties properties = sender.getJavaMailProperties();
    for (String protocol : new String[]{"smtp", "smtps"}) {
      properties.put("mail." + protocol + ".connectiontimeout", "5000");
      properties.put("mail." + protocol + ".timeout", "10000");
      properties.put("mail." + protocol + ".writetimeout", "10000");
      properties.put("mail." + protocol + ".starttls.enable", "true");
    }
  }

  @Override
  public void handOver(MailMessage message) {
    // The mail library would cut each letter above U+00FF to its low byte: another mailbox, at another domain.
    String to = EmailAddress.kept(message.to());
    boolean wide = !EmailAddress.isAscii(to);
    if (wide && (!EmailAddress.isAscii(to.substring(to.indexOf('@') + 1)) || !takesAllNow())) {
      throw new PostFailed("beyond ASCII", true);
    }
    try {
      FixedId mime = new FixedId(session(wide), message.messageId());
      String returned = returns.of(message.token());
      if (returned != null) {
        mime.setEnvelopeFrom(returned);
      }
      MimeMessageHelper helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
      helper.setFrom(message.sender());
      helper.setTo(to);
      helper.setSubject(message.subject());
      helper.setText(message.text(), message.html());
      mime.setHeader("Auto-Submitted", "auto-generated");
      if (message.stop() != null) {
        mime.setHeader("List-Unsubscribe", "<" + message.stop() + ">");
        mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
      mime.setSentDate(Date.from(clock.instant()));
      mime.saveChanges();
      send(mime, wide);
    } catch (MessagingException | MailException e) {
      throw new PostFailed(e.getClass().getSimpleName(), refusedForGood(e));
    }
  }

  /**
   * Two who send at the same time take turns. What fails in the middle of a letter is not tried again here: the server
   * may have taken it.
   */
  private synchronized void send(MimeMessage mime, boolean wide) throws MessagingException {
    Transport open = line;
    if (open != null && (handed >= LETTERS_A_CONNECTION || lineIsWide != wide || !open.isConnected())) {
      rest();
      open = null;
    }
    if (open == null) {
      open = connected(wide);
      line = open;
      lineIsWide = wide;
    }
    handed++;
    try {
      open.sendMessage(mime, mime.getAllRecipients());
    } catch (MessagingException e) {
      rest();
      throw e;
    }
  }

  /** Made once each: the library reads files of its own for every new one. */
  private Session session(boolean wide) {
    return sessions.computeIfAbsent(wide, this::newSession);
  }

  private Session newSession(boolean wide) {
    Properties properties = new Properties();
    properties.putAll(sender.getJavaMailProperties());
    properties.put("mail.mime.allowutf8", Boolean.toString(wide));
    return Session.getInstance(properties);
  }

  private Transport connected(boolean wide) throws MessagingException {
    Transport open = session(wide).getTransport(String.valueOf(sender.getProtocol()));
    open.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
    takesAllLetters = open instanceof SMTPTransport smtp && smtp.supportsExtension("SMTPUTF8");
    askedAt = clock.instant();
    return open;
  }

  /**
   * What the server said when it was asked last; no where it never answered. It is asked now and then, and nobody waits
   * for it: who asks here has a form before them, and a server that hangs would hold every page.
   */
  @Override
  public boolean reachesBeyondAscii() {
    if (askedAt.plus(REMEMBERED).isBefore(clock.instant()) && asking.compareAndSet(false, true)) {
      Thread.startVirtualThread(this::ask);
    }
    return takesAllLetters;
  }

  private void ask() {
    try {
      takesAllNow();
    } finally {
      asking.set(false);
    }
  }

  /** The same for who hands a letter over, and can wait. */
  private synchronized boolean takesAllNow() {
    if (askedAt.plus(REMEMBERED).isBefore(clock.instant())) {
      try (Transport asked = connected(false)) {
        return takesAllLetters;
      } catch (MessagingException e) {
        askedAt = clock.instant();
      }
    }
    return takesAllLetters;
  }

  @Override
  public synchronized void rest() {
    Transport open = line;
    line = null;
    handed = 0;
    try {
      if (open != null) {
        open.close();
      }
    } catch (MessagingException e) {
      // The server has hung up first; every letter that it took is taken.
    }
  }

  private static boolean refusedForGood(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SendFailedException failed && failed.getInvalidAddresses() != null
          && failed.getInvalidAddresses().length > 0) {
        return true;
      }
    }
    return e instanceof jakarta.mail.internet.AddressException;
  }

  /** The mail library would write an id of its own at the last moment. */
  private static final class FixedId extends SMTPMessage {

    private final String id;

    FixedId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
