package org.candour.site;

/** Somebody sent a form whose session had ended, or who has not shown their second factor. */
class SignedOut extends RuntimeException {

  private final String door;
  private final String why;

  SignedOut(String door, String why) {
    super("not signed in");
    this.door = door;
    this.why = why;
  }

  /** Where they sign in. */
  String door() {
    return door;
  }

  /** Why the sign-in counts no more, as {@link org.candour.access.SignIn#ended} says it. */
  String why() {
    return why;
  }
}
