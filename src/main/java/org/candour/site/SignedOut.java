package org.candour.site;

/** Somebody sent a form whose session had ended, or who has not shown their second factor. */
class SignedOut extends RuntimeException {

  private final String door;

  SignedOut(String door) {
    super("not signed in");
    this.door = door;
  }

  /** Where they sign in. */
  String door() {
    return door;
  }
}
