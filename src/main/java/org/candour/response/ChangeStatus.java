package org.candour.response;

import java.util.Set;
import org.candour.shared.Status;

/** Where a claim of change stands, and where it may go from there. */
public enum ChangeStatus implements Status<ChangeStatus> {
  PLANNED,
  /**
   * Claimed as made, or planned before and said to be made by a later update; planned again when that one is pulled.
   */
  MADE,
  /** A moderator took the claim out. */
  WITHDRAWN;

  @Override
  public Set<ChangeStatus> next() {
    return switch (this) {
      case PLANNED -> Set.of(MADE, WITHDRAWN);
      case MADE -> Set.of(PLANNED, WITHDRAWN);
      case WITHDRAWN -> Set.of();
    };
  }

  public static ChangeStatus of(String code) {
    return Status.of(values(), code);
  }
}
