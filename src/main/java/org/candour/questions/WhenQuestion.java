package org.candour.questions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long ago it was. */
@Component
class WhenQuestion extends Question<WhenQuestion.When> {

  private static final String LONGER = "longer";
  private static final Set<String> TIMES = Set.of("now", "month", "half", "year", "years", LONGER);
  private static final When NONE = new When(null);

  WhenQuestion() {
    super(TellStep.WHEN, NONE);
  }

  /** @param happened {@code now}, {@code month}, {@code half}, {@code year}, {@code years} or {@code longer} */
  record When(@Nullable String happened) implements Answer {

    boolean isNow() {
      return "now".equals(happened);
    }
  }

  /** The page. */
  record WhenPage(AskedQuestion asked, @Nullable String happened) implements Page {}

  static When of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<When> read(TellForm form, Draft draft) {
    return Optional.of(new When(form.one("happened", TIMES)));
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Problems problems = Problems.none();
    String happened = of(draft).happened;
    if (happened == null) {
      problems.add("happened", "telling.tell.happened-none");
    } else if (happened.equals(LONGER)) {
      problems.add("happened", "telling.tell.happened-longer", region.yearsBack());
    }
    return problems;
  }

  @Override
  Page page(AskedQuestion asked) {
    return new WhenPage(asked, of(asked.draft()).happened);
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Optional<String> answer = Optional.ofNullable(of(draft).happened).map(h -> shell.say("story.happened." + h));
    return List.of(CheckRow.of(step(), shell.say("telling.check.when"), answer, shell));
  }

  /** Whether it waits for its author to leave depends on it. */
  @Override
  boolean isOnReceipt() {
    return true;
  }
}
