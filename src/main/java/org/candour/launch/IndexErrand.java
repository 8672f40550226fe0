package org.candour.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.candour.index.IndexRebuildRequests;
import org.candour.index.StoryIndex;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code ./candour index}: builds both indexes anew. Where the site runs it is asked to, and serves from the old ones
 * until the new ones stand; other nodes of the same database do the same with theirs. Where it does not run, they are
 * built here.
 */
final class IndexErrand {

  private static final long LOOK_AGAIN_MILLIS = 250;
  private static final int GONE_AFTER = 20;

  private IndexErrand() {}

  static int run(List<String> words) {
    if (!words.isEmpty()) {
      System.err.println("candour: index takes nothing after it.");
      return 2;
    }
    HomeFolder home = HomeFolder.fromEnvironment();
    return ErrandDatabase.with(home, "index", address -> {
      try (ConfigurableApplicationContext context = Launch.openErrand(home, address)) {
        return build(context.getBean(StoryIndex.class), context.getBean(IndexRebuildRequests.class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 1;
      }
    });
  }

  static int build(StoryIndex index, IndexRebuildRequests wishes) throws IOException, InterruptedException {
    if (!index.isHeldElsewhere()) {
      System.out.println("candour: " + index.rebuild() + " stories are in the new index.");
      index.close();
      return 0;
    }
    long wish = wishes.ask();
    System.out.println("candour: the site runs. It builds its indexes anew, and serves meanwhile.");
    int gone = 0;
    for (Optional<Integer> built = wishes.built(wish);; built = wishes.built(wish)) {
      if (built.isPresent()) {
        System.out.println("candour: " + built.get() + " stories are in the new index.");
        return 0;
      }
      // One that stopped meanwhile begins again at its next start: the wish stands in the database.
      gone = wishes.isServed() ? 0 : gone + 1;
      if (gone > GONE_AFTER) {
        System.err.println("candour: the site stopped meanwhile. It builds the indexes when it starts again.");
        return 1;
      }
      new CountDownLatch(1).await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
