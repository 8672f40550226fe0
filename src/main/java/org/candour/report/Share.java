package org.candour.report;

/** So many of so many. What of it is shown is {@link SmallNumbers}'s to say. */
public record Share(long part, long whole) {

  public SmallNumbers shown() {
    return SmallNumbers.of(whole);
  }

  /** Whole per cent; a finer figure would say more than the stories do. */
  public long percent() {
    return whole == 0 ? 0 : Math.round(100.0 * part / whole);
  }

  public ConfidenceInterval interval() {
    return ConfidenceInterval.wilson(part, whole);
  }
}
