package org.candour.response;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.candour.shared.Status;

/** Where a response, update or reply stands, and where it may go from there. */
public enum ResponseStatus implements Status<ResponseStatus> {
  /** Its writer may still edit or delete it. */
  SUBMITTED,
  /** At the desk. */
  WAITING, HELD, PUBLISHED, REJECTED,
  /** Taken back before anybody saw it: by its writer, or by an administrator where its writer is gone. */
  DELETED,
  /** Taken off by a moderator. */
  PULLED;

  private static final Map<ResponseStatus, Set<ResponseStatus>> MOVES = new EnumMap<>(Map.of(SUBMITTED,
      EnumSet.of(WAITING, REJECTED, DELETED), WAITING, EnumSet.of(HELD, PUBLISHED, REJECTED, DELETED), HELD,
      EnumSet.of(PUBLISHED, REJECTED, DELETED), PUBLISHED, EnumSet.of(PULLED), PULLED, EnumSet.of(PUBLISHED, REJECTED),
      REJECTED, EnumSet.noneOf(ResponseStatus.class), DELETED, EnumSet.noneOf(ResponseStatus.class)));

  @Override
  public Set<ResponseStatus> next() {
    return MOVES.getOrDefault(this, Set.of());
  }

  public static ResponseStatus of(String code) {
    return Status.of(values(), code);
  }
}
