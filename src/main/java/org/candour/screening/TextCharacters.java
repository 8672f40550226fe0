package org.candour.screening;

import java.text.Normalizer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Single characters, exactly as {@code privacy.js} sees them: UTF-16 units, so that places in a text are the same on
 * both sides.
 */
final class TextCharacters {

  private TextCharacters() {}

  /** Letters, and the marks that sit on them; half of a pair beyond the first plane is none. */
  static boolean letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x1FFF && c != 0xD7 && c != 0xF7)
        || (c >= 0x2C00 && c <= 0x2DFF) || (c >= 0x3040 && c <= 0xD7FF) || (c >= 0xFB00 && c <= 0xFDFF)
        || (c >= 0xFE70 && c <= 0xFEFE);
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean mark(int c) {
    return c >= 0x300 && c <= 0x36F;
  }

  static boolean upper(int c) {
    return c < 128 ? c >= 'A' && c <= 'Z' : letter(c) && small(c) != c;
  }

  /** Scripts that know large letters and that names are written in here. */
  private static int small(int c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    if (c == 0x130 || (c >= 0x587 && c < 0x1E00) || c >= 0x2000) {
      return c == 0x130 ? 'i' : c;
    }
    return Character.toLowerCase(c);
  }

  /** A small letter without what is above or below it. */
  private static int bare(int c) {
    if (c < 0xC0 || c > 0x1EFF || (c > 0x24F && c < 0x1E00)) {
      return c;
    }
    return switch (c) {
      case 0xDF -> 's';
      case 0xE6 -> 'a';
      case 0xF8, 0x153 -> 'o';
      case 0x111, 0xF0 -> 'd';
      case 0x131 -> 'i';
      case 0x142 -> 'l';
      case 0xFE -> 't';
      default -> Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFD).charAt(0);
    };
  }

  static int lowly(int c) {
    return bare(small(c));
  }

  /** One character for one: curly quotes, dashes, blanks and digits of all kinds become the plain ones. */
  static int plainly(int c) {
    if (c < 128) {
      return c == '\t' || c == '\r' ? ' ' : c;
    }
    if ((c >= 0x2018 && c <= 0x201B) || c == 0xB4 || c == 0x2BC || c == 0xFF07) {
      return '\'';
    }
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB) {
      return '"';
    }
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
      return '-';
    }
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) {
      return ' ';
    }
    if (c == 0x2028 || c == 0x2029) {
      return '\n';
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return c - 0xFEE0;
    }
    if (c >= 0x660 && c <= 0x669) {
      return c - 0x660 + '0';
    }
    if (c >= 0x6F0 && c <= 0x6F9) {
      return c - 0x6F0 + '0';
    }
    return c >= 0x966 && c <= 0x96F ? c - 0x966 + '0' : c;
  }

  /** Takes no room on a page: soft hyphens, joiners, marks of direction and of form. */
  private static boolean unseen(int c) {
    return c >= 0xAD && (c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF);
  }

  /** The places of what can be seen. */
  static int[] seen(String text) {
    return IntStream.range(0, text.length()).filter(i -> !unseen(text.charAt(i))).toArray();
  }

  static String each(String text, IntUnaryOperator change) {
    char[] all = text.toCharArray();
    for (int i = 0; i < all.length; i++) {
      all[i] = (char) change.applyAsInt(all[i]);
    }
    return new String(all);
  }

  /** How a word is looked up: small, bare, without marks and apostrophes. */
  static String key(String word) {
    StringBuilder out = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      int c = lowly(word.charAt(i));
      if (!mark(c) && c != '\'') {
        out.append((char) c);
      }
    }
    return out.toString();
  }
}
