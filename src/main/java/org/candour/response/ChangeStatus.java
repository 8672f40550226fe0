package org.candour.response;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
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

  private static final Map<ChangeStatus, Set<ChangeStatus>> MOVES =
      new EnumMap<>(Map.of(PLANNED, EnumSet.of(MADE, WITHDRAWN), MADE, EnumSet.of(PLANNED, WITHDRAWN), WITHDRAWN,
          EnumSet.noneOf(ChangeStatus.class)));

  @Override
  public Set<ChangeStatus> next() {
    return MOVES.getOrDefault(this, Set.of());
  }

  public static ChangeStatus of(String code) {
    return Status.of(values(), code);
  }
}
