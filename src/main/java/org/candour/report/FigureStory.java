package org.candour.report;

import java.time.Instant;
import org.candour.shared.PlainText;

/**
 * A story behind a figure.
 *
 * @param id its number
 * @param language of title and body
 * @param title empty where it has none
 * @param body its first 600 characters
 * @param role who told it, as a code
 * @param publishedAt since when it is public
 * @param progress a code of {@link org.candour.story.Progress}
 * @param services names of what it is about
 */
public record FigureStory(long id, String language, String title, String body, String role, Instant publishedAt,
    String progress, String services) {

  public String opening() {
    return PlainText.opening(body, 220);
  }
}
