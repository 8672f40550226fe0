package org.candour.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder in which an installation keeps what is its own: {@code CANDOUR_HOME}, or {@code data} here. */
record HomeFolder(Path folder) {

  private static final long ROOM_NEEDED = 300L << 20;
  /** The locks of this program, by file; as long as it lives. */
  private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

  static HomeFolder fromEnvironment() {
    String named = System.getenv("CANDOUR_HOME");
    return new HomeFolder(Path.of(named == null || named.isBlank() ? "data" : named).toAbsolutePath().normalize());
  }

  /** Makes the folder and proves that it can be written and is nobody else's, before anything is begun. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      wantRoom(free());
      // A name of its own: others may try the same folder at this moment.
      Path probe = Files.createTempFile(folder, ".probe", "");
      Files.writeString(probe, "written");
      Files.delete(probe);
    } catch (IOException e) {
      throw new StartRefused("The folder " + folder + " cannot be written (" + e.getMessage()
          + "). Set CANDOUR_HOME to a folder that can.");
    }
  }

  /** Bytes that may still be written under the folder; none where that cannot be asked. */
  long free() {
    return folder.toFile().getUsableSpace();
  }

  void wantRoom(long free) {
    if (free < ROOM_NEEDED) {
      throw new StartRefused("The disk under " + folder + " has " + (free >> 20) + " MB free; Candour needs "
          + (ROOM_NEEDED >> 20) + " MB to start. Make room, or set CANDOUR_HOME to another disk.");
    }
  }

  /**
   * Holds this installation until the program ends. Two over one folder would share a database server and an index, and
   * the first to stop would take both from the other.
   *
   * @param what the command that holds it, said to whoever comes second
   * @throws StartRefused when another program holds it
   */
  void claim(String what) {
    if (!tryClaim(what)) {
      throw new StartRefused("Candour already runs from " + folder + holder()
          + ". Stop it first, or set CANDOUR_HOME to a folder of its own.");
    }
  }

  /** As {@link #claim}, but gives whether it worked. */
  boolean tryClaim(String what) {
    Path file = file("candour.lock");
    FileChannel channel = lock(file, false);
    if (channel == null) {
      return false;
    }
    // Held here as well: a channel that nobody refers to is closed by the collector, and its lock ends with it.
    HELD.put(file, channel);
    try {
      channel.truncate(0).write(StandardCharsets.UTF_8.encode(what + " " + ProcessHandle.current().pid()));
    } catch (IOException e) {
      // Only what is said to others lacks then.
    }
    return true;
  }

  /** What holds this installation, as far as it said so: " (import, process 4711)". */
  private String holder() {
    try {
      String[] said = Files.readString(file("candour.lock")).strip().split(" ");
      return said.length == 2 ? " (" + said[0] + ", process " + said[1] + ")" : "";
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * A command that works beside the one that holds this installation, which does not stop its database meanwhile; a
   * site that is told to end does.
   */
  Optional<AutoCloseable> visit() {
    return Optional.ofNullable(lock(file("candour.guests"), true));
  }

  /** Waits until no other command works here, and lets no more come. */
  void awaitGuests() {
    try {
      Path file = file("candour.guests");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      HELD.put(file, channel);
      channel.lock();
    } catch (IOException | OverlappingFileLockException e) {
      // Whoever works here finds its database gone, and says so.
    }
  }

  private @Nullable FileChannel lock(Path file, boolean shared) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        // Held by this very program.
      }
      channel.close();
      return null;
    } catch (IOException e) {
      throw new StartRefused(
          "The folder " + folder + " cannot be locked (" + e.getMessage() + "). Set CANDOUR_HOME to a local folder.");
    }
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
