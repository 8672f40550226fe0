package org.candour.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.people.Authors;
import org.candour.regions.Region;
import org.candour.screening.ScreenNames;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;

/** What its author wants to be called. */
@Component
class NameQuestion extends Question<NameQuestion.Name> {

  private static final int LONGEST = 30;
  private static final int SUGGESTED = 5;
  private static final Name NONE = new Name("");

  private final PrivacyHints hints;
  private final ScreenNames names;
  private final Authors authors;

  NameQuestion(PrivacyHints hints, ScreenNames names, Authors authors) {
    super(TellStep.NAME, NONE);
    this.hints = hints;
    this.names = names;
    this.authors = authors;
  }

  record Name(String screenName) implements Answer {}

  /**
   * The page.
   *
   * @param asked what is asked
   * @param name as it is kept
   * @param suggested others to choose
   * @param advice what is to be thought over about it
   * @param address the author's; may be empty
   * @param gendered words of the story by which a name could say too much
   */
  record NamePage(AskedQuestion asked, String name, List<String> suggested, List<String> advice, String address,
      String gendered) implements Page {}

  static Name of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<Name> read(TellForm form, Draft draft) {
    String typed = form.line(form.line("choose").isEmpty() ? "name" : "choose");
    return Optional.of(new Name(PlainText.cut(typed, LONGEST * 4)));
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Problems problems = Problems.none();
    String name = of(draft).screenName;
    if (name.isBlank()) {
      problems.add("name", "telling.name.none");
    } else if (name.length() > LONGEST) {
      problems.add("name", "telling.name.long", LONGEST);
    } else if (name.contains("@")) {
      problems.add("name", "telling.name.is-address");
    }
    return problems;
  }

  @Override
  boolean hasAdvice(TellForm form, Draft draft) {
    return !form.isAdvised(of(draft).screenName) && !hints.advice(draft).isEmpty();
  }

  @Override
  Page page(AskedQuestion asked) {
    Draft draft = asked.draft();
    return new NamePage(asked, of(draft).screenName, names.suggest(SUGGESTED), hints.advice(draft),
        Optional.ofNullable(draft.author()).flatMap(authors::addressOf).orElse(""), hints.gendered(draft));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    String name = of(draft).screenName;
    List<CheckLine> lines = new ArrayList<>();
    lines.add(CheckLine.plain(name.isBlank() ? CheckLine.nothing(shell) : name));
    hints.advice(draft).forEach(line -> lines.add(CheckLine.hint(shell.say("telling.name.advice-" + line))));
    return List.of(CheckRow.of(step(), Readers.PUBLIC, shell.say("telling.check.name"), lines));
  }
}
