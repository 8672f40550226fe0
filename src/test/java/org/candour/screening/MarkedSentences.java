package org.candour.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Made-up sentences in which somebody else marked what is personal: names of the whole world, and kinds of numbers and
 * addresses that nobody here thought of.
 */
final class MarkedSentences {

  private final List<Sentence> sentences = new ArrayList<>();

  private record Mark(String kind, int start, int end) {}

  private record Sentence(String text, List<Mark> marks) {}

  /** How many of the marks of one kind a find touches. */
  record Count(int found, int all) {

    double share() {
      return (double) found / all;
    }
  }

  /** @param shared the folder of the data */
  MarkedSentences(Path shared) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(shared.resolve("pii-presidio-synthetic/sentences.json.gz")))) {
      for (JsonNode each : JsonMapper.shared().readTree(in)) {
        String text = each.get("full_text").asString();
        List<Mark> marks = new ArrayList<>();
        for (JsonNode span : each.get("spans")) {
          // Its places count characters of Unicode.
          marks.add(new Mark(span.get("entity_type").asString(),
              text.offsetByCodePoints(0, span.get("start_position").asInt()),
              text.offsetByCodePoints(0, span.get("end_position").asInt())));
        }
        sentences.add(new Sentence(text, marks));
      }
    }
  }

  Map<String, Count> found(PrivacyCheck check) {
    Map<String, Count> counts = new TreeMap<>();
    for (Sentence sentence : sentences) {
      List<PrivacyFind> finds = check.find(sentence.text, "");
      for (Mark mark : sentence.marks) {
        boolean touched = finds.stream().anyMatch(f -> f.start() < mark.end && f.end() > mark.start);
        counts.merge(mark.kind, new Count(touched ? 1 : 0, 1), (a, b) -> new Count(a.found + b.found, a.all + b.all));
      }
    }
    return counts;
  }
}
