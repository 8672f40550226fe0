package org.candour.report;

/** Where chance leaves a share, from {@code low} to {@code high}, each 0 to 1. */
public record ConfidenceInterval(double low, double high) {

  private static final double Z = 1.96;

  /**
   * Wilson's score interval at 95 %: {@code centre = (p + z²/2n) / (1 + z²/n)},
   * {@code half = z / (1 + z²/n) · √(p(1-p)/n + z²/4n²)} (Wilson 1927, J. Am. Stat. Assoc. 22, 209).
   */
  public static ConfidenceInterval wilson(long part, long whole) {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " of " + whole);
    }
    double n = whole;
    double p = part / n;
    double wide = 1 + Z * Z / n;
    double centre = (p + Z * Z / (2 * n)) / wide;
    double half = Z / wide * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return new ConfidenceInterval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
