package org.candour.mail;

/**
 * Somebody who gets mail.
 *
 * @param kind {@code author} or {@code person}: two lives, never joined; {@code writer}: somebody who left an address
 * for an answer; {@code asker}: who would like to take part; {@code contact}: at an organisation that has not joined
 */
public record Recipient(String kind, long id) {

  public static Recipient author(long id) {
    return new Recipient("author", id);
  }

  /** Whoever wrote what has this number. */
  public static Recipient writer(long id) {
    return new Recipient("writer", id);
  }

  public static Recipient person(long id) {
    return new Recipient("person", id);
  }
}
