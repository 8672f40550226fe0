package org.candour.work;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.candour.culture.Assessment;
import org.candour.culture.Levels.Level;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;

/**
 * Where an organisation sees itself, as it is typed.
 *
 * @param current the number of the level, or empty
 * @param why in the writer's words
 * @param aspired the number of the level, or empty
 * @param by the month, as it was typed; may be empty
 * @param visibility private or public, or empty
 */
record AssessmentForm(String current, String why, String aspired, String by, String visibility) {

  static final int MOST_WORDS = 400;
  private static final int HORIZON_YEARS = 20;

  static AssessmentForm of(Map<String, String> typed) {
    return new AssessmentForm(typed.getOrDefault("current", ""), PlainText.of(typed.getOrDefault("why", "")),
        typed.getOrDefault("aspired", ""), PlainText.line(typed.getOrDefault("by", "")),
        typed.getOrDefault("visibility", ""));
  }

  static AssessmentForm empty() {
    return new AssessmentForm("", "", "", "", "private");
  }

  Problems problems(List<Level> levels, LocalDate today) {
    Problems problems = Problems.none();
    if (number(current, levels) == 0) {
      problems.add("current", "work.levels.current-none");
    }
    if (why.codePoints().noneMatch(Character::isLetter)) {
      problems.add("why", "work.levels.why-empty");
    } else if (PlainText.words(why) > MOST_WORDS || why.length() > MOST_WORDS * 20) {
      problems.add("why", "work.levels.why-long", MOST_WORDS);
    }
    if (number(aspired, levels) == 0) {
      problems.add("aspired", "work.levels.aspired-none");
    } else if (number(aspired, levels) < number(current, levels)) {
      problems.add("aspired", "work.levels.aspired-below");
    }
    YearMonth month = month();
    YearMonth now = YearMonth.from(today);
    if (month == null) {
      problems.add("by", "site.day.month-form");
    } else if (month.isBefore(now) || month.isAfter(now.plusYears(HORIZON_YEARS))) {
      problems.add("by", "work.levels.by-wrong");
    }
    if (!visibility.equals("private") && !visibility.equals("public")) {
      problems.add("visibility", "work.levels.visibility-none");
    }
    return problems;
  }

  Assessment.NewAssessment said(long organisation, List<Level> levels) {
    YearMonth month = month();
    return new Assessment.NewAssessment(organisation, levels.getFirst().version(), number(current, levels), why,
        number(aspired, levels), month == null ? null : month.atDay(1), visibility);
  }

  private static int number(String typed, List<Level> levels) {
    return levels.stream().filter(l -> Integer.toString(l.number()).equals(typed)).mapToInt(Level::number).findFirst()
        .orElse(0);
  }

  private @Nullable YearMonth month() {
    return TypedDates.month(by).orElse(null);
  }
}
