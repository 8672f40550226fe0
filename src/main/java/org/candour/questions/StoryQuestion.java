package org.candour.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.story.Story;
import org.springframework.stereotype.Component;

/** The story itself. */
@Component
class StoryQuestion extends Question<StoryQuestion.Words> {

  private static final Words NONE = new Words("", "", false);

  private final PrivacyHints hints;

  StoryQuestion(PrivacyHints hints) {
    super(TellStep.STORY, NONE);
    this.hints = hints;
  }

  /** @param looked whether the author has seen what these words could show about somebody */
  record Words(String title, String body, boolean looked) implements Answer {}

  /**
   * The page.
   *
   * @param asked what is asked
   * @param title as it is kept
   * @param body as it was typed: too long to be kept it is still on the page, whole, to be shortened
   * @param known names of the services that it is about: no people
   */
  record StoryPage(AskedQuestion asked, String title, String body, String known) implements Page {}

  static Words of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<Words> read(TellForm form, Draft draft) {
    if (!form.has("body")) {
      return Optional.empty();
    }
    Words before = of(draft);
    String title = form.kept("title");
    String body = PlainText.cut(PlainText.of(form.text("body")), Story.MOST_CHARACTERS);
    // Other words have not been looked at.
    boolean same = title.equals(before.title) && body.equals(before.body);
    return Optional.of(new Words(title, body, form.isLooked() || (before.looked && same)));
  }

  @Override
  Problems problems(TellForm form, Draft draft, Region region) {
    return form.text("body").length() > Story.MOST_CHARACTERS
        ? Problems.none().add("body", "telling.tell.body-far-too-long", region.acceptedWords(), Story.MOST_CHARACTERS)
        : problems(draft, region);
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Problems problems = Problems.none();
    Words typed = of(draft);
    int words = PlainText.words(typed.body);
    if (typed.title.length() > Story.LONGEST_TITLE) {
      problems.add("title", "telling.tell.title-long", Story.LONGEST_TITLE);
    }
    if (typed.body.codePoints().noneMatch(Character::isLetter)) {
      problems.add("body", typed.body.isBlank() ? "telling.tell.body-empty" : "telling.tell.body-no-words");
    } else if (words > region.acceptedWords()) {
      problems.add("body", "telling.tell.body-long", region.acceptedWords(), words - region.acceptedWords());
    }
    return problems;
  }

  @Override
  Page page(AskedQuestion asked) {
    String sent = asked.typed().getOrDefault("body", "");
    Words kept = of(asked.draft());
    return new StoryPage(asked, kept.title, sent.length() > Story.MOST_CHARACTERS ? PlainText.of(sent) : kept.body,
        hints.known(asked.draft()));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Words words = of(draft);
    List<CheckLine> lines = new ArrayList<>(List.of(new CheckLine(words.title, CheckLine.Style.TITLE)));
    if (words.title.isBlank()) {
      lines.add(CheckLine.hint(shell.say("telling.check.no-title")));
    }
    lines.add(new CheckLine(words.body, CheckLine.Style.STORY));
    return List.of(CheckRow.of(step(), Readers.PUBLIC, shell.say("telling.check.story"), lines));
  }
}
