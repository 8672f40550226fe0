package org.candour.trial;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.candour.launch.ErrandHouse;
import org.candour.listing.DirectoryImport;
import org.candour.lookup.Asking;
import org.candour.lookup.Asking.Asked;
import org.candour.lookup.IndexFigures;
import org.candour.lookup.LookupRequest;
import org.candour.lookup.LookupResult;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.candour.trial.Course.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code ./candour bench lookup [SERVICES]}: finding the service in the real directories, filled up with generated
 * wards. Questions are made from the directories by {@link Asking}; the ranking was tuned on one half and the other was
 * only measured. Beside it, on the same questions, the search by patterns and trigrams in PostgreSQL that it took the
 * place of.
 */
final class BenchLookup {

  private static final int QUESTIONS = Integer.getInteger("candour.questions", 500);
  private static final int COMPARED = 60;
  private static final int FIRST = 3;

  private final Figures figures = new Figures("lookup");
  private final ServiceSearch search = ErrandHouse.get(ServiceSearch.class);
  private final JdbcClient sql = ErrandHouse.get(JdbcClient.class);
  private final TransactionTemplate transaction = ErrandHouse.get(TransactionTemplate.class);

  static boolean run(int services) throws Exception {
    return new BenchLookup().measure(services);
  }

  private boolean measure(int services) throws Exception {
    try (Course course = new Course("bench lookup", Part.speaking("real directories", 5),
        Part.speaking("generated wards", 5), Part.of("the index", 1), Part.of("questions", 4),
        Part.of("the former look-up", 8), Part.speaking("changes", 2))) {
      return measure(services, course);
    }
  }

  private boolean measure(int services, Course course) throws Exception {
    course.part("real directories");
    Path folder = Files.createTempDirectory("candour-bench");
    DirectoryImport imports = ErrandHouse.get(DirectoryImport.class);
    for (String[] directory : Bench.DIRECTORIES) {
      imports.run(directory[0], List.of(Stage.SHARED.resolve(directory[1])), line -> {});
    }
    formers();
    course.part("generated wards");
    Random random = new Random(20261122);
    List<String> sites = sql.sql(DirectoryBench.SITES).query(String.class).list();
    Path[] rows = DirectoryBench.files(sites,
        Math.max(0, services - sql.sql("select count(*) from service").query(Integer.class).single()), folder, random);
    imports.run(rows[0].toString(), List.of(rows[1]), line -> {});
    imports.run(rows[2].toString(), List.of(rows[3]), line -> {});
    course.part("the index");
    figures.put("services", sql.sql("select count(*) from service").query(Long.class).single());
    long begun = System.nanoTime();
    search.find(new RegionId("uk-england"), "anything", 1);
    figures.put("index made from nothing, ms", millis(begun));
    begun = System.nanoTime();
    sql.sql("select count(*) from (select string_agg(f::text, '') from service_find f group by service) x")
        .query(Long.class).single();
    figures.put("PostgreSQL reads the same rows, ms", millis(begun));
    figures.put("index in memory, MB", Math.round(IndexFigures.bytes() / 1e5) / 10.0);
    // Generated wards are many and alike: they are in the way of the others, and none is asked for.
    List<Asked> asked = Asking.of(sql, "position('bench-' in f.codes) <> 1", 20261122, QUESTIONS);
    course.part("questions");
    asked.stream().limit(400).forEach(this::ours);
    boolean good = relevance(asked, course);
    course.part("the former look-up");
    compare(asked, course);
    course.part("changes");
    fresh(imports);
    course.close();
    figures.print();
    return good;
  }

  /** What practices were called in 2022, where that was something else: former names that are real. */
  private void formers() throws IOException {
    Map<String, String> before = new HashMap<>();
    try (var rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
        .parse(new InputStreamReader(
            new GZIPInputStream(
                Files.newInputStream(Stage.SHARED.resolve("ods-gp-practices/practice-hierarchy-2022-01.csv.gz"))),
            StandardCharsets.UTF_8))) {
      for (CSVRecord row : rows) {
        before.put(row.get("practice_code"), row.get("practice_name"));
      }
    }
    List<String> codes = new ArrayList<>(before.keySet());
    int added = sql.sql("""
        insert into service_former_name (service, language, name, until)
        select c.service, 'en', n.name, :until from unnest(:codes::text[], :names::text[]) as n (code, name)
        join service_code c on c.scheme = 'ods' and c.code = n.code join service_text t on t.service = c.service
          and t.language = 'en'
        where plain(t.name) <> plain(n.name) on conflict do nothing""").param("until", LocalDate.of(2022, 2, 1))
        .param("codes", codes.toArray(String[]::new))
        .param("names", codes.stream().map(before::get).toArray(String[]::new)).update();
    figures.put("practices that were called otherwise in 2022", added);
  }

  private List<Long> ours(Asked asked) {
    return search.look(LookupRequest.in(new RegionId(asked.region()), asked.typed(), 10)).stream()
        .map(LookupResult::service).toList();
  }

