package org.candour.questions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.look.Page;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether its author has complained, or might. */
@Component
class ComplaintQuestion extends Question<ComplaintQuestion.Complaint> {

  /** In the order in which they are asked. */
  static final List<String> CHOICES = List.of("no", "might", "yes");

  private static final Complaint NONE = new Complaint(null);

  ComplaintQuestion() {
    super(TellStep.COMPLAINT, NONE);
  }

  record Complaint(@Nullable String complaint) implements Answer {}

  /** The page. */
  record ComplaintPage(AskedQuestion asked, @Nullable String complaint) implements Page {}

  static Complaint of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<Complaint> read(TellForm form, Draft draft) {
    return Optional.of(new Complaint(form.one("complaint", Set.copyOf(CHOICES))));
  }

  @Override
  Page page(AskedQuestion asked) {
    return new ComplaintPage(asked, of(asked.draft()).complaint);
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Optional<String> answer = Optional.ofNullable(of(draft).complaint).map(c -> shell.say("story.complaint." + c));
    return List.of(CheckRow.of(step(), shell.say("telling.check.complaint"), answer, shell));
  }
}
