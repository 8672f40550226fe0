package org.candour.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One act on a review: who, what, why, from which version to which.
 *
 * @param answer what the author answered to the question that a hold asked; between author and moderators
 */
public record ReviewStep(long id, long review, long person, String personName, String act, String reason, String note,
    Instant at, @Nullable Integer versionBefore, @Nullable Integer versionAfter, @Nullable Integer criticalityBefore,
    @Nullable Integer criticalityAfter, @Nullable String answer, @Nullable Instant answeredAt) {

  private static final List<String> DECISIONS = List.of("published", "held", "rejected", "pulled");

  /** Whether something followed from it; saving and changing alone decide nothing. */
  public boolean isDecision() {
    return DECISIONS.contains(act);
  }

  /** Whether the author was asked something. */
  public boolean isQuestion() {
    return act.equals("held") && reason.equals(Reason.NEEDS_ANSWER.code());
  }

  /** The act as it is said: giving a title to a story that had none changes no word, and needs no reason. */
  public String saidAct() {
    return saidAct(act, reason);
  }

  /** The same of an act and its reason. */
  public static String saidAct(String act, String reason) {
    return act.equals("edited") && reason.isEmpty() ? "titled" : act;
  }

  @Override
  public String toString() {
    return "ReviewStep " + id;
  }
}
