package org.candour.files;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.candour.shared.PublicReader;
import org.candour.shared.Token;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pictures people give us. Only their pixels are kept: drawn anew, so position, device and comments are gone. */
@Component
public class Uploads {

  /** What a picture file may weigh, in bytes. */
  public static final int MOST_BYTES = 5 << 20;

  private static final int SIDE = 320;
  private static final long MOST_PIXELS = 40_000_000L;

  private final JdbcClient sql;
  private final PublicReader reader;
  private final Clock clock;

  Uploads(JdbcClient sql, PublicReader reader, Clock clock) {
    this.sql = sql;
    this.reader = reader;
    this.clock = clock;
  }

  /** A picture as it is served. */
  public record Picture(String id, String mediaType, byte[] bytes) {}

  /** Why a file is no picture for us. */
  public static class NotAPicture extends Exception {
    public NotAPicture(String why) {
      super(why);
    }
  }

  /** Keeps a portrait: square, small. Gives its id. */
  public String keepPortrait(byte[] file) throws NotAPicture {
    byte[] drawn = redraw(file);
    String id = Token.fresh();
    sql.sql("insert into upload (id, kind, media_type, bytes, created_at) values (?, 'portrait', 'image/png', ?, ?)")
        .params(id, drawn, Timestamp.from(clock.instant())).update();
    return id;
  }

  public Optional<Picture> portrait(String id) {
    return reader.sql().sql("select id, media_type, bytes from public_upload where id = ?").param(id).query(Picture.class).optional();
  }

  private static byte[] redraw(byte[] file) throws NotAPicture {
    try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new NotAPicture("unknown format");
      }
      ImageReader reader = readers.next();
      reader.setInput(stream, true, true);
      // Asked before a pixel is read: a small file can claim to be as large as a house.
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
        throw new NotAPicture("too many pixels");
      }
      BufferedImage source = reader.read(0);
      int side = Math.min(source.getWidth(), source.getHeight());
      BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = square.createGraphics();
      pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      int x = (source.getWidth() - side) / 2;
      int y = (source.getHeight() - side) / 2;
      pen.drawImage(source, 0, 0, SIDE, SIDE, x, y, x + side, y + side, null);
      pen.dispose();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(square, "png", out);
      return out.toByteArray();
    } catch (IOException | RuntimeException e) {
      throw new NotAPicture(String.valueOf(e.getMessage()));
    }
  }
}
