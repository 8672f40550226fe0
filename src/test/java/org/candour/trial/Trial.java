package org.candour.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.candour.trial.Course.Part;

/**
 * {@code ./candour trial [name]}; here {@code kill [times]}: the whole process group is killed, PostgreSQL's processes
 * included, at named and at random points under load; what was acknowledged is counted outside the application.
 */
public final class Trial {

  /** Where the knife falls. */
  enum Point {
    STORY_ACKNOWLEDGED, DECISION_ACKNOWLEDGED, SMTP_ACCEPTED, ANSWER_ACKNOWLEDGED, RANDOM
  }

  private Trial() {}

  public static void main(String[] args) throws Exception {
    String name = args.length == 0 ? "kill" : args[0];
    boolean whole = switch (name) {
      case "kill" -> kill(args.length > 1 ? Integer.parseInt(args[1]) : 100,
          args.length > 2 ? Long.parseLong(args[2]) : 20261122L, 8096, Instance.PACKAGED);
      case "errands" -> ErrandsTrial.run(8097, Instance.PACKAGED);
      case "hostile" -> HostileTrial.run(8101, Instance.PACKAGED);
      case "proxy" -> ProxyTrial.run();
      case "disk" -> DiskTrial.run(8099, Instance.PACKAGED);
      default -> {
        System.err.println("candour: there is no trial '" + name + "'. There are: kill, errands, disk, hostile, proxy");
        yield false;
      }
    };
    System.exit(whole ? 0 : 1);
  }

  /** Kills so many times; gives whether nothing was lost. */
  static boolean kill(int times, long seed, int port, List<String> program) throws Exception {
    Figures figures = new Figures("trial-kill");
    Random random = new Random(seed);
    int shift = random.nextInt(Point.values().length);
    Path home = Files.createTempDirectory("candour-kill").resolve("home");
    Map<Point, Integer> points = new HashMap<>();
    try (MailSink sink = new MailSink(); Course course = new Course("trial kill", Part.of("the stage", 3),
        Part.of("kills", Math.max(1, times)), Part.of("what still waits", 2), Part.of("counting", 1))) {
      course.part("the stage");
      Instance site = new Instance(home, port, sink.port(), program);
      site.start();
      course.at(1, 3);
      Stage stage = new Stage(seed);
      Load load = stage(site, stage);
      course.at(2, 3);
      // The stage was set behind the application's back; it reads regions once.
      site.stop();
      site.start();
      course.part("kills");
      long slowest = 0;
      for (int i = 0; i < times; i++) {
        Point point = Point.values()[(i + shift) % Point.values().length];
        points.merge(point, 1, Integer::sum);
        cut(site, stage, load, sink, point, random);
        slowest = Math.max(slowest, site.start());
        course.at(i + 1, times);
      }
      course.part("what still waits");
      drain(site, load);
      course.part("counting");
      figures.put("kills", points.toString());
      figures.put("slowest start after a kill, ms", slowest);
      boolean whole = count(site, stage, load, sink, figures);
      site.stop();
      course.close();
      figures.print();
      if (whole) {
        clear(home.getParent());
      } else {
        System.out.println("Everything was kept for a look: " + home.getParent());
      }
      return whole;
    }
  }

  static void clear(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Load stage(Instance site, Stage stage) throws Exception {
    try (Connection database = site.database()) {
      Stage.run(database, "update region set release_minutes = 0");
      tree(database);
      stage.readTree(database);
      List<Long> subjects = stage.people(database, 40, 5, 30);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        texts.add("Something that must not be lost happened, and this is number " + i + ".");
      }
      return new Load(site, stage, subjects, texts);
    }
  }

  /** A small directory: five organisations of two sites with three wards each. */
  private static void tree(Connection database) throws SQLException {
    for (int o = 0; o < 5; o++) {
      long organisation = node(database, "organisation", "Organisation " + o, null);
      for (int s = 0; s < 2; s++) {
        long site = node(database, "site", "Site " + o + s, organisation);
        for (int w = 0; w < 3; w++) {
          node(database, "ward", "Ward " + o + s + w, site);
        }
      }
    }
    Stage.run(database, """
        insert into service_ancestor with recursive up(service, ancestor, depth) as (
          select id, id, 0 from service union all
          select up.service, p.parent, up.depth + 1 from up join service_parent p on p.service = up.ancestor)
        select * from up on conflict do nothing""");
  }

