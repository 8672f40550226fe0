package org.candour.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.candour.files.Spreadsheet.Fault;
import org.candour.files.Spreadsheet.NoSheet;

/**
 * What a packed workbook unpacks to, looked at as it streams by and before anything is built from it: a small file can
 * hold more than fits anywhere, or name a cell so far away that a row up to it fills the memory.
 */
final class UnpackedSize {

  private static final long MOST_BYTES = 60L << 20;
  private static final int MOST_PARTS = 1_000;

  private final int mostRows;
  private long bytes;
  private int rows;

  private UnpackedSize(int mostRows) {
    this.mostRows = mostRows;
  }

  /** Fails where the file is no workbook, or one that holds more than {@code mostRows} rows, empty ones too. */
  static void check(byte[] file, int mostRows) throws NoSheet {
    try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
      List<ZipArchiveEntry> parts = java.util.Collections.list(zip.getEntries());
      if (zip.getEntry("[Content_Types].xml") == null || parts.stream().noneMatch(e -> e.getName().startsWith("xl/"))) {
        // Packed, but something else; what it unpacks to is said first, since it matters more.
        throw new NoSheet(new UnpackedSize(mostRows).weighs(zip, parts) ? Fault.NOT_A_TABLE : Fault.UNPACKS);
      }
      UnpackedSize all = new UnpackedSize(mostRows);
      if (!all.weighs(zip, parts)) {
        throw new NoSheet(Fault.UNPACKS);
      }
      for (ZipArchiveEntry part : parts) {
        if (mayBeSheet(zip, part)) {
          try (InputStream in = zip.getInputStream(part)) {
            all.cells(in);
          }
        }
      }
    } catch (XMLStreamException | IOException | RuntimeException e) {
      throw new NoSheet(Fault.DAMAGED);
    }
  }

  /**
   * Whatever it is called: a sheet is what the workbook says is one, and it may say so of any part that begins like
   * XML.
   */
  private static boolean mayBeSheet(ZipFile zip, ZipArchiveEntry part) throws IOException {
    try (InputStream in = zip.getInputStream(part)) {
      for (int sign = in.read(); sign >= 0; sign = in.read()) {
        // Byte-order marks and blanks may stand before the first bracket.
        if (sign == '<') {
          return true;
        }
        if (sign != 0xEF && sign != 0xBB && sign != 0xBF && sign != 0xFE && sign != 0xFF && sign > ' ') {
          return false;
        }
      }
      return false;
    }
  }

  private boolean weighs(ZipFile zip, List<ZipArchiveEntry> parts) throws IOException {
    byte[] piece = new byte[1 << 16];
    for (ZipArchiveEntry part : parts) {
      try (InputStream in = zip.getInputStream(part)) {
        for (int n = in.read(piece); n > 0 && bytes <= MOST_BYTES; n = in.read(piece)) {
          bytes += n;
        }
      }
    }
    return bytes <= MOST_BYTES && parts.size() <= MOST_PARTS;
  }

  private void cells(InputStream in) throws XMLStreamException, NoSheet {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    try {
      int column = 0;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new NoSheet(Fault.DAMAGED);
        }
        if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("row")) {
          column = 0;
          rows++;
        } else if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
          String at = reader.getAttributeValue(null, "r");
          // A cell without an address is the next one.
          column = at == null ? column + 1 : column(at);
        }
        if (column > Spreadsheet.WIDEST || rows > mostRows) {
          throw new NoSheet(Fault.SPRAWLS);
        }
      }
    } finally {
      reader.close();
    }
  }

  /** The column of an address such as AB12, from 1; no further than a column too many. */
  private static int column(String address) {
    int column = 0;
    for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i))
        && column <= Spreadsheet.WIDEST; i++) {
      column = column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
    }
    return column;
  }
}
