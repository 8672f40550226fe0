package org.candour.trial;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.candour.finding.Ranking;
import org.candour.trial.Course.Part;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./candour bench relevance}: 200 queries with judgements made by hand, ours and OpenSearch's default over the
 * same documents. Queries with an even number were looked at while the ranking was made, those with an odd number were
 * not.
 */
final class BenchRelevance {

  private static final Path QUERIES = Path.of("src/test/resources/relevance/queries.txt");
  private static final Path JUDGED = Path.of("src/test/resources/relevance/judged.txt");
  private static final int DEPTH = 10;

  private BenchRelevance() {}

  /** What is searched: the demo's stories by key, comments by their numbers in the shared files. */
  record Text(String key, String title, String body) {}

  static boolean run(List<String> words) throws Exception {
    try (Course course =
        new Course("bench relevance", Part.of("documents", 2), Part.of("OpenSearch", 4), Part.of("queries", 2))) {
      return run(words, course);
    }
  }

  private static boolean run(List<String> words, Course course) throws Exception {
    course.part("documents");
    List<Text> texts = texts();
    List<String> queries = Files.readAllLines(QUERIES);
    Path folder = Files.createTempDirectory("candour-relevance");
    Ranking ours = new Ranking(folder.resolve("ours"));
    for (int i = 0; i < texts.size(); i++) {
      var document = Ranking.document(i, texts.get(i).title, texts.get(i).body);
      Ranking.published(document, i);
      ours.add(document);
      course.at(i + 1, texts.size());
    }
    ours.done();
    course.part("OpenSearch");
    try (OpenSearch other = new OpenSearch(folder.resolve("opensearch"), "1g")) {
      fill(other, texts);
      course.part("queries");
      Map<String, List<String>> oursFound = new LinkedHashMap<>();
      Map<String, List<String>> theirsFound = new LinkedHashMap<>();
      for (String query : queries) {
        oursFound.put(query, ours.rank(query, DEPTH).stream().map(n -> texts.get(n.intValue()).key).toList());
        theirsFound.put(query, theirs(other, query));
        course.at(theirsFound.size(), queries.size());
      }
      if (words.contains("pool")) {
        pool(queries, oursFound, theirsFound, texts, Path.of(words.getLast()));
        return true;
      }
      course.close();
      return compare(queries, oursFound, theirsFound, texts.size());
    } finally {
      ours.close();
    }
  }

