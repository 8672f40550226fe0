package org.candour.listing;

/** A format or a file that cannot be used at all, with a sentence for whoever called. */
public final class ImportProblem extends RuntimeException {

  private final String reason;

  public ImportProblem(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
