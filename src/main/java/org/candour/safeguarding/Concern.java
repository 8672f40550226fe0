package org.candour.safeguarding;

import java.time.Instant;
import java.util.List;

/**
 * What an author is worried about.
 *
 * @param id its number
 * @param story since which they worry
 * @param region the id of the story's region
 * @param kind {@code treated}: differently since; {@code sought}: somebody tried to find out who they are
 * @param words the author's
 * @param speak whether we may speak with the organisation about it
 * @param state {@code open}, {@code looked} or {@code closed}
 * @param revision raised by every step; one taken on an older one overwrites nothing
 * @param openedAt when it was raised
 */
public record Concern(long id, long story, String region, String kind, String words, boolean speak, String state,
    int revision, Instant openedAt) {

  public static final List<String> KINDS = List.of("treated", "sought");

  public boolean isClosed() {
    return state.equals("closed");
  }

  /**
   * One thing that was done about it.
   *
   * @param id its number
   * @param personName who did it; empty where they are gone
   * @param act {@code looked}, {@code noted} or {@code closed}
   * @param done what was done, for who looks after concerns and not for the author
   * @param note what the author is told; may be empty
   * @param at when
   */
  public record ConcernStep(long id, String personName, String act, String done, String note, Instant at) {}

  @Override
  public String toString() {
    return "Concern " + id;
  }
}
