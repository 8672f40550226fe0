package org.candour.telling;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.directory.Region;
import org.candour.shared.Problems;
import org.candour.shared.TextSize;
import org.candour.story.Story;
import org.springframework.stereotype.Component;

/** Where an answered page of telling leads, whoever writes it down and wherever the page stands. */
@Component
class NextPage {

  private final QuestionRules way;
  private final PrivacyHints looking;
  private final ServicePicker whereabouts;
  private final Drafts drafts;
  private final Clock clock;

  NextPage(QuestionRules way, PrivacyHints looking, ServicePicker whereabouts, Drafts drafts, Clock clock) {
    this.way = way;
    this.looking = looking;
    this.whereabouts = whereabouts;
    this.drafts = drafts;
    this.clock = clock;
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

  Next next(TellStep at, TellForm form, Draft draft, Region here) {
    boolean toCheck = form.typed().containsKey("back-to-check");
    if (form.typed().containsKey("back")) {
      return back(at, toCheck, draft);
    }
    Optional<TellStep> change = TellStep.of(form.typed().getOrDefault("change", ""));
    if (change.isPresent()) {
      return new Next.Turn(change.get(), at == TellStep.CHECK || toCheck);
    }
    Problems problems = !stays(form)
        ? problems(at, form, draft, here)
        : at == TellStep.SERVICES ? whereabouts.refused(form.typed(), draft) : Problems.none();
    if (problems.any() || stays(form)) {
      return new Next.Stay(problems);
    }
    if (at == TellStep.CHECK) {
      return new Next.Send();
    }
    // Said once for the same words, and never in the way: on the page itself where script has shown it, else before the
    // next.
    if (!form.isLooked() && !form.isAdvised(draft.said(at)) && !looking.beside(at, draft).isEmpty()) {
      return new Next.Stay(Problems.none());
    }
    if (at == TellStep.NAME && !form.isAdvised(draft.name().screenName()) && !looking.advice(draft).isEmpty()) {
      return new Next.Stay(Problems.none());
    }
    if (at == TellStep.STORY && looking.wanted(draft)) {
      drafts.looked(draft);
      return new Next.Turn(TellStep.LOOK, toCheck);
    }
    return new Next.Turn(toCheck ? TellStep.CHECK : at.after(s -> way.asks(s, draft)), false);
  }

  /** One page back, whatever is wrong with this one; before the first stands where it was begun. */
  private Next back(TellStep at, boolean toCheck, Draft draft) {
    Optional<TellStep> before =
        toCheck && at != TellStep.LOOK ? Optional.of(TellStep.CHECK) : at.before(s -> way.asks(s, draft));
    return before.isPresent() ? new Next.Turn(before.get(), toCheck && at == TellStep.LOOK) : new Next.Door();
  }

  private Problems problems(TellStep at, TellForm form, Draft draft, Region here) {
    if (form.tooLongToKeep()) {
      return Problems.none().add("body", "telling.tell.body-far-too-long", here.acceptedWords(), Story.MOST_CHARACTERS);
    }
    if (at == TellStep.CHECK && draft.aid().isHelped() && !form.isOwnWords()) {
      return Problems.none().add("mine", "telling.check.mine-none");
    }
    return at == TellStep.CONTACT ? form.contact() : TellRules.problems(at, draft, here, clock);
  }

  /** Finding, adding and removing services, and asking for another name, come back to the same page. */
  private static boolean stays(TellForm form) {
    return Stream.of("find", "add", "remove", "up", "down", "inside", "suggest", "choose", TextSize.FIELD)
        .anyMatch(form.typed()::containsKey);
  }
}
