package org.candour.trial;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.candour.TestHouse;
import org.candour.finding.Ranking;
import org.candour.finding.SavedQueryMatcher;
import org.candour.finding.StaffQuery;
import org.candour.index.StaffDocuments;
import org.candour.people.Authors;
import org.candour.shared.RegionId;
import org.candour.trial.Course.Part;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./candour bench matcher [QUERIES]}: which of 100,000 kept queries does one new story answer? Ours, one SQL
 * statement over indexed tables, and OpenSearch's percolator, on the same stories and queries.
 */
final class BenchMatcher {

  private static final RegionId HERE = new RegionId("uk-england");
  private static final int ORGANISATIONS = 200;
  private static final int WARDS = 60_000;
  private static final int STORIES = 220;
  private static final int WARM = 20;
  private static final List<String> WORDS =
      List.of("parking", "waiting", "kind", "food", "pain", "medication", "staff", "letter", "appointment", "phone");

  private static final String SQL = """
      with story as (select s.id, s.criticality, to_tsvector('english', s.title || ' ' || s.body) as words
        from staff_story s where s.id = :story),
      at as (select distinct a.ancestor from public_story_service ss
        join public_service_ancestor a on a.service = ss.service where ss.story = :story),
      covering as (select distinct c.subscription from staff_scope c join at on at.ancestor = c.service)
      select k.id from bench_kept k cross join story
      where k.subscription in (select subscription from covering) and (k.least is null or story.criticality >= k.least)
        and (k.words is null or story.words @@ k.words)
        and (k.anywhere or exists (select from bench_kept_service x join at on at.ancestor = x.service
          where x.kept = k.id))
      """;

  private BenchMatcher() {}

  private record Kept(long id, long subscription, List<Long> services, int least, String word) {}

  static boolean run(List<String> words) throws Exception {
    int count = words.isEmpty() ? 100_000 : Integer.parseInt(words.getFirst());
    try (Course course = new Course("bench matcher", Part.of("the demo world", 3), Part.of("services", 3),
        Part.of("queries", 2), Part.of("keeping them", 2), Part.of("OpenSearch", 3), Part.of("stories", 8))) {
      return run(count, course);
    }
  }

  private static boolean run(int count, Course course) throws Exception {
    course.part("the demo world");
    TestHouse house = TestHouse.get();
    Figures figures = new Figures("matcher");
    Random random = new Random(5);
    course.part("services");
    List<Long> wards = world(house);
    course.part("queries");
    List<Kept> kept = kept(house, count, random, wards);
    List<Long> stories = stories(house, random, wards);
    figures.put("kept queries", kept.size());
    figures.put("services", WARDS);
    SavedQueryMatcher matcher = house.bean(SavedQueryMatcher.class);
    course.part("keeping them");
    long begun = System.nanoTime();
    for (Kept each : kept) {
      matcher.keep(each.id, StaffQuery.parse(HERE, each.subscription, 1, text(each)));
    }
    figures.put("seconds to keep them", Math.round((System.nanoTime() - begun) / 1e8) / 10.0);
    course.part("OpenSearch");
    try (OpenSearch other = new OpenSearch(Files.createTempDirectory("candour-matcher").resolve("opensearch"), "2g")) {
      fill(other, kept, course);
      course.part("stories");
      return measure(house, matcher, other, stories, kept, figures, course);
    }
  }

  private static String text(Kept kept) {
    List<String> parts = new ArrayList<>(kept.services.stream().map(s -> "service=" + s).toList());
    if (kept.least > 0) {
      parts.add("criticalityFrom=" + kept.least);
    }
    if (!kept.word.isEmpty()) {
      parts.add("words=" + kept.word);
    }
    return String.join("&", parts);
  }

