package org.candour.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer while it is being written, with its newest words. It belongs to the subscription; its writer sends it.
 *
 * @param id its number
 * @param story that it answers
 * @param subscription on whose behalf
 * @param writer who sends it
 * @param writerName as colleagues call them
 * @param state {@code open}, {@code sent} or {@code thrown-away}
 * @param version the number of the newest version
 * @param response what it became, once it is sent
 * @param sendOnce by which sending it twice is one answer
 * @param changedAt when its newest version was written
 * @param changer who wrote the newest version
 * @param changerName as colleagues call them
 * @param body the answer itself
 * @param change {@code none}, {@code planned} or {@code made}
 * @param what what changes
 * @param who who sees to it
 * @param due by when, as it was typed
 * @param fulfils the number of the earlier answer whose planned change is made, or empty
 */
public record ResponseDraft(long id, long story, long subscription, long writer, String writerName, String state,
    int version, @Nullable Long response, String sendOnce, Instant changedAt, long changer, String changerName,
    String body, String change, String what, String who, String due, String fulfils) {

  public DraftText text() {
    return new DraftText(body, change, what, who, due, fulfils);
  }

  public boolean isOpen() {
    return state.equals("open");
  }

  @Override
  public String toString() {
    return "Answer being written " + id;
  }

  /**
   * One version: who wrote it, when, and all of its words.
   *
   * @param number from 1
   * @param person who wrote it
   * @param name as colleagues call them
   * @param writtenAt when
   * @param body the answer itself
   * @param change {@code none}, {@code planned} or {@code made}
   * @param what what changes
   * @param who who sees to it
   * @param due by when, as it was typed
   * @param fulfils the number of the earlier answer whose planned change is made, or empty
   */
  public record Version(int number, long person, String name, Instant writtenAt, String body, String change,
      String what, String who, String due, String fulfils) {

    public DraftText text() {
      return new DraftText(body, change, what, who, due, fulfils);
    }
  }

  /**
   * A colleague was asked to read it.
   *
   * @param id its number
   * @param person who was asked
   * @param name as colleagues call them
   * @param askedByName who asked, as colleagues call them
   * @param note what they were asked with; may be empty
   * @param askedAt when
   * @param readyAt when they said that they are ready; null before
   * @param readyVersion the version that they said "ready" to
   * @param here whether they still may answer for the organisation
   */
  public record Asking(long id, long person, String name, String askedByName, String note, Instant askedAt,
      @Nullable Instant readyAt, @Nullable Integer readyVersion, boolean here) {}

  /**
   * What somebody remarked about a version.
   *
   * @param id its number
   * @param person who made it
   * @param name as colleagues call them
   * @param version to which it was made
   * @param body plain text; empty once it is blanked
   * @param saidAt when
   */
  public record Remark(long id, long person, String name, int version, String body, Instant saidAt) {}

  /** What somebody is to an answer that is being written. */
  public enum DraftPart {
    /** Sends it, asks colleagues, may throw it away. */
    WRITER,
    /** Was asked to read it; may change and remark. */
    READER,
    /** Looks after members, and may take it over from a writer who cannot answer any more. */
    HEIR
  }

  /**
   * One in a list.
   *
   * @param id its number
   * @param story that it answers
   * @param language of the title; null where the story is gone
   * @param title the story's as everybody reads it; none where it is gone
   * @param writerName as colleagues call them
   * @param part what whoever looks at the list is to it
   * @param changedAt when its newest version was written
   * @param asked how many colleagues were asked to read it
   * @param ready how many of them are ready with what it says now
   * @param news whether colleagues did something since its writer looked
   */
  public record DraftRow(long id, long story, @Nullable String language, @Nullable String title, String writerName,
      DraftPart part, Instant changedAt, int asked, int ready, boolean news) {}
}
