package org.candour.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.candour.index.NegatedWords;
import org.candour.index.StoryAnalyzer;
import org.candour.written.WordReading;
import org.jspecify.annotations.Nullable;

/**
 * A typed line as the index understands it: plain words, phrases in quotes, what is left out by a minus, and words that
 * turn into their opposite what follows them.
 */
final class QueryWords {

  // Two letters with an "and" between them are one thing: T&O.
  private static final Pattern PART =
      Pattern.compile("(-?)\"([^\"]*)\"|(-?)((?<![^\\s\"-])\\p{L} and \\p{L}(?![^\\s\"])|[^\\s\"]+)");
  private static final int TURNS = 3;
  private static final int MOST_PARTS = 40;
  /** Between a word that turns and what it turns, which stay together. */
  private static final String TURNED = "\t";
  private static final Map<String, Float> FIELDS = Map.of("title", 3f, "tags", 2f, "services", 1.5f, "body", 1f);
  private static final float OTHER_NAME = 0.6f;
  private static final float CORRECTED = 0.4f;
  private static final int NEAR_WORDS = 6;

  private final StoryAnalyzer analyzer;
  private final QueryBuilder builder;
  private final Supplier<TagSynonyms> synonyms;

  QueryWords(StoryAnalyzer analyzer, Supplier<TagSynonyms> synonyms) {
    this.analyzer = analyzer;
    this.builder = new QueryBuilder(analyzer);
    this.synonyms = synonyms;
  }

  /** Up to three words must all be there; of more, three in four. No words at all find everything. */
  Query exact(String q) {
    return new Line(q).exact();
  }

  /** Whether something was typed and nothing of it can be looked for. */
  boolean saysNothing(String q) {
    Line line = new Line(q);
    return !line.blank && line.wanted.isEmpty() && line.unwanted.isEmpty();
  }

  /** What comes close to the line; null where there is nothing to come close to. */
  @Nullable
  Query close(String q, Function<String, List<String>> corrections) {
    Line line = new Line(q);
    return line.wanted.isEmpty() ? null : line.close(corrections);
  }

  /** A typed line, taken apart. */
  private final class Line {

    private final List<Query> wanted = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Query> unwanted = new ArrayList<>();
    /** By which part they belong to: what a "not" may turn, the nearest first. */
    private final Map<Integer, List<String>> later = new HashMap<>();
    private final boolean blank;

    Line(String q) {
      blank = q.isBlank();
      List<String> run = new ArrayList<>();
      Matcher part = PART.matcher(WordReading.kept(StoryAnalyzer.read(q)));
      for (int i = 0; i < MOST_PARTS && part.find(); i++) {
        boolean phrase = part.group(2) != null;
        boolean not = !(phrase ? part.group(1) : part.group(3)).isEmpty();
        String text = (phrase ? part.group(2) : part.group(4)).replace('\u00A0', ' ');
        if (!phrase && !not) {
          run.add(text);
          continue;
        }
        plain(run);
        Query each = everywhere(text);
        if (not && !phrase && analyzer.telling(text).isEmpty()) {
          // Nearly every story has it.
          continue;
        }
        if (each != null && not) {
          unwanted.add(each);
        } else if (each != null) {
          wanted.add(each);
          texts.add("");
        }
      }
      plain(run);
    }

    /** Plain words one after the other: the longest that have another name together are taken together. */
    private void plain(List<String> typed) {
      List<String> run = QueryWordRun.telling(typed, analyzer);
      typed.clear();
      List<List<String>> stems = run.stream().map(analyzer::telling).toList();
      for (int at = 0; at < run.size();) {
        int length = Math.min(TagSynonyms.LONGEST, run.size() - at);
        List<String> others = List.of();
        for (; length > 0; length--) {
          others = synonyms.get().of(stems.subList(at, at + length).stream().flatMap(List::stream).toList());
          if (!others.isEmpty() || length == 1) {
            break;
          }
        }
        if (others.isEmpty() && NegatedWords.is(run.get(at)) && at + 1 < run.size()) {
          length = 2;
          later.put(wanted.size(), run.subList(at + 1, Math.min(run.size(), at + 1 + TURNS)));
        }
        add(run.subList(at, at + length), others);
        at += length;
      }
    }

    /** "Not listened" is what says so, in whatever words, those that were typed first: no "not" anywhere else. */
    private @Nullable Query turned(String turning, String word) {
      List<String> stems = analyzer.terms(StoryAnalyzer.TURNED, turning + " " + word);
      if (stems.isEmpty()) {
        return everywhere(word);
      }
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      stems.forEach(stem -> all.add(new TermQuery(new Term(StoryAnalyzer.TURNED, stem)), Occur.MUST));
      for (String field : List.of("title", "body")) {
        Query near = builder.createPhraseQuery(field, turning + " " + word, NEAR_WORDS);
        if (near != null) {
          all.add(near, Occur.SHOULD);
        }
      }
      return all.build();
    }

