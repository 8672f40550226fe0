package org.candour.lookup;

/**
 * A service that fits, and why where its name and place do not say so.
 *
 * @param what the name that it had, or the place that it is near
 */
public record Found(long service, boolean closed, Why why, String what) {

  /** Why a service fits. */
  public enum Why {
    /** By what stands beside it: its name, town, postcode, code, or what is above it. */
    PLAIN,
    /** It was called so before, or goes on for one that was. */
    FORMER,
    /** Nothing was found at the place that was named; this is near it. */
    NEAR
  }
}
