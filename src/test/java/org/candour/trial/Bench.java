package org.candour.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.candour.screening.PrivacyBench;
import org.candour.trial.Course.Part;

/**
 * {@code ./candour bench [name]}: the whole main job over real input, the result checked against an expectation made
 * outside.
 */
public final class Bench {

  static final String[][] DIRECTORIES =
      {{"ods-trusts", "ods-trusts/trusts.csv.gz"}, {"nhs-hospitals-england", "nhs-hospitals-england/hospitals.csv.gz"},
          {"ods-gp-practices", "ods-gp-practices/practices.csv.gz"},
          {"ods-gp-hierarchy", "ods-gp-practices/practice-hierarchy-2022-01.csv.gz"},
          {"nhs-scotland-boards", "nhs-scotland/boards-partnerships-councils.csv.gz"},
          {"nhs-scotland-hospitals", "nhs-scotland/hospitals.csv.gz"},
          {"scotland-care-services", "scotland-care-services/services.csv.gz"}};

  private Bench() {}

  public static void main(String[] args) throws Exception {
    String name = args.length == 0 ? "main-job" : args[0];
    if (!List.of("main-job", "directory", "relevance", "search", "matcher", "digest", "lookup", "privacy")
        .contains(name)) {
      System.err.println("candour: there is no benchmark '" + name
          + "'. There are: main-job, directory, relevance, search, matcher, digest, lookup, privacy");
      System.exit(2);
    }
    if (!Files.isDirectory(Stage.SHARED)) {
      System.err.println("candour: the real data (" + Stage.SHARED.toAbsolutePath().normalize()
          + ") is not here, so there is nothing to run on.");
      System.exit(1);
    }
    List<String> words = List.of(args).subList(Math.min(1, args.length), args.length);
    boolean good = switch (name) {
      case "directory" -> DirectoryBench.run(words.isEmpty() ? 60_000 : Integer.parseInt(words.getFirst()));
      case "relevance" -> BenchRelevance.run(words);
      case "search" -> BenchSearch.run(words);
      case "matcher" -> BenchMatcher.run(words);
      case "lookup" -> BenchLookup.run(words.isEmpty() ? 60_000 : Integer.parseInt(words.getFirst()));
      case "digest" -> BenchDigest.run(words);
      case "privacy" -> privacy();
      default -> mainJob(args.length > 1 ? Integer.parseInt(args[1]) : 2_000);
    };
    System.exit(good ? 0 : 1);
  }

  private static boolean privacy() throws Exception {
    Figures figures = new Figures("privacy");
    try (Course course = new Course("bench privacy", Part.of("names", 3), Part.of("structured details", 3),
        Part.of("comments as they are", 2), Part.of("sentences marked by others", 1),
        Part.of("speed on both sides", 4))) {
      PrivacyBench.run(Stage.SHARED, course::part).forEach(figures::put);
    }
    figures.print();
    return true;
  }

  private static boolean mainJob(int count) throws Exception {
    Figures figures = new Figures("main-job");
    Path home = Files.createTempDirectory("candour-bench").resolve("home");
    try (MailSink sink = new MailSink();
        Course course =
            new Course("bench main-job", Part.of("real directories", 6), Part.of("the stage", 2), Part.of("telling", 8),
                Part.of("deciding", 5), Part.of("letters", 2), Part.of("answering", 4), Part.of("counting", 1))) {
      Instance site = new Instance(home, 8095, sink.port(), Instance.PACKAGED);
      figures.put("limits", "raised for this instance");
      long begun = System.nanoTime();
      importAll(site, course);
      course.part("the stage");
      figures.put("seven real directories imported, s", seconds(begun));
      figures.put("start, ms", site.start());
      Stage stage = new Stage(20261122);
      List<Long> subjects;
      try (Connection database = site.database()) {
        Stage.run(database, "update region set release_minutes = 0");
        stage.readTree(database);
        subjects = stage.people(database, 500, 60, 600);
      }
      site.stop();
      site.start();
      figures.put("services in the directory", stage.services().size());
      figures.put("services that stories are about", subjects.size());
      Load load = new Load(site, stage, subjects, Stage.comments(count, count * 300 / 2_000));
      course.part("telling");
      tell(site, load, figures, course, count);
      course.part("deciding");
      moderate(site, load, figures, course);
      course.part("letters");
      boolean mailed = awaitMail(site, stage, load, sink, figures);
      course.part("answering");
      int answers = answer(site, stage, load, figures);
      course.part("counting");
      boolean counted = count(site, load, answers, figures);
      site.stop();
      course.close();
      figures.print();
      return mailed && counted;
    }
  }

  /** The part is called {@code real directories}. */
  static void importAll(Instance site, Course course) throws Exception {
    course.part("real directories");
    for (int i = 0; i < DIRECTORIES.length; i++) {
      site.errand("import", DIRECTORIES[i][0], Stage.SHARED.resolve(DIRECTORIES[i][1]).toString());
      course.at(i + 1, DIRECTORIES.length);
    }
  }

