package org.candour.blog;

import java.util.Optional;
import java.util.Set;
import org.candour.decision.DecisionAct;
import org.candour.shared.Status;

/** Where a post or a comment stands, and where it may go from there. */
public enum BlogStatus implements Status<BlogStatus> {
  /** At the desk. */
  WAITING, HELD, PUBLISHED, REJECTED,
  /** Taken off by a moderator. */
  PULLED;

  @Override
  public Set<BlogStatus> next() {
    return switch (this) {
      case WAITING -> Set.of(HELD, PUBLISHED, REJECTED);
      case HELD -> Set.of(PUBLISHED, REJECTED);
      case PUBLISHED -> Set.of(PULLED);
      case PULLED -> Set.of(PUBLISHED, REJECTED);
      case REJECTED -> Set.of();
    };
  }

  /** Whether a moderator may still change the words: while nobody can read them. */
  public boolean isOpen() {
    return mayBecome(PUBLISHED);
  }

  /** Where a decision other than publishing takes it from here; nowhere where it only keeps, or holds what is held. */
  Optional<BlogStatus> after(DecisionAct act) {
    return switch (act) {
      case HOLD -> Optional.of(HELD).filter(held -> held != this);
      case REJECT -> Optional.of(REJECTED);
      case PULL -> Optional.of(PULLED);
      case SAVE, PUBLISH, KEEP -> Optional.empty();
    };
  }

  public static BlogStatus of(String code) {
    return Status.of(values(), code);
  }
}
