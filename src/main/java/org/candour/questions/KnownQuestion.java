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

/** Whether staff would know who tells. */
@Component
class KnownQuestion extends Question<KnownQuestion.Known> {

  /** In the order in which they are asked. */
  static final List<String> CHOICES = List.of("yes", "perhaps", "no");

  private static final Known NONE = new Known(null);

  KnownQuestion() {
    super(TellStep.KNOWN, NONE);
  }

  record Known(@Nullable String known) implements Answer {

    boolean isRecognisable() {
      return "yes".equals(known) || "perhaps".equals(known);
    }
  }

  /** The page. */
  record KnownPage(AskedQuestion asked, @Nullable String known) implements Page {}

  static Known of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<Known> read(TellForm form, Draft draft) {
    return Optional.of(new Known(form.one("known", Set.copyOf(CHOICES))));
  }

  @Override
  Problems problems(Draft draft, Region region) {
    return of(draft).known == null ? Problems.none().add("known", "telling.tell.known-none") : Problems.none();
  }

  @Override
  Page page(AskedQuestion asked) {
    return new KnownPage(asked, of(asked.draft()).known);
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Optional<String> answer = Optional.ofNullable(of(draft).known).map(k -> shell.say("story.known." + k));
    return List.of(CheckRow.of(step(), shell.say("telling.check.known"), answer, shell));
  }

  /** Whether it waits for anything depends on it. */
  @Override
  boolean isOnReceipt() {
    return true;
  }
}
