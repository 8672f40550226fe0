package org.candour.mail;

import java.time.Instant;
import java.util.List;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A letter before it is sent: one occasion, about one thing, to one person.
 *
 * @param occasion     what it is for, such as {@code story-published}; unique with subject and recipient
 * @param subscription on behalf of which subscription the person is told, or null
 * @param paragraphs   plain text
 * @param action       what the link's button says
 * @param link         where it leads; opens a page with a button and spends nothing
 * @param notBefore    leaves then or later; null: at once
 * @param stop         where one click stops letters of this kind, or null
 */
public record Letter(String occasion, String subjectKind, long subject, Recipient to, @Nullable Long subscription, RegionId region,
    String subjectLine, List<String> paragraphs, String action, String link, String footer, @Nullable Instant notBefore, @Nullable String stop) {

  public Letter(String occasion, String subjectKind, long subject, Recipient to, @Nullable Long subscription, RegionId region, String subjectLine,
      List<String> paragraphs, String action, String link, String footer) {
    this(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, action, link, footer, null, null);
  }

  /** The same, to leave at this moment or later. */
  public Letter after(Instant moment) {
    return new Letter(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, action, link, footer, moment, stop);
  }

  /** The same, with an address where one click stops letters of its kind without signing in. */
  public Letter stoppedAt(String address) {
    return new Letter(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, action, link, footer, notBefore, address);
  }

  /** The letter as plain text. */
  String text() {
    StringBuilder text = new StringBuilder();
    paragraphs.forEach(p -> text.append(p).append("\n\n"));
    if (!link.isEmpty()) {
      text.append(action).append(":\n").append(link).append("\n\n");
    }
    text.append("-- \n").append(footer).append('\n');
    if (stop != null) {
      text.append(stop).append('\n');
    }
    return text.toString();
  }
}
