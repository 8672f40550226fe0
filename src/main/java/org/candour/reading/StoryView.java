package org.candour.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A story as everybody may read it.
 *
 * @param id its number
 * @param region the id of its region
 * @param language of title and body
 * @param title empty where it has none
 * @param body plain text
 * @param role who told it, as a code
 * @param screenName what its author is called
 * @param publishedAt since when it is public
 * @param progress a code of {@link org.candour.story.Progress}
 * @param settledAt since when its author says that it is settled, where they let everybody know
 * @param helpedBy the organisation whose staff helped to tell it
 */
record StoryView(long id, String region, String language, String title, String body, String role, String screenName,
    Instant publishedAt, String progress, @Nullable Instant settledAt, @Nullable String helpedBy) {

  List<String> paragraphs() {
    return PlainText.paragraphs(body);
  }

  String opening() {
    return PlainText.opening(body, 155);
  }

  /**
   * What is written under a story: response, update or reply.
   *
   * @param id its public number
   * @param kind response, update or reply
   * @param body plain text
   * @param writerName what its writer was called then
   * @param jobTitle of its writer then; empty for an author
   * @param organisation for which it answers; empty for an author
   * @param picture the id of the writer's picture, or null
   * @param publishedAt since when it is public
   * @param changeState planned or made; null where no change is claimed
   * @param changeWhat what changes; null where none is claimed
   * @param changeWho who sees to it; may be empty or null
   * @param changeDue by when, where it is planned and a day was named
   * @param changeMadeAt since when it is known that what was planned here is made; null before
   * @param changeMadeIn the update that says so; null before
   * @param changeFulfils the answer whose planned change this one says is made, or null
   * @param byColleague whether a colleague sent it in its writer's name
   */
  record LetterView(long id, String kind, String body, String writerName, @Nullable String jobTitle,
      @Nullable String organisation, @Nullable String picture, Instant publishedAt, @Nullable String changeState,
      @Nullable String changeWhat, @Nullable String changeWho, @Nullable LocalDate changeDue,
      @Nullable Instant changeMadeAt, @Nullable Long changeMadeIn, @Nullable Long changeFulfils, boolean byColleague) {

    /** Whether it was planned here, and a later update says that it is made. */
    boolean madeLater() {
      return changeMadeAt != null && changeMadeIn != null;
    }

    List<String> paragraphs() {
      return PlainText.paragraphs(body);
    }

    boolean hasChange() {
      return changeState != null && changeWhat != null;
    }

    @Nullable
    String who() {
      return changeWho == null || changeWho.isBlank() ? null : changeWho;
    }

    @Nullable
    String job() {
      return jobTitle == null || jobTitle.isBlank() ? null : jobTitle;
    }

    @Nullable
    String house() {
      return organisation == null || organisation.isBlank() ? null : organisation;
    }
  }

  /** An organisation that was told of the story, or has read it. */
  record ListenerView(String holder, @Nullable Instant toldAt, @Nullable Instant readAt) {}

  /**
   * An answer or reply that was public and is not any more.
   *
   * @param id its public number
   * @param kind response, update or reply
   * @param organisation for which it answered; empty for an author
   * @param endedAt since when it is gone
   * @param endedWhy why, as a code; may be empty
   */
  record LetterTrace(long id, String kind, String organisation, Instant endedAt, String endedWhy) {}

  /**
   * A story or post that was public and is not any more.
   *
   * @param id its public number
   * @param region the id of its region
   * @param endedAt since when it is gone
   * @param endedWhy why, as a code; may be empty
   * @param state pulled, or for a story how else it ended, as a code
   */
  record TraceView(long id, String region, Instant endedAt, String endedWhy, String state) {}

  /**
   * A change with the story that it stands beside.
   *
   * @param response the answer that claims it
   * @param story beside which it stands
   * @param language of the story's title
   * @param title of the story; empty where it has none
   * @param organisation that answers
   * @param state planned or made
   * @param what what changes
   * @param who who sees to it, or null
   * @param due by when, where it is planned and a day was named
   * @param publishedAt when the answer became public
   */
  record ChangeView(long response, long story, String language, String title, String organisation, String state,
      String what, @Nullable String who, @Nullable LocalDate due, Instant publishedAt) {}
}
