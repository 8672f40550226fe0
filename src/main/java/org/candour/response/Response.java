package org.candour.response;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A response, update or reply as its writer and moderators see it: the newest version and where it stands.
 *
 * @param kind response, update or reply
 * @param moderateAt until then its writer may edit or delete it
 * @param changeFulfils the answer whose planned change this one says is made
 * @param changeMadeAt of a planned change that is made by now: since when the public knows; then its state is made, and
 * it said planned
 * @param changeMadeIn the update that says so
 * @param sentBy the colleague who sent it in its writer's name, and what they are called
 */
public record Response(long id, long story, String kind, @Nullable Long subscription, @Nullable Long person,
    @Nullable Long author, @Nullable Long answers, String state, int revision, int version,
    @Nullable Integer shownVersion, String body, Instant submittedAt, Instant moderateAt, @Nullable Instant publishedAt,
    @Nullable String endedWhy, String writerName, String jobTitle, String organisation, @Nullable String picture,
    String language, @Nullable String changeState, @Nullable String changeWhat, @Nullable String changeWho,
    @Nullable LocalDate changeDue, @Nullable Long changeFulfils, @Nullable Instant changeMadeAt,
    @Nullable Long changeMadeIn, @Nullable Long sentBy, @Nullable String senderName) {

  public ResponseStatus status() {
    return ResponseStatus.of(state);
  }

  public boolean isReply() {
    return kind.equals("reply");
  }

  /** The same with other words: an earlier version's. */
  public Response withBody(String words) {
    return new Response(id, story, kind, subscription, person, author, answers, state, revision, version, shownVersion,
        words, submittedAt, moderateAt, publishedAt, endedWhy, writerName, jobTitle, organisation, picture, language,
        changeState, changeWhat, changeWho, changeDue, changeFulfils, changeMadeAt, changeMadeIn, sentBy, senderName);
  }

  @Override
  public String toString() {
    return "Response " + id;
  }
}
