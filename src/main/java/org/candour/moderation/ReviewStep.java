package org.candour.moderation;

import java.time.Instant;
import java.util.List;
import org.candour.decision.Reason;
import org.candour.decision.Subject;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One act on a review: who, what, why, from which version to which.
 *
 * @param id its number; 0 before it is kept
 * @param review the item that it was done to
 * @param person the moderator
 * @param personName what they are called
 * @param act as a code, such as {@code published} or {@code note}
 * @param reason a code of {@link org.candour.decision.Reason}; empty where the act has none
 * @param note in the moderator's words; may be empty
 * @param at when
 * @param versionBefore of the text, before the act; null where none is concerned
 * @param versionAfter of the text, after it; likewise
 * @param criticalityBefore 0 to 5; null where it had none or the act does not touch it
 * @param criticalityAfter 0 to 5; likewise
 * @param answer what the author answered to the question that a hold asked; between author and moderators
 * @param answeredAt when the author answered; null before
 */
public record ReviewStep(long id, long review, long person, String personName, String act, String reason, String note,
    Instant at, @Nullable Integer versionBefore, @Nullable Integer versionAfter, @Nullable Integer criticalityBefore,
    @Nullable Integer criticalityAfter, @Nullable String answer, @Nullable Instant answeredAt) {

  private static final List<String> DECISIONS = List.of("published", "held", "rejected", "pulled");

  /** A step that is about to be kept. */
  static ReviewStep of(Review review, Caller.Person by, String act, String reason, Instant at) {
    return new ReviewStep(0, review.id(), by.id(), by.name(), act, reason, "", at, null, null, null, null, null, null);
  }

  /** The same from one version to another. */
  ReviewStep between(Subject before, Subject after) {
    return new ReviewStep(id, review, person, personName, act, reason, note, at, before.version(), after.version(),
        null, null, null, null);
  }

  /** The same on this version of a thing, and from one criticality to another. */
  ReviewStep on(Subject before, Subject after) {
    return new ReviewStep(id, review, person, personName, act, reason, note, at, after.version(), after.version(),
        before.criticality(), after.criticality(), null, null);
  }

  /** The same with what its author is told. */
  ReviewStep noted(String told) {
    return new ReviewStep(id, review, person, personName, act, reason, told, at, versionBefore, versionAfter,
        criticalityBefore, criticalityAfter, answer, answeredAt);
  }

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
