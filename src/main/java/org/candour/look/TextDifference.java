package org.candour.look;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What became of a text, word by word. */
public final class TextDifference {

  /** A run of words: {@code same}, {@code gone} or {@code new}. */
  public record Piece(String kind, String text) {}

  private TextDifference() {}

  /** The runs that lead from one text to the other, in reading order. */
  public static List<Piece> between(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    List<Piece> parts = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      int start = delta.getSource().getPosition();
      add(parts, "same", old.subList(at, start));
      add(parts, "gone", delta.getSource().getLines());
      add(parts, "new", delta.getTarget().getLines());
      at = start + delta.getSource().size();
    }
    add(parts, "same", old.subList(at, old.size()));
    return parts;
  }

  private static void add(List<Piece> parts, String kind, List<String> words) {
    if (!words.isEmpty()) {
      parts.add(new Piece(kind, String.join("", words)));
    }
  }

  // Each word keeps the white space behind it, so that joining gives the text back.
  private static List<String> words(String text) {
    return Arrays.asList(text.split("(?<=\\s)(?=\\S)"));
  }
}
