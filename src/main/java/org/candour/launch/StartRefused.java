package org.candour.launch;

/** A reason not to go on, in one line that says what to do. */
class StartRefused extends RuntimeException {

  StartRefused(String line) {
    super(line);
  }
}
