package org.candour.questions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.look.Page;
import org.candour.people.Authors;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether letters to the author are safe; nothing without an address. */
@Component
class SafeQuestion extends Question<SafeQuestion.Safe> {

  private static final Set<String> CHOICES = Set.of("yes", "no");
  private static final Safe NONE = new Safe(null);

  private final Authors authors;

  SafeQuestion(Authors authors) {
    super(TellStep.SAFE, NONE);
    this.authors = authors;
  }

  record Safe(@Nullable Boolean mailOk) implements Answer {}

  /** The page. */
  record SafePage(AskedQuestion asked, @Nullable Boolean mailOk, String address) implements Page {}

  static Safe of(Draft draft) {
    return draft.answers().of(NONE);
  }

  private Optional<String> address(Draft draft) {
    return Optional.ofNullable(draft.author()).flatMap(authors::addressOf);
  }

  @Override
  boolean isAsked(Draft draft) {
    return address(draft).isPresent();
  }

  @Override
  Optional<Safe> read(TellForm form, Draft draft) {
    String answer = form.one("safe", CHOICES);
    return Optional.of(new Safe(answer == null ? null : answer.equals("yes")));
  }

  @Override
  Problems problems(Draft draft, Region region) {
    return of(draft).mailOk == null ? Problems.none().add("safe", "telling.tell.safe-none") : Problems.none();
  }

  @Override
  Page page(AskedQuestion asked) {
    return new SafePage(asked, of(asked.draft()).mailOk, address(asked.draft()).orElse(""));
  }

  /** It stands with the address. */
  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    return List.of();
  }
}
