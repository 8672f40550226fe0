package org.candour.trial;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.candour.finding.Ranking;
import org.candour.trial.Course.Part;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./candour bench search [STORIES]}: a page of the search, with every facet and the number of stories, over
 * stories put together from real comments; ours and OpenSearch on the same documents and the same words, one after the
 * other.
 */
final class BenchSearch {

  private static final int ORGANISATIONS = 200;
  private static final int WARDS = 60_000;
  private static final int WARM = 100;
  private static final List<String> FEELINGS =
      List.of("grateful", "safe", "angry", "frightened", "tired", "relieved", "alone", "happy", "sad", "calm");
  private static final List<String> ROLES =
      List.of("patient", "patient", "patient", "relative", "relative", "parent", "carer", "friend", "advocate");
  private static final List<String> PROGRESS =
      List.of("unheard", "heard", "heard", "read", "answered", "answered", "planned", "made");

  private BenchSearch() {}

  private record Comment(String text, String question, String tag) {}

  /** A story as both sides get it. */
  private record Story(long number, String title, String body, Map<String, List<String>> choices, long published) {}

  static boolean run(List<String> words) throws Exception {
    int stories = words.isEmpty() ? 100_000 : Integer.parseInt(words.getFirst());
    try (Course course = new Course("bench search", Part.of("documents", 6), Part.of("queries", 4))) {
      return run(stories, course);
    }
  }

  private static boolean run(int stories, Course course) throws Exception {
    course.part("documents");
    List<Comment> comments = comments();
    List<String> queries = queries(comments);
    Figures figures = new Figures("search");
    figures.put("stories", stories);
    figures.put("different real comments they are made of", comments.size());
    figures.put("services", WARDS);
    figures.put("queries measured, each asked once", queries.size() - WARM);
    Path folder = Files.createTempDirectory("candour-search");
    Ranking ours = new Ranking(folder.resolve("ours"));
    try (OpenSearch other = new OpenSearch(folder.resolve("opensearch"), "2g")) {
      other.call("PUT", "/stories", """
          {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"}, "mappings": \
          {"properties": {
            "title": {"type": "text"}, "body": {"type": "text"}, "service": {"type": "keyword"}, "organisation": \
            {"type": "keyword"},
            "good": {"type": "keyword"}, "improve": {"type": "keyword"}, "feel": {"type": "keyword"}, "role": {"type": \
            "keyword"},
            "progress": {"type": "keyword"}, "language": {"type": "keyword"}, "change": {"type": "keyword"}, "year": \
            {"type": "keyword"},
            "region": {"type": "keyword"}, "published": {"type": "long"}}}}""");
      long mine = 0;
      long theirs = 0;
      Random random = new Random(7);
      for (int from = 0; from < stories; from += 2_000) {
        List<Story> batch =
            IntStream.range(from, Math.min(stories, from + 2_000)).mapToObj(i -> story(i, comments, random)).toList();
        long begun = System.nanoTime();
        for (Story story : batch) {
          ours.add(document(story));
        }
        mine += System.nanoTime() - begun;
        String bulk = bulk(batch);
        begun = System.nanoTime();
        other.call("POST", "/stories/_bulk", bulk);
        theirs += System.nanoTime() - begun;
        course.at(from + batch.size(), stories);
      }
      long begun = System.nanoTime();
      ours.done();
      figures.put("seconds to build ours", (mine + System.nanoTime() - begun) / 1_000_000_000);
      begun = System.nanoTime();
      other.call("POST", "/stories/_refresh", null);
      figures.put("seconds to build OpenSearch's", (theirs + System.nanoTime() - begun) / 1_000_000_000);
      course.part("queries");
      measure(ours, other, queries, figures, course);
      return true;
    } finally {
      ours.close();
    }
  }

