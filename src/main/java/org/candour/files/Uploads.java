package org.candour.files;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.PublicReader;
import org.candour.shared.SecretToken;
import org.springframework.stereotype.Component;

/** Pictures people give us. Only their pixels are kept: drawn anew, so position, device and comments are gone. */
@Component
public class Uploads {

  /** What a picture file may weigh, in bytes. */
  public static final int MOST_BYTES = 5 << 20;

  private static final int SIDE = 320;
  // What all its pixels take: 26 million as telephones make them, fewer of more colours.
  private static final long MOST_RASTER = 80_000_000L;
  private static final List<String> FORMATS = List.of("png", "jpeg", "gif");
  private static final UploadTurn ONE = new UploadTurn();

  private final UploadStore store;
  private final PublicReader reader;
  private final Limits limits;
  private final Clock clock;

  Uploads(UploadStore store, PublicReader reader, Limits limits, Clock clock) {
    this.store = store;
    this.reader = reader;
    this.limits = limits;
    this.clock = clock;
  }

  /** A picture as it is served. */
  public record Picture(String id, String mediaType, byte[] bytes) {}

  /** Why a file is no picture for us: the end of a sentence's key. */
  public static class NotAPicture extends Exception {
    public NotAPicture(String why) {
      super(why);
    }

    /** wrong, large, often or busy. */
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /** Keeps a portrait: square, small. Gives its id. One is drawn at a time, and so many by one person. */
  public String keepPortrait(Caller.Person by, byte[] file) throws NotAPicture {
    if (!limits.allow(Limits.Limit.PICTURE_PERSON, Long.toString(by.id()))) {
      throw new NotAPicture("often");
    }
    byte[] drawn = ONE.take(() -> redraw(file)).orElseThrow(() -> new NotAPicture("busy"));
    String id = SecretToken.fresh();
    store.keepPortrait(id, drawn, clock.instant());
    return id;
  }

  public Optional<Picture> portrait(String id) {
    return reader.sql().sql("select id, media_type, bytes from public_upload where id = ?").param(id)
        .query(Picture.class).optional();
  }

  static byte[] redraw(byte[] file) throws NotAPicture {
    try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      ImageReader reader = readers.hasNext() ? readers.next() : null;
      if (reader == null || !FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        throw new NotAPicture("wrong");
      }
      try {
        reader.setInput(stream, true, true);
        return small(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw new NotAPicture("wrong");
    }
  }

  /** The square in the middle, of which no more pixels are kept while it is read than it takes to draw it well. */
  private static byte[] small(ImageReader reader) throws IOException, NotAPicture {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    // Asked before a pixel is read: a small file can claim to be as large as a house.
    if ((long) width * height > MOST_RASTER || (long) width * height * pixelBytes(reader) > MOST_RASTER) {
      throw new NotAPicture("large");
    }
    int side = Math.min(width, height);
    ImageReadParam part = reader.getDefaultReadParam();
    part.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
    int each = Math.max(1, side / (2 * SIDE));
    part.setSourceSubsampling(each, each, 0, 0);
    BufferedImage source = reader.read(0, part);
    BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = square.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(source, 0, 0, SIDE, SIDE, null);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(square, "png", out);
    return out.toByteArray();
  }

  /** What one pixel takes while it is read; where the file does not say, as much as the best of cameras write. */
  private static int pixelBytes(ImageReader reader) throws IOException {
    ImageTypeSpecifier type = reader.getRawImageType(0);
    return type == null ? 3 : Math.max(1, Arrays.stream(type.getSampleModel().getSampleSize()).sum() / 8);
  }
}
