package org.candour.shared;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A text as a telephone's camera reads it, with the quiet margin that cameras need. */
public final class QrCode {

  private static final int MARGIN = 4;
  /** Pixels of one square: large enough for a poster at 300 dots an inch. */
  private static final int SCALE = 24;

  private final BitMatrix bits;

  private QrCode(String text, ErrorCorrectionLevel level) {
    try {
      bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
          Map.of(EncodeHintType.MARGIN, MARGIN, EncodeHintType.ERROR_CORRECTION, level));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }

  /**
   * To be read from a screen.
   *
   * @throws IllegalArgumentException where the text is too long for a code: some 2,900 bytes
   */
  public static QrCode of(String text) {
    return new QrCode(text, ErrorCorrectionLevel.L);
  }

  /**
   * To be hung on a wall: a quarter of it may be scratched or stained.
   *
   * @throws IllegalArgumentException where the text is too long for such a code: some 1,600 bytes
   */
  public static QrCode sturdy(String text) {
    return new QrCode(text, ErrorCorrectionLevel.Q);
  }

  /** Squares on each side, margin included. */
  public int size() {
    return bits.getWidth();
  }

  /** The dark squares as SVG draws them, one unit a square. */
  public String path() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < size(); y++) {
      for (int x = 0; x < size(); x++) {
        if (bits.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }

  /** A file of its own, for designers. */
  public String svg() {
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%3$d\" height=\"%3$d\" viewBox=\"0 0 %1$d %1$d\""
        + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>")
        .formatted(size(), path(), size() * SCALE);
  }

  /**
   * A picture in black and white.
   *
   * @throws UncheckedIOException where it cannot be written, though it only goes to memory
   */
  public byte[] png() {
    int side = size() * SCALE;
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.setRGB(x, y, bits.get(x / SCALE, y / SCALE) ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
