package org.candour.reading;

import java.time.Instant;
import java.util.List;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** A post of the blog. */
record PostView(long id, String region, String type, @Nullable Long organisation, String writerName, String jobTitle,
    Instant publishedAt, @Nullable Instant closedAt, String title, String body, long comments) {

  boolean closed() {
    return closedAt != null;
  }

  /** The first words without the signs of Markdown. */
  String opening() {
    String words = body.replaceAll("(?m)^[ \\t]*[#>*-][#>*\\- \\t]*|^[ \\t]*\\d{1,9}\\.[ \\t]+|[*_`]+", "");
    return PlainText.opening(words.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1"), 220);
  }

  /** What a reader wrote under a post. */
  record CommentView(long id, String name, String body, Instant publishedAt) {

    List<String> paragraphs() {
      return PlainText.paragraphs(body);
    }
  }

  /** A comment as it was typed, so that nothing is lost when something is wrong with it. */
  record CommentForm(String name, String body, String once) {}
}
