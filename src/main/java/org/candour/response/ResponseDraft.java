package org.candour.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer while it is being written, with its newest words. It belongs to the subscription; its writer sends it.
 *
 * @param version the number of the newest version
 * @param response what it became, once it is sent
 * @param changer who wrote the newest version
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

  /** One version: who wrote it, when, and all of its words. */
  public record Version(int number, long person, String name, Instant writtenAt, String body, String change,
      String what, String who, String due, String fulfils) {

    public DraftText text() {
      return new DraftText(body, change, what, who, due, fulfils);
    }
  }

  /**
   * A colleague was asked to read it.
   *
   * @param readyVersion the version that they said "ready" to
   * @param here whether they still may answer for the organisation
   */
  public record Asking(long id, long person, String name, String askedByName, String note, Instant askedAt,
      @Nullable Instant readyAt, @Nullable Integer readyVersion, boolean here) {}

  /** What somebody remarked about a version. */
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
   * @param title the story's as everybody reads it; none where it is gone
   * @param asked how many colleagues were asked to read it
   * @param ready how many of them are ready with what it says now
   * @param news whether colleagues did something since its writer looked
   */
  public record DraftRow(long id, long story, @Nullable String language, @Nullable String title, String writerName,
      DraftPart part, Instant changedAt, int asked, int ready, boolean news) {}
}
