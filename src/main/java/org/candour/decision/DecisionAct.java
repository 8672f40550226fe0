package org.candour.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a moderator does with a thing on the desk. */
public enum DecisionAct {
  /** Keeps the work, decides nothing and is told to nobody. */
  SAVE("note"), PUBLISH("published"), HOLD("held"), REJECT("rejected"), PULL("pulled"),
  /** Leaves something public as it is, against what its author proposed. */
  KEEP("kept");

  private final String done;

  DecisionAct(String done) {
    this.done = done;
  }

  /** As forms and events name it: {@code publish}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it stands in the list of steps afterwards: {@code published}. */
  public String done() {
    return done;
  }

  public boolean wantsReason() {
    return this == HOLD || this == REJECT || this == PULL;
  }

  /** Whether nothing is left to decide after it; putting off and saving leave all of it. */
  public boolean settles() {
    return this != SAVE && this != HOLD;
  }

  /** The act with this code. */
  public static Optional<DecisionAct> of(String code) {
    return Arrays.stream(values()).filter(a -> a.code().equals(code)).findFirst();
  }
}
