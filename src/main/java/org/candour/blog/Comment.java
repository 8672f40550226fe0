package org.candour.blog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as moderators see it: its newest version and where it stands.
 *
 * @param id its public number
 * @param post the number of the post that it stands under
 * @param postTitle what the post is called
 * @param postState where the post stands, as a code of {@link BlogStatus}
 * @param region the id of the post's region
 * @param name of the member who wrote it, or what a reader wants to be called
 * @param person the member; null where a reader wrote it, who has neither job nor organisation
 * @param jobTitle of the member when it was sent; empty for a reader
 * @param organisation for which the member spoke; empty for a reader
 * @param state a code of {@link BlogStatus}
 * @param revision raised by every act; a decision made on an older one overwrites nothing
 * @param version the newest version's number; 1 is what its writer wrote
 * @param body plain text
 * @param submittedAt when it was sent
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
