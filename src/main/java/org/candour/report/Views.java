package org.candour.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.candour.jobs.EachNode;
import org.candour.shared.Network;
import org.candour.shared.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people read. Counted in memory and written every second and at the end: a killed node loses its last second.
 * Nothing about the reader is kept; for half an hour the memory holds a hash that tells a reload from a second reader.
 */
@Component
public class Views implements SmartLifecycle {

  private static final Duration ONE_VISIT = Duration.ofMinutes(30);

  private final JdbcClient sql;
  private final Clock clock;
  private final Cache<String, Boolean> visits;
  private final String salt = Token.fresh();
  private volatile Map<Counted, Long> waiting = new ConcurrentHashMap<>();
  private @Nullable EachNode flushing;

  Views(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
    this.visits = Caffeine.newBuilder().maximumSize(500_000).expireAfterWrite(ONE_VISIT)
        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos()).build();
  }

  private record Counted(String kind, long id, LocalDate day) {}

  /**
   * A page was shown that holds this: counts a view where {@link ViewRule} sees a reader and it is not the same
   * visitor's reload. Lists never call this.
   *
   * @param kind story, response, service or post
   */
  public void seen(HttpServletRequest request, String kind, long id) {
    if (ViewRule.counts(request.getMethod(), request::getHeader) && first(request, kind, id)) {
      Counted counted = new Counted(kind, id, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      synchronized (this) {
        waiting.merge(counted, 1L, Long::sum);
      }
    }
  }

  private boolean first(HttpServletRequest request, String kind, long id) {
    String visitor = salt + Network.of(request).value() + " " + request.getHeader("User-Agent") + " " + kind + " " + id;
    String key = new String(Token.hash(visitor), StandardCharsets.ISO_8859_1);
    return visits.asMap().putIfAbsent(key, true) == null;
  }

  /** How often it was read in all. */
  public long of(String kind, long id) {
    long written = sql.sql("select coalesce(sum(views), 0) from view_count where kind = ? and id = ?").params(kind, id)
        .query(Long.class).single();
    long here = waiting.entrySet().stream().filter(e -> e.getKey().kind().equals(kind) && e.getKey().id() == id)
        .mapToLong(Map.Entry::getValue).sum();
    return written + here;
  }

  /** Writes what waits, in one statement; keeps it for the next time where that fails. */
  void flush() {
    Map<Counted, Long> batch;
    synchronized (this) {
      if (waiting.isEmpty()) {
        return;
      }
      batch = waiting;
      waiting = new ConcurrentHashMap<>();
    }
    try {
      write(new HashMap<>(batch));
    } catch (RuntimeException e) {
      synchronized (this) {
        batch.forEach((counted, views) -> waiting.merge(counted, views, Long::sum));
      }
      throw e;
    }
  }

  private void write(Map<Counted, Long> batch) {
    // One order on every node, so that two nodes never wait for each other in a circle.
    var rows = batch.entrySet().stream().sorted(java.util.Comparator
        .comparing((Map.Entry<Counted, Long> e) -> e.getKey().kind()).thenComparing(e -> e.getKey().id())).toList();
    sql.sql("""
        insert into view_count (kind, id, day, views)
        select * from unnest(:kinds, :ids, :days::date[], :views)
        on conflict (kind, id, day) do update set views = view_count.views + excluded.views""")
        .param("kinds", rows.stream().map(r -> r.getKey().kind()).toArray(String[]::new))
        .param("ids", rows.stream().map(r -> r.getKey().id()).toArray(Long[]::new))
        .param("days", rows.stream().map(r -> r.getKey().day().toString()).toArray(String[]::new))
        .param("views", rows.stream().map(Map.Entry::getValue).toArray(Long[]::new)).update();
  }

  @Override
  public void start() {
    flushing = EachNode.start("views", Duration.ofSeconds(1), this::flush);
  }

  @Override
  public void stop() {
    EachNode running = flushing;
    flushing = null;
    if (running != null) {
      running.close();
      flush();
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
