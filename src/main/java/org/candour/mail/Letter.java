package org.candour.mail;

import java.time.Instant;
import java.util.List;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A letter before it is sent: one occasion, about one thing, to one person.
 *
 * @param occasion what it is for, such as {@code story-published}; unique with subject and recipient
 * @param subjectKind what sort of thing it is about, as a code such as {@code story}
 * @param subject the number of that thing
 * @param to who gets it
 * @param subscription on behalf of which subscription the person is told, or null
 * @param region that it comes from
 * @param subjectLine what the mailbox shows
 * @param paragraphs plain text
 * @param action what the link's button says
 * @param link where it leads; opens a page with a button and spends nothing
 * @param footer why it comes, under the text; may be empty
 * @param notBefore leaves then or later; null: at once
 * @param stop where one click stops letters of this kind, or null
 * @param quotes what in the paragraphs is a story's, with its language
 */
public record Letter(String occasion, String subjectKind, long subject, Recipient to, @Nullable Long subscription,
    RegionId region, String subjectLine, List<String> paragraphs, String action, String link, String footer,
    @Nullable Instant notBefore, @Nullable String stop, List<Quote> quotes) {

  /** Somebody's words in a letter, and the language that they are in. */
  public record Quote(String words, String language) {}

  /**
   * Begins a letter.
   *
   * @param occasion what it is for; with the subject and the recipient it is sent once
   */
  public static About about(String occasion, String subjectKind, long subject) {
    return new About(occasion, subjectKind, subject);
  }

  /** What a letter is about; it still has to be addressed. */
  public record About(String occasion, String subjectKind, long subject) {

    public Addressed to(Recipient to, RegionId region) {
      return new Addressed(this, to, region, null);
    }
  }

  /** A letter to somebody, which still has to say something. */
  public record Addressed(About about, Recipient to, RegionId region, @Nullable Long subscription) {

    /** The same, where somebody is told as a member of this subscription; null for none. */
    public Addressed onBehalfOf(@Nullable Long told) {
      return new Addressed(about, to, region, told);
    }

    /** The letter, with this subject and these paragraphs of plain text. */
    public Letter saying(String subjectLine, List<String> paragraphs) {
      return new Letter(about.occasion, about.subjectKind, about.subject, to, subscription, region, subjectLine,
          paragraphs, "", "", "", null, null, List.of());
    }
  }

  /** The same, with a button: what it says, and where it leads. */
  public Letter leadingTo(String label, String address) {
    return new Letter(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, label, address,
        footer, notBefore, stop, quotes);
  }

  /** The same, with what stands at its foot: why somebody gets it. */
  public Letter footer(String why) {
    return new Letter(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, action, link,
        why, notBefore, stop, quotes);
  }

  /** The same, to leave at this moment or later. */
  public Letter after(Instant moment) {
    return new Letter(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, action, link,
        footer, moment, stop, quotes);
  }

  /** The same, with an address where one click stops letters of its kind without signing in. */
  public Letter stoppedAt(String address) {
    return new Letter(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, action, link,
        footer, notBefore, address, quotes);
  }

  /** The same, where these words of its paragraphs are somebody's. */
  public Letter quoting(List<Quote> all) {
    return new Letter(occasion, subjectKind, subject, to, subscription, region, subjectLine, paragraphs, action, link,
        footer, notBefore, stop, all);
  }

  /** The letter as plain text. */
  String text() {
    StringBuilder text = new StringBuilder();
    paragraphs.forEach(p -> text.append(p).append("\n\n"));
    if (!link.isEmpty()) {
      text.append(action).append(":\n").append(link).append("\n\n");
    }
    text.append("-- \n").append(footer).append('\n');
    if (stop != null) {
      text.append(stop).append('\n');
    }
    return text.toString();
  }
}
