package org.candour.finding;

import java.util.ArrayList;
import java.util.List;
import org.candour.index.NegatedWords;
import org.candour.index.StoryAnalyzer;

/** Plain words that were typed one after the other. */
final class QueryWordRun {

  /** What may stand between a word that turns and what it turns. */
  private static final List<String> BETWEEN = List.of("ever", "even", "really", "actually", "once", "being", "been",
      "them", "us", "me", "you", "him", "her", "we", "he", "she", "anybody", "anyone");
  private static final List<String> BEFORE_NOT =
      List.of("will", "would", "can", "could", "do", "does", "did", "is", "are", "was", "were", "has", "have", "had",
          "should", "shall", "must", "need", "might", "may", "ought", "dare", "am");

  private QueryWordRun() {}

  /**
   * The words of a run that tell something. "Won't" with nothing behind it is what was typed, and no "not" of any kind;
   * "nobody ever listened" turns the listening.
   */
  static List<String> telling(List<String> typed, StoryAnalyzer analyzer) {
    List<String> run = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      String next = i + 1 < typed.size() ? typed.get(i + 1) : "";
      if (next.equals("not") && i + 2 == typed.size() && BEFORE_NOT.contains(word)) {
        run.add(word + " not");
        break;
      }
      boolean between = BETWEEN.contains(word) && !run.isEmpty() && NegatedWords.is(run.getLast()) && !next.isEmpty();
      if (!between && (word.contains(" ") || !analyzer.telling(word).isEmpty())) {
        run.add(word);
      }
    }
    return run;
  }
}
