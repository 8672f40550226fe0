package org.candour.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The version that asset addresses carry: a hash over all of them, so that they may be kept for a year. */
@Component
class Assets {

  private final String version;

  Assets() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:static/assets/*.*");
      Arrays.sort(files, Comparator.comparing(f -> String.valueOf(f.getFilename())));
      for (Resource file : files) {
        digest.update(file.getContentAsByteArray());
      }
      version = HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String version() {
    return version;
  }
}
