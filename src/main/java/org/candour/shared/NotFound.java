package org.candour.shared;

/** There is nothing here for this caller. */
public class NotFound extends RuntimeException {

  public NotFound(String what) {
    super(what);
  }
}
