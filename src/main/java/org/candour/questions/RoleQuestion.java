package org.candour.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who tells it, and whether the person whose care it was agrees. */
@Component
class RoleQuestion extends Question<RoleQuestion.Role> {

  /** In the order in which they are asked. */
  static final List<String> ROLES = List.of("patient", "parent", "relative", "carer", "friend", "advocate", "staff");
  /** Of the person whose care it was. */
  static final List<String> CONSENTS = List.of("yes", "cannot", "mine");

  // Where the consent stands among what nobody else reads: before how long ago it was.
  private static final int CONSENT_PLACE = 45;
  private static final Role NONE = new Role(null, null);

  RoleQuestion() {
    super(TellStep.ROLE, NONE);
  }

  /** @param consent {@code yes}, {@code cannot} be asked, {@code mine} alone is told */
  record Role(@Nullable String role, @Nullable String consent) implements Answer {

    /** Whether this role speaks of another person's care. */
    boolean isForSomebody() {
      return role != null && !role.equals("patient") && !role.equals("staff");
    }
  }

  /** The page. */
  record RolePage(AskedQuestion asked, Role role) implements Page {}

  static Role of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<Role> read(TellForm form, Draft draft) {
    return Optional.of(new Role(form.one("role", Set.copyOf(ROLES)), form.one("consent", Set.copyOf(CONSENTS))));
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Problems problems = Problems.none();
    Role role = of(draft);
    if (role.role == null) {
      problems.add("role", "telling.tell.role-none");
    }
    if (role.isForSomebody() && role.consent == null) {
      problems.add("consent", "telling.tell.consent-none");
    }
    return problems;
  }

  @Override
  Page page(AskedQuestion asked) {
    return new RolePage(asked, of(asked.draft()));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Role role = of(draft);
    List<CheckRow> rows = new ArrayList<>();
    rows.add(CheckRow.of(step(), Readers.PUBLIC, shell.say("telling.check.role"),
        List.of(CheckLine.plain(role.role == null ? CheckLine.nothing(shell) : shell.say("story.role." + role.role)))));
    if (role.isForSomebody() && role.consent != null) {
      rows.add(CheckRow.of(step(), shell.say("telling.check.consent"),
          Optional.of(shell.say("story.consent." + role.consent)), shell).at(CONSENT_PLACE));
    }
    return rows;
  }
}
