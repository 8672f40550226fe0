package org.candour.blog;

import java.time.Instant;

/** A comment as moderators see it: its newest version and where it stands. */
public record Comment(long id, long post, String postTitle, String region, String name, String state, int revision, int version,
    String body, Instant submittedAt) {

  public BlogStatus status() {
    return BlogStatus.of(state);
  }

  @Override
  public String toString() {
    return "Comment " + id;
  }
}
