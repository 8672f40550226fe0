package org.candour.lookup;

/**
 * A service that fits, and why where its name and place do not say so.
 *
 * @param service its number
 * @param closed whether it is closed by now
 * @param why what made it fit
 * @param what the name that it had, or the place that it is near
 * @param metres how far it is from the middle of the place that was named, or from where somebody is; not a number
 * where that is not known
 */
public record LookupResult(long service, boolean closed, MatchReason why, String what, double metres) {

  /** So far from a place one is not near it any more. */
  static final double FAR = 40_000;

  /** One that fits by itself. */
  public static LookupResult plain(long service, boolean closed) {
    return new LookupResult(service, closed, MatchReason.PLAIN, "", Double.NaN);
  }

  /** Whether it is only the nearest that there is to what was named, and not near it. */
  public boolean isFar() {
    return why == MatchReason.NEAR && metres > FAR;
  }

  /** Why a service fits. */
  public enum MatchReason {
    /** By what stands beside it: its name, town, postcode, code, or what is above it. */
    PLAIN,
    /** It was called so before, or goes on for one that was. */
    FORMER,
    /** Nothing was found at the place that was named; this is near it. */
    NEAR
  }
}
