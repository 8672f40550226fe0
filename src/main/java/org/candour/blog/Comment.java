package org.candour.blog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as moderators see it: its newest version and where it stands.
 *
 * @param name of the member who wrote it, or what a reader wants to be called
 * @param person the member; null where a reader wrote it, who has neither job nor organisation
 */
public record Comment(long id, long post, String postTitle, String postState, String region, String name,
    @Nullable Long person, String jobTitle, String organisation, String state, int revision, int version, String body,
    Instant submittedAt) {

  public BlogStatus status() {
    return BlogStatus.of(state);
  }

  @Override
  public String toString() {
    return "Comment " + id;
  }
}
