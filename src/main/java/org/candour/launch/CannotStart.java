package org.candour.launch;

/** A reason not to go on, in one line that says what to do. */
class CannotStart extends RuntimeException {

  CannotStart(String line) {
    super(line);
  }
}
