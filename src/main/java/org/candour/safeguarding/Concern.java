package org.candour.safeguarding;

import java.time.Instant;
import java.util.List;

/**
 * What an author is worried about.
 *
 * @param kind {@code treated}: differently since; {@code sought}: somebody tried to find out who they are
 * @param speak whether we may speak with the organisation about it
 * @param state {@code open}, {@code looked} or {@code closed}
 */
public record Concern(long id, long story, String region, String kind, String words, boolean speak, String state,
    int revision, Instant openedAt) {

  public static final List<String> KINDS = List.of("treated", "sought");

  public boolean isClosed() {
    return state.equals("closed");
  }

  /** One thing that was done about it; {@code note} is for the author, {@code done} is not. */
  public record ConcernStep(long id, String personName, String act, String done, String note, Instant at) {}

  @Override
  public String toString() {
    return "Concern " + id;
  }
}