  private static void measure(Ranking ours, OpenSearch other, List<String> queries, Figures figures, Course course)
      throws Exception {
    List<String> organisations = IntStream.range(0, ORGANISATIONS).mapToObj(i -> "o" + i).toList();
    List<Double> mine = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      course.at(i, queries.size());
      long begun = System.nanoTime();
      ours.page(queries.get(i), organisations);
      double one = (System.nanoTime() - begun) / 1e6;
      String asked = asked(queries.get(i));
      begun = System.nanoTime();
      JsonNode answer = other.call("POST", "/stories/_search?request_cache=false", asked);
      double two = (System.nanoTime() - begun) / 1e6;
      if (i >= WARM) {
        mine.add(one);
        theirs.add(two);
        took.add(answer.get("took").asDouble());
      }
    }
    figures.put("ours, p50 ms", at(mine, 0.5));
    figures.put("ours, p95 ms", at(mine, 0.95));
    figures.put("OpenSearch over loopback, p50 ms", at(theirs, 0.5));
    figures.put("OpenSearch over loopback, p95 ms", at(theirs, 0.95));
    figures.put("OpenSearch by its own clock, p95 ms", at(took, 0.95));
    figures.put("ratio of p50, ours to OpenSearch", ratio(mine, theirs, 0.5));
    figures.put("ratio of p95, ours to OpenSearch", ratio(mine, theirs, 0.95));
    figures.put("ratio of p95, ours to OpenSearch's own clock", ratio(mine, took, 0.95));
    course.close();
    figures.print();
  }

  static double at(List<Double> all, double part) {
    double[] sorted = all.stream().mapToDouble(d -> d).sorted().toArray();
    return Math.round(sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))] * 10) / 10.0;
  }

  static double ratio(List<Double> ours, List<Double> theirs, double part) {
    return Math.round(at(ours, part) / Math.max(0.1, at(theirs, part)) * 100) / 100.0;
  }

  /** The same page: twenty stories, how many there are, and every facet. */
  private static String asked(String query) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (String field : List.of("organisation", "good", "improve", "feel", "role", "progress", "language", "change",
        "year")) {
      counts.put(field, Map.of("terms", Map.of("field", field, "size", 12)));
    }
    return OpenSearch.JSON
        .writeValueAsString(Map.of("size", 20, "_source", false, "track_total_hits", true, "aggs", counts, "query",
            Map.of("bool", Map.of("filter", List.of(Map.of("term", Map.of("region", Ranking.REGION.value()))), "must",
                List.of(Map.of("multi_match", Map.of("query", query, "fields", List.of("title", "body"))))))));
  }

  private static Story story(long number, List<Comment> comments, Random random) {
    List<Comment> parts = random.ints(1 + random.nextInt(3), 0, comments.size()).mapToObj(comments::get).toList();
    Map<String, List<String>> choices = new LinkedHashMap<>();
    int ward = random.nextInt(WARDS);
    choices.put("service", List.of("w" + ward, "d" + ward / 6, "s" + ward / 30, "o" + ward / (WARDS / ORGANISATIONS)));
    choices.put("role", List.of(ROLES.get(random.nextInt(ROLES.size()))));
    String progress = PROGRESS.get(random.nextInt(PROGRESS.size()));
    choices.put("progress", List.of(progress));
    choices.put("language", List.of(random.nextInt(50) == 0 ? "cy" : "en"));
    if (progress.equals("planned") || progress.equals("made")) {
      choices.put("change", List.of("yes"));
    }
    for (String question : List.of("good", "improve")) {
      List<String> tags = parts.stream().filter(p -> p.question.equals(question) && !p.tag.isEmpty()).map(p -> p.tag)
          .distinct().toList();
      if (!tags.isEmpty()) {
        choices.put(question, tags);
      }
    }
    choices.put("feel", List.of(FEELINGS.get(random.nextInt(FEELINGS.size()))));
    choices.put("year", List.of(Integer.toString(2016 + random.nextInt(11))));
    String first = parts.getFirst().text;
    return new Story(number, first.substring(0, Math.min(50, first.length())),
        String.join("\n\n", parts.stream().map(Comment::text).toList()), choices, number * 1_000);
  }

  private static Document document(Story story) {
    Document document = Ranking.document(story.number, story.title, story.body);
    Ranking.published(document, story.published);
    story.choices.forEach((field, values) -> values.forEach(value -> Ranking.choice(document, field, value)));
    for (String question : List.of("good", "improve", "feel")) {
      story.choices.getOrDefault(question, List.of())
          .forEach(tag -> document.add(new TextField("tags", tag, Field.Store.NO)));
    }
    return document;
  }

  private static String bulk(List<Story> batch) {
    StringBuilder bulk = new StringBuilder();
    for (Story story : batch) {
      Map<String, Object> fields = new LinkedHashMap<>(story.choices);
      fields.put("organisation", story.choices.get("service").getLast());
      fields.put("title", story.title);
      fields.put("body", story.body);
      fields.put("region", Ranking.REGION.value());
      fields.put("published", story.published);
      bulk.append("{\"index\":{\"_id\":\"").append(story.number).append("\"}}\n")
          .append(OpenSearch.JSON.writeValueAsString(fields)).append('\n');
    }
    return bulk.toString();
  }

  /** The judged ones, and words as they stand side by side in comments. */
  private static List<String> queries(List<Comment> comments) throws IOException {
    List<String> queries = new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/relevance/queries.txt")));
    Random random = new Random(11);
    while (queries.size() < 600) {
      String[] words = comments.get(random.nextInt(comments.size())).text.split("\\W+");
      if (words.length > 4) {
        int at = random.nextInt(words.length - 3);
        queries.add(String.join(" ", Arrays.asList(words).subList(at, at + 1 + random.nextInt(3))));
      }
    }
    java.util.Collections.shuffle(queries, random);
    return queries;
  }

  private static List<Comment> comments() throws IOException {
    List<Comment> comments = new ArrayList<>();
    Path file = Stage.SHARED.resolve("feedback-nottshc-2010-2019/comments.csv.gz");
    try (var reader = new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        var rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      for (CSVRecord row : rows) {
        String text = row.get("text").strip();
        if (text.codePoints().filter(Character::isLetter).count() >= 12) {
          comments.add(new Comment(text, row.get("question").equals("best") ? "good" : "improve",
              row.get("category").strip().toLowerCase()));
        }
      }
    }
    return comments;
  }
}
