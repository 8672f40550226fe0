package org.candour.reading;

import java.time.Instant;
import java.util.List;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A post of the blog.
 *
 * @param id its public number
 * @param region the id of its region
 * @param type {@code update}, {@code question} or {@code change}
 * @param organisation the service for which it speaks, or null
 * @param writerName what its writer was called then
 * @param jobTitle of its writer then
 * @param publishedAt since when it is public
 * @param closedAt since when it takes no comments; null while it does
 * @param title in one line
 * @param body Markdown
 * @param comments how many are public
 */
record PostView(long id, String region, String type, @Nullable Long organisation, String writerName, String jobTitle,
    Instant publishedAt, @Nullable Instant closedAt, String title, String body, long comments) {

  boolean closed() {
    return closedAt != null;
  }

  /** The first words without the signs of Markdown. */
  String opening() {
    String words = body.replaceAll("(?m)^[ \\t]*[#>*-][#>*\\- \\t]*|^[ \\t]*\\d{1,9}\\.[ \\t]+|[*_`]+", "");
    return PlainText.opening(words.replaceAll("\\[([^\\[\\]]*)]\\([^()]*\\)", "$1"), 220);
  }

  /**
   * What a reader or a member wrote under a post; a reader has neither job nor organisation.
   *
   * @param id its public number
   * @param name the member's, or what the reader wants to be called
   * @param body plain text
   * @param publishedAt since when it is public
   * @param byMember whether a member wrote it
   * @param jobTitle of the member then; empty for a reader
   * @param organisation for which the member spoke; empty for a reader
   */
  record CommentView(long id, String name, String body, Instant publishedAt, boolean byMember, String jobTitle,
      String organisation) {

    /** How the letter is drawn: nobody looks like a member who is none. */
    String kind() {
      return byMember ? "statement" : "comment";
    }

    List<String> paragraphs() {
      return PlainText.paragraphs(body);
    }
  }

  /**
   * A comment as it was typed, so that nothing is lost when something is wrong with it.
   *
   * @param as the member under whose name the form said that it would stand; empty where it asked for a name
   */
  record CommentForm(String name, String body, String once, String as) {}
}
