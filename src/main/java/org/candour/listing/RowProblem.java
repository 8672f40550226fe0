package org.candour.listing;

/** A row that cannot be taken. It is reported with its line; the others go on. */
final class RowProblem extends RuntimeException {

  private final String reason;

  RowProblem(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
