package org.candour.mail;

/** A demo's post: the letter stays in the ledger, where {@code /_dev/mail} shows it. */
final class KeptPost implements Post {

  @Override
  public void handOver(Message message) {
    // Kept by being marked as sent.
  }
}
