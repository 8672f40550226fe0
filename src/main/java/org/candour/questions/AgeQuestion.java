package org.candour.questions;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candour.look.Page;
import org.candour.regions.RegionQuestions;
import org.candour.regions.RegionQuestions.RatingQuestion;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The age range of whose care it was, where the region asks. */
@Component
class AgeQuestion extends Question<AgeQuestion.Age> {

  private static final Pattern CODE = Pattern.compile("[0-9-]{1,10}");
  // Among what nobody else reads: behind how long ago it was.
  private static final int ROW_PLACE = 55;
  private static final Age NONE = new Age(null);

  private final RegionQuestions questions;

  AgeQuestion(RegionQuestions questions) {
    super(TellStep.AGE, NONE);
    this.questions = questions;
  }

  record Age(@Nullable String age) implements Answer {}

  /** The page. */
  record AgePage(AskedQuestion asked, @Nullable String age, RatingQuestion ages) implements Page {}

  static Age of(Draft draft) {
    return draft.answers().of(NONE);
  }

  private RatingQuestion ages(Draft draft) {
    return questions.ages(draft.region(), draft.language());
  }

  @Override
  boolean isAsked(Draft draft) {
    return !ages(draft).choices().isEmpty();
  }

  @Override
  Optional<Age> read(TellForm form, Draft draft) {
    return Optional.of(new Age(CODE.matcher(form.text("age")).matches() ? form.text("age") : null));
  }

  @Override
  Page page(AskedQuestion asked) {
    return new AgePage(asked, of(asked.draft()).age, ages(asked.draft()));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Optional<String> label = Optional.of(ages(draft).label(of(draft).age)).filter(l -> !l.isEmpty());
    return List.of(CheckRow.of(step(), shell.say("telling.check.age"), label, shell).at(ROW_PLACE));
  }
}
