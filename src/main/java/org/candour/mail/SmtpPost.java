package org.candour.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail over SMTP, by the address in {@code CANDOUR_SMTP_URL}. The letters of one round share a connection: greeting a server takes longer than a letter. */
final class SmtpPost implements Post {

  /** Servers hang up after many; fifty is what the strict ones take. */
  private static final int LETTERS_A_CONNECTION = 50;

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
  private final Clock clock;
  private @Nullable Transport line;
  private int handed;

  /** {@code returnsTo} is where reports of what could not be delivered go, or null: to the sender. */
  SmtpPost(String url, @Nullable String returnsTo, Clock clock) {
    this.clock = clock;
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
    for (String protocol : new String[] {"smtp", "smtps"}) {
      properties.put("mail." + protocol + ".connectiontimeout", "5000");
      properties.put("mail." + protocol + ".timeout", "10000");
      properties.put("mail." + protocol + ".writetimeout", "10000");
      properties.put("mail." + protocol + ".starttls.enable", "true");
      if (returnsTo != null) {
        properties.put("mail." + protocol + ".from", returnsTo);
      }
    }
  }

  @Override
  public void handOver(Message message) {
    try {
      MimeMessage mime = new FixedId(sender.createMimeMessage(), message.messageId());
      MimeMessageHelper helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
      helper.setFrom(message.sender());
      helper.setTo(message.to());
      helper.setSubject(message.subject());
      helper.setText(message.text(), message.html());
      mime.setHeader("Auto-Submitted", "auto-generated");
      if (message.stop() != null) {
        mime.setHeader("List-Unsubscribe", "<" + message.stop() + ">");
        mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
      mime.setSentDate(Date.from(clock.instant()));
      mime.saveChanges();
      send(mime);
    } catch (MessagingException | MailException e) {
      throw new PostFailed(e.getClass().getSimpleName(), refusedForGood(e));
    }
  }

  /** Two who send at the same time take turns. What fails in the middle of a letter is not tried again here: the server may have taken it. */
  private synchronized void send(MimeMessage mime) throws MessagingException {
    Transport open = line;
    if (open != null && (handed >= LETTERS_A_CONNECTION || !open.isConnected())) {
      rest();
      open = null;
    }
    if (open == null) {
      open = sender.getSession().getTransport(String.valueOf(sender.getProtocol()));
      open.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
      line = open;
    }
    handed++;
    try {
      open.sendMessage(mime, mime.getAllRecipients());
    } catch (MessagingException e) {
      rest();
      throw e;
    }
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
  private static final class FixedId extends MimeMessage {

    private final String id;

    FixedId(MimeMessage source, String id) {
      super(source.getSession());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
