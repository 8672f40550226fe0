package org.candour.work;

import java.util.List;
import java.util.Map;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;

/** A post as it is typed. */
record PostForm(String type, String title, String body) {

  static final List<String> TYPES = List.of("update", "question", "change");
  static final int MOST_WORDS = 2_000;
  private static final int TITLE = 120;

  static PostForm of(Map<String, String> typed) {
    return new PostForm(typed.getOrDefault("type", ""), PlainText.line(typed.getOrDefault("title", "")),
        PlainText.of(typed.getOrDefault("body", "")));
  }

  static PostForm empty() {
    return new PostForm("", "", "");
  }

  Problems problems() {
    Problems problems = Problems.none();
    if (!TYPES.contains(type)) {
      problems.add("type", "work.posts.type-none");
    }
    if (title.codePoints().noneMatch(Character::isLetter)) {
      problems.add("title", "work.posts.title-empty");
    } else if (title.length() > TITLE) {
      problems.add("title", "work.posts.title-long", TITLE);
    }
    if (body.codePoints().noneMatch(Character::isLetter)) {
      problems.add("body", "work.posts.body-empty");
    } else if (PlainText.words(body) > MOST_WORDS || body.length() > MOST_WORDS * 20) {
      problems.add("body", "work.posts.body-long", MOST_WORDS);
    }
    return problems;
  }
}
