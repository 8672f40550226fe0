package org.candour.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.story.StoryDetailRules;
import org.springframework.stereotype.Component;

/** What its author would like to happen, and whom to hear from. */
@Component
class WishesQuestion extends Question<WishesQuestion.Wishes> {

  private static final Wishes NONE = new Wishes("", "");

  private final PrivacyHints hints;

  WishesQuestion(PrivacyHints hints) {
    super(TellStep.WISHES, NONE);
    this.hints = hints;
  }

  record Wishes(String hopes, String hearFrom) implements Answer {

    /** Both as one line. */
    String said() {
      return PlainText.line(hopes + " " + hearFrom);
    }
  }

  /**
   * The page.
   *
   * @param asked what is asked
   * @param wishes as they are kept
   * @param known names of the services that it is about: no people
   * @param noticed what they could show about somebody
   */
  record WishesPage(AskedQuestion asked, Wishes wishes, String known,
      List<PrivacyHints.Noticed> noticed) implements Page {}

  static Wishes of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<Wishes> read(TellForm form, Draft draft) {
    return form.has("hopes", "hear")
        ? Optional.of(new Wishes(form.words("hopes"), form.kept("hear")))
        : Optional.empty();
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Problems problems = Problems.none();
    StoryDetailRules.wishes(of(draft).hopes, of(draft).hearFrom, problems);
    return problems;
  }

  @Override
  boolean hasAdvice(TellForm form, Draft draft) {
    return hints.hasAdvice(form, of(draft).said(), draft);
  }

  @Override
  Page page(AskedQuestion asked) {
    Wishes wishes = of(asked.draft());
    return new WishesPage(asked, wishes, hints.known(asked.draft()), hints.beside(wishes.said(), asked.draft()));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Wishes wishes = of(draft);
    List<CheckLine> lines = new ArrayList<>();
    if (!wishes.hopes.isBlank()) {
      lines.add(CheckLine.plain(wishes.hopes));
    }
    if (!wishes.hearFrom.isBlank()) {
      lines.add(CheckLine.plain(shell.say("telling.check.hear", wishes.hearFrom)));
    }
    if (lines.isEmpty()) {
      lines.add(CheckLine.plain(CheckLine.nothing(shell)));
    }
    return List.of(CheckRow.of(step(), Readers.STAFF, shell.say("telling.check.wishes"), lines));
  }
}