  private static boolean measure(TestHouse house, SavedQueryMatcher matcher, OpenSearch other, List<Long> stories,
      List<Kept> kept, Figures figures, Course course) throws Exception {
    Set<Long> wordless = kept.stream().filter(k -> k.word.isEmpty()).map(Kept::id).collect(Collectors.toSet());
    List<Double> ours = new ArrayList<>();
    List<Double> alone = new ArrayList<>();
    List<Double> sql = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    long matches = 0;
    int wrong = 0;
    for (int i = 0; i < stories.size(); i++) {
      course.at(i, stories.size());
      long story = stories.get(i);
      long begun = System.nanoTime();
      Set<Long> one = new HashSet<>(matcher.matching(story));
      double mine = (System.nanoTime() - begun) / 1e6;
      Document read = house.bean(StaffDocuments.class).of(List.of(story)).get(story);
      List<Long> covering = house.bean(StaffDocuments.class).covering(at(house, story));
      begun = System.nanoTime();
      Ranking.matching(matcher, read, covering);
      double only = (System.nanoTime() - begun) / 1e6;
      begun = System.nanoTime();
      Set<Long> two = new HashSet<>(house.sql().sql(SQL).param("story", story).query(Long.class).list());
      double plain = (System.nanoTime() - begun) / 1e6;
      String asked = percolation(house, story);
      begun = System.nanoTime();
      Set<Long> three = ids(other.call("POST", "/kept/_search", asked));
      double percolated = (System.nanoTime() - begun) / 1e6;
      one.retainAll(wordless);
      two.retainAll(wordless);
      three.retainAll(wordless);
      wrong += one.equals(two) && one.equals(three) ? 0 : 1;
      if (i >= WARM) {
        ours.add(mine);
        alone.add(only);
        sql.add(plain);
        theirs.add(percolated);
        matches += one.size();
      }
    }
    figures.put("stories measured", ours.size());
    figures.put("queries that a story answers, on average", matches / Math.max(1, ours.size()));
    figures.put("stories for which the three disagree (queries without words)", wrong);
    figures.put("ours, p50 ms (the story is read from the database)", BenchSearch.at(ours, 0.5));
    figures.put("ours, p95 ms", BenchSearch.at(ours, 0.95));
    figures.put("ours, worst ms", BenchSearch.at(ours, 1));
    figures.put("ours, the story read already, p50 ms", BenchSearch.at(alone, 0.5));
    figures.put("ours, the story read already, p95 ms", BenchSearch.at(alone, 0.95));
    figures.put("one SQL statement, p50 ms", BenchSearch.at(sql, 0.5));
    figures.put("one SQL statement, p95 ms", BenchSearch.at(sql, 0.95));
    figures.put("OpenSearch's percolator (the story is sent to it), p50 ms", BenchSearch.at(theirs, 0.5));
    figures.put("OpenSearch's percolator, p95 ms", BenchSearch.at(theirs, 0.95));
    figures.put("ratio of p95, ours to SQL", BenchSearch.ratio(ours, sql, 0.95));
    figures.put("ratio of p95, ours to the percolator", BenchSearch.ratio(ours, theirs, 0.95));
    course.close();
    figures.print();
    return wrong == 0 && BenchSearch.at(ours, 1) < 50;
  }

  /** 200 organisations with sites, departments and 60,000 wards, each of five subscriptions' scopes. */
  static List<Long> world(TestHouse house) {
    house.sql().sql("create table bench_tree (name text primary key, id bigint)").update();
    house.sql().sql("""
        insert into bench_tree select n, null from (
          select 'o' || i as n from generate_series(0, :o - 1) i union all select 's' || i
          from generate_series(0, :w / 30 - 1) i
          union all select 'd' || i from generate_series(0, :w / 6 - 1) i union all select 'w' || i
            from generate_series(0, :w - 1) i) x""").param("o", ORGANISATIONS).param("w", WARDS).update();
    house.sql().sql("update bench_tree t set id = nextval(pg_get_serial_sequence('service', 'id'))").update();
    house.sql().sql("""
        insert into service (id, region, kind, organisation, created_at) overriding system value
        select id, 'uk-england', 'ward', name like 'o%', '2026-01-01' from bench_tree""").update();
    house.sql()
        .sql("insert into service_text (service, language, name) select id, 'en', 'Bench ' || name from bench_tree")
        .update();
    house.sql().sql("""
        insert into service_ancestor (service, ancestor, depth)
        select w.id, a.id, d from bench_tree w cross join lateral (values
          (w.name, 0), ('d' || substr(w.name, 2)::int / 6, 1), ('s' || substr(w.name, 2)::int / 30, 2),
            ('o' || substr(w.name, 2)::int / (:w / :o), 3)) as up (name, d)
        join bench_tree a on a.name = up.name where w.name like 'w%'""").param("o", ORGANISATIONS).param("w", WARDS)
        .update();
    house.sql().sql("insert into service_ancestor select id, id, 0 from bench_tree where name not like 'w%'").update();
    house.sql().sql("""
        insert into subscription (holder, kind, level, since, created_at)
        select 'Bench ' || t.name || ' ' || i, 'provider', 'subscription', '2026-01-01', '2026-01-01'
        from bench_tree t cross join generate_series(1, 5) i
        where t.name like 'o%'""").update();
    house.sql().sql("""
        insert into subscription_scope (subscription, service) select b.id, t.id from subscription b
        join bench_tree t on b.holder like 'Bench ' || t.name || ' %'""").update();
    house.sql().sql("analyze").update();
    return house.sql().sql("select id from bench_tree where name like 'w%' order by substr(name, 2)::int")
        .query(Long.class).list();
  }

