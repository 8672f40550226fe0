package org.candour.shared;

/** What was asked for is not there, or not for this caller: both are answered alike, as not found (404). */
public class NotFound extends RuntimeException {

  /** @param what for who reads the log, never for the page */
  public NotFound(String what) {
    super(what);
  }
}
