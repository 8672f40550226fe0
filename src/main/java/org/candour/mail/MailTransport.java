package org.candour.mail;

import org.jspecify.annotations.Nullable;

/** How a letter leaves the house. A port: SMTP in earnest, kept and shown in a demo. */
public interface MailTransport {

  /**
   * Hands one message over.
   *
   * @throws PostFailed when it was not accepted; the ledger tries again later
   */
  void handOver(MailMessage message);

  /** Nothing more leaves for now: what was open for the messages of this round is closed. */
  default void rest() {}

  /** Whether letters reach mailboxes whose name is not ASCII. */
  default boolean reachesBeyondAscii() {
    return true;
  }

  /**
   * A message ready to leave.
   *
   * @param messageId the same each time that it is tried
   * @param sender the name and address that it comes from
   * @param to the address that it goes to
   * @param subject its line in the mailbox
   * @param text the body in plain text
   * @param html the same as a page
   * @param stop where one click ends letters of its kind
   * @param token what the return address carries, by which whatever comes back finds its letter
   */
  record MailMessage(String messageId, String sender, String to, String subject, String text, String html,
      @Nullable String stop, @Nullable String token) {

    /** One that nothing but its Message-ID tells from others. */
    public MailMessage(String messageId, String sender, String to, String subject, String text, String html,
        @Nullable String stop) {
      this(messageId, sender, to, subject, text, html, stop, null);
    }
  }

  /** The message was not accepted. */
  class PostFailed extends RuntimeException {

    private final boolean lasting;

    public PostFailed(String why, boolean lasting) {
      super(why);
      this.lasting = lasting;
    }

    /** Whether trying again is useless: the address does not exist. */
    public boolean lasting() {
      return lasting;
    }
  }
}
