package org.candour.work;

import java.util.List;
import java.util.Map;
import org.candour.blog.Post;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;

/** A post as it is typed. */
record PostForm(String type, String title, String body, String once) {

  static final List<String> TYPES = List.of("update", "question", "change");
  static final int MOST_WORDS = 2_000;

  static PostForm of(Map<String, String> typed) {
    return new PostForm(typed.getOrDefault("type", ""), PlainText.line(typed.getOrDefault("title", "")),
        PlainText.of(typed.getOrDefault("body", "")), SecretToken.kept(typed.getOrDefault("once", "")));
  }

  static PostForm empty() {
    return new PostForm("", "", "", SecretToken.fresh());
  }

  Problems problems() {
    Problems problems = Problems.none();
    if (!TYPES.contains(type)) {
      problems.add("type", "work.posts.type-none");
    }
    if (title.codePoints().noneMatch(Character::isLetter)) {
      problems.add("title", "work.posts.title-empty");
    } else if (title.length() > Post.LONGEST_TITLE) {
      problems.add("title", "work.posts.title-long", Post.LONGEST_TITLE);
    }
    if (body.codePoints().noneMatch(Character::isLetter)) {
      problems.add("body", "work.posts.body-empty");
    } else if (PlainText.words(body) > MOST_WORDS || body.length() > Post.MOST_CHARACTERS) {
      problems.add("body", "work.posts.body-long", MOST_WORDS);
    }
    return problems;
  }
}
