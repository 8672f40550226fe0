package org.candour.reading;

import java.time.Instant;
import java.util.List;
import org.candour.shared.PlainText;

/**
 * A story in a list.
 *
 * @param about names of its services
 */
record StoryCardView(long id, String language, String title, String body, String role, Instant publishedAt,
    String progress, List<String> about) {

  String opening() {
    return PlainText.opening(body, 220);
  }

  StoryCardView about(List<String> names) {
    return new StoryCardView(id, language, title, body, role, publishedAt, progress, names);
  }
}
