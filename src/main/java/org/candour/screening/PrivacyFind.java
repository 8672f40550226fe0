package org.candour.screening;

/**
 * A place in a text that could show who somebody is.
 *
 * @param start of the words, counted as Java and JavaScript count characters
 * @param end behind the last of them, counted likewise
 * @param kind name, number, email, link, postcode, phone, age, date, time, address, place or only
 * @param rule what found it
 * @param level sure, likely or check
 */
public record PrivacyFind(int start, int end, String kind, String rule, String level) {

  /** The words themselves. */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** {@code screening.why.REASON} says why in one sentence. */
  public String reason() {
    return kind.equals("name") || kind.equals("number") ? rule : kind;
  }

  /** {@code screening.instead.…}: what could stand there. */
  public String instead() {
    return rule.equals("name-signed") ? "signed" : kind;
  }

  int length() {
    return end - start;
  }

  @Override
  public String toString() {
    return rule + " " + level + " " + start + "-" + end;
  }
}
