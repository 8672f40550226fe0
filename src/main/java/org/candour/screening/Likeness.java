package org.candour.screening;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.candour.written.WordReading;

/**
 * How a text sounds, in 64 bits: texts that share most of their runs of three words differ in few bits (simhash after
 * Charikar 2002, over word shingles).
 */
public final class Likeness {

  /** So many bits may differ between two texts that are alike. */
  public static final int ALIKE = 14;
  private static final int RUN = 3;
  private static final int MOST_WORDS = 2_000;
  /** A flood counts itself, so that any number is like any other. */
  private static final Pattern NUMBER = Pattern.compile("\\p{N}+");

  private Likeness() {}

  /** The sign of a text; 0 for one of fewer than six words, which is like too many others. */
  public static long of(String text) {
    List<String> words = Arrays.stream(NUMBER.matcher(WordReading.of(text)).replaceAll("0").split("[^\\p{L}\\p{N}]+"))
        .filter(w -> !w.isEmpty()).limit(MOST_WORDS).toList();
    if (words.size() < 2 * RUN) {
      return 0;
    }
    int[] votes = new int[Long.SIZE];
    for (int i = 0; i + RUN <= words.size(); i++) {
      long hash = mixed(String.join(" ", words.subList(i, i + RUN)));
      for (int bit = 0; bit < Long.SIZE; bit++) {
        votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
      }
    }
    long sign = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      sign |= votes[bit] > 0 ? 1L << bit : 0;
    }
    return sign;
  }

  /** FNV-1a with the last step of SplittableRandom, so that every bit depends on every letter. */
  private static long mixed(String run) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < run.length(); i++) {
      hash = (hash ^ run.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
    return hash ^ hash >>> 31;
  }
}
