package org.candour.site;

import java.util.List;

/** The commands that do one thing and end. */
final class Errands {

  private Errands() {}

  static int run(String command, List<String> words) {
    throw new CannotStart(command + " " + words);
  }
}
