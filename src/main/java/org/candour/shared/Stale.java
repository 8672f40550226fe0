package org.candour.shared;

/** What a form would change was changed by somebody else since its page was made (409). Nothing was overwritten. */
public class Stale extends RuntimeException {

  /** @param what for who reads the log, never for the page */
  public Stale(String what) {
    super(what);
  }
}
