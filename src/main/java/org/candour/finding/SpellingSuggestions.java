package org.candour.finding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.search.spell.WordBreakSpellChecker;
import org.apache.lucene.search.spell.WordBreakSpellChecker.BreakSuggestionSortMethod;
import org.candour.index.StoryAnalyzer;

/** What somebody may have meant who typed a word that hardly anybody writes. */
final class SpellingSuggestions {

  private static final int MOST = 3;
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]{3,24}");

  // A wrong word is written now and then, and the right one far more often: one story in ten thousand, and three of a
  // few. Three, since a story that was told anew counts until the index has tidied up.
  private static final float SELDOM = 0.0001f;
  private static final float FEW = 3;

  private static final WordBreakSpellChecker IN_TWO = inTwo();

  private final DirectSpellChecker amongMany = checker(SELDOM);
  private final DirectSpellChecker amongFew = checker(FEW);
  private final StoryAnalyzer analyzer;
  private final Supplier<TagSynonyms> synonyms;

  SpellingSuggestions(StoryAnalyzer analyzer, Supplier<TagSynonyms> synonyms) {
    this.analyzer = analyzer;
    this.synonyms = synonyms;
  }

  private static WordBreakSpellChecker inTwo() {
    WordBreakSpellChecker checker = new WordBreakSpellChecker();
    checker.setMaxChanges(1);
    checker.setMinBreakWordLength(3);
    return checker;
  }

  private static DirectSpellChecker checker(float most) {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinPrefix(1);
    checker.setMaxEdits(2);
    checker.setAccuracy(0.6f);
    checker.setMinQueryLength(4);
    checker.setMaxQueryFrequency(most);
    return checker;
  }

  /**
   * What stories have for a word: words like it, the likeliest first, then the two that it is made of where nobody
   * writes it in one; for two words, what they are in one.
   */
  List<String> of(IndexReader reader, String word) {
    if (word.contains(" ")) {
      return inOne(reader, word.replace(" ", ""));
    }
    List<String> found = new ArrayList<>(like(reader, word, SuggestMode.SUGGEST_ALWAYS));
    found.addAll(inTwo(reader, word));
    return found;
  }

  private static List<String> inOne(IndexReader reader, String word) {
    try {
      return WORD.matcher(word).matches() && reader.docFreq(new Term(StoryAnalyzer.SPELLING, word)) > 0
          ? List.of(word)
          : List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> inTwo(IndexReader reader, String word) {
    if (!WORD.matcher(word).matches()) {
      return List.of();
    }
    try {
      SuggestWord[][] found = IN_TWO.suggestWordBreaks(new Term(StoryAnalyzer.SPELLING, word), 1, reader,
          SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX, BreakSuggestionSortMethod.NUM_CHANGES_THEN_MAX_FREQUENCY);
      return Arrays.stream(found)
          .map(parts -> Arrays.stream(parts).map(part -> part.string).collect(Collectors.joining(" "))).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> like(IndexReader reader, String word, SuggestMode mode) {
    List<String> stems = analyzer.terms(StoryAnalyzer.SPELLING, word.replaceAll("['’]", ""));
    if (stems.size() != 1 || !WORD.matcher(word).matches()) {
      return List.of();
    }
    try {
      String written = stems.getFirst();
      String one = written.endsWith("s") ? written.substring(0, written.length() - 1) : written;
      // Of one and of many is one word, wherever its sign stands: dads, dad's, dads'.
      written = reader.docFreq(new Term(StoryAnalyzer.SPELLING, one)) > reader
          .docFreq(new Term(StoryAnalyzer.SPELLING, one + "s"))
              ? one
              : reader.docFreq(new Term(StoryAnalyzer.SPELLING, one + "s")) > 0 ? one + "s" : written;
      DirectSpellChecker checker = reader.maxDoc() * SELDOM < FEW ? amongFew : amongMany;
      SuggestWord[] found = checker.suggestSimilar(new Term(StoryAnalyzer.SPELLING, written), MOST, reader, mode);
      return Arrays.stream(found).map(s -> s.string).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The line with its wrong words put right; as it was where there are none. Phrases, and what is left out, stay. */
  String line(IndexReader reader, String typed) {
    List<String> words = new ArrayList<>(List.of(typed.split(" ")));
    boolean quoted = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!quoted && !word.startsWith("-") && !word.contains("\"")) {
        words.set(i, better(reader, word));
      }
      quoted ^= word.chars().filter(c -> c == '"').count() % 2 == 1;
    }
    return words.stream().collect(Collectors.joining(" "));
  }

  /**
   * What is seldom written may still be right: a word of the vocabulary is, and so is another form of the better one.
   */
  private String better(IndexReader reader, String word) {
    List<String> stems = analyzer.telling(word);
    return synonyms.get().knows(stems)
        ? word
        : like(reader, word, SuggestMode.SUGGEST_MORE_POPULAR).stream()
            .filter(other -> !analyzer.telling(other).equals(stems)).findFirst().orElse(word);
  }
}
