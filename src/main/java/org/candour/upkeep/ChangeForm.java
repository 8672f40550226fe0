package org.candour.upkeep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candour.directory.ChangeKind;
import org.candour.directory.ChangeRequest;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.TypedDates;
import org.springframework.util.MultiValueMap;

/**
 * A change to the tree as it is typed, step by step.
 *
 * @param kind what is to happen
 * @param effective the day, as it was typed
 * @param why for operators
 * @param name the new one of a renaming
 * @param target a number, {@code top}, or empty
 * @param others of a merger those that end, chosen so far
 * @param names one on each line
 * @param children where those below go, as in {@link ChangeRequest}
 * @param past where the stories so far stand, as in {@link ChangeRequest}
 * @param q what a further service is looked for by
 * @param seen what the preview stood on, so that nothing else is done than what it showed
 */
record ChangeForm(ChangeKind kind, String effective, String why, String name, String target, List<Long> others,
    String names, String children, String past, String q, String seen) {

  static final List<ChangeKind> KINDS =
      List.of(ChangeKind.RENAME, ChangeKind.MOVE, ChangeKind.MERGE, ChangeKind.SPLIT, ChangeKind.CLOSE);
  private static final int WHY = 500;

  static ChangeForm of(MultiValueMap<String, String> typed, LocalDate today) {
    String pick = one(typed, "pick");
    String wanted = one(typed, "kind");
    ChangeKind kind = wanted.isEmpty()
        ? ChangeKind.RENAME
        : ChangeKind.of(wanted).filter(k -> k != ChangeKind.OPEN)
            .orElseThrow(() -> new NotFound("no change like " + wanted));
    List<Long> others = new ArrayList<>();
    typed.getOrDefault("others", List.of()).forEach(each -> add(others, each));
    String target = one(typed, "target");
    if (kind == ChangeKind.MERGE) {
      add(others, pick);
    } else if (!pick.isEmpty()) {
      target = pick;
    }
    String remove = one(typed, "remove");
    others.removeIf(each -> Long.toString(each).equals(remove));
    String effective =
        typed.containsKey("effective") ? TypedDates.kept(PlainText.line(one(typed, "effective"))) : today.toString();
    return new ChangeForm(kind, effective, PlainText.line(one(typed, "why")), PlainText.line(one(typed, "name")),
        target.equals(remove) || !target.matches("\\d{1,18}|top") ? "" : target, List.copyOf(others),
        PlainText.of(one(typed, "names")), one(typed, "children"), one(typed, "past"), PlainText.line(one(typed, "q")),
        one(typed, "seen"));
  }

  private static String one(MultiValueMap<String, String> typed, String name) {
    return Objects.requireNonNullElse(typed.getFirst(name), "");
  }

  private static void add(List<Long> others, String typed) {
    if (typed.matches("\\d{1,18}") && others.size() < ChangeRequest.MOST && !others.contains(Long.parseLong(typed))) {
      others.add(Long.parseLong(typed));
    }
  }

  static Optional<LocalDate> day(String typed) {
    return TypedDates.of(typed).filter(d -> d.getYear() > 0);
  }

  /** What is wrong before anything is looked up. */
  Problems problems() {
    Problems problems = Problems.none();
    if (day(effective).isEmpty()) {
      problems.add("effective", "upkeep.change.day-wrong");
    }
    if (why.length() > WHY) {
      problems.add("why", "upkeep.change.why-long", WHY);
    }
    if (kind == ChangeKind.MOVE && target.isEmpty()) {
      problems.add("q", "upkeep.change.target-none");
    }
    return problems;
  }

  ChangeRequest wish(long service) {
    LocalDate day = day(effective).orElseThrow();
    Long to = target.matches("\\d+") ? (Long) Long.parseLong(target) : null;
    boolean takes = kind == ChangeKind.MOVE || kind == ChangeKind.CLOSE && children.equals("to");
    return new ChangeRequest(kind, service, day, why, name, takes ? to : null,
        kind == ChangeKind.MERGE ? others : List.of(),
        kind == ChangeKind.SPLIT ? names.lines().map(PlainText::line).filter(n -> !n.isEmpty()).toList() : List.of(),
        children, past);
  }
}
