package org.candour.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the script of the privacy check: the code, then the rules and lists that the server reads too. Runs in the
 * build.
 */
public final class PrivacyScript {

  private PrivacyScript() {}

  /** The folder of scripts, then the folder that is served. */
  public static void main(String[] arguments) throws IOException {
    Path scripts = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Files.writeString(folder.resolve("privacy.js"), Files.readString(scripts.resolve("privacy.js"))
        + PrivacyRules.script() + Files.readString(scripts.resolve("privacy-page.js")));
  }
}
