package org.candour.response;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a claim of change stands, and where it may go from there. */
public enum ChangeStatus {
  PLANNED, MADE, WITHDRAWN;

  private static final Map<ChangeStatus, Set<ChangeStatus>> MOVES = new EnumMap<>(Map.of(
      PLANNED, EnumSet.of(MADE, WITHDRAWN),
      MADE, EnumSet.of(WITHDRAWN),
      WITHDRAWN, EnumSet.noneOf(ChangeStatus.class)));

  public Set<ChangeStatus> next() {
    return MOVES.getOrDefault(this, Set.of());
  }

  public boolean mayBecome(ChangeStatus other) {
    return next().contains(other);
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ChangeStatus of(String code) {
    return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such status: " + code));
  }
}
