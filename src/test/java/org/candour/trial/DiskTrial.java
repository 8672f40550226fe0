package org.candour.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.candour.trial.Course.Part;

/**
 * {@code ./candour trial disk}: a disk that fills up under a living site, to the last byte, and gets room again. Needs
 * the right to mount a small disk of memory (root); says so where it has not.
 */
final class DiskTrial {

  private static final String TELLING = "Nobody came for an hour, and this is number ";
  private static final long MB = 1L << 20;

  private final Path disk;
  private final Instance site;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Figures figures = new Figures("trial-disk");
  private final List<String> faults = new ArrayList<>();
  private final List<Long> told = new ArrayList<>();

  private DiskTrial(Path disk, int port, int smtp, List<String> program) {
    this.disk = disk;
    this.site = new Instance(disk.resolve("home"), port, smtp, program);
  }

  /** Runs it; gives whether nothing was wrong. */
  static boolean run(int port, List<String> program) throws Exception {
    Path disk = Files.createTempDirectory("candour-disk");
    if (command("mount", "-t", "tmpfs", "-o", "size=900m", "tmpfs", disk.toString()) != 0) {
      System.err.println("candour: this trial mounts a small disk, which only root may.");
      return false;
    }
    try (MailSink sink = new MailSink();
        Course course = new Course("trial disk", Part.of("a roomy disk", 2), Part.of("a disk that fills up", 2),
            Part.of("no database server", 3), Part.of("room again", 2), Part.of("ending on a full disk", 2))) {
      DiskTrial trial = new DiskTrial(disk, port, sink.port(), program);
      trial.run(course);
      course.close();
      trial.figures.put("faults", trial.faults.size());
      trial.faults.forEach(System.out::println);
      trial.figures.print();
      return trial.faults.isEmpty();
    } finally {
      command("umount", "-l", disk.toString());
    }
  }

  private static int command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
        .waitFor();
  }

  private void run(Course course) throws Exception {
    course.part("a roomy disk");
    site.start();
    check(tell() > 0, "no story could be told on a roomy disk");
    course.part("a disk that fills up");
    fillUntil(200 * MB);
    check(upload() == 507, "a file was taken with 200 MB left");
    check(tell() > 0, "no words were taken with 200 MB left");
    check(ready() == 200, "not ready with 200 MB left");
    fillUntil(40 * MB);
    refuses("with 40 MB left");
    fillUntil(0);
    refuses("on a full disk");
    course.part("no database server");
    // The server would have ended by itself sooner or later.
    endServer();
    refuses("without a database server");
    Probe probe = new Probe(site.address());
    TimeUnit.SECONDS.sleep(20);
    probe.close();
    figures.put("public pages without a database", probe.answers() + ", slowest " + probe.slowest() + " ms");
    check(probe.slowest() < 6_000, "a page waited " + probe.slowest() + " ms for a database that was not there");
    course.part("room again");
    long roomAgain = System.nanoTime();
    Files.delete(disk.resolve("filling"));
    check(within(60, () -> ready() == 200), "not ready a minute after there was room again");
    figures.put("ready again after, ms", (System.nanoTime() - roomAgain) / 1_000_000);
    check(tell() > 0, "no story could be told with room again");
    endServer();
    check(within(60, () -> ready() == 200), "a server that was ended did not come again");
    whole();
    course.part("ending on a full disk");
    stopFull();
    lines();
  }

  private void whole() throws Exception {
    try (var database = site.database()) {
      long found = 0;
      for (long id : told) {
        found += Stage.number(database, "select count(*) from story where id = " + id);
      }
      figures.put("stories acknowledged / there", told.size() + " / " + found);
      check(found == told.size(), "a story that was acknowledged is not there");
    }
  }

  /** Also on a full disk, without a server, a site ends when it is told to. */
  private void stopFull() throws Exception {
    fillUntil(0);
    endServer();
    long begun = System.nanoTime();
    site.process().destroy();
    boolean ended = site.process().waitFor(83, TimeUnit.SECONDS);
    figures.put("ending on a full disk without a server, ms", (System.nanoTime() - begun) / 1_000_000);
    check(ended, "TERM did not end the site in 83 s");
    Files.delete(disk.resolve("filling"));
    site.start();
    check(tell() > 0, "no story could be told after the next start");
    site.stop();
  }

  private void lines() throws IOException {
    Path kept = site.log();
    long lines = Files.readAllLines(kept).size();
    figures.put("lines in the log of it all", lines);
    check(lines < 400, "the log of an outage has " + lines + " lines");
  }

  private void refuses(String when) throws Exception {
    HttpResponse<String> answer =
        post("/tell/story", "draft=none&body=" + TELLING.replace(' ', '+') + when.replace(' ', '+'));
    check(
        answer.statusCode() == 503 && answer.body().contains(TELLING + when)
            && answer.body().contains("What you wrote is kept here"),
        when + ", telling answered " + answer.statusCode() + " and did not keep the words");
    check(ready() == 503, "ready " + when);
  }

  private long tell() throws IOException {
    Person author = new Person(site.address());
    long id = author.tell("uk-england", "A night on the ward", TELLING + told.size() + ".", service());
    if (id > 0) {
      told.add(id);
    }
    return id;
  }

  private long service() throws IOException {
    try (var database = site.database()) {
      if (Stage.number(database, "select count(*) from service where kind = 'ward'") == 0) {
        long id = Stage.number(database,
            "insert into service (region, kind, organisation, created_at) values ('uk-england', 'ward',"
                + " true, now()) returning id");
        Stage.run(database, "insert into service_text (service, language, name) values (?, 'en', 'Ward 7')", id);
        Stage.run(database, "insert into service_ancestor (service, ancestor, depth) values (?, ?, 0)", id, id);
      }
      return Stage.number(database, "select min(id) from service where kind = 'ward'");
    } catch (java.sql.SQLException e) {
      throw new IOException(e);
    }
  }

  private int upload() throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(site.address() + "/work/upload"))
        .header("Content-Type", "multipart/form-data; boundary=x")
        .POST(HttpRequest.BodyPublishers.ofString(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n--x--\r\n"))
        .build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(site.address() + path))
        .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body))
        .build(), HttpResponse.BodyHandlers.ofString());
  }

  private int ready() {
    try {
      return client.send(HttpRequest
          .newBuilder(URI.create("http://127.0.0.1:" + (site.port() + 1) + "/actuator/health/readiness")).build(),
          HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException | InterruptedException e) {
      return 0;
    }
  }

  private void endServer() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(site.home().resolve("database/postmaster.pid")).getFirst().strip());
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    within(10, () -> ProcessHandle.of(pid).isEmpty());
  }

  private void fillUntil(long left) throws IOException {
    try (OutputStream out = Files.newOutputStream(disk.resolve("filling"), java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND)) {
      byte[] block = new byte[1 << 16];
      while (disk.toFile().getUsableSpace() > left) {
        out.write(block, 0, (int) Math.min(block.length, Math.max(1, disk.toFile().getUsableSpace() - left)));
      }
    } catch (IOException e) {
      if (left > 0) {
        throw e;
      }
    }
  }

  private static boolean within(int seconds, BooleanSupplier holds) throws InterruptedException {
    for (int i = 0; i < seconds * 5; i++) {
      if (holds.getAsBoolean()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return false;
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
