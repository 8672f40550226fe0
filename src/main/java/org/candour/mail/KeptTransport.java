package org.candour.mail;

/** A demo's post: the letter stays in the ledger, where {@code /_dev/mail} shows it. */
final class KeptTransport implements MailTransport {

  @Override
  public void handOver(MailMessage message) {
    // Kept by being marked as sent.
  }
}
