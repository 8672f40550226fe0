package org.candour.mail;

/**
 * Somebody who gets mail.
 *
 * @param kind {@code author} or {@code person}: two lives, never joined
 */
public record Recipient(String kind, long id) {

  public static Recipient author(long id) {
    return new Recipient("author", id);
  }

  public static Recipient person(long id) {
    return new Recipient("person", id);
  }
}