    private void add(List<String> words, List<String> others) {
      List<Query> each = new ArrayList<>();
      String text = "";
      for (int i = 0; i < words.size(); i++) {
        boolean turns = NegatedWords.is(words.get(i)) && i + 1 < words.size();
        Query one = turns ? turned(words.get(i), words.get(i + 1)) : everywhere(words.get(i));
        if (one != null) {
          each.add(one);
          String part = words.get(i) + (turns ? TURNED + words.get(i + 1) : "");
          text += (text.isEmpty() ? "" : " ") + part.replace(" not", TURNED + "not").replace(' ', '\u00A0');
        }
        i += turns ? 1 : 0;
      }
      if (each.isEmpty()) {
        return;
      }
      Query typed = each.getFirst();
      if (each.size() > 1) {
        BooleanQuery.Builder together = new BooleanQuery.Builder();
        each.forEach(q -> together.add(q, Occur.MUST));
        typed = together.build();
      }
      List<Query> names = new ArrayList<>(List.of(typed));
      for (String other : others) {
        Query name = everywhere(other);
        if (name != null) {
          names.add(new BoostQuery(name, OTHER_NAME));
        }
      }
      wanted.add(names.size() == 1 ? typed : new DisjunctionMaxQuery(names, 0.1f));
      texts.add(text);
    }

    Query exact() {
      return joined(wanted, wanted.size() <= 3 ? wanted.size() : (int) Math.ceil(wanted.size() * 0.75));
    }

    Query close(Function<String, List<String>> corrections) {
      List<Query> loose = new ArrayList<>();
      List<Query> whole = new ArrayList<>();
      List<Query> turned = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        if (texts.get(i).contains(TURNED)) {
          // Without its "not" it would be the opposite; but it may turn a later word, or one with a slip.
          turned.add(anyOf(wanted.get(i), later.getOrDefault(i, List.of()), corrections));
          continue;
        }
        String[] words = texts.get(i).split(" ");
        if (words.length > 1) {
          // What has another name together may also be found by one of its words alone.
          whole.add(wanted.get(i));
        }
        for (String word : words) {
          Query typed = words.length == 1 ? wanted.get(i) : everywhere(word);
          if (typed != null) {
            loose.add(corrected(typed, word.isEmpty() ? List.of() : others(i, word, corrections)));
          }
        }
      }
      int count = loose.size();
      Query all = joined(loose.isEmpty() ? turned : loose,
          count <= 1 ? count : count <= 3 ? count - 1 : (int) Math.ceil(count * 0.5));
      if (whole.isEmpty() && turned.isEmpty()) {
        return all;
      }
      BooleanQuery.Builder better = new BooleanQuery.Builder().add(all, Occur.MUST);
      turned.forEach(each -> better.add(each, Occur.MUST));
      whole.forEach(each -> better.add(each, Occur.SHOULD));
      return better.build();
    }

    /** What a word may have been meant as, by itself or in one with a neighbour: "post natal". */
    private List<String> others(int at, String word, Function<String, List<String>> corrections) {
      Stream<String> before = texts.subList(Math.max(0, at - 1), at).stream().map(text -> text + " " + word);
      Stream<String> after = texts.stream().skip(at + 1L).limit(1).map(text -> word + " " + text);
      return Stream.of(Stream.of(word), before, after).flatMap(each -> each)
          .flatMap(each -> corrections.apply(each).stream()).toList();
    }

    private Query anyOf(Query typed, List<String> words, Function<String, List<String>> corrections) {
      BooleanQuery.Builder any = new BooleanQuery.Builder().add(typed, Occur.SHOULD);
      Stream<String> slips = words.stream().limit(1).flatMap(word -> corrections.apply(word).stream());
      Stream.concat(words.stream().skip(1), slips).map(word -> turned("not", word)).filter(Objects::nonNull)
          .forEach(each -> any.add(each, Occur.SHOULD));
      return any.build();
    }

    private Query corrected(Query typed, List<String> others) {
      List<Query> ways = new ArrayList<>(List.of(typed));
      for (String other : others) {
        Query right = everywhere(other);
        if (right != null) {
          ways.add(new BoostQuery(right, CORRECTED));
        }
      }
      return ways.size() == 1 ? typed : new DisjunctionMaxQuery(ways, 0f);
    }

    private Query joined(List<Query> clauses, int least) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      unwanted.forEach(each -> all.add(each, Occur.MUST_NOT));
      if (clauses.isEmpty()) {
        return blank || !unwanted.isEmpty()
            ? all.add(new MatchAllDocsQuery(), Occur.MUST).build()
            : QueryCompiler.NOTHING;
      }
      BooleanQuery.Builder some = new BooleanQuery.Builder();
      clauses.forEach(each -> some.add(each, Occur.SHOULD));
      all.add(some.setMinimumNumberShouldMatch(least).build(), Occur.MUST);
      String together = String.join(" ", texts).replace(TURNED, " ").strip();
      if (clauses.size() > 1 && !together.isEmpty()) {
        // Words that stand close together mean more than the same words far apart.
        for (String field : List.of("body", "title")) {
          Query near = builder.createPhraseQuery(field, together, NEAR_WORDS);
          if (near != null) {
            all.add(near, Occur.SHOULD);
          }
        }
      }
      return all.build();
    }
  }

  /** One word or phrase in any field, the best place counting; null where nothing of it can be looked for. */
  @Nullable
  Query everywhere(String text) {
    List<Query> places = new ArrayList<>();
    FIELDS.forEach((field, boost) -> {
      // A single word may fall apart ("A&E", "day-care"): then its parts belong together like a phrase.
      Query place = builder.createPhraseQuery(field, text);
      if (place != null) {
        places.add(new BoostQuery(place, boost));
      }
    });
    return places.isEmpty() ? null : new DisjunctionMaxQuery(places, 0.2f);
  }
}
