package org.candour.story;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.candour.shared.Status;

/** Where a story stands, and where it may go from there. */
public enum StoryStatus implements Status<StoryStatus> {
  /** Sent, not yet decided. */
  WAITING,
  /** A moderator needs more time or an answer. */
  HELD,
  /** Decided for publication; the public sees it when the delay is over. */
  APPROVED, PUBLISHED, REJECTED,
  /** Taken off by a moderator; the public sees that it was, and why. */
  PULLED,
  /** Taken back by its author. */
  WITHDRAWN;

  private static final Map<StoryStatus, Set<StoryStatus>> MOVES =
      new EnumMap<>(Map.of(WAITING, EnumSet.of(HELD, APPROVED, REJECTED, WITHDRAWN), HELD,
          EnumSet.of(APPROVED, REJECTED, WITHDRAWN), APPROVED, EnumSet.of(PUBLISHED, HELD, WITHDRAWN), PUBLISHED,
          EnumSet.of(PULLED, WITHDRAWN), PULLED, EnumSet.of(APPROVED, REJECTED, WITHDRAWN), REJECTED,
          EnumSet.of(HELD, WITHDRAWN), WITHDRAWN, EnumSet.noneOf(StoryStatus.class)));

  @Override
  public Set<StoryStatus> next() {
    return MOVES.getOrDefault(this, Set.of());
  }

  /**
   * Whether a moderator may change the words: only while nobody can read them, and before they are about to be public.
   */
  public boolean wordsMayChange() {
    return this == WAITING || this == HELD || this == REJECTED || this == PULLED;
  }

  /** Whether the public reads it, or will when the delay is over. */
  public boolean isDecidedForPublic() {
    return this == APPROVED || this == PUBLISHED;
  }

  public static StoryStatus of(String code) {
    return Status.of(values(), code);
  }
}
