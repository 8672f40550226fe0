package org.candour.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.candour.shared.Sentences;

/** Sentences from their source, read again when one was changed. */
final class EditedSentences extends SentenceFiles {

  private final Watched words;
  private volatile SentenceFiles read;

  EditedSentences(Path words) throws IOException {
    this.words = new Watched(words);
    this.read = new SentenceFiles("file:" + words + "/");
  }

  @Override
  public Sentences in(String language) {
    return read.in(language);
  }

  void look() throws IOException {
    words.whenChanged(() -> {
      SentenceFiles again = new SentenceFiles("file:" + words.folder() + "/");
      for (String language : languages()) {
        try {
          again.in(language);
        } catch (IllegalArgumentException e) {
          throw new Unmakeable(words.folder().resolve(language) + ": " + e.getMessage());
        }
      }
      read = again;
    });
  }

  private List<String> languages() throws IOException {
    try (Stream<Path> folders = Files.list(words.folder())) {
      return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList();
    }
  }
}
