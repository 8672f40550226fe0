package org.candour.trial;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Somebody who opens the same public pages over and over, five times a second, while something else happens. */
final class Probe implements AutoCloseable {

  private static final List<String> PAGES = List.of("/", "/stories", "/services", "/tell");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
  private final Thread thread;
  private volatile boolean over;

  Probe(String address) {
    this.address = address;
    this.thread = Thread.ofPlatform().daemon().start(this::loop);
  }

  private void loop() {
    for (int i = 0; !over; i++) {
      answers.merge(ask(PAGES.get(i % PAGES.size())), 1, Integer::sum);
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private String ask(String path) {
    long begun = System.nanoTime();
    try {
      int status =
          client.send(HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.discarding()).statusCode();
      millis.add((System.nanoTime() - begun) / 1_000_000);
      return Integer.toString(status);
    } catch (IOException | InterruptedException e) {
      return "none";
    }
  }

  /** Answers so far, by status; {@code none} where nothing answered. */
  Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  /** The slowest answer so far, in milliseconds. */
  long slowest() {
    return millis.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Whether all that was asked was answered with 200. */
  boolean undisturbed() {
    return !answers.isEmpty() && answers.keySet().equals(java.util.Set.of("200"));
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.join(60_000);
  }
}
