package org.candour.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail over SMTP, by the address in {@code CANDOUR_SMTP_URL}. */
final class SmtpPost implements Post {

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

  /** {@code returnsTo} is where reports of what could not be delivered go, or null: to the sender. */
  SmtpPost(String url, @Nullable String returnsTo) {
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
      sender.send(mime);
    } catch (MessagingException | MailException e) {
      throw new PostFailed(e.getClass().getSimpleName(), refusedForGood(e));
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
