package org.candour.shared;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people write: plain text in NFC with LF line ends, one kind of blank, and only what a reader can see
 * ({@link Visible}). The one door for it: what a browser sends, what a list or a file holds, goes through here before
 * anybody looks at it.
 */
public final class PlainText {

  private static final Pattern GAP = Pattern.compile("\n{3,}");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern PARAGRAPH = Pattern.compile("\n\\s*\n");

  private PlainText() {}

  /** The same signs as somebody sees them, with the blanks round them: what every form field becomes on its way in. */
  public static String clean(String typed) {
    return Visible.isPlain(typed) ? typed : Normalizer.normalize(Visible.of(typed), Normalizer.Form.NFC);
  }

  /** A text of several lines as it is stored. Empty where nothing in it can be seen. */
  public static String of(String typed) {
    return GAP.matcher(clean(typed)).replaceAll("\n\n").strip();
  }

  /** A text of one line. */
  public static String line(String typed) {
    return SPACE.matcher(of(typed)).replaceAll(" ").strip();
  }

  /** Runs of what can be seen, as the browser counts them too. */
  public static int words(String text) {
    String stripped = clean(text).strip();
    return stripped.isEmpty() ? 0 : SPACE.split(stripped).length;
  }

  public static List<String> paragraphs(String text) {
    return PARAGRAPH.splitAsStream(text).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  /**
   * At most so many characters, never half of one.
   *
   * @throws StringIndexOutOfBoundsException where nothing of a text is to be left
   */
  public static String cut(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
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

  /**
   * A text for a cell of a file: a spreadsheet runs what begins like a formula; with an apostrophe before it, it is
   * text.
   */
  public static String asCell(String text) {
    return isFormula(text, 0) ? "'" + text : text;
  }

  /** What stood in a cell before it was marked as text. */
  public static String ofCell(String cell) {
    return cell.startsWith("'") && isFormula(cell, 1) ? cell.substring(1) : cell;
  }

  /** Also what looks marked already: else its own apostrophe would go with the mark. */
  private static boolean isFormula(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at < text.length() && "=+-@\t\r".indexOf(text.charAt(at)) >= 0;
  }

  /**
   * The signs of a text that a reader can see, one after the other. What cannot be seen goes: a soft hyphen or a word
   * joiner hides a number from every check and a word from every search. What stays of it shapes something that is
   * seen: joiners inside emoji and in scripts that write with them, the choice of a form of a sign, and the flags of
   * England, Scotland and Wales.
   */
  private static final class Visible {

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int END_OF_TAGS = 0xE007F;
    private static final int LONGEST_FLAG = 16;
    // Two signs that show nothing though their kind is drawn, and the place of a picture that is not there.
    private static final Set<Integer> SHOW_NOTHING = Set.of(0xFFFC, 0x1D159);
    /** A blank in Braille. */
    private static final int NO_DOTS = 0x2800;
    /** Scripts in which a joiner, or its absence, makes another word or another shape. */
    private static final Set<Integer> JOINING = Set.of(UScript.ARABIC, UScript.SYRIAC, UScript.MANDAIC, UScript.NKO,
        UScript.MONGOLIAN, UScript.PHAGS_PA, UScript.DEVANAGARI, UScript.BENGALI, UScript.GURMUKHI, UScript.GUJARATI,
        UScript.ORIYA, UScript.TAMIL, UScript.TELUGU, UScript.KANNADA, UScript.MALAYALAM, UScript.SINHALA,
        UScript.KHMER, UScript.MYANMAR, UScript.TIBETAN, UScript.BALINESE, UScript.JAVANESE);

    private final String typed;
    private final StringBuilder seen;
    private int at;
    /** The sign before, and the script of the last one that is no mark on another. */
    private int last = ' ';
    private int script = UScript.COMMON;

    private Visible(String typed) {
      this.typed = typed;
      this.seen = new StringBuilder(typed.length());
    }

    /** Whether there is nothing in it but letters and signs of Western Europe and ordinary blanks, as in most texts. */
    static boolean isPlain(String typed) {
      for (int i = 0; i < typed.length(); i++) {
        char c = typed.charAt(i);
        if (c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c <= 0xA0 || c == 0xAD || c >= 0x300) {
          return false;
        }
      }
      return true;
    }

    static String of(String typed) {
      Visible visible = new Visible(typed);
      while (visible.at < typed.length()) {
        visible.take();
      }
      return visible.seen.toString();
    }

    private void take() {
      int sign = typed.codePointAt(at);
      at += Character.charCount(sign);
      if (sign == BLACK_FLAG && flag() > 0) {
        int end = flag();
        keep(sign);
        seen.append(typed, at, end);
        at = end;
      } else if (isLineEnd(sign)) {
        if (sign != '\r' || next() != '\n') {
          keep('\n');
        }
      } else if (Character.getType(sign) == Character.SPACE_SEPARATOR || sign == NO_DOTS) {
        keep(' ');
      } else if (sign == '\t' || isSeen(sign) || isNeeded(sign)) {
        keep(sign);
      }
    }

    private void keep(int sign) {
      seen.appendCodePoint(sign);
      last = sign;
      if (!isMark(sign)) {
        script = UScript.getScript(sign);
      }
    }

    private int next() {
      return at < typed.length() ? typed.codePointAt(at) : ' ';
    }

    private static boolean isLineEnd(int sign) {
      return sign >= '\n' && sign <= '\r' || sign == 0x85 || sign == 0x2028 || sign == 0x2029;
    }

    private static boolean isSeen(int sign) {
      if (UCharacter.hasBinaryProperty(sign, UProperty.PREPENDED_CONCATENATION_MARK)) {
        return true;
      }
      return switch (Character.getType(sign)) {
        case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> false;
        default -> !UCharacter.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
            && !UCharacter.hasBinaryProperty(sign, UProperty.NONCHARACTER_CODE_POINT) && !SHOW_NOTHING.contains(sign);
      };
    }

    /** Whether a sign that is not seen itself shapes what stands before it. */
    private boolean isNeeded(int sign) {
      return switch (sign) {
        case JOINER -> isPicture(next()) && (isPicture(last) || isModified(last)) || joins();
        case NON_JOINER -> joins() && JOINING.contains(UScript.getScript(next()));
        case 0x180B, 0x180C, 0x180D, 0x180E, 0x180F -> script == UScript.MONGOLIAN && Character.isLetter(last);
        default -> sign >= 0xFE00 && sign <= 0xFE0F
            ? choosesForm(sign)
            : sign >= 0xE0100 && sign <= 0xE01EF && isIdeograph(last);
      };
    }

    private boolean joins() {
      return JOINING.contains(script) && (Character.isLetter(last) || isMark(last));
    }

    /**
     * A variation selector: between the form of an emoji and that of a text, or another shape of a letter that has
     * several.
     */
    private boolean choosesForm(int sign) {
      if (sign >= 0xFE0E) {
        return last < 128
            ? next() == KEYCAP && UCharacter.hasBinaryProperty(last, UProperty.EMOJI)
            : isPicture(last) || UCharacter.hasBinaryProperty(last, UProperty.EMOJI) || isIdeograph(last);
      }
      return isIdeograph(last) || Character.getType(last) == Character.MATH_SYMBOL
          || (script == UScript.MYANMAR || script == UScript.PHAGS_PA) && Character.isLetter(last);
    }

    private static boolean isMark(int sign) {
      return switch (Character.getType(sign)) {
        case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
        default -> false;
      };
    }

    private static boolean isPicture(int sign) {
      return UCharacter.hasBinaryProperty(sign, UProperty.EXTENDED_PICTOGRAPHIC);
    }

    private static boolean isModified(int sign) {
      return sign == 0xFE0F || UCharacter.hasBinaryProperty(sign, UProperty.EMOJI_MODIFIER);
    }

    private static boolean isIdeograph(int sign) {
      return UCharacter.hasBinaryProperty(sign, UProperty.IDEOGRAPHIC);
    }

    /** Where the flag of a country inside a country ends whose black flag has just been read; 0 where none follows. */
    private int flag() {
      for (int end = at, tags = 0; end < typed.length() && tags < LONGEST_FLAG; tags++) {
        int sign = typed.codePointAt(end);
        end += Character.charCount(sign);
        if (sign == END_OF_TAGS) {
          return tags > 1 ? end : 0;
        }
        if (sign < 0xE0030 || sign > 0xE007A) {
          return 0;
        }
      }
      return 0;
    }
  }
}
