package org.candour.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candour.look.UnsentText;
import org.candour.response.ChangeStatus;
import org.candour.response.Claim;
import org.candour.response.DraftText;
import org.candour.response.Response;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;
import org.candour.shared.Shell;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is typed.
 *
 * @param body the answer itself
 * @param change {@code none}, {@code planned} or {@code made}
 * @param what what changes
 * @param who who sees to it
 * @param due by when, as it was typed
 * @param fulfils the number of the earlier answer whose planned change is made, or empty
 * @param once by which sending it twice is one answer
 */
record ResponseForm(String body, String change, String what, String who, String due, String fulfils, String once) {

  static final int MOST_WORDS = 1_500;
  private static final int WHAT = 1_000;
  private static final int WHO = 120;
  private static final int HORIZON_YEARS = 10;

  static ResponseForm of(Map<String, String> typed) {
    return new ResponseForm(PlainText.of(typed.getOrDefault("body", "")), typed.getOrDefault("change", "none"),
        PlainText.of(typed.getOrDefault("what", "")), PlainText.line(typed.getOrDefault("who", "")),
        TypedDates.kept(PlainText.line(typed.getOrDefault("due", ""))),
        PlainText.line(typed.getOrDefault("fulfils", "")), SecretToken.kept(typed.getOrDefault("once", "")));
  }

  static ResponseForm of(Response response) {
    return new ResponseForm(response.body(), response.changeState() == null ? "none" : response.changeState(),
        String.valueOf(response.changeWhat() == null ? "" : response.changeWhat()),
        response.changeWho() == null ? "" : response.changeWho(),
        response.changeDue() == null ? "" : response.changeDue().toString(),
        response.changeFulfils() == null ? "" : response.changeFulfils().toString(), SecretToken.fresh());
  }

  static ResponseForm of(DraftText text, String once) {
    return new ResponseForm(text.body(), text.change(), text.what(), text.who(), text.due(), text.fulfils(), once);
  }

  static ResponseForm empty() {
    return new ResponseForm("", "none", "", "", "", "", SecretToken.fresh());
  }

  /** @param planned what this organisation planned before and has not said to be made */
  Problems problems(LocalDate today, List<Response> planned) {
    Problems problems = Problems.none();
    if (body.codePoints().noneMatch(Character::isLetter)) {
      problems.add("body", "work.response.body-empty");
    } else if (PlainText.words(body) > MOST_WORDS || body.length() > MOST_WORDS * 20) {
      problems.add("body", "work.response.body-long", MOST_WORDS);
    }
    boolean claims = change.equals("planned") || change.equals("made");
    if (claims && what.isBlank()) {
      problems.add("what", "work.response.what-empty");
    }
    claim(problems);
    if (change.equals("planned") && !due.isEmpty() && !sensible(day(), today)) {
      problems.add("due", day() == null ? "work.response.due-form" : "work.response.due-wrong");
    }
    if (!fulfils.isEmpty() && planned.stream().noneMatch(r -> fulfils.equals(Long.toString(r.id())))) {
      problems.add("fulfils", "work.response.fulfils-wrong");
    } else if (!fulfils.isEmpty() && !change.equals("made")) {
      problems.add("change", "work.response.fulfils-made");
    }
    return problems;
  }

  /** What keeps it from being put aside: it need not be finished, but there is something, and it can be kept. */
  Problems unfinished() {
    Problems problems = Problems.none();
    if ((body + what + who).isBlank()) {
      problems.add("body", "work.response.body-empty");
    } else if (body.length() > MOST_WORDS * 20) {
      problems.add("body", "work.response.body-long", MOST_WORDS);
    }
    claim(problems);
    if (due.length() > WHO || fulfils.length() > WHO) {
      problems.add("due", "work.response.due-wrong");
    }
    return problems;
  }

  private void claim(Problems problems) {
    if (!change.equals("planned") && !change.equals("made") && !change.equals("none")) {
      problems.add("change", "work.response.change-none");
    }
    if (what.length() > WHAT) {
      problems.add("what", "work.response.what-long", WHAT);
    }
    if (who.length() > WHO) {
      problems.add("who", "work.response.who-long", WHO);
    }
  }

  /** As it is kept while it is being written. */
  DraftText text() {
    return new DraftText(body, change, what, who, due, fulfils);
  }

  /** The claim of change, if one is made. */
  @Nullable
  Claim claim() {
    return switch (change) {
      case "planned" -> new Claim(ChangeStatus.PLANNED, what, who, day(), null);
      case "made" -> new Claim(ChangeStatus.MADE, what, who, null, fulfils.isEmpty() ? null : Long.valueOf(fulfils));
      default -> null;
    };
  }

  /** What can be copied where the answer cannot be taken. */
  List<UnsentText> kept(Shell shell) {
    return Stream
        .of(new UnsentText(shell.say("work.response.body"), body),
            new UnsentText(shell.say("work.response.what"), what), new UnsentText(shell.say("work.response.who"), who))
        .filter(k -> !k.text().isEmpty()).toList();
  }

  /** The same with a remark. */
  List<UnsentText> kept(Shell shell, String remark) {
    return Stream
        .concat(kept(shell).stream(),
            Stream.of(new UnsentText(shell.say("work.draft.remark-yours"), remark)).filter(k -> !k.text().isEmpty()))
        .toList();
  }

  private static boolean sensible(@Nullable LocalDate day, LocalDate today) {
    return day != null && !day.isBefore(today) && !day.isAfter(today.plusYears(HORIZON_YEARS));
  }

  private @Nullable LocalDate day() {
    return TypedDates.of(due).orElse(null);
  }
}
