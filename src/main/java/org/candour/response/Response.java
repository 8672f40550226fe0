package org.candour.response;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A response, update or reply as its writer and moderators see it: the newest version and where it stands.
 *
 * @param kind       response, update or reply
 * @param moderateAt until then its writer may edit or delete it
 */
public record Response(long id, long story, String kind, @Nullable Long subscription, @Nullable Long person, @Nullable Long author,
    @Nullable Long answers, String state, int revision, int version, @Nullable Integer shownVersion, String body,
    Instant submittedAt, Instant moderateAt, @Nullable Instant publishedAt, @Nullable String endedWhy, String writerName,
    String jobTitle, String organisation, @Nullable String picture, String language, @Nullable String changeState,
    @Nullable String changeWhat, @Nullable String changeWho, @Nullable LocalDate changeDue) {

  public ResponseStatus status() {
    return ResponseStatus.of(state);
  }

  public boolean isReply() {
    return kind.equals("reply");
  }

  @Override
  public String toString() {
    return "Response " + id;
  }
}
