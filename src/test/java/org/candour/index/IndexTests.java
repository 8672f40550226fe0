package org.candour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.awaitility.Awaitility;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.audit.PublicTrail;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index on disk: what a crash leaves, what building anew leaves, and that searches notice neither. */
class IndexTests {

  private static final RegionId HERE = new RegionId("uk-england");

  @TempDir private Path folder;

  private final TestHouse house = TestHouse.get();
  private final StoryDocuments stories = house.bean(StoryDocuments.class);
  private final Tales tales = new Tales();

  private IndexFollower follower(IndexFolder index, AtomicBoolean cut) {
    PublicTrail trail = house.bean(PublicTrail.class);
    IndexFollower.Trail one = new IndexFollower.Trail() {
      @Override
      public String name() {
        return "public";
      }

      @Override
      public List<PublicTrail.Entry> after(long seq, int atMost) {
        return trail.after(seq, atMost);
      }

      @Override
      public long newest() {
        return trail.newest();
      }
    };
    return new IndexFollower(index, List.of(one), ids -> documents(ids, cut), stories, trail::origin,
        house.bean(HouseClock.class));
  }

  private Map<Long, Document> documents(java.util.Collection<Long> ids, AtomicBoolean cut) {
    if (cut.get()) {
      throw new IllegalStateException("the power is cut");
    }
    return stories.of(ids);
  }

  private IndexFolder open(Path place) {
    return new IndexFolder(place, "public", new StoryAnalyzer());
  }

  private static int count(IndexFolder index) throws IOException {
    return index.search(searcher -> searcher.count(new MatchAllDocsQuery()));
  }

  private long there() {
    return house.sql().sql("select count(*) from public_story").query(Long.class).single();
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path at = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(at);
        } else {
          Files.copy(file, at);
        }
      }
    }
    return to;
  }

  @Test
  void goesOnAfterACrashWhereItWas() throws IOException {
    AtomicBoolean cut = new AtomicBoolean();
    IndexFolder index = open(folder.resolve("a"));
    follower(index, cut).refresh(() -> 0L);
    assertThat(count(index)).isEqualTo((int) there());
    long story = tales.publish(tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"),
        "After the crash " + UUID.randomUUID(), "Words"));
    // The files as they lie on the disk in this moment; nothing was closed.
    IndexFolder next = open(copied(folder.resolve("a"), folder.resolve("b")));
    assertThat(count(next)).isLessThan((int) there());
    AtomicBoolean few = new AtomicBoolean();
    follower(next, few).refresh(() -> { throw new IllegalStateException("it was built anew instead of followed"); });
    assertThat(count(next)).isEqualTo((int) there());
    tales.pull(story);
    follower(next, few).refresh(() -> 0L);
    assertThat(count(next)).isEqualTo((int) there());
    index.close();
    next.close();
  }

  @Test
  void killedWhileItIsBuiltTheOldOneStands() throws IOException {
    AtomicBoolean cut = new AtomicBoolean();
    IndexFolder index = open(folder.resolve("c"));
    IndexFollower follower = follower(index, cut);
    follower.refresh(() -> 0L);
    cut.set(true);
    try {
      follower.rebuild(1);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the power is cut");
    }
    IndexFolder.Open begun = index.beside();
    assertThat(Files.exists(folder.resolve("c/" + begun.number))).isTrue();
    assertThat(count(index)).as("it is searched meanwhile").isEqualTo((int) there());
    IndexFolder next = open(copied(folder.resolve("c"), folder.resolve("d")));
    assertThat(count(next)).isEqualTo((int) there());
    assertThat(Files.exists(folder.resolve("d/" + begun.number))).as("what was begun is swept away").isFalse();
    begun.close();
    index.close();
    next.close();
  }

  @Test
  void searchesDoNotNoticeThatItIsBuiltAnew() throws Exception {
    IndexFolder index = open(folder.resolve("e"));
    IndexFollower follower = follower(index, new AtomicBoolean());
    follower.refresh(() -> 0L);
    int number = index.open().number;
    int stories = count(index);
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    try (var pool = Executors.newFixedThreadPool(2)) {
      Future<Integer> least = pool.submit(() -> {
        int fewest = Integer.MAX_VALUE;
        while (!over.get()) {
          fewest = Math.min(fewest, count(index));
          begun.countDown();
        }
        return fewest;
      });
      begun.await();
      for (int i = 1; i <= 5; i++) {
        assertThat(follower.rebuild(i)).isGreaterThanOrEqualTo(stories);
      }
      over.set(true);
      assertThat(least.get()).isEqualTo(stories);
    }
    assertThat(index.open().number).isEqualTo(number + 5);
    assertThat(Files.exists(folder.resolve("e/" + number))).isFalse();
    assertThat(follower.wish()).isEqualTo(5);
    index.close();
  }

  @Test
  void aRunningSiteDoesWhatTheCommandWishesFor() throws IOException {
    IndexRebuildRequests wishes = house.bean(IndexRebuildRequests.class);
    long wish = wishes.ask();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> wishes.built(wish).isPresent());
    assertThat(wishes.built(wish)).contains((int) there());
    assertThat(house.bean(StoryIndex.class).behind()).isZero();
    assertThat(new IndexFolder(house.folder().resolve("index/public"), "public", new StoryAnalyzer()).isAnothers())
        .as("it belongs to the site").isTrue();
  }
}
