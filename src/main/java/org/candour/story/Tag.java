package org.candour.story;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.candour.shared.PlainText;

/**
 * What an author names in answer to one of three questions.
 *
 * @param question {@code good}, {@code improve} or {@code feel}
 */
public record Tag(String question, String tag) {

  private static final int MOST = 8;
  private static final int LENGTH = 40;

  /** "Kind staff, waiting" as two tags, lower case; at most eight of forty characters. */
  public static List<Tag> of(String question, String typed) {
    return Arrays.stream(typed.split("[,;\n]+")).map(t -> PlainText.line(t).toLowerCase(Locale.ROOT))
        .filter(t -> !t.isEmpty()).map(t -> PlainText.cut(t, LENGTH)).distinct().limit(MOST)
        .map(t -> new Tag(question, t)).toList();
  }

  /** Whether something was typed that is longer than a tag can be. */
  public static boolean tooLong(String typed) {
    return Arrays.stream(typed.split("[,;\n]+")).anyMatch(t -> PlainText.line(t).length() > LENGTH);
  }

  /** Tags of one question as they are typed. */
  public static String typed(List<Tag> tags, String question) {
    return String.join(", ", tags.stream().filter(t -> t.question().equals(question)).map(Tag::tag).toList());
  }
}
