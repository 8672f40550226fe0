package org.candour.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.shared.HouseClock;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Copies of the counter beside the house's own, as on other nodes: closed, killed, and cut off from the database. */
class ViewCountsTests {

  private final TestHouse house = TestHouse.get();
  private final Clock clock = house.bean(HouseClock.class);
  // No story has such a number.
  private final long page = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 60);

  private ViewCounts node() {
    return new ViewCounts(new ViewCountStore(house.sql()), clock);
  }

  private long written(long id) {
    return house.sql().sql("select coalesce(sum(views), 0) from view_count where kind = 'story' and id = ?").param(id)
        .query(Long.class).single();
  }

  private static void read(ViewCounts node, long id, int times) {
    IntStream.range(0, times).forEach(i -> node.note("story", id));
  }

  @Test
  void aKilledNodeLosesItsLastSecondAtMost() {
    ViewCounts killed = node();
    killed.start();
    try {
      read(killed, page, 7);
      assertThat(killed.of("story", page)).as("also what is not written yet").isEqualTo(7);
      Awaitility.await().atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(20))
          .until(() -> written(page) == 7);
    } finally {
      killed.stop();
    }
    ViewCounts other = node();
    read(other, page, 2);
    other.flush();
    read(other, page, 4);
    // Never closed: what it noted last is gone, what it wrote is not.
    assertThat(written(page)).isEqualTo(9);
  }

  @Test
  void aNodeThatEndsLosesNothing() {
    ViewCounts node = node();
    node.start();
    read(node, page, 1_000);
    node.stop();
    assertThat(written(page)).isEqualTo(1_000);
    assertThat(node.isRunning()).isFalse();
  }

  @Test
  void nodesAddUpWhateverTheyWriteAtOnce() throws InterruptedException, ExecutionException {
    int pages = 40;
    int each = 25;
    try (var pool = Executors.newFixedThreadPool(6)) {
      var nodes = IntStream.range(0, 2).mapToObj(i -> node()).toList();
      nodes.forEach(ViewCounts::start);
      var readers = IntStream.range(0, 6).<Future<?>>mapToObj(reader -> pool.submit(() -> {
        for (int i = 0; i < pages * each; i++) {
          // From both ends, so that the nodes meet the pages in opposite orders.
          int one = reader % 2 == 0 ? i % pages : pages - 1 - i % pages;
          nodes.get(reader % 2).note("story", page + one);
        }
      })).toList();
      for (Future<?> reader : readers) {
        reader.get();
      }
      nodes.forEach(ViewCounts::stop);
    }
    assertThat(IntStream.range(0, pages).mapToLong(i -> written(page + i))).containsOnly(6L * each);
  }

  /** The way to the database, which somebody may cut. */
  private static final class Line extends DriverManagerDataSource {

    private volatile boolean cut;

    Line(String url, String user, String password) {
      super(url, user, password);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (cut) {
        throw new SQLException("the line is cut");
      }
      return super.getConnection();
    }
  }

  @Test
  void aDatabaseThatIsAwayForAWhileLosesNothing() {
    Line line = house.database(Line::new);
    ViewCounts node = new ViewCounts(new ViewCountStore(JdbcClient.create(line)), clock);
    read(node, page, 3);
    node.flush();
    line.cut = true;
    for (int second = 0; second < 5; second++) {
      read(node, page, 10);
      read(node, page + 1 + second, 1);
      assertThatThrownBy(node::flush).isInstanceOf(DataAccessException.class);
    }
    assertThat(written(page)).isEqualTo(3);
    line.cut = false;
    node.flush();
    assertThat(written(page)).isEqualTo(53);
    assertThat(IntStream.range(0, 5).mapToLong(i -> written(page + 1 + i))).containsOnly(1L);
  }

  @Test
  void aBatchWhoseAnswerWasLostCountsOnce() {
    ViewCounts node = node();
    read(node, page, 5);
    node.take();
    node.write();
    // The node never learns that it is written, and tries again, with what came meanwhile after it.
    read(node, page, 2);
    node.flush();
    assertThat(written(page)).isEqualTo(7);
    assertThat(node().of("story", page)).as("in all as by day").isEqualTo(7);
  }

  @Test
  void whatWaitsIsBounded() {
    Line line = house.database(Line::new);
    line.cut = true;
    ViewCounts node = new ViewCounts(new ViewCountStore(JdbcClient.create(line)), clock);
    IntStream.range(0, ViewCounts.MOST_WAITING + 5).forEach(i -> node.note("story", page + i));
    read(node, page, 1);
    line.cut = false;
    node.take();
    assertThat(node.waits()).isEqualTo(ViewCounts.MOST_WAITING + 1L);
  }

  @Test
  void aReaderCountsOnceForAStoryAndAMachineNever() throws IOException, InterruptedException {
    Tales tales = new Tales();
    long story = tales.publish(
        tales.tell("uk-england", tales.service("uk-england", "Ward 7"), "A page that was read", "It was read."));
    for (String agent : new String[]{"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Mozilla/5.0 (compatible; Googlebot/2.1)",
        "Mozilla/5.0 (Android 15; Mobile; rv:141.0) Firefox/141.0"}) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertThat(client.send(HttpRequest.newBuilder(URI.create(house.address() + "/stories/" + story))
            .header("User-Agent", agent).build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      }
    }
    Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> written(story) == 2);
    assertThat(house.bean(ViewCounts.class).of("story", story)).isEqualTo(2);
  }
}
