package org.candour.lookup;

/** How many letters two words differ by: one too many, one too few, another one, or two that changed places. */
final class Slips {

  private Slips() {}

  /** The number of slips, or {@code most + 1} where there are more. */
  static int between(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] older = new int[b.length() + 1];
    int[] old = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      old[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], old[j]) + 1, old[j - 1] + same);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          now[j] = Math.min(now[j], older[j - 2] + 1);
        }
        least = Math.min(least, now[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = older;
      older = old;
      old = now;
      now = spare;
    }
    return old[b.length()];
  }
}
