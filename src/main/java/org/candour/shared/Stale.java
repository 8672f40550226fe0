package org.candour.shared;

/** Somebody else changed this first. Nothing was overwritten. */
public class Stale extends RuntimeException {

  public Stale(String what) {
    super(what);
  }
}