  private static void tell(Instance site, Load load, Figures figures, Course course, int count) throws Exception {
    long begun = System.nanoTime();
    together(8, worker -> {
      Person author = new Person(site.address());
      while (!load.allTold()) {
        load.tellNext(author);
        course.at(load.told().size(), count);
      }
    });
    figures.put("stories told over HTTP (7 pages each)", load.told().size());
    figures.put("stories told a second", Math.round(load.told().size() / seconds(begun)));
  }

  private static void moderate(Instance site, Load load, Figures figures, Course course) throws Exception {
    long begun = System.nanoTime();
    together(4, worker -> {
      Person moderator = new Person(site.address());
      moderator.signIn("moderator" + worker + "@trial.example", true);
      int idle = 0;
      while (load.decided().size() < load.told().size() && idle < 200) {
        idle = load.moderate(moderator, 50, worker, 4) == 0 ? idle + 1 : 0;
        course.at(load.decided().size(), load.told().size());
        if (idle > 0) {
          java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
      }
    });
    figures.put("decisions a second, four moderators", Math.round(load.decided().size() / seconds(begun)));
  }

  /** The expected set of (recipient, story) is made from the files and the stage; the sink says what came. */
  private static boolean awaitMail(Instance site, Stage stage, Load load, MailSink sink, Figures figures)
      throws Exception {
    Set<String> expected = new HashSet<>();
    load.told().values().forEach(t -> stage.expected(t.service()).forEach(to -> expected.add(to + " " + t.id())));
    long begun = System.nanoTime();
    while (pairs(sink).size() < expected.size() && seconds(begun) < 600) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    settle(site);
    Map<String, Set<String>> got = pairs(sink);
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(got.keySet());
    Set<String> extra = new TreeSet<>(got.keySet());
    extra.removeAll(expected);
    figures.put("(recipient, story) expected", expected.size());
    figures.put("(recipient, story) missing", missing.size());
    figures.put("(recipient, story) extra", extra.size());
    figures.put("sent more than once", got.values().stream().filter(ids -> ids.size() > 1).count());
    figures.put("seconds from the last decision to the last letter", Math.round(seconds(begun)));
    missing.stream().limit(5).forEach(m -> System.out.println("missing: " + m));
    extra.stream().limit(5).forEach(m -> System.out.println("extra: " + m));
    return missing.isEmpty() && extra.isEmpty();
  }

  /** By recipient and story, the Message-IDs that came. */
  static Map<String, Set<String>> pairs(MailSink sink) {
    Map<String, Set<String>> pairs = new HashMap<>();
    sink.accepted().stream().filter(a -> a.story() > 0 && a.subject().contains("story for you"))
        .forEach(a -> pairs.computeIfAbsent(a.to() + " " + a.story(), k -> new HashSet<>()).add(a.id()));
    return pairs;
  }

  private static int answer(Instance site, Stage stage, Load load, Figures figures) throws Exception {
    long begun = System.nanoTime();
    together(6, worker -> {
      Random random = new Random(worker);
      for (int i = worker * 3; i < stage.members().size() && i < 360; i += 18) {
        Person responder = new Person(site.address());
        responder.signIn(stage.members().get(i).address(), false);
        for (int n = 0; n < 6; n++) {
          load.answer(responder, stage.members().get(i), random);
        }
      }
    });
    Person moderator = new Person(site.address());
    moderator.signIn("moderator0@trial.example", true);
    settle(site);
    int published = 0;
    for (int done = 1; done > 0;) {
      done = load.moderateAnswers(moderator);
      published += done;
    }
    figures.put("answers sent", load.answered().size());
    figures.put("answers published", published);
    figures.put("answers a second, from writing to public", Math.round(published / seconds(begun)));
    return published;
  }

  private static boolean count(Instance site, Load load, int answers, Figures figures) throws Exception {
    settle(site);
    try (Connection database = site.database()) {
      long stories = Stage.number(database, "select count(*) from public_story");
      long responses = Stage.number(database, "select count(*) from public_response");
      figures.put("stories public", stories);
      figures.put("responses public", responses);
      figures.put("stories with a change",
          Stage.number(database, "select count(*) from story where progress in ('planned', 'made')"));
      return stories == load.told().size() && responses == answers;
    }
  }

  /** Waits until every stored event was heard and every due letter has left. */
  static void settle(Instance site) throws Exception {
    long begun = System.nanoTime();
    try (Connection database = site.database()) {
      while (seconds(begun) < 120 && Stage.number(database, """
          select (select count(*) from event_publication) + (select count(*) from outbound_mail where state = 'waiting')
               + (select count(*) from story where state = 'approved')""") > 0) {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
      }
    }
  }

  /** One worker of a crowd. */
  interface Work {
    void run(int worker) throws Exception;
  }

  static void together(int workers, Work work) throws Exception {
    try (var pool = Executors.newFixedThreadPool(workers)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int worker = i;
        all.add(pool.submit(() -> {
          work.run(worker);
          return null;
        }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
