package org.candour.moderation;

import org.candour.decision.DecisionAct;

/**
 * A moderator decided. Kind and act as codes, since what is stored is read by a later version too.
 *
 * @param review the number of the item
 * @param step the number of the act in its history
 * @param kind of thing: story, response, reply, comment or post
 * @param subject the number of that thing
 * @param act a code of {@link DecisionAct}
 */
public record ReviewDecided(long review, long step, String kind, long subject, String act) {

  /** Whether this was done with a thing of this kind. */
  public boolean is(String ofKind, DecisionAct done) {
    return kind.equals(ofKind) && act.equals(done.code());
  }
}