  private static List<Kept> kept(TestHouse house, int count, Random random, List<Long> wards) {
    record Scope(long subscription, String organisation) {}
    List<Scope> scopes =
        house.sql().sql("select id as subscription, split_part(holder, ' ', 2) as organisation from subscription"
            + " where holder like 'Bench %'").query(Scope.class).list();
    Map<String, Long> ids = new LinkedHashMap<>();
    house.sql().sql("select name, id from bench_tree where name not like 'w%'")
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2))).list()
        .forEach(e -> ids.put(e.getKey(), e.getValue()));
    List<Kept> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Scope scope = scopes.get(random.nextInt(scopes.size()));
      int first = Integer.parseInt(scope.organisation.substring(1)) * (WARDS / ORGANISATIONS);
      List<Long> services = new ArrayList<>();
      int kind = random.nextInt(10);
      for (int n = kind < 4 ? 0 : 1 + random.nextInt(3); n > 0; n--) {
        int ward = first + random.nextInt(WARDS / ORGANISATIONS);
        services.add(kind < 6 ? ids.get("s" + ward / 30) : kind < 8 ? ids.get("d" + ward / 6) : wards.get(ward));
      }
      kept.add(new Kept(i + 1, scope.subscription, services.stream().distinct().toList(), random.nextInt(6),
          random.nextInt(6) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : ""));
    }
    house.sql().sql("create table bench_kept (id bigint primary key, subscription bigint, least int, words tsquery,"
        + " anywhere boolean)").update();
    house.sql().sql("create table bench_kept_service (kept bigint, service bigint, primary key (kept, service))")
        .update();
    for (int from = 0; from < kept.size(); from += 5_000) {
      List<Kept> some = kept.subList(from, Math.min(kept.size(), from + 5_000));
      house.sql().sql("""
          insert into bench_kept select i, s, nullif(l, 0), case when w = '' then null
            else plainto_tsquery('english', w) end, a
          from unnest(:ids::bigint[], :subs::bigint[], :least::int[], :words::text[], :anywhere::boolean[]) as x (i, s,
            l, w, a)""").param("ids", some.stream().map(Kept::id).toArray(Long[]::new))
          .param("subs", some.stream().map(Kept::subscription).toArray(Long[]::new))
          .param("least", some.stream().map(Kept::least).toArray(Integer[]::new))
          .param("words", some.stream().map(Kept::word).toArray(String[]::new))
          .param("anywhere", some.stream().map(k -> k.services.isEmpty()).toArray(Boolean[]::new)).update();
      List<Long> keys = new ArrayList<>();
      List<Long> services = new ArrayList<>();
      some.forEach(k -> k.services.forEach(s -> {
        keys.add(k.id);
        services.add(s);
      }));
      house.sql().sql("insert into bench_kept_service select * from unnest(:k::bigint[], :s::bigint[])")
          .param("k", keys.toArray(Long[]::new)).param("s", services.toArray(Long[]::new)).update();
    }
    house.sql().sql("create index on bench_kept (subscription)").update();
    house.sql().sql("analyze").update();
    return kept;
  }

  private static List<Long> stories(TestHouse house, Random random, List<Long> wards) throws Exception {
    long author = house.bean(Authors.class).reach("bench@matcher.example", null);
    List<Long> ids = new ArrayList<>();
    List<String> texts = Stage.comments(STORIES, STORIES / 4);
    for (int i = 0; i < STORIES; i++) {
      long id = house.sql().sql("""
          insert into story (region, language, author, mail_ok, role, screen_name, state, criticality, shown_version,
            submitted_at, published_at)
          values ('uk-england', 'en', ?, false, 'patient', 'bench', 'published', ?, 1, '2026-01-01',
            timestamp '2001-01-01' + interval '1 second' * ?) returning id""").params(author, random.nextInt(6), i)
          .query(Long.class).single();
      house.sql()
          .sql("insert into story_version (story, number, title, body, language, writer, writer_id, written_at)"
              + " values (?, 1, 'Bench', ?, 'en', 'author', ?, '2026-01-01')")
          .params(id, texts.get(i), author).update();
      house.sql().sql("insert into story_service (story, service, position) values (?, ?, 0)")
          .params(id, wards.get(random.nextInt(wards.size()))).update();
      ids.add(id);
    }
    return ids;
  }

  private static void fill(OpenSearch other, List<Kept> kept, Course course) throws Exception {
    other.call("PUT", "/kept", """
        {"settings": {"number_of_shards": 1, "number_of_replicas": 0}, "mappings": {"properties": {"query": {"type": \
        "percolator"},
          "title": {"type": "text", "analyzer": "english"}, "body": {"type": "text", "analyzer": "english"}, \
          "service": {"type": "keyword"},
          "scope": {"type": "keyword"}, "criticality": {"type": "integer"}}}}""");
    for (int from = 0; from < kept.size(); from += 5_000) {
      StringBuilder bulk = new StringBuilder();
      for (Kept each : kept.subList(from, Math.min(kept.size(), from + 5_000))) {
        List<Object> filters =
            new ArrayList<>(List.of(Map.of("term", Map.of("scope", Long.toString(each.subscription)))));
        if (!each.services.isEmpty()) {
          filters.add(Map.of("terms", Map.of("service", each.services.stream().map(s -> Long.toString(s)).toList())));
        }
        if (each.least > 0) {
          filters.add(Map.of("range", Map.of("criticality", Map.of("gte", each.least))));
        }
        if (!each.word.isEmpty()) {
          filters.add(Map.of("multi_match", Map.of("query", each.word, "fields", List.of("title", "body"))));
        }
        bulk.append("{\"index\":{\"_id\":\"").append(each.id).append("\"}}\n")
            .append(OpenSearch.JSON.writeValueAsString(Map.of("query", Map.of("bool", Map.of("filter", filters)))))
            .append('\n');
      }
      other.call("POST", "/kept/_bulk", bulk.toString());
      course.at(from, kept.size());
    }
    other.call("POST", "/kept/_refresh", null);
  }

  private static String percolation(TestHouse house, long story) {
    record Row(String title, String body, int criticality) {}
    Row row = house.sql().sql("select title, body, criticality from staff_story where id = ?").param(story)
        .query(Row.class).single();
    List<Long> at = at(house, story);
    List<Long> covering = house.sql().sql("select distinct c.subscription from staff_scope c where c.service = any(?)")
        .param(at.toArray(Long[]::new)).query(Long.class).list();
    return OpenSearch.JSON.writeValueAsString(Map.of("size", 10_000, "_source", false, "query",
        Map.of("constant_score",
            Map.of("filter",
                Map.of("percolate",
                    Map.of("field", "query", "document",
                        Map.of("title", row.title, "body", row.body, "criticality", row.criticality, "service",
                            at.stream().map(s -> Long.toString(s)).toList(), "scope",
                            covering.stream().map(s -> Long.toString(s)).toList())))))));
  }

  private static List<Long> at(TestHouse house, long story) {
    return house.sql().sql("select distinct a.ancestor from public_story_service ss join public_service_ancestor a on"
        + " a.service = ss.service where ss.story = ?").param(story).query(Long.class).list();
  }

  private static Set<Long> ids(JsonNode answer) {
    Set<Long> ids = new HashSet<>();
    answer.get("hits").get("hits").forEach(hit -> ids.add(Long.parseLong(hit.get("_id").asString())));
    return ids;
  }
}
