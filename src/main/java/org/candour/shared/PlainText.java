package org.candour.shared;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** What people write: plain text in NFC with LF line ends and without characters that cannot be kept or shown. */
public final class PlainText {

  private static final Pattern LINE_END = Pattern.compile("\r\n?");
  // Controls that PostgreSQL refuses (NUL) or no reader can see; tab and line end stay. Direction overrides can hide text.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}&&[^\n\t]]|\\p{Cs}|[\u202A-\u202E\u2066-\u2069\uFEFF]");
  private static final Pattern GAP = Pattern.compile("\n{3,}");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern PARAGRAPH = Pattern.compile("\n\\s*\n");

  private PlainText() {}

  /** A text of several lines as it is stored. */
  public static String of(String typed) {
    String text = LINE_END.matcher(typed).replaceAll("\n");
    text = UNSEEN.matcher(text).replaceAll("");
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    return GAP.matcher(text).replaceAll("\n\n").strip();
  }

  /** A text of one line. */
  public static String line(String typed) {
    return SPACE.matcher(of(typed)).replaceAll(" ").strip();
  }

  /** Runs of non-space, as the browser counts them too. */
  public static int words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? 0 : SPACE.split(stripped).length;
  }

  public static List<String> paragraphs(String text) {
    return PARAGRAPH.splitAsStream(text).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  /** At most so many characters, never half of one. */
  public static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** A pattern for LIKE that finds this text anywhere and nothing else: its own signs for "any" mean themselves. */
  public static String anywhere(String text) {
    return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  /** The first words of a text, cut between words, with an ellipsis where something is left out. */
  public static String opening(String text, int characters) {
    String flat = SPACE.matcher(text).replaceAll(" ").strip();
    if (flat.length() <= characters) {
      return flat;
    }
    int cut = flat.lastIndexOf(' ', characters);
    return cut(flat, cut < characters / 2 ? characters : cut) + "…";
  }
}