  private static List<Text> texts() throws IOException {
    List<Text> texts = new ArrayList<>();
    for (int file = 1; file <= 4; file++) {
      try (var reader = new InputStreamReader(
          BenchRelevance.class.getResourceAsStream("/demo/stories-" + file + ".yaml"), StandardCharsets.UTF_8)) {
        for (Object each : (Iterable<?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(reader)) {
          Map<?, ?> story = (Map<?, ?>) each;
          texts.add(new Text("demo:" + story.get("key"), story.get("title").toString(), story.get("text").toString()));
        }
      }
    }
    comments(texts, "feedback-fft-v6", "comment_id", "fft:");
    comments(texts, "feedback-phase1-three-trusts", "row", "p1:");
    return texts;
  }

  /** Sentences rather than single words, and short enough to be judged whole. */
  private static void comments(List<Text> texts, String set, String key, String prefix) throws IOException {
    Set<String> seen = new LinkedHashSet<>();
    try (
        var reader = new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(Stage.SHARED.resolve(set + "/comments.csv.gz"))),
            StandardCharsets.UTF_8);
        var rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      for (CSVRecord row : rows) {
        String text = row.get("text").strip();
        if (text.length() >= 60 && text.length() <= 320 && seen.add(text)) {
          texts.add(new Text(prefix + row.get(key).strip(), "", text));
        }
      }
    }
  }

  private static void fill(OpenSearch other, List<Text> texts) throws Exception {
    other.call("PUT", "/stories", """
        {"settings": {"number_of_shards": 1, "number_of_replicas": 0}, "mappings": {"properties": {"title": {"type": \
        "text"}, "body": {"type": "text"}}}}""");
    for (int from = 0; from < texts.size(); from += 1_000) {
      StringBuilder bulk = new StringBuilder();
      for (Text text : texts.subList(from, Math.min(texts.size(), from + 1_000))) {
        bulk.append(OpenSearch.JSON.writeValueAsString(Map.of("index", Map.of("_id", text.key)))).append('\n')
            .append(OpenSearch.JSON.writeValueAsString(Map.of("title", text.title, "body", text.body))).append('\n');
      }
      other.call("POST", "/stories/_bulk", bulk.toString());
    }
    other.call("POST", "/stories/_refresh", null);
  }

  private static List<String> theirs(OpenSearch other, String query) throws Exception {
    JsonNode answer = other.call("POST", "/stories/_search", OpenSearch.JSON.writeValueAsString(Map.of("size", DEPTH,
        "_source", false, "query", Map.of("multi_match", Map.of("query", query, "fields", List.of("title", "body"))))));
    List<String> keys = new ArrayList<>();
    answer.get("hits").get("hits").forEach(hit -> keys.add(hit.get("_id").asString()));
    return keys;
  }

  /** What is to be judged: what either found, in an order that tells nothing about who found it or how high. */
  private static void pool(List<String> queries, Map<String, List<String>> ours, Map<String, List<String>> theirs,
      List<Text> texts, Path into) throws IOException {
    Map<String, Text> byKey = new HashMap<>();
    texts.forEach(t -> byKey.put(t.key, t));
    StringBuilder sheet = new StringBuilder();
    for (int i = 0; i < queries.size(); i++) {
      Set<String> keys = new LinkedHashSet<>(ours.get(queries.get(i)));
      keys.addAll(theirs.get(queries.get(i)));
      int number = i;
      List<String> shuffled = keys.stream().sorted(Comparator.comparing(k -> (k + number).hashCode() * 31)).toList();
      sheet.append("## ").append(i).append(" ").append(queries.get(i)).append('\n');
      for (int n = 0; n < shuffled.size(); n++) {
        Text text = byKey.get(shuffled.get(n));
        String whole = ((text.title.isEmpty() ? "" : "[" + text.title + "] ") + text.body).replaceAll("\\s+", " ");
        sheet.append(shuffled.get(n)).append('\t').append(whole, 0, Math.min(330, whole.length())).append('\n');
      }
    }
    Files.writeString(into, sheet.toString());
  }

  private static boolean compare(List<String> queries, Map<String, List<String>> ours, Map<String, List<String>> theirs,
      int documents) throws IOException {
    Map<String, Map<String, Integer>> judged = judged();
    Figures figures = new Figures("relevance");
    double[][] sums = new double[2][3];
    int better = 0;
    int worse = 0;
    int unjudged = 0;
    List<String> worst = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Map<String, Integer> grades = judged.getOrDefault(queries.get(i), Map.of());
      double mine = ndcg(ours.get(queries.get(i)), grades);
      double yours = ndcg(theirs.get(queries.get(i)), grades);
      sums[i % 2][0] += mine;
      sums[i % 2][1] += yours;
      sums[i % 2][2]++;
      better += mine > yours + 1e-9 ? 1 : 0;
      worse += mine < yours - 1e-9 ? 1 : 0;
      unjudged += (int) ours.get(queries.get(i)).stream().filter(k -> !grades.containsKey(k)).count();
      if (mine < yours - 0.15) {
        worst.add("  worse: " + queries.get(i) + (i % 2 == 0 ? "" : " (held out)")
            + String.format(" %.2f against %.2f", mine, yours));
      }
    }
    figures.put("documents", documents);
    figures.put("queries", queries.size());
    figures.put("judgements", judged.values().stream().mapToInt(Map::size).sum());
    figures.put("nDCG@10 ours, all", rounded((sums[0][0] + sums[1][0]) / queries.size()));
    figures.put("nDCG@10 OpenSearch, all", rounded((sums[0][1] + sums[1][1]) / queries.size()));
    figures.put("nDCG@10 ours, looked at while tuning", rounded(sums[0][0] / sums[0][2]));
    figures.put("nDCG@10 OpenSearch, looked at while tuning", rounded(sums[0][1] / sums[0][2]));
    figures.put("nDCG@10 ours, held out", rounded(sums[1][0] / sums[1][2]));
    figures.put("nDCG@10 OpenSearch, held out", rounded(sums[1][1] / sums[1][2]));
    figures.put("queries better than OpenSearch", better);
    figures.put("queries worse than OpenSearch", worse);
    figures.put("found by us and not judged (counted as 0)", unjudged);
    figures.print();
    worst.forEach(System.out::println);
    return sums[0][0] + sums[1][0] >= sums[0][1] + sums[1][1];
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  /** Lines of a query, a tab, a key and its grade from 0 to 3. */
  private static Map<String, Map<String, Integer>> judged() throws IOException {
    Map<String, Map<String, Integer>> judged = new HashMap<>();
    String query = "";
    for (String line : Files.readAllLines(JUDGED)) {
      if (line.startsWith("## ")) {
        query = line.substring(3);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int at = line.lastIndexOf(' ');
        judged.computeIfAbsent(query, q -> new HashMap<>()).put(line.substring(0, at),
            Integer.parseInt(line.substring(at + 1)));
      }
    }
    return judged;
  }

  private static double ndcg(List<String> ranked, Map<String, Integer> grades) {
    double best = dcg(grades.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList());
    return best == 0 ? 1 : dcg(ranked.stream().map(k -> grades.getOrDefault(k, 0)).toList()) / best;
  }

  private static double dcg(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < grades.size(); i++) {
      sum += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }
}
