package org.candour.launch;

import java.util.List;

/** The commands that do one thing and end. */
final class Errands {

  private Errands() {}

  static int run(String command, List<String> words) {
    return switch (command) {
      case "import" -> ImportErrand.run(words);
      case "backup" -> BackupErrand.backup(words);
      case "restore" -> BackupErrand.restore(words);
      case "operator" -> OperatorErrand.run(words);
      case "index" -> IndexErrand.run(words);
      default -> throw new StartRefused("there is no command " + command);
    };
  }
}
