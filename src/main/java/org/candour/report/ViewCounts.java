package org.candour.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.candour.jobs.NodeJob;
import org.candour.shared.Network;
import org.candour.shared.SecretToken;
import org.candour.shared.ViewRule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What people read. A request only notes it in memory; the node writes what was noted twice a second and at its end, so
 * that a killed one loses less than its last second. A batch that could not be written stays as it is and is tried
 * again under its number: where only the answer was lost, the database has that number already and nothing counts
 * twice. Nothing about the reader is kept; for half an hour the memory holds a hash that tells a reload from a second
 * reader.
 */
@Component
public class ViewCounts implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ViewCounts.class);
  private static final Duration ONE_VISIT = Duration.ofMinutes(30);
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final Duration FORGOTTEN = Duration.ofDays(7);

  /** Pages with views that wait; more than that, while the database is away for long, are not counted. */
  static final int MOST_WAITING = 200_000;

  private final ViewCountStore store;
  private final Clock clock;
  private final Cache<String, Boolean> visits;
  private final String salt = SecretToken.fresh();
  private final UUID node = UUID.randomUUID();
  private final Map<Counted, Long> waiting = new ConcurrentHashMap<>();
  private volatile Map<Counted, Long> batch = Map.of();
  private long number;
  private @Nullable NodeJob flushing;

  ViewCounts(ViewCountStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.visits = Caffeine.newBuilder().maximumSize(500_000).expireAfterWrite(ONE_VISIT)
        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos()).build();
  }

  record Counted(String kind, long id, LocalDate day) {}

  /**
   * A page was shown that holds this: counts a view where {@link ViewRule} sees a reader and it is not the same
   * visitor's reload. Lists never call this.
   *
   * @param kind story, response, service or post
   */
  public void seen(HttpServletRequest request, String kind, long id) {
    if (ViewRule.counts(request.getMethod(), request::getHeader) && first(request, kind, id)) {
      note(kind, id);
    }
  }

  /** Counts one view of today. Never waits. */
  void note(String kind, long id) {
    Counted counted = new Counted(kind, id, today());
    if (waiting.size() < MOST_WAITING || waiting.containsKey(counted)) {
      waiting.merge(counted, 1L, Long::sum);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private boolean first(HttpServletRequest request, String kind, long id) {
    String visitor = salt + Network.of(request).value() + " " + request.getHeader("User-Agent") + " " + kind + " " + id;
    String key = new String(SecretToken.hash(visitor), StandardCharsets.ISO_8859_1);
    return visits.asMap().putIfAbsent(key, true) == null;
  }

  /** How often it was read in all. What waits is from today, or from yesterday where midnight has just passed. */
  public long of(String kind, long id) {
    long here = 0;
    for (LocalDate day : List.of(today(), today().minusDays(1))) {
      Counted counted = new Counted(kind, id, day);
      here += waiting.getOrDefault(counted, 0L) + batch.getOrDefault(counted, 0L);
    }
    return here + store.of(kind, id);
  }

  /** Writes what waits. Only one of a node's threads does that, and no request waits for it. */
  synchronized void flush() {
    if (!batch.isEmpty()) {
      // Left over from a failure: first exactly that, under the number that it had.
      write();
      batch = Map.of();
    }
    take();
    if (!batch.isEmpty()) {
      write();
      batch = Map.of();
    }
  }

  /** Makes a new batch of what waits. Each page's views are taken whole, or they come again after it. */
  void take() {
    Map<Counted, Long> taken = new ConcurrentHashMap<>();
    for (Counted counted : waiting.keySet()) {
      Long views = waiting.remove(counted);
      if (views != null) {
        taken.put(counted, views);
      }
    }
    number++;
    batch = taken;
  }

  /**
   * Writes the batch, in one statement and in one order on every node, so that two nodes never wait for each other in a
   * circle.
   */
  void write() {
    List<Map.Entry<Counted, Long>> rows = List.copyOf(batch.entrySet());
    store.write(rows, clock.instant(), number, node);
  }

  /** How many views are not written yet. */
  long waits() {
    return Stream.of(waiting, batch).flatMap(m -> m.values().stream()).mapToLong(Long::longValue).sum();
  }

  @Override
  public void start() {
    flushing = NodeJob.start("views", BETWEEN, this::flush);
  }

  @Override
  public void stop() {
    NodeJob running = flushing;
    flushing = null;
    if (running != null) {
      running.close();
      last();
    }
  }

  private void last() {
    try {
      flush();
      // Its number is of no use any more; nor are those of nodes that were killed long ago.
      store.last(node, clock.instant().minus(FORGOTTEN));
    } catch (RuntimeException e) {
      LOG.warn("{} views were not written: {}", waits(), e.getClass().getName());
    }
  }

  @Override
  public boolean isRunning() {
    return flushing != null;
  }

  /** Ends after the web server, so that the last reader counts. */
  @Override
  public int getPhase() {
    return 0;
  }
}
