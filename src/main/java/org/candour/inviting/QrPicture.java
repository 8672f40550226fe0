package org.candour.inviting;

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

/** An address as a telephone's camera reads it, with the quiet margin that it needs. */
final class QrPicture {

  /** Pixels of one module: large enough for a poster at 300 dots an inch. */
  private static final int SCALE = 24;
  private static final int MARGIN = 4;

  private final BitMatrix bits;

  QrPicture(String address) {
    try {
      // A quarter may be scratched or stained: it hangs on walls.
      bits = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0,
          Map.of(EncodeHintType.MARGIN, MARGIN, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q));
    } catch (WriterException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  String svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < bits.getHeight(); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        if (bits.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%3$d\" height=\"%3$d\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\">"
        + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>").formatted(bits.getWidth(), path, bits.getWidth() * SCALE);
  }

  byte[] png() {
    int side = bits.getWidth() * SCALE;
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
