package org.candour.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.candour.regions.RegionQuestions.RatingChoice;
import org.candour.regions.RegionQuestions.RatingQuestion;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.TypedNumbers;

/** A question about a service as an operator types it: its words, and a choice in each line. */
record QuestionForm(String asked, String choices) {

  static final QuestionForm EMPTY = new QuestionForm("", "");

  private static final int LONGEST = 200;
  private static final int LONGEST_LABEL = 80;
  private static final int FEWEST = 2;
  private static final int MOST = 10;
  private static final int BEST = 10;

  static QuestionForm of(Map<String, String> typed) {
    return new QuestionForm(PlainText.line(typed.getOrDefault("asked", "")),
        PlainText.of(typed.getOrDefault("choices", "")));
  }

  static QuestionForm of(RatingQuestion question) {
    return new QuestionForm(question.asked(),
        question.offered().choices().stream()
            .map(c -> (c.value() == null ? "-" : c.value().toString()) + " | " + c.label())
            .collect(Collectors.joining("\n")));
  }

  /** The choices in their order; what is wrong stands at its field. */
  List<RatingChoice> read(Problems problems) {
    if (asked.isBlank() || asked.length() > LONGEST) {
      problems.add("asked", "operate.questions.asked-wrong", LONGEST);
    }
    List<RatingChoice> all = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    for (String line : choices.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int bar = line.indexOf('|');
      String value = bar < 0 ? "" : line.substring(0, bar).strip();
      String label = PlainText.line(line.substring(bar + 1));
      OptionalLong number = TypedNumbers.of(value);
      boolean says = !value.equals("-");
      if (label.isBlank() || label.length() > LONGEST_LABEL
          || (says && (number.isEmpty() || number.getAsLong() > BEST))) {
        wrong.add(line);
      } else if (all.stream().anyMatch(c -> c.label().equalsIgnoreCase(label))) {
        twice.add(label);
      } else {
        all.add(new RatingChoice("", label, says ? (Integer) (int) number.getAsLong() : null, false));
      }
    }
    problems.addLines("choices", "operate.questions.choice-wrong", wrong, BEST).addLines("choices",
        "operate.questions.choice-twice", twice);
    if (all.size() > MOST || all.stream().filter(c -> c.value() != null).count() < FEWEST) {
      problems.add("choices", "operate.questions.choices-count", FEWEST, MOST);
    }
    return all;
  }
}
