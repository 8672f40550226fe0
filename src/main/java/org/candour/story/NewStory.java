package org.candour.story;

import java.util.List;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;

/**
 * A story as it is sent, within its limits already. Its texts are plain whoever sends it.
 *
 * @param region where it is told
 * @param language what counts where its words are too few to tell
 * @param author the number of whoever tells it
 * @param mailOk whether letters to them are safe
 * @param role of whoever tells it, as a code such as {@code patient}
 * @param screenName what they want to be called; may be empty
 * @param title in one line
 * @param body plain text
 * @param tags for what was good, what could be better and how it felt
 * @param services where it happened, in their order
 * @param serviceWords what was written of a service that was not found; may be empty
 * @param ongoing whether the care is still going on
 * @param provenance how it came to us
 * @param aside what is said beside it
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
