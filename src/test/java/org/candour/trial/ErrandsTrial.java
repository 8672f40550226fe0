package org.candour.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.candour.trial.Course.Part;

/**
 * {@code ./candour trial errands}: every command beside a living site and beside each other, a collection and a minute
 * after the start, and with no site at all. Nothing may take anybody's database away, find no connection, or hold up a
 * page.
 */
final class ErrandsTrial {

  private static final int ROWS = 4_000;
  private static final int PATIENCE = 300;

  private final Instance site;
  private final Path folder;
  private final Figures figures = new Figures("trial-errands");
  private final List<String> faults = new ArrayList<>();

  private ErrandsTrial(Path folder, int port, int smtp, List<String> program) {
    this.folder = folder;
    this.site = new Instance(folder.resolve("home"), port, smtp, program);
  }

  /** Runs it; gives whether nothing was wrong. */
  static boolean run(int port, List<String> program) throws Exception {
    Path folder = Files.createTempDirectory("candour-errands");
    try (MailSink sink = new MailSink(); Course course = new Course("trial errands", Part.of("beside a site", 6),
        Part.of("beside each other", 3), Part.of("a backup restored", 2))) {
      ErrandsTrial trial = new ErrandsTrial(folder, port, sink.port(), program);
      trial.write();
      course.part("beside a site");
      trial.besideTheSite();
      course.part("beside each other");
      trial.besideEachOther();
      course.part("a backup restored");
      trial.restored(port, sink.port(), program);
      course.close();
      trial.figures.put("faults", trial.faults.size());
      trial.faults.forEach(System.out::println);
      trial.figures.print();
      if (trial.faults.isEmpty()) {
        Trial.clear(folder);
      }
      return trial.faults.isEmpty();
    }
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), """
        about: "Services of a trial"
        scheme: trial
        region:
          - {is: uk-england}
        nodes:
          - {code: ref, name: title, kind: {column: type, values: {W: ward}, otherwise: site}, organisation: "true", \
          town: town}
        """);
    for (String half : List.of("first", "second")) {
      StringBuilder rows = new StringBuilder("ref,title,type,town\n");
      for (int i = 0; i < ROWS; i++) {
        rows.append(half).append(i).append(",The ").append(half).append(" house ").append(i).append(",S,Fenwick\n");
      }
      Files.writeString(folder.resolve(half + ".csv"), rows);
    }
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void besideTheSite() throws Exception {
    site.start();
    try (Probe probe = new Probe(site.address())) {
      collect();
      TimeUnit.SECONDS.sleep(61);
      want(1, site.begin("start", "--empty"), "already runs");
      long operator = System.nanoTime();
      want(0, site.begin("operator", "first@trial.example"), "works once");
      figures.put("operator beside a site, ms", (System.nanoTime() - operator) / 1_000_000);
      List<Instance.Errand> together = List.of(site.begin("import", file("mine.yaml"), file("first.csv")),
          site.begin("import", file("mine.yaml"), file("second.csv")), site.begin("backup", file("beside.zip")),
          site.begin("operator", "second@trial.example"), site.begin("operator", "third@trial.example"),
          site.begin("index"));
      int most = 0;
      while (together.stream().anyMatch(e -> e.process().isAlive())) {
        most = Math.max(most, connections());
        TimeUnit.MILLISECONDS.sleep(100);
      }
      for (Instance.Errand each : together) {
        want(0, each, "");
      }
      want(1, site.begin("restore", file("beside.zip")), "already runs");
      want(2, site.begin("operator", "nobody"), "one e-mail address");
      figures.put("connections at most, site and six commands", most);
      figures.put("pages meanwhile", probe.answers() + ", slowest " + probe.slowest() + " ms");
      check(probe.undisturbed(), "pages beside commands: " + probe.answers());
    }
    try (Connection database = site.database()) {
      check(Stage.number(database, "select count(*) from service_code where scheme = 'trial'") == 2 * ROWS,
          "not all services are there");
    }
    stopped();
  }

  private void besideEachOther() throws Exception {
    Instance.Errand first = site.begin("import", file("mine.yaml"), file("first.csv"));
    // The first holds the folder before the others come.
    Path written = site.home().resolve("running.properties");
    for (int i = 0; i < 600 && !Files.exists(written); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    List<Instance.Errand> others =
        List.of(site.begin("backup", file("alone.zip")), site.begin("operator", "fourth@trial.example"),
            site.begin("import", file("mine.yaml"), file("second.csv")), site.begin("backup", file("alone-too.zip")));
    want(1, site.begin("start", "--empty"), "already runs");
    want(0, first, "4000 read, 0 added");
    for (Instance.Errand each : others) {
      want(0, each, "");
    }
    check(
        ProcessHandle.allProcesses().noneMatch(
            p -> p.info().commandLine().orElse("").contains(site.home().resolve("postgresql-18").toString())),
        "a database server was left behind");
    site.start();
    stopped();
  }

  private void restored(int port, int smtp, List<String> program) throws Exception {
    Instance again = new Instance(folder.resolve("again"), port, smtp, program);
    want(0, again.begin("restore", file("alone.zip")), "rows restored");
    again.start();
    try (Connection database = again.database()) {
      check(Stage.number(database, "select count(*) from service_code where scheme = 'trial'") == 2 * ROWS,
          "the backup lacks services");
    }
    again.stop();
  }

  /** The collector takes what nobody refers to, such as a lock that only looked held. */
  private void collect() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    for (int i = 0; i < 3; i++) {
      new ProcessBuilder(jcmd, Long.toString(site.process().pid()), "GC.run").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
  }

  private int connections() throws IOException {
    try (Connection database = site.database()) {
      return (int) Stage.number(database, "select count(*) - 1 from pg_stat_activity where datname = 'candour'");
    } catch (SQLException e) {
      faults.add("no connection was left to look: " + e.getMessage());
      return 0;
    }
  }

  private void stopped() throws InterruptedException {
    long begun = System.nanoTime();
    site.stop();
    long millis = (System.nanoTime() - begun) / 1_000_000;
    check(!site.process().isAlive(), "the site did not stop");
    figures.put("stopping, ms", millis);
  }

  private void want(int code, Instance.Errand errand, String words) throws Exception {
    int got = errand.end(PATIENCE);
    String said = errand.text();
    check(got == code && said.contains(words),
        errand.name() + " ended with " + got + " instead of " + code + ": " + said.strip());
    check(!said.contains("too many clients") && !said.contains("\tat "), errand.name() + " said " + said.strip());
  }

  private void check(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
