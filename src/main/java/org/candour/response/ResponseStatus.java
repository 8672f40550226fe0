package org.candour.response;

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

  @Override
  public Set<ResponseStatus> next() {
    return switch (this) {
      case SUBMITTED -> Set.of(WAITING, REJECTED, DELETED);
      case WAITING -> Set.of(HELD, PUBLISHED, REJECTED, DELETED);
      case HELD -> Set.of(PUBLISHED, REJECTED, DELETED);
      case PUBLISHED -> Set.of(PULLED);
      case PULLED -> Set.of(PUBLISHED, REJECTED);
      case REJECTED -> Set.of();
      case DELETED -> Set.of();
    };
  }

  public static ResponseStatus of(String code) {
    return Status.of(values(), code);
  }
}
