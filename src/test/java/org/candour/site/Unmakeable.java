package org.candour.site;

import java.io.IOException;

/** A source that cannot be read or compiled, with the place and the words of who tried. */
final class Unmakeable extends IOException {

  Unmakeable(String reason) {
    super(reason);
  }
}
