package org.candour.decision;

import org.jspecify.annotations.Nullable;

/**
 * What a moderator decides.
 *
 * @param reason required where the act {@link DecisionAct#wantsReason wants} one
 * @param note what the author is told; never public
 */
public record Decision(DecisionAct act, @Nullable Reason reason, String note) {

  /** The reason as a code; empty where there is none. */
  public String why() {
    return reason == null ? "" : reason.code();
  }
}
