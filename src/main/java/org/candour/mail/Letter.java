package org.candour.mail;

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
 */
public record Letter(String occasion, String subjectKind, long subject, Recipient to, @Nullable Long subscription, RegionId region,
    String subjectLine, List<String> paragraphs, String action, String link, String footer) {

  /** The letter as plain text. */
  String text() {
    StringBuilder text = new StringBuilder();
    paragraphs.forEach(p -> text.append(p).append("\n\n"));
    if (!link.isEmpty()) {
      text.append(action).append(":\n").append(link).append("\n\n");
    }
    return text.append("-- \n").append(footer).append('\n').toString();
  }
}
