package org.candour.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.candour.shared.SecretToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The two indexes of this node: everybody's, made of public words alone, and the staff's. They share no file. */
@Component
public class Indexes {

  private final Path home;
  private final StoryAnalyzer analyzer = new StoryAnalyzer();
  private final IndexFolder everybodys;
  private final IndexFolder staff;

  Indexes(@Value("${candour.home:}") String home) {
    this.home = Path.of(home);
    this.everybodys = new IndexFolder(home.isBlank() ? null : this.home.resolve("index/public"), "public", analyzer);
    this.staff = new IndexFolder(home.isBlank() ? null : this.home.resolve("index/staff"), "staff", analyzer);
  }

  public StoryAnalyzer analyzer() {
    return analyzer;
  }

  public IndexFolder everybodys() {
    return everybodys;
  }

  public IndexFolder staff() {
    return staff;
  }

  /** What this node is called where nodes say what they did: a random name, kept beside its indexes. */
  synchronized String node() throws IOException {
    Path file = home.resolve("index/node");
    if (home.toString().isEmpty()) {
      return "nowhere";
    }
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, SecretToken.fresh());
    }
    return Files.readString(file).strip();
  }

  void close() {
    everybodys.close();
    staff.close();
  }
}
