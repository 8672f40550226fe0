package org.candour.response;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A response, update or reply as its writer and moderators see it: the newest version and where it stands.
 *
 * @param id its public number
 * @param story under which it stands
 * @param kind response, update or reply
 * @param subscription on whose behalf; null for a reply
 * @param person who wrote it; null for a reply
 * @param author who wrote the reply; null for all others
 * @param answers of a reply the answer that it replies to; else null
 * @param state a code of {@link ResponseStatus}
 * @param revision raised by every act; a decision made on an older one overwrites nothing
 * @param version the newest version's number; 1 is what its writer wrote
 * @param shownVersion the one that everybody reads; null where none is public
 * @param body of the newest version, plain text
 * @param submittedAt when it was sent
 * @param moderateAt until then its writer may edit or delete it
 * @param publishedAt since when it is public; null before
 * @param endedWhy why it is not public, as a code; null while it is or may be
 * @param writerName what its writer was called when it was sent
 * @param jobTitle of its writer then; empty for a reply
 * @param organisation for which it answers; empty for a reply
 * @param picture the id of the writer's picture then, or null
 * @param language of the body
 * @param changeState planned or made; null where no change is claimed
 * @param changeWhat what changes; null where none is claimed
 * @param changeWho who sees to it; may be empty or null
 * @param changeDue by when, where a day was named
 * @param changeFulfils the answer whose planned change this one says is made
 * @param changeMadeAt of a planned change that is made by now: since when the public knows; then its state is made, and
 * it said planned
 * @param changeMadeIn the update that says so
 * @param sentBy the colleague who sent it in its writer's name, and what they are called
 * @param senderName what that colleague is called; null where its writer sent it
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
