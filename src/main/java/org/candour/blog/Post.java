package org.candour.blog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post as its writer and moderators see it: its newest version and where it stands.
 *
 * @param id its public number
 * @param region the id of its region
 * @param type {@code update}, {@code question} or {@code change}
 * @param person who wrote it
 * @param subscription for whom it was written, or null where that was not kept
 * @param writerName what they were called when they wrote it
 * @param state a code of {@link BlogStatus}
 * @param title in one line
 * @param body Markdown
 * @param revision raised by every act; a decision made on an older one overwrites nothing
 * @param version the newest version's number; 1 is what its writer wrote
 * @param submittedAt when it was sent
 * @param publishedAt since when it is public; null before
 * @param closedAt since when it takes no comments; null while it does
 * @param endedWhy why it is not public, as a code; null while it is or may be
 */
public record Post(long id, String region, String type, long person, @Nullable Long subscription, String writerName,
    String state, String title, String body, int revision, int version, Instant submittedAt,
    @Nullable Instant publishedAt, @Nullable Instant closedAt, @Nullable String endedWhy) {

  /** What the text of a post holds at most, in characters. */
  public static final int MOST_CHARACTERS = 40_000;
  public static final int LONGEST_TITLE = 120;

  public BlogStatus status() {
    return BlogStatus.of(state);
  }

  @Override
  public String toString() {
    return "Post " + id;
  }
}
