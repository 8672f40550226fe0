package org.candour.story;

import java.util.List;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;

/**
 * A story as it is sent, within its limits already. Its texts are plain whoever sends it.
 *
 * @param language what counts where its words are too few to tell
 */
public record NewStory(RegionId region, String language, long author, boolean mailOk, String role, String screenName,
    String title, String body, List<Tag> tags, List<Long> services, String serviceWords, boolean ongoing,
    Provenance provenance, StoryDetail aside) {

  public NewStory {
    screenName = PlainText.line(screenName);
    title = PlainText.line(title);
    body = PlainText.of(body);
  }

  /** Told by its author alone. */
  public NewStory(RegionId region, String language, long author, boolean mailOk, String role, String screenName,
      String title, String body, List<Tag> tags, List<Long> services, String serviceWords, boolean ongoing,
      String route, StoryDetail aside) {
    this(region, language, author, mailOk, role, screenName, title, body, tags, services, serviceWords, ongoing,
        Provenance.of(route), aside);
  }

  /** Told by its author alone, with nothing said beside it. */
  public NewStory(RegionId region, String language, long author, boolean mailOk, String role, String screenName,
      String title, String body, List<Tag> tags, List<Long> services, String serviceWords, boolean ongoing,
      String route) {
    this(region, language, author, mailOk, role, screenName, title, body, tags, services, serviceWords, ongoing, route,
        StoryDetail.none());
  }
}
