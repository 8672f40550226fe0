package org.candour.site;

import de.larsgrefer.sass.embedded.SassCompilationFailedException;
import java.io.IOException;
import java.nio.file.Path;
import org.candour.look.Stylesheet;
import org.jspecify.annotations.Nullable;

/** The style sheet, made again when a source of it was changed; until then the one that was built is served. */
final class EditedStyle extends Assets {

  private final Watched sass;
  private volatile @Nullable String css;

  EditedStyle(Path sass) throws IOException {
    this.sass = new Watched(sass);
  }

  @Override
  String version() {
    String made = css;
    return made == null ? super.version() : super.version() + Integer.toHexString(made.hashCode());
  }

  /** The sheet, or nothing where it is as it was built. */
  @Nullable
  String css() {
    return css;
  }

  void look() throws IOException {
    sass.whenChanged(() -> {
      try {
        css = Stylesheet.css(sass.folder().resolve("candour.scss"));
      } catch (SassCompilationFailedException e) {
        throw new Unmakeable(e.getMessage());
      }
    });
  }
}
