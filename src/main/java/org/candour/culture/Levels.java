package org.candour.culture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candour.jobs.StartupJob;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The nine levels as versioned data. An assessment keeps the version that it was made with. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Levels implements StartupJob {

  private final LevelStore store;

  Levels(LevelStore store) {
    this.store = store;
  }

  /**
   * A level in one language.
   *
   * @param version of the wording
   * @param number 1 to 9, from resistance to the absence of fear
   * @param name in a few words
   * @param summary in one sentence
   * @param looks by what one knows it, a sentence each
   * @param next what could be done next, from there
   */
  public record Level(int version, int number, String name, String summary, List<String> looks, String next) {}

  /** The newest version, from resistance to the absence of fear. */
  public List<Level> newest(String language) {
    return store.newest(language);
  }

  /**
   * Brings in the version that came with this release, if the database has not seen it. A known one is never altered.
   */
  @Override
  @Transactional
  public void beforeServing() {
    try (InputStream in = new ClassPathResource("culture/levels.yaml").getInputStream()) {
      Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      int version = (Integer) file.getOrDefault("version", 1);
      if (store.beforeServing(version)) {
        return;
      }
      for (Object each : (List<?>) file.getOrDefault("levels", List.of())) {
        insert(version, (Map<?, ?>) each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void insert(int version, Map<?, ?> level) {
    Integer number = (Integer) Objects.requireNonNull(level.get("number"));
    String[] looks =
        ((List<?>) Objects.requireNonNull(level.get("looks"))).stream().map(String::valueOf).toArray(String[]::new);
    store.insert(version, number);
    store.insertText(version, number, level, looks);
  }
}
