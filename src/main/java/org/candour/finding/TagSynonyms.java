package org.candour.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.index.NegatedWords;
import org.candour.index.StoryAnalyzer;
import org.candour.tagging.TagVocabulary;
import org.candour.tagging.TagWord;

/**
 * The vocabulary as the index reads words: by their stems, so that what somebody types is found however it is
 * inflected.
 */
final class TagSynonyms {

  static final int LONGEST = 5;
  private static final int MOST = 12;

  private final Map<List<String>, Set<String>> others = new HashMap<>();

  /** As they stand in the index: words that say no, and the one that stands here for each of them. */
  private final Set<String> turning;
  private final String not;

  TagSynonyms(TagVocabulary.Snapshot vocabulary, StoryAnalyzer analyzer) {
    turning =
        NegatedWords.words().stream().flatMap(word -> analyzer.telling(word).stream()).collect(Collectors.toSet());
    not = analyzer.telling("not").getFirst();
    for (TagWord word : vocabulary.words()) {
      Map<List<String>, String> names = new LinkedHashMap<>();
      word.names().forEach(name -> names.putIfAbsent(analyzer.telling(name), name));
      for (String typed : word.typed()) {
        List<String> stems = analyzer.telling(typed);
        List<String> key = key(stems);
        if (!key.isEmpty() && key.size() <= LONGEST) {
          Set<String> found = others.computeIfAbsent(key, k -> new LinkedHashSet<>());
          names.forEach((terms, name) -> {
            if (!terms.equals(stems) && !terms.isEmpty()) {
              found.add(name);
            }
          });
        }
      }
    }
  }

  /** "Nobody listened" is also called what "not listened" is called. */
  private List<String> key(List<String> stems) {
    return stems.stream().map(stem -> turning.contains(stem) ? not : stem).toList();
  }

  /** Whether these stems together are in the vocabulary. */
  boolean knows(List<String> stems) {
    return others.containsKey(key(stems));
  }

  /** What these stems together are also called. */
  List<String> of(List<String> stems) {
    Set<String> found = others.getOrDefault(key(stems), Set.of());
    return new ArrayList<>(found).subList(0, Math.min(MOST, found.size()));
  }
}
