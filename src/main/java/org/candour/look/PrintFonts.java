package org.candour.look;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks letters that are made for browsers (WOFF 1.0: the tables of a font, each one deflated) into what PDF embeds.
 * Runs in the build, never in the application.
 */
final class PrintFonts {

  private static final int WOFF_HEAD = 44;
  private static final int WOFF_ENTRY = 20;
  private static final int FONT_HEAD = 12;
  private static final int FONT_ENTRY = 16;

  private PrintFonts() {}

  static void lay(String part, Path target) throws IOException {
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (InputStream letters = PrintFonts.class.getClassLoader().getResourceAsStream(part)) {
      if (letters == null) {
        throw new FileNotFoundException(part);
      }
      Files.write(target, unpacked(ByteBuffer.wrap(letters.readAllBytes())));
    } catch (DataFormatException e) {
      throw new IOException(part, e);
    }
  }

  private static byte[] unpacked(ByteBuffer woff) throws DataFormatException {
    int tables = woff.getShort(12);
    ByteBuffer font = ByteBuffer.allocate(woff.getInt(16));
    int highest = Integer.highestOneBit(tables);
    font.putInt(woff.getInt(4)).putShort((short) tables).putShort((short) (highest * FONT_ENTRY))
        .putShort((short) Integer.numberOfTrailingZeros(highest)).putShort((short) ((tables - highest) * FONT_ENTRY));
    int at = FONT_HEAD + tables * FONT_ENTRY;
    for (int i = 0; i < tables; i++) {
      int entry = WOFF_HEAD + i * WOFF_ENTRY;
      byte[] packed = new byte[woff.getInt(entry + 8)];
      woff.get(woff.getInt(entry + 4), packed);
      byte[] table = inflated(packed, woff.getInt(entry + 12));
      // Its name, then the sum of its bytes, then where it stands and how long it is.
      font.putInt(woff.getInt(entry)).putInt(woff.getInt(entry + 16)).putInt(at).putInt(table.length);
      font.put(at, table);
      at += (table.length + 3) / 4 * 4;
    }
    return font.array();
  }

  private static byte[] inflated(byte[] packed, int length) throws DataFormatException {
    if (packed.length == length) {
      return packed;
    }
    byte[] table = new byte[length];
    Inflater inflater = new Inflater();
    inflater.setInput(packed);
    inflater.inflate(table);
    inflater.end();
    return table;
  }
}
