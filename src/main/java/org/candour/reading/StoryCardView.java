package org.candour.reading;

import java.time.Instant;
import java.util.List;
import org.candour.shared.PlainText;

/**
 * A story in a list.
 *
 * @param id its number
 * @param language of title and body
 * @param title empty where it has none
 * @param body its first 600 characters
 * @param role who told it, as a code
 * @param publishedAt since when it is public
 * @param progress a code of {@link org.candour.story.Progress}
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
