package org.candour.questions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.story.Tag;
import org.springframework.stereotype.Component;

/** What was good, what could be better, and how its author felt, in a few words each. */
@Component
class TagsQuestion extends Question<TagsQuestion.Keywords> {

  private static final int LONGEST = 400;
  private static final Keywords NONE = new Keywords("", "", "");

  private final PrivacyHints hints;

  TagsQuestion(PrivacyHints hints) {
    super(TellStep.TAGS, NONE);
    this.hints = hints;
  }

  /** As they were typed. */
  record Keywords(String good, String improve, String feel) implements Answer {

    List<Tag> tags() {
      return Stream.of(Tag.of("good", good), Tag.of("improve", improve), Tag.of("feel", feel)).flatMap(List::stream)
          .toList();
    }

    /** All of them as one line. */
    String said() {
      return PlainText.line(good + " " + improve + " " + feel);
    }
  }

  /**
   * The page.
   *
   * @param asked what is asked
   * @param tags as they are kept
   * @param known names of the services that it is about: no people
   * @param noticed what they could show about somebody
   */
  record TagsPage(AskedQuestion asked, Keywords tags, String known,
      List<PrivacyHints.Noticed> noticed) implements Page {}

  static Keywords of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<Keywords> read(TellForm form, Draft draft) {
    return form.has("good", "improve", "feel")
        ? Optional.of(new Keywords(form.kept("good"), form.kept("improve"), form.kept("feel")))
        : Optional.empty();
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Keywords tags = of(draft);
    Problems problems = Problems.none();
    problem("good", tags.good, problems);
    problem("improve", tags.improve, problems);
    problem("feel", tags.feel, problems);
    return problems;
  }

  private static void problem(String field, String typed, Problems problems) {
    if (typed.length() > LONGEST) {
      problems.add(field, "telling.tell.tags-long", LONGEST);
    } else if (Tag.tooLong(typed)) {
      problems.add(field, "telling.tell.tag-long");
    }
  }

  @Override
  boolean hasAdvice(TellForm form, Draft draft) {
    return hints.hasAdvice(form, of(draft).said(), draft);
  }

  @Override
  Page page(AskedQuestion asked) {
    Keywords tags = of(asked.draft());
    return new TagsPage(asked, tags, hints.known(asked.draft()), hints.beside(tags.said(), asked.draft()));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    List<CheckLine> lines = of(draft).tags().stream()
        .map(t -> CheckLine.plain(shell.say("story.tag." + t.question()) + ": " + t.tag())).toList();
    return List.of(CheckRow.of(step(), Readers.PUBLIC, shell.say("telling.check.tags"),
        lines.isEmpty() ? List.of(CheckLine.plain(CheckLine.nothing(shell))) : lines));
  }
}
