package org.candour.report;

import java.time.Instant;
import org.candour.shared.PlainText;

/**
 * A story behind a figure.
 *
 * @param services names of what it is about
 */
public record FigureStory(long id, String language, String title, String body, String role, Instant publishedAt,
    String progress, String services) {

  public String opening() {
    return PlainText.opening(body, 220);
  }
}
