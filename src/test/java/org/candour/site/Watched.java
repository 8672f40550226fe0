package org.candour.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of sources, and whether it is still as it was when it was last read. */
final class Watched {

  private final Path folder;
  private Map<Path, String> seen;

  Watched(Path folder) throws IOException {
    this.folder = folder;
    this.seen = now();
  }

  Path folder() {
    return folder;
  }

  /** Does this if something was changed. What fails is done again the next time. */
  boolean whenChanged(Rereading reading) throws IOException {
    Map<Path, String> now = now();
    if (now.equals(seen)) {
      return false;
    }
    reading.read();
    seen = now;
    return true;
  }

  private Map<Path, String> now() throws IOException {
    Map<Path, String> times = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          times.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
        }
      }
    }
    return times;
  }

  /** What is done when something changed. */
  interface Rereading {
    void read() throws IOException;
  }
}
