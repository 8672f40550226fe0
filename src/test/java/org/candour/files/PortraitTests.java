package org.candour.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.candour.Work;
import org.candour.files.Uploads.NotAPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortraitTests {

  private static final long FEW_BYTES = 48 << 20;

  private static byte[] picture(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLUE);
    pen.fillRect(width / 2 - 5, height / 2 - 5, 10, 10);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /** A file that says how large it is and holds nothing else: whoever begins to read its pixels fails. */
  private static byte[] head(int width, int height, int depth, int colours) {
    ByteBuffer head =
        ByteBuffer.allocate(60).put(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}).putInt(13);
    byte[] chunk = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height)
        .put((byte) depth).put((byte) colours).put(new byte[3]).array();
    CRC32 sum = new CRC32();
    sum.update(chunk);
    return head.put(chunk).putInt((int) sum.getValue()).putInt(1_000).put("IDAT".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  @ParameterizedTest
  @CsvSource({"6320,6320,16,2", "6320,6320,16,6", "50000,50000,8,2", "2147483647,2147483647,16,6", "2000000,41,8,2",
      "9000,9000,8,0"})
  void whatClaimsToBeAsLargeAsAHouseIsRefusedBeforeAPixelIsRead(int width, int height, int depth, int colours) {
    assertThatThrownBy(() -> Uploads.redraw(head(width, height, depth, colours)))
        .isInstanceOfSatisfying(NotAPicture.class, e -> assertThat(e.why()).isEqualTo("large"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void aLargePictureIsReadInLittleMemory(String format) throws Exception {
    byte[] file = picture(format, 5_000, 4_000);
    byte[][] drawn = new byte[1][];
    assertThat(Work.allocated(() -> drawn[0] = redraw(file))).as("bytes for 60 million bytes of pixels")
        .isLessThan(FEW_BYTES);
    BufferedImage small = ImageIO.read(new ByteArrayInputStream(drawn[0]));
    assertThat(new int[]{small.getWidth(), small.getHeight()}).containsExactly(320, 320);
    assertThat(new Color(small.getRGB(10, 10)).getRed()).isGreaterThan(200);
  }

  private static byte[] redraw(byte[] file) {
    try {
      return Uploads.redraw(file);
    } catch (NotAPicture e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSmallOneStaysWhatItIs() throws Exception {
    for (int side : new int[]{1, 7, 320, 641}) {
      assertThat(ImageIO.read(new ByteArrayInputStream(Uploads.redraw(picture("png", side, side + 3)))).getWidth())
          .isEqualTo(320);
    }
  }

  @Test
  void whatIsSaidToBeTakenIsTakenAndNothingElse() throws Exception {
    byte[] bitmap = picture("bmp", 20, 20);
    assertThatThrownBy(() -> Uploads.redraw(bitmap)).isInstanceOfSatisfying(NotAPicture.class,
        e -> assertThat(e.why()).isEqualTo("wrong"));
    for (byte[] broken : new byte[][]{{}, {1, 2, 3}, head(20, 20, 8, 2),
        java.util.Arrays.copyOf(picture("jpeg", 900, 900), 300)}) {
      assertThatThrownBy(() -> Uploads.redraw(broken)).isInstanceOf(NotAPicture.class);
    }
  }
}
