package org.candour.telling;

import java.util.Optional;
import java.util.stream.Stream;
import org.candour.questions.Draft;
import org.candour.questions.PrivacyHints;
import org.candour.questions.Questionnaire;
import org.candour.questions.TellForm;
import org.candour.questions.TellStep;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.shared.TextSize;
import org.springframework.stereotype.Component;

/** Where an answered page of telling leads, whoever writes it down and wherever the page stands. */
@Component
class NextPage {

  private final Questionnaire questionnaire;
  private final PrivacyHints hints;
  private final Drafts drafts;

  NextPage(Questionnaire questionnaire, PrivacyHints hints, Drafts drafts) {
    this.questionnaire = questionnaire;
    this.hints = hints;
    this.drafts = drafts;
  }

  /** What comes after a page. */
  sealed interface Next {

    /** The same page once more: something is wrong, or something was looked for. */
    record Stay(Problems problems) implements Next {}

    record Turn(TellStep to, boolean toCheck) implements Next {}

    /** Back before the first page. */
    record Door() implements Next {}

    /** All was looked at: it may be sent. */
    record Send() implements Next {}
  }

  Next next(TellForm form, Draft draft, Region here) {
    TellStep at = form.step();
    boolean toCheck = form.typed().containsKey("back-to-check");
    if (form.typed().containsKey("back")) {
      return back(at, toCheck, draft);
    }
    Optional<TellStep> change = questionnaire.step(form.typed().getOrDefault("change", ""));
    if (change.isPresent()) {
      return new Next.Turn(change.get(), at.equals(TellStep.CHECK) || toCheck);
    }
    if (stays(form)) {
      return new Next.Stay(questionnaire.stayed(form, draft));
    }
    Problems problems = problems(form, draft, here);
    if (problems.any()) {
      return new Next.Stay(problems);
    }
    if (at.equals(TellStep.CHECK)) {
      return new Next.Send();
    }
    // Said once for the same words, and never in the way: on the page itself where script has shown it, else before the
    // next.
    if (questionnaire.hasAdvice(form, draft)) {
      return new Next.Stay(Problems.none());
    }
    if (at.equals(TellStep.STORY) && hints.wanted(draft)) {
      drafts.looked(draft);
      return new Next.Turn(TellStep.LOOK, toCheck);
    }
    return new Next.Turn(toCheck ? TellStep.CHECK : questionnaire.after(at, draft), false);
  }

  /** One page back, whatever is wrong with this one; before the first stands where it was begun. */
  private Next back(TellStep at, boolean toCheck, Draft draft) {
    boolean look = at.equals(TellStep.LOOK);
    Optional<TellStep> before = toCheck && !look ? Optional.of(TellStep.CHECK) : questionnaire.before(at, draft);
    return before.isPresent() ? new Next.Turn(before.get(), toCheck && look) : new Next.Door();
  }

  private Problems problems(TellForm form, Draft draft, Region here) {
    return form.step().equals(TellStep.CHECK) && draft.aid().isHelped() && !form.isOwnWords()
        ? Problems.none().add("mine", "telling.check.mine-none")
        : questionnaire.problems(form, draft, here);
  }

  /** Finding, adding and removing services, and asking for another name, come back to the same page. */
  private static boolean stays(TellForm form) {
    return Stream.of("find", "add", "remove", "up", "down", "inside", "suggest", "choose", TextSize.FIELD)
        .anyMatch(form.typed()::containsKey);
  }
}
