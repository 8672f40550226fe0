package org.candour.telling;

import org.candour.questions.Draft;
import org.candour.questions.Questionnaire;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Network;
import org.candour.shared.Problems;
import org.springframework.stereotype.Component;

/** How many stories may be begun, and sent. */
@Component
class TellLimits {

  private final Limits limits;
  private final Questionnaire questionnaire;

  TellLimits(Limits limits, Questionnaire questionnaire) {
    this.limits = limits;
    this.questionnaire = questionnaire;
  }

  /** Whether one more may be begun from this network. */
  boolean mayBegin(Network network) {
    return limits.allow(Limit.DRAFT_NETWORK, network.value());
  }

  /** From one network, and with one address: that one may be somebody else's, who gets our letters. */
  Problems often(Draft draft, Network network) {
    return limits.allow(Limit.TELL_NETWORK, network.value())
        ? often(draft)
        : Problems.none().add("send", "telling.tell.often");
  }

  /** With one address. */
  Problems often(Draft draft) {
    return !questionnaire.hasAddress(draft) || limits.allow(Limit.TELL_AUTHOR, String.valueOf(draft.author()))
        ? Problems.none()
        : Problems.none().add("send", "telling.tell.often-address");
  }
}
