package org.candour.decision;

import java.util.Set;
import org.candour.shared.Caller;

/**
 * A kind of thing that moderators decide on. All that it does is done in the transaction of the decision; {@code Stale}
 * ends it where somebody else was faster, and nothing is overwritten.
 */
public interface Decidable {

  /** What the desk calls things of this kind: {@code story}, or {@code response} and {@code reply}. */
  Set<String> kinds();

  /**
   * The thing as it is now.
   *
   * @throws org.candour.shared.NotFound where there is none
   */
  Subject subject(long id);

  /**
   * Keeps what a moderator made of it and holds it until the decision is done; its writer's own words stay. Gives it as
   * it is then.
   *
   * @param revision of the thing, as the moderator saw it
   * @param edit of the type that belongs to this kind
   * @throws org.candour.shared.Stale where it was changed since, or its words cannot be changed now
   */
  Subject edit(Caller.Person by, long id, int revision, Edit edit);

  /**
   * Carries a decision out. Gives whether it leaves the desk.
   *
   * @param edit what the moderator made of it in the same decision
   * @param step the number of this decision
   * @throws org.candour.shared.Stale where its table of moves does not allow it
   */
  boolean decide(Caller.Person by, long id, Edit edit, Decision decision, long step);
}
