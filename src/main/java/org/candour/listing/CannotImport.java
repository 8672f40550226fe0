package org.candour.listing;

/** A format or a file that cannot be used at all, with a sentence for whoever called. */
public final class CannotImport extends RuntimeException {

  private final String reason;

  public CannotImport(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
