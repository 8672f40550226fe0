package org.candour.story;

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

  @Override
  public Set<StoryStatus> next() {
    return switch (this) {
      case WAITING -> Set.of(HELD, APPROVED, REJECTED, WITHDRAWN);
      case HELD -> Set.of(APPROVED, REJECTED, WITHDRAWN);
      case APPROVED -> Set.of(PUBLISHED, HELD, WITHDRAWN);
      case PUBLISHED -> Set.of(PULLED, WITHDRAWN);
      case PULLED -> Set.of(APPROVED, REJECTED, WITHDRAWN);
      case REJECTED -> Set.of(HELD, WITHDRAWN);
      case WITHDRAWN -> Set.of();
    };
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