  private static long node(Connection database, String kind, String name, Long parent) throws SQLException {
    long id = Stage.number(database,
        "insert into service (region, kind, organisation, created_at) values ('uk-england', ?, ?, now()) returning id",
        kind, parent == null);
    Stage.run(database, "insert into service_text (service, language, name) values (?, 'en', ?)", id, name);
    if (parent != null) {
      Stage.run(database, "insert into service_parent (service, parent, since) values (?, ?, current_date - 100)", id,
          parent);
    }
    return id;
  }

  /** Load until the point is reached, then the knife. */
  private static void cut(Instance site, Stage stage, Load load, MailSink sink, Point point, Random random)
      throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    CountDownLatch reached = new CountDownLatch(1);
    if (point == Point.SMTP_ACCEPTED) {
      int skip = random.nextInt(3);
      arm(sink, skip, () -> {
        site.kill();
        reached.countDown();
      });
    }
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      crowd.add(Thread.ofVirtual().start(() -> telling(site, load, dead, point, reached)));
    }
    crowd.add(Thread.ofVirtual().start(() -> moderating(site, load, dead, point, reached)));
    crowd.add(Thread.ofVirtual().start(() -> answering(site, stage, load, dead, point, reached)));
    long wait = point == Point.RANDOM ? 200 + random.nextInt(2_500) : 8_000;
    boolean there = reached.await(wait, TimeUnit.MILLISECONDS);
    // A machine that is busy may not have taken one story yet: then there is nothing to lose.
    for (int waited = 0; load.told().isEmpty() && waited < 600; waited++) {
      LockSupport.parkNanos(100_000_000L);
    }
    if (there && point != Point.SMTP_ACCEPTED) {
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(30)).toNanos());
    }
    site.kill();
    dead.set(true);
    sink.afterAccepting(null);
    site.awaitDeath();
    for (Thread each : crowd) {
      each.join(20_000);
    }
  }

  private static void arm(MailSink sink, int skip, Runnable act) {
    sink.afterAccepting(skip == 0 ? act : () -> arm(sink, skip - 1, act));
  }

  private static void telling(Instance site, Load load, AtomicBoolean dead, Point point, CountDownLatch reached) {
    Person author = new Person(site.address());
    for (int n = 0; !dead.get() && n < 60; n++) {
      try {
        if (load.tellNext(author) > 0 && point == Point.STORY_ACKNOWLEDGED && n >= 2) {
          reached.countDown();
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void moderating(Instance site, Load load, AtomicBoolean dead, Point point, CountDownLatch reached) {
    try {
      Person moderator = new Person(site.address());
      moderator.signIn("moderator0@trial.example", true);
      while (!dead.get()) {
        int done = load.moderate(moderator, 3, 0, 1) + load.moderateAnswers(moderator);
        if (done > 0 && point == Point.DECISION_ACKNOWLEDGED) {
          reached.countDown();
        }
        LockSupport.parkNanos(20_000_000L);
      }
    } catch (IOException | SQLException e) {
      // Cut off.
    }
  }

  private static void answering(Instance site, Stage stage, Load load, AtomicBoolean dead, Point point,
      CountDownLatch reached) {
    Random random = new Random();
    try {
      Stage.Member member = stage.members().get(3 * random.nextInt(stage.members().size() / 3));
      Person responder = new Person(site.address());
      responder.signIn(member.address(), false);
      while (!dead.get()) {
        if (load.answer(responder, member, random) && point == Point.ANSWER_ACKNOWLEDGED) {
          reached.countDown();
        }
        LockSupport.parkNanos(30_000_000L);
      }
    } catch (IOException | SQLException e) {
      // Cut off.
    }
  }

  /** After the last start everything that waits is decided, heard and sent. */
  private static void drain(Instance site, Load load) throws Exception {
    Bench.settle(site);
    Person moderator = new Person(site.address());
    moderator.signIn("moderator1@trial.example", true);
    for (int done = 1; done > 0;) {
      done = load.moderate(moderator, 200, 0, 1) + load.moderateAnswers(moderator);
      Bench.settle(site);
    }
  }

  private static boolean count(Instance site, Stage stage, Load load, MailSink sink, Figures figures) throws Exception {
    List<String> faults = new ArrayList<>();
    Map<Long, Long> serviceOf = new HashMap<>();
    Set<Long> published = new HashSet<>();
    try (Connection database = site.database(); Statement statement = database.createStatement()) {
      Map<Long, String> bodies = new HashMap<>();
      ResultSet row = statement.executeQuery("""
          select s.id, s.state, v.body, x.service from story s join story_version v on v.story = s.id and v.number = 1
          left join story_service x on x.story = s.id""");
      while (row.next()) {
        bodies.put(row.getLong(1), row.getString(3));
        serviceOf.put(row.getLong(1), row.getLong(4));
        if (row.getString(2).equals("published")) {
          published.add(row.getLong(1));
        }
      }
      load.told().values().stream().filter(t -> !t.body().equals(bodies.get(t.id())))
          .forEach(t -> faults.add("story " + t.id() + " was acknowledged and is not there"));
      load.decided().keySet().stream().filter(id -> !published.contains(id))
          .forEach(id -> faults.add("story " + id + " was decided and is not public"));
      for (long response : load.answered().keySet()) {
        if (Stage.number(database, "select count(*) from response_version where response = ?", response) == 0) {
          faults.add("answer " + response + " was acknowledged and is not there");
        }
      }
      if (load.told().isEmpty()) {
        faults.add("no story was acknowledged: nothing was tried");
      }
      halfStates(statement, faults);
      figures.put("stories acknowledged / in the database", load.told().size() + " / " + bodies.size());
      figures.put("decisions acknowledged / stories public", load.decided().size() + " / " + published.size());
      figures.put("answers acknowledged", load.answered().size());
    }
    letters(stage, sink, serviceOf, published, faults, figures);
    figures.put("faults", faults.size());
    faults.stream().limit(20).forEach(System.out::println);
    return faults.isEmpty();
  }

  private static void letters(Stage stage, MailSink sink, Map<Long, Long> serviceOf, Set<Long> published,
      List<String> faults, Figures figures) {
    Set<String> expected = new HashSet<>();
    published.forEach(id -> stage.expected(serviceOf.get(id)).forEach(to -> expected.add(to + " " + id)));
    Map<String, Set<String>> got = Bench.pairs(sink);
    expected.stream().filter(pair -> !got.containsKey(pair)).forEach(pair -> faults.add("no letter: " + pair));
    got.keySet().stream().filter(pair -> !expected.contains(pair))
        .forEach(pair -> faults.add("a letter too many: " + pair));
    got.forEach((pair, ids) -> {
      if (ids.size() > 1) {
        faults.add("two Message-IDs: " + pair + " " + ids);
      }
    });
    Map<String, Integer> times = new HashMap<>();
    sink.accepted().forEach(a -> times.merge(a.to() + " " + a.id(), 1, Integer::sum));
    List<String> repeats = times.entrySet().stream().filter(e -> e.getValue() > 1)
        .map(e -> e.getValue() + " × " + e.getKey()).sorted().toList();
    repeats.forEach(r -> System.out.println("handed over again with the same Message-ID: " + r));
    figures.put("(recipient, story) expected / got", expected.size() + " / " + got.size());
    figures.put("letters handed over again, same Message-ID", repeats.size());
  }

  /** What must never stand in the database, killed or not. */
  private static void halfStates(Statement statement, List<String> faults) throws SQLException {
    Map<String, String> never = Map.of("a story without its first version",
        "select count(*) from story s where not exists (select from story_version where story = s.id)",
        "a public story without a decision",
        "select count(*) from story where state = 'published' and (decision is null"
            + " or shown_version is null or published_at is null)",
        "a story that never reached the desk",
        "select count(*) from story s where not exists (select from review where kind = 'story' and subject = s.id)",
        "a draft that was sent and is not",
        "select count(*) from telling_draft d where d.story is not null and not exists (select"
            + " from story where id = d.story)",
        "a waiting answer that never reached the desk",
        "select count(*) from response r where state = 'waiting' and not exists (select from review"
            + " where subject = r.id)",
        "an event nobody heard", "select count(*) from event_publication", "a letter that waits",
        "select count(*) from outbound_mail where state in ('waiting', 'failed')", "a change without its response",
        "select count(*) from change c where not exists (select from response where id = c.response)",
        "a public story not in the trail",
        "select count(*) from story s where state = 'published' and not exists (select"
            + " from public_change where kind = 'story' and id = s.id)");
    for (var each : never.entrySet()) {
      ResultSet row = statement.executeQuery(each.getValue());
      row.next();
      if (row.getLong(1) > 0) {
        faults.add(row.getLong(1) + " × " + each.getKey());
      }
    }
  }
}
