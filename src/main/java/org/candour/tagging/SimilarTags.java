package org.candour.tagging;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.spell.JaroWinklerDistance;
import org.apache.lucene.search.spell.StringDistance;

/** The words of the vocabulary that somebody may have meant who typed another. */
final class SimilarTags {

  private static final int MOST = 3;
  private static final float LIKE = 0.82f;
  private static final int MEANS_SOMETHING = 4;

  private SimilarTags() {}

  /** At most three, the closest first: spelled alike, or with a word in common. */
  static List<String> of(String typed, List<TagWord> words) {
    String plain = TagVocabulary.plain(typed);
    StringDistance distance = new JaroWinklerDistance();
    record Close(String word, float how) {}
    return plain.isEmpty()
        ? List.of()
        : words.stream()
            .map(w -> new Close(w.word(),
                w.typed().stream().map(name -> Math.max(distance.getDistance(plain, name), inCommon(plain, name)))
                    .max(Float::compare).orElse(0f)))
            .filter(c -> c.how >= LIKE).sorted(Comparator.comparing(Close::how).reversed().thenComparing(Close::word))
            .limit(MOST).map(Close::word).toList();
  }

  /** "Nurses who smiled" has a word in common with "nurses": the more of both it is, the closer. */
  private static float inCommon(String typed, String name) {
    List<String> one = Arrays.asList(typed.split(" "));
    List<String> other = Arrays.asList(name.split(" "));
    long same = one.stream().filter(w -> w.length() >= MEANS_SOMETHING && other.contains(w)).count();
    return same == 0 ? 0 : LIKE + (1 - LIKE) * same / (one.size() + other.size());
  }
}
