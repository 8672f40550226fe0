package org.candour.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which an installation keeps what is its own: {@code CANDOUR_HOME}, or {@code data} here. */
record Home(Path folder) {

  private static final long ROOM_NEEDED = 300L << 20;

  static Home fromEnvironment() {
    String named = System.getenv("CANDOUR_HOME");
    return new Home(Path.of(named == null || named.isBlank() ? "data" : named).toAbsolutePath().normalize());
  }

  /** Makes the folder and proves that it can be written and is nobody else's, before anything is begun. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      wantRoom(Files.getFileStore(folder).getUsableSpace());
      Path probe = folder.resolve(".probe");
      Files.writeString(probe, "written");
      Files.delete(probe);
    } catch (IOException e) {
      throw new CannotStart("The folder " + folder + " cannot be written (" + e.getMessage()
          + "). Set CANDOUR_HOME to a folder that can.");
    }
  }

  void wantRoom(long free) {
    if (free < ROOM_NEEDED) {
      throw new CannotStart("The disk under " + folder + " has " + (free >> 20) + " MB free; Candour needs " + (ROOM_NEEDED >> 20)
          + " MB to start. Make room, or set CANDOUR_HOME to another disk.");
    }
  }

  /**
   * Holds this installation until the program ends. Two over one folder would share a database server and an index, and
   * the first to stop would take both from the other.
   */
  void claim() {
    try {
      FileChannel file = FileChannel.open(file("candour.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (file.tryLock() != null) {
        return;
      }
      file.close();
    } catch (OverlappingFileLockException e) {
      // said below
    } catch (IOException e) {
      throw new CannotStart("The folder " + folder + " cannot be locked (" + e.getMessage() + "). Set CANDOUR_HOME to a local folder.");
    }
    throw new CannotStart("Candour already runs from " + folder + ". Stop it first, or set CANDOUR_HOME to a folder of its own.");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes a file that only its owner may read. */
  Path secret(String name, String content) {
    Path file = file(name);
    try {
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, content);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file that speaks of what is over. */
  void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      // It points to a server that no longer answers; whoever reads it finds that out.
    }
  }
}
