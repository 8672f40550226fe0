package org.candour.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A story as everybody may read it.
 *
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

  /** What is written under a story: response, update or reply. */
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

  /** An answer or reply that was public and is not any more. */
  record LetterTrace(long id, String kind, String organisation, Instant endedAt, String endedWhy) {}

  /** A story or post that was public and is not any more. */
  record TraceView(long id, String region, Instant endedAt, String endedWhy, String state) {}

  /** A change with the story that it stands beside. */
  record ChangeView(long response, long story, String language, String title, String organisation, String state,
      String what, @Nullable String who, @Nullable LocalDate due, Instant publishedAt) {}
}
