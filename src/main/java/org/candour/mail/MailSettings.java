package org.candour.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves.
 *
 * @param smtpUrl {@code smtp://user:password@host:port}, or none
 * @param returnsUrl {@code imaps://user:password@host/INBOX}: the mailbox that undelivered letters come back to, or
 * none
 * @param returnsTo the address of that mailbox: the envelope sender of what leaves, or none
 * @param address what links start with, such as {@code https://candour.example}
 */
@ConfigurationProperties("candour")
public record MailSettings(@Nullable String smtpUrl, @Nullable String returnsUrl, @Nullable String returnsTo,
    @DefaultValue("http://localhost:8080") String address) {

  /** The domain that senders and Message-IDs carry. */
  String domain() {
    String host = URI.create(address).getHost();
    return host == null ? "localhost" : host;
  }

  // An author's family may see the inbox: nothing in the sender says health, care or stories.
  String authorSender() {
    return "Post <post@" + domain() + ">";
  }

  String staffSender() {
    return "Candour <stories@" + domain() + ">";
  }
}
