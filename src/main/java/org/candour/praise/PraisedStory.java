package org.candour.praise;

import java.time.Instant;
import java.util.Optional;
import org.candour.shared.PlainText;

/**
 * A public story of which words are passed on.
 *
 * @param id its number
 * @param region the id of its region
 * @param language of title and body
 * @param title empty where it has none
 * @param body as everybody reads it
 * @param screenName what its author is called there
 * @param publishedAt since when it is public
 */
public record PraisedStory(long id, String region, String language, String title, String body, String screenName,
    Instant publishedAt) {

  /**
   * The passage as it stands in the story, or nothing where these words do not stand there so, whole and one after the
   * other. How lines are broken makes no difference.
   */
  public Optional<String> passage(String typed) {
    String wanted = PlainText.line(typed);
    StringBuilder flat = new StringBuilder();
    int[] places = new int[body.length() + 1];
    for (int i = 0; i < body.length(); i++) {
      boolean gap = Character.isWhitespace(body.charAt(i));
      if (!gap || (!flat.isEmpty() && flat.charAt(flat.length() - 1) != ' ')) {
        places[flat.length()] = i;
        flat.append(gap ? ' ' : body.charAt(i));
      }
    }
    for (int at = wanted.isEmpty() ? -1 : flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      if (isEdge(flat, at) && isEdge(flat, end)) {
        return Optional.of(body.substring(places[at], places[end - 1] + 1));
      }
    }
    return Optional.empty();
  }

  /** Whether no word goes across: half a word may mean the opposite of the whole. */
  private static boolean isEdge(CharSequence text, int at) {
    return at == 0 || at == text.length() || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at));
  }

  /** Whether a passage leaves something of the story out. */
  public boolean isPart(String passage) {
    return PlainText.words(passage) < PlainText.words(body);
  }
}
