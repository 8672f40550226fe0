package org.candour.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as an errand opens it, over a throw-away database; one for the whole run. */
public final class ErrandHouse {

  private static final ConfigurableApplicationContext CONTEXT = open();

  private ErrandHouse() {}

  public static <T> T get(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  private static ConfigurableApplicationContext open() {
    try {
      HomeFolder home = new HomeFolder(Files.createTempDirectory("candour-errand"));
      TestStart.shareServer(home.folder());
      Postgres postgres = new Postgres(home);
      ConfigurableApplicationContext context = Launch.openErrand(home, postgres.start());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        context.close();
        postgres.stop();
        delete(home.folder());
      }));
      return context;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
