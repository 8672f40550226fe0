package org.candour.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The judged queries over the demo's stories alone, at each build: whoever looks for one finds it near the top. */
class JudgedTests {

  @TempDir private Path folder;

  @Test
  void whatWasJudgedToBeAboutItStandsHigh() throws IOException {
    Ranking ranking = new Ranking(folder.resolve("ranking"));
    List<String> keys = new ArrayList<>();
    for (int file = 1; file <= 4; file++) {
      try (var reader = new InputStreamReader(
          Objects.requireNonNull(JudgedTests.class.getResourceAsStream("/demo/stories-" + file + ".yaml")),
          StandardCharsets.UTF_8)) {
        for (Object each : (Iterable<?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(reader)) {
          Map<?, ?> story = (Map<?, ?>) each;
          var document = Ranking.document(keys.size(), story.get("title").toString(), story.get("text").toString());
          Ranking.published(document, keys.size());
          ranking.add(document);
          keys.add("demo:" + story.get("key"));
        }
      }
    }
    ranking.done();
    Map<String, List<String>> wanted = wanted();
    double sum = 0;
    for (Map.Entry<String, List<String>> query : wanted.entrySet()) {
      List<String> found = ranking.rank(query.getKey(), 10).stream().map(n -> keys.get(n.intValue())).toList();
      int best = query.getValue().stream().mapToInt(found::indexOf).filter(i -> i >= 0).min().orElse(-1);
      sum += best < 0 ? 0 : 1.0 / (best + 1);
    }
    ranking.close();
    assertThat(wanted.size()).isGreaterThan(30);
    assertThat(sum / wanted.size()).as("mean reciprocal rank of the first good story").isGreaterThan(0.75);
  }

  /** Queries for which a story of the demo was judged to be squarely about it. */
  private static Map<String, List<String>> wanted() throws IOException {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    String query = "";
    for (String line : Files.readAllLines(Path.of("src/test/resources/relevance/judged.txt"))) {
      if (line.startsWith("## ")) {
        query = line.substring(3);
      } else if (line.startsWith("demo:") && line.endsWith(" 3")) {
        wanted.computeIfAbsent(query, q -> new ArrayList<>()).add(line.substring(0, line.length() - 2));
      }
    }
    return wanted;
  }
}
