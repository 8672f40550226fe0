package org.candour.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.trial.Course.Part;
import org.postgresql.PGConnection;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * {@code ./candour bench directory [SERVICES]}: the real directories, filled up with generated departments and wards,
 * and everything that people and operators do with them. Beside each figure of a search stands PostgreSQL's own scan of
 * the same words.
 */
final class DirectoryBench {

  private static final int ROUNDS = 60;
  /** Searches and pages. */
  private static final int MEASURED = 11;
  private static final int WARDS_OF_ONE = 400;
  private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"seen\" value=\"([^\"]+)\"");
  private static final String[] SORTS = {"Cardiology", "Surgery", "Children", "Maternity", "Stroke", "Dementia", "Eye",
      "Diabetes", "Outpatients", "Elderly Care"};

  static final String SITES = """
      select c.code from service_code c join service s on s.id = c.service
      where c.scheme = 'ods' and s.kind in ('site', 'organisation') and s.closed_on is null and not s.placeholder
      order by c.code""";

  private final Figures figures = new Figures("directory");
  private final Random random = new Random(20261122);
  private Person operator;
  private IntConsumer measured = n -> {};
  private int figured;

  static boolean run(int services) throws Exception {
    return new DirectoryBench().measure(services);
  }

  private boolean measure(int services) throws Exception {
    Path folder = Files.createTempDirectory("candour-bench");
    try (MailSink sink = new MailSink();
        Course course = new Course("bench directory", Part.of("real directories", 7), Part.of("generated services", 8),
            Part.of("the stage", 3), Part.of("searches and pages", 6), Part.of("changes", 5), Part.of("COPY", 1))) {
      Instance site = new Instance(folder.resolve("home"), 8096, sink.port(), Instance.PACKAGED);
      long begun = System.nanoTime();
      Bench.importAll(site, course);
      course.part("generated services");
      figures.put("seven real directories imported, s", seconds(begun));
      site.start();
      Path[] rows;
      try (Connection database = site.database()) {
        rows = fill(database, folder, services);
      }
      site.stop();
      begun = System.nanoTime();
      site.errand("import", rows[0].toString(), rows[1].toString());
      site.errand("import", rows[2].toString(), rows[3].toString());
      figures.put("generated departments and wards imported, s", seconds(begun));
      begun = System.nanoTime();
      site.errand("import", "ods-trusts", Stage.SHARED.resolve("ods-trusts/trusts.csv.gz").toString());
      figures.put("218 known rows read and all of the tree made anew, start of Java included, s", seconds(begun));
      course.part("the stage");
      site.start();
      operator = new Person(site.address());
      try (Connection database = site.database()) {
        stage(database);
        operator.signIn("operator@trial.example", true);
        all(database, course);
      }
      site.stop();
    }
    figures.print();
    return true;
  }

  private Path[] fill(Connection database, Path folder, int services) throws SQLException, IOException {
    List<String> sites = new ArrayList<>();
    try (ResultSet row = database.createStatement().executeQuery(SITES)) {
      while (row.next()) {
        sites.add(row.getString(1));
      }
    }
    return files(sites, (int) Math.max(0, services - Stage.number(database, "select count(*) from service")), folder,
        random);
  }

  /**
   * Files that fill the directory up: departments under the real sites, wards under those; one trust with 400 wards of
   * its own.
   */
  static Path[] files(List<String> sites, int missing, Path folder, Random random) throws IOException {
    int departments = missing / 8;
    StringBuilder upper = new StringBuilder("ref,title,above\n");
    StringBuilder lower = new StringBuilder("ref,title,above\n");
    for (int i = 0; i < departments; i++) {
      upper.append("D").append(i).append(',').append(SORTS[i % SORTS.length]).append(' ').append(i / SORTS.length)
          .append(',').append(sites.get(random.nextInt(sites.size()))).append('\n');
    }
    for (int i = 0; i < WARDS_OF_ONE; i++) {
      upper.append("W").append(i).append(",Ward ").append(i).append(" of the long list,").append(sites.getFirst())
          .append('\n');
    }
    for (int i = 0; i < missing - departments - WARDS_OF_ONE; i++) {
      lower.append("L").append(i).append(",Ward ").append(i % 40).append(' ')
          .append(SORTS[random.nextInt(SORTS.length)]).append(",D").append(random.nextInt(Math.max(1, departments)))
          .append('\n');
    }
    return new Path[]{Files.writeString(folder.resolve("departments.yaml"), shape("department", "ods")),
        Files.writeString(folder.resolve("departments.csv"), upper),
        Files.writeString(folder.resolve("wards.yaml"), shape("ward", "bench")),
        Files.writeString(folder.resolve("wards.csv"), lower)};
  }

  private static String shape(String kind, String parents) {
    return """
        about: "generated"
        scheme: bench
        region: [{is: uk-england}]
        nodes:
          - {code: ref, name: title, kind: %s, parent: {code: above, scheme: %s, kind: site}}
        """.formatted(kind, parents);
  }

  /** An operator, subscriptions and alerts everywhere, and stories to count. */
  private void stage(Connection database) throws SQLException {
    Timestamp since = Timestamp.from(Instant.now().minusSeconds(86_400));
    long person = Stage.number(database,
        "insert into person (name, address, password_hash, totp_secret, created_at) values ('Operator', ?,"
            + " ?, ?, ?) returning id",
        "operator@trial.example", new BCryptPasswordEncoder(4).encode(Person.PASSWORD), Person.SECRET, since);
    Stage.run(database,
        "insert into role_grant (person, role, scope_kind, scope_id, since) values (?, 'operator', 'all', '', ?)",
        person, since);
    Stage.run(database, """
        insert into subscription (holder, kind, level, since, created_at)
        select 'Holder ' || n, 'provider', 'subscription', '2026-01-01', '2026-01-01'
        from generate_series(1, 600) n""");
    Stage.run(database, """
        insert into subscription_scope select s.id, x.id from (select id, row_number() over (order by id) as n
          from subscription) s
        join (select id, row_number() over (order by md5(id::text)) / 5 as n,
          row_number() over (order by md5(id::text)) % 5 as m from service) x
          on x.n = s.n and x.m < 3""");
    Stage.run(database, """
        insert into alert (person, subscription, created_at, changed_at)
        select ?, 1 + n % 600, '2026-01-01', '2026-01-01' from generate_series(1, 100000) n""", person);
    Stage.run(database, """
        insert into alert_service
        select a.id, x.id from (select id, row_number() over (order by id) % (select count(*) from service) as n
          from alert) a
        join (select id, row_number() over (order by md5(id::text)) - 1 as n from service) x on x.n = a.n""");
    long author = Stage.number(database, "insert into author (created_at) values ('2026-01-01') returning id");
    Stage.run(database, """
        insert into story (region, language, author, mail_ok, role, screen_name, state, shown_version, submitted_at,
          published_at)
        select 'uk-england', 'en', ?, false, 'patient', 'somebody', 'published', 1, '2026-01-01',
          '2026-01-01'::timestamptz + n * interval '1 second'
        from generate_series(1, 100000) n""", author);
    Stage.run(database, """
        insert into story_version (story, number, title, body, language, writer, writer_id, written_at)
        select id, 1, 'A story', 'What happened', 'en', 'author', author, submitted_at from story""");
    Stage.run(database, """
        insert into story_service
        select s.id, x.id, 1 from (select id, row_number() over (order by id) % (select count(*) from service) as n
          from story) s
        join (select id, row_number() over (order by md5('s' || id::text)) - 1 as n from service) x on x.n = s.n""");
    Stage.run(database, "analyze");
    figures.put("services", Stage.number(database, "select count(*) from service"));
    figures.put("subscriptions, alerts, stories", "600, 100000, 100000");
  }

  private void all(Connection database, Course course) throws Exception {
    course.part("searches and pages");
    measured = n -> course.at(n, MEASURED);
    List<String> typed = new ArrayList<>();
    try (ResultSet row = database.createStatement()
        .executeQuery("select lower(left(name, 14)) from service_text order by md5(service::text) limit 200")) {
      while (row.next()) {
        typed.add(row.getString(1).strip());
      }
    }
    double[] scan = times(i -> scan(database, typed.get(i % typed.size())));
    put("PostgreSQL's own scan of the words, one word typed", scan, null);
    put("look-up by typing, page /services?q=", times(i -> get("/services?q=" + word(typed, i))), scan);
    put("look-up by two words", times(i -> get("/services?q=ward+" + SORTS[i % SORTS.length].replace(' ', '+'))), scan);
    put("look-up of what is not there (alike words)", times(i -> get("/services?q=qardiolojy+" + i)), scan);
    put("editor's search", times(i -> get("/operate/services?q=" + word(typed, i))), scan);
    long big = Stage.number(database,
        "select parent from service_parent where until is null group by parent order by count(*) desc limit 1");
    long deep = Stage.number(database, """
        select ancestor from service_ancestor a join service s on s.id = a.ancestor and s.region = 'uk-england'
        group by ancestor order by count(*) desc limit 1""");
    List<Long> leaves = numbers(database, "select id from service s where not exists (select from service_parent p"
        + " where p.parent = s.id) order by md5(id::text) limit 60");
    put("page of a ward", times(i -> follow("/services/" + leaves.get(i % leaves.size()))), null);
    put("page of the service with most children", times(i -> follow("/services/" + big)), null);
    put("its children, a page of 50", times(i -> follow("/services/" + big + "/below?page=" + (1 + i % 8))), null);
    put("organisations, a page of 50", times(i -> get("/services?page=" + (1 + i % 20))), null);
    put("editor's page of a service", times(i -> get("/operate/services/" + leaves.get(i % leaves.size()))), null);
    put("editor's page of the largest", times(i -> get("/operate/services/" + big)), null);
    course.part("changes");
    measured = n -> {};
    acts(database, big, deep, leaves);
    course.part("COPY");
    put("COPY of closure and words out of PostgreSQL", times(i -> copy(database), 5), null);
  }

  private void acts(Connection database, long big, long deep, List<Long> leaves) throws Exception {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    figures.put("services below the largest top",
        Stage.number(database, "select count(*) from service_ancestor where ancestor = ?", deep));
    figures.put("services below the one that moves",
        Stage.number(database, "select count(*) from service_ancestor where ancestor = ?", big));
    long other = Stage.number(database, """
        select s.id from service s where s.region = 'uk-england' and s.organisation and s.closed_on is null
          and not s.placeholder
          and not exists (select from service_ancestor a where a.service = s.id and a.ancestor = ?)
            order by md5(s.id::text) limit 1""", big);
    long back = Stage.number(database,
        "select coalesce((select parent from service_parent where service = ? and until is null), 0)", big);
    double[] previews = new double[6];
    double[] moves = new double[6];
    for (int i = 0; i < moves.length; i++) {
      String target = i % 2 == 0 ? Long.toString(other) : back == 0 ? "top" : Long.toString(back);
      act(big, previews, moves, i, "kind", "move", "target", target, "effective", today);
    }
    put("preview of moving a large subtree", previews, null);
    put("moving it", moves, null);
    double[] seen = new double[4];
    double[] renames = new double[4];
    for (int i = 0; i < renames.length; i++) {
      act(deep, seen, renames, i, "kind", "rename", "name", "The Top Renamed " + i, "effective", today);
    }
    put("preview of renaming the largest top", seen, null);
    put("renaming it", renames, null);
    double[] looks = new double[20];
    double[] small = new double[20];
    for (int i = 0; i < small.length; i++) {
      act(leaves.get(i), looks, small, i, "kind", "rename", "name", "A Ward Renamed " + i, "effective", today);
    }
    put("preview of renaming one ward", looks, null);
    put("renaming one ward", small, null);
  }

  private void act(long service, double[] previews, double[] applied, int i, Object... wish) throws IOException {
    String path = "/operate/services/" + service + "/change";
    long begun = System.nanoTime();
    Person.Answer preview = operator.post(true, path, with(wish, "preview", "yes"));
    previews[i] = millis(begun);
    Matcher seen = HIDDEN.matcher(preview.body());
    if (!seen.find()) {
      throw new IllegalStateException(path + " gave no preview: " + preview.status());
    }
    begun = System.nanoTime();
    Person.Answer done = operator.post(true, path, with(wish, "seen", seen.group(1), "apply", "yes"));
    applied[i] = millis(begun);
    if (done.status() != 302) {
      throw new IllegalStateException(path + " gave " + done.status());
    }
  }

  private static Object[] with(Object[] fields, Object... more) {
    Object[] all = Arrays.copyOf(fields, fields.length + more.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return all;
  }

  private static String word(List<String> typed, int i) {
    return java.net.URLEncoder.encode(typed.get(i % typed.size()), java.nio.charset.StandardCharsets.UTF_8);
  }

  private void get(String path) throws IOException {
    Person.Answer answer = operator.get(path);
    if (answer.status() != 200) {
      throw new IllegalStateException(path + " gave " + answer.status());
    }
  }

  /** By number: a redirect to the address with the code, then the page, as a link in an old letter does. */
  private void follow(String path) throws IOException {
    Person.Answer answer = operator.get(path);
    if (answer.status() == 302) {
      String to = answer.location();
      get(to.startsWith("http") ? to.substring(to.indexOf('/', 8)) : to);
    }
  }

  private static void scan(Connection database, String typed) throws SQLException {
    Stage.run(database, "set enable_bitmapscan = off");
    try (PreparedStatement statement = database.prepareStatement(
        "select service from service_find where lower(names) like ? order by length(names) limit 50")) {
      statement.setString(1, "%" + typed.split("[^a-z0-9]+")[0] + "%");
      statement.executeQuery().close();
    }
    Stage.run(database, "set enable_bitmapscan = on");
  }

  private static void copy(Connection database) throws SQLException, IOException {
    var out = database.unwrap(PGConnection.class).getCopyAPI();
    out.copyOut("copy service_ancestor to stdout", java.io.OutputStream.nullOutputStream());
    out.copyOut("copy service_find to stdout", java.io.OutputStream.nullOutputStream());
  }

  private static List<Long> numbers(Connection database, String question) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet row = database.createStatement().executeQuery(question)) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    return numbers;
  }

  /** One thing that is measured, by its round. */
  private interface Work {
    void run(int round) throws Exception;
  }

  private static double[] times(Work work) throws Exception {
    for (int i = 0; i < 8; i++) {
      work.run(i);
    }
    return times(work, ROUNDS);
  }

  private static double[] times(Work work, int rounds) throws Exception {
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long begun = System.nanoTime();
      work.run(i);
      times[i] = millis(begun);
    }
    return times;
  }

  private void put(String what, double[] times, double[] beside) {
    measured.accept(++figured);
    double half = at(times, 0.5);
    double most = at(times, 0.95);
    figures.put(what, String.format("p50 %.1f ms, p95 %.1f ms", half, most)
        + (beside == null ? "" : String.format(", %.2f of the scan's p95", most / at(beside, 0.95))));
  }

  private static double at(double[] times, double share) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static double seconds(long since) {
    return Math.round((System.nanoTime() - since) / 1e7) / 100.0;
  }
}
