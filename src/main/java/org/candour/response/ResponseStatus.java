package org.candour.response;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a response, update or reply stands, and where it may go from there. */
public enum ResponseStatus {
  /** Its writer may still edit or delete it. */
  SUBMITTED,
  /** At the desk. */
  WAITING, HELD, PUBLISHED, REJECTED,
  /** Taken back by its writer before anybody saw it. */
  DELETED,
  /** Taken off by a moderator. */
  PULLED;

  private static final Map<ResponseStatus, Set<ResponseStatus>> MOVES = new EnumMap<>(Map.of(
      SUBMITTED, EnumSet.of(WAITING, DELETED),
      WAITING, EnumSet.of(HELD, PUBLISHED, REJECTED),
      HELD, EnumSet.of(PUBLISHED, REJECTED),
      PUBLISHED, EnumSet.of(PULLED),
      PULLED, EnumSet.of(PUBLISHED, REJECTED),
      REJECTED, EnumSet.noneOf(ResponseStatus.class),
      DELETED, EnumSet.noneOf(ResponseStatus.class)));

  public Set<ResponseStatus> next() {
    return MOVES.getOrDefault(this, Set.of());
  }

  public boolean mayBecome(ResponseStatus other) {
    return next().contains(other);
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ResponseStatus of(String code) {
    return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such status: " + code));
  }
}
