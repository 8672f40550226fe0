package org.candour.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candour.index.StoryAnalyzer;
import org.candour.tagging.TagWord;
import org.candour.tagging.Vocabulary;

/** The vocabulary as the index reads words: by their stems, so that what somebody types is found however it is inflected. */
final class Synonyms {

  static final int LONGEST = 5;
  private static final int MOST = 12;

  private final Map<List<String>, Set<String>> others = new HashMap<>();

  Synonyms(Vocabulary.Snapshot vocabulary, StoryAnalyzer analyzer) {
    for (TagWord word : vocabulary.words()) {
      Map<List<String>, String> names = new LinkedHashMap<>();
      word.names().forEach(name -> names.putIfAbsent(analyzer.telling(name), name));
      for (String typed : word.typed()) {
        List<String> key = analyzer.telling(typed);
        if (!key.isEmpty() && key.size() <= LONGEST) {
          Set<String> found = others.computeIfAbsent(key, k -> new LinkedHashSet<>());
          names.forEach((terms, name) -> {
            if (!terms.equals(key) && !terms.isEmpty()) {
              found.add(name);
            }
          });
        }
      }
    }
  }

  /** Whether these stems together are in the vocabulary. */
  boolean knows(List<String> stems) {
    return others.containsKey(stems);
  }

  /** What these stems together are also called. */
  List<String> of(List<String> stems) {
    Set<String> found = others.getOrDefault(stems, Set.of());
    return new ArrayList<>(found).subList(0, Math.min(MOST, found.size()));
  }
}
