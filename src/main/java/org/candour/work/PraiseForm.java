package org.candour.work;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candour.look.UnsentText;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;
import org.candour.shared.Shell;

/**
 * Words that are passed on, as they are typed.
 *
 * @param passage the words of the story
 * @param line a line of one's own; may be empty
 * @param q part of a colleague's name
 * @param to the colleague who was chosen, or 0
 * @param name for the printed page; stands there and nowhere else
 * @param once by which doing it twice is one act
 */
record PraiseForm(String passage, String line, String q, long to, String name, String once) {

  /** What fits on one sheet. */
  static final int PRINTED = 250;
  static final int LINE_WORDS = 60;
  static final int NAME = 80;
  private static final int PRINTED_CHARACTERS = 1_700;
  private static final int LINE = 450;

  static PraiseForm of(String body) {
    return new PraiseForm(body, "", "", 0, "", SecretToken.fresh());
  }

  static PraiseForm of(Map<String, String> typed) {
    String to = typed.getOrDefault("to", "");
    return new PraiseForm(PlainText.of(typed.getOrDefault("passage", "")), PlainText.of(typed.getOrDefault("line", "")),
        PlainText.cut(PlainText.line(typed.getOrDefault("q", "")), 120),
        to.matches("\\d{1,18}") ? Long.parseLong(to) : 0, PlainText.line(typed.getOrDefault("name", "")),
        SecretToken.kept(typed.getOrDefault("once", "")));
  }

  /** What can be copied where nothing could be passed on: one's own words, not the author's. */
  List<UnsentText> kept(Shell shell) {
    return Stream
        .of(new UnsentText(shell.say("work.praise.line"), line), new UnsentText(shell.say("work.praise.name"), name))
        .filter(k -> !k.text().isEmpty()).toList();
  }

  /** What is wrong with the words. The passage itself is compared with the story by who has it. */
  Problems problems(boolean print) {
    Problems problems = Problems.none();
    if (passage.isEmpty()) {
      problems.add("passage", "work.praise.passage-none");
    } else if (print && (PlainText.words(passage) > PRINTED || passage.length() > PRINTED_CHARACTERS
        || passage.lines().count() > 24)) {
      problems.add("passage", "work.praise.passage-long", PRINTED);
    }
    if (PlainText.words(line) > LINE_WORDS || line.length() > LINE || line.lines().count() > 6) {
      problems.add("line", "work.praise.line-long", LINE_WORDS);
    }
    if (print && name.codePoints().noneMatch(Character::isLetter)) {
      problems.add("name", "work.praise.name-none");
    } else if (print && name.length() > NAME) {
      problems.add("name", "work.praise.name-long", NAME);
    }
    if (!print && to == 0) {
      problems.add(q.isEmpty() ? "q" : "to", "work.praise.to-none");
    }
    return problems;
  }
}