  private static boolean right(Asked asked, List<Long> found) {
    return found.stream().limit(FIRST).anyMatch(asked.right()::contains);
  }

  private boolean relevance(List<Asked> asked, Course course) throws IOException {
    boolean good = true;
    List<Double> all = new ArrayList<>();
    StringBuilder missed = new StringBuilder();
    for (String kind : Asking.KINDS) {
      course.at(Asking.KINDS.indexOf(kind), Asking.KINDS.size());
      StringBuilder line = new StringBuilder();
      List<Double> times = new ArrayList<>();
      for (boolean held : new boolean[]{false, true}) {
        List<Asked> half = asked.stream().filter(a -> a.kind().equals(kind) && a.held() == held).toList();
        int right = 0;
        for (Asked each : half) {
          long begun = System.nanoTime();
          List<Long> found = ours(each);
          times.add((System.nanoTime() - begun) / 1e6);
          if (right(each, found)) {
            right++;
          } else if (!held) {
            missed.append(kind).append('\t').append(each.typed()).append('\t')
                .append(each.right().stream().limit(3).toList()).append('\t').append(found.stream().limit(3).toList())
                .append('\n');
          }
        }
        double share = half.isEmpty() ? 1 : (double) right / half.size();
        good &= !held || share >= 0.95;
        line.append(String.format("%s %.1f %% of %d, ", held ? "held" : "tuned", share * 100, half.size()));
      }
      all.addAll(times);
      figures.put(kind, line + times(times));
    }
    figures.put("all kinds", times(all));
    Files.createDirectories(Path.of("bench"));
    Files.writeString(Path.of("bench/lookup-missed.txt"), missed);
    return good;
  }

  private void compare(List<Asked> asked, Course course) {
    SqlLookup before = new SqlLookup(sql, ErrandHouse.get(HouseClock.class));
    before.prepare();
    List<Double> theirs = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (String kind : Asking.KINDS) {
      course.at(Asking.KINDS.indexOf(kind), Asking.KINDS.size());
      List<Asked> some = asked.stream().filter(a -> a.kind().equals(kind) && a.held()).limit(COMPARED).toList();
      int right = 0;
      int wrong = 0;
      List<Double> theirsHere = new ArrayList<>();
      List<Double> oursHere = new ArrayList<>();
      for (Asked each : some) {
        long begun = System.nanoTime();
        List<Long> found =
            transaction.execute(t -> before.find(new RegionId(each.region()), each.typed(), SqlLookup.Bounds.NONE, 10));
        theirsHere.add((System.nanoTime() - begun) / 1e6);
        begun = System.nanoTime();
        List<Long> found2 = ours(each);
        oursHere.add((System.nanoTime() - begun) / 1e6);
        right += right(each, found) ? 1 : 0;
        wrong += right(each, found2) ? 1 : 0;
      }
      theirs.addAll(theirsHere);
      ours.addAll(oursHere);
      figures.put("before, " + kind, String.format("%d right where now are %d of %d, p95 %.1f ms, %.1f times ours",
          right, wrong, some.size(), at(theirsHere, 0.95), at(theirsHere, 0.95) / at(oursHere, 0.95)));
    }
    figures.put("before, all kinds", String.format("p50 %.1f ms, p95 %.1f ms, %.1f and %.1f times ours",
        at(theirs, 0.5), at(theirs, 0.95), at(theirs, 0.5) / at(ours, 0.5), at(theirs, 0.95) / at(ours, 0.95)));
  }

  /** One name, and then all, change; the index knows it when the import has ended. */
  private void fresh(DirectoryImport imports) throws IOException {
    Path rows = Files.createTempFile("candour-bench", ".csv");
    StringBuilder practices = new StringBuilder();
    try (var in = new GZIPInputStream(Files.newInputStream(Stage.SHARED.resolve("ods-trusts/trusts.csv.gz")))) {
      practices.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("MANCHESTER UNIVERSITY NHS FOUNDATION TRUST", "MANCUNIAN QUAGMIRE TRUST"));
    }
    Files.writeString(rows, practices);
    imports.run("ods-trusts", List.of(rows), line -> {});
    figures.put("a trust with a new name is found when its import has ended",
        search.find(new RegionId("uk-england"), "mancunian quagmire", 1).size() == 1);
    sql.sql("update service_find set tx = pg_current_xact_id()").update();
    long begun = System.nanoTime();
    search.refreshNow();
    figures.put("all services made anew while the index serves, ms", millis(begun));
    begun = System.nanoTime();
    search.refreshNow();
    figures.put("a look where nothing has changed, ms", millis(begun));
  }

  private static String times(List<Double> times) {
    return String.format("p50 %.1f ms, p95 %.1f ms", at(times, 0.5), at(times, 0.95));
  }

  private static double at(List<Double> times, double share) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  private static double millis(long since) {
    return Math.round((System.nanoTime() - since) / 1e5) / 10.0;
  }
}
