package org.candour.listing;

/** A row that cannot be taken. It is reported with its line; the others go on. */
final class BadRow extends RuntimeException {

  private final String reason;

  BadRow(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
