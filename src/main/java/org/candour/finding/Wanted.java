package org.candour.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.candour.index.StoryAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link StoryQuery} as the index understands it. Put together by hand from plain terms and phrases: there is no
 * grammar that a typed line could break, and no wildcard that it could make expensive.
 */
final class Wanted {

  static final List<String> UNANSWERED = List.of("unheard", "heard", "read");
  private static final Pattern PART = Pattern.compile("(-?)\"([^\"]*)\"|(-?)([^\\s\"]+)");
  private static final int MOST_PARTS = 40;
  private static final Map<String, Float> FIELDS = Map.of("title", 3f, "tags", 2f, "services", 1.5f, "body", 1f);
  private static final float OTHER_NAME = 0.6f;
  private static final float CORRECTED = 0.4f;
  private static final int NEAR_WORDS = 6;

  private final StoryAnalyzer analyzer;
  private final QueryBuilder builder;
  private final Supplier<Synonyms> synonyms;

  Wanted(StoryAnalyzer analyzer, Supplier<Synonyms> synonyms) {
    this.analyzer = analyzer;
    this.builder = new QueryBuilder(analyzer);
    this.synonyms = synonyms;
  }

  /** What fits the query. */
  Query of(StoryQuery query, Resolved resolved) {
    BooleanQuery.Builder all = filtered(query, resolved);
    all.add(words(query.words()), Occur.MUST);
    return all.build();
  }

  /**
   * What comes close: with typing errors put right, and one word in three missing. Null where there are no words to come
   * close to.
   */
  @Nullable Query close(StoryQuery query, Resolved resolved, Function<String, List<String>> corrections) {
    Line line = new Line(query.words());
    if (line.wanted.isEmpty()) {
      return null;
    }
    BooleanQuery.Builder all = filtered(query, resolved);
    all.add(line.close(corrections), Occur.MUST);
    return all.build();
  }

  private BooleanQuery.Builder filtered(StoryQuery query, Resolved resolved) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (!resolved.everywhere()) {
      String region = query.region().value();
      all.add(anyOf("region", resolved.services() == null ? List.of(region) : List.of(region, StoryAnalyzer.ABOUT_PLATFORM + region)), Occur.FILTER);
    }
    if (resolved.services() != null) {
      all.add(anyOf("service", resolved.services().stream().map(id -> Long.toString(id)).toList()), Occur.FILTER);
    }
    if (resolved.conditions() != null) {
      all.add(ofConditions(resolved.conditions()), Occur.FILTER);
    }
    query.tag().forEach(t -> filter(all, "tag", t.toLowerCase(Locale.ROOT)));
    query.good().forEach(t -> filter(all, "good", t.toLowerCase(Locale.ROOT)));
    query.improve().forEach(t -> filter(all, "improve", t.toLowerCase(Locale.ROOT)));
    query.feel().forEach(t -> filter(all, "feel", t.toLowerCase(Locale.ROOT)));
    filter(all, "role", query.role());
    filter(all, "language", query.language());
    filter(all, "change", query.change() ? "yes" : "");
    if (query.progress().equals("answered")) {
      filter(all, "answered", "yes");
    } else if (query.progress().equals("unanswered")) {
      all.add(anyOf("progress", UNANSWERED), Occur.FILTER);
    } else {
      filter(all, "progress", query.progress());
    }
    between(all, "published", query.from(), query.to(), resolved);
    between(all, "told", query.toldFrom(), query.toldTo(), resolved);
    if (resolved.place() != null) {
      all.add(LatLonPoint.newDistanceQuery("at", resolved.place().latitude(), resolved.place().longitude(), query.within() * 1_000.0), Occur.FILTER);
    }
    return all;
  }

  static Query anyOf(String field, List<String> values) {
    return values.size() == 1 ? new TermQuery(new Term(field, values.getFirst()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static void between(BooleanQuery.Builder all, String field, @Nullable LocalDate first, @Nullable LocalDate last, Resolved resolved) {
    if (first != null || last != null) {
      long from = first == null ? Long.MIN_VALUE : first.atStartOfDay(resolved.zone()).toInstant().toEpochMilli();
      long to = last == null ? Long.MAX_VALUE : last.plusDays(1).atStartOfDay(resolved.zone()).toInstant().toEpochMilli() - 1;
      all.add(LongPoint.newRangeQuery(field, from, to), Occur.FILTER);
    }
  }

  private static void filter(BooleanQuery.Builder all, String field, String value) {
    if (!value.isEmpty()) {
      all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }
  }

  /** Up to three words must all be there; of more, three in four. Nothing to look for finds everything. */
  Query words(String q) {
    return new Line(q).exact();
  }

  /** A typed line, taken apart. */
  private final class Line {

    private final List<Query> wanted = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Query> unwanted = new ArrayList<>();

    Line(String q) {
      List<String> run = new ArrayList<>();
      Matcher part = PART.matcher(q);
      for (int i = 0; i < MOST_PARTS && part.find(); i++) {
        boolean phrase = part.group(2) != null;
        boolean not = !(phrase ? part.group(1) : part.group(3)).isEmpty();
        String text = phrase ? part.group(2) : part.group(4);
        if (!phrase && !not) {
          run.add(text);
          continue;
        }
        plain(run);
        Query each = everywhere(text);
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
    private void plain(List<String> run) {
      List<List<String>> stems = run.stream().map(word -> analyzer.terms("body", word)).toList();
      for (int at = 0; at < run.size();) {
        int length = Math.min(Synonyms.LONGEST, run.size() - at);
        List<String> others = List.of();
        for (; length > 0; length--) {
          others = synonyms.get().of(stems.subList(at, at + length).stream().flatMap(List::stream).toList());
          if (!others.isEmpty() || length == 1) {
            break;
          }
        }
        add(run.subList(at, at + length), others);
        at += length;
      }
      run.clear();
    }

    private void add(List<String> words, List<String> others) {
      List<Query> each = words.stream().map(Wanted.this::everywhere).filter(q -> q != null).toList();
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
      texts.add(String.join(" ", words));
    }

    Query exact() {
      return joined(wanted, wanted.size() <= 3 ? wanted.size() : (int) Math.ceil(wanted.size() * 0.75));
    }

    Query close(Function<String, List<String>> corrections) {
      List<Query> loose = new ArrayList<>();
      List<Query> whole = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        String[] words = texts.get(i).split(" ");
        if (words.length > 1) {
          // What has another name together may also be found by one of its words alone.
          whole.add(wanted.get(i));
        }
        for (String word : words) {
          Query typed = words.length == 1 ? wanted.get(i) : everywhere(word);
          if (typed != null) {
            loose.add(corrected(typed, word.isEmpty() ? List.of() : corrections.apply(word)));
          }
        }
      }
      int count = loose.size();
      Query all = joined(loose, count <= 1 ? count : count <= 3 ? count - 1 : (int) Math.ceil(count * 0.5));
      if (whole.isEmpty()) {
        return all;
      }
      BooleanQuery.Builder better = new BooleanQuery.Builder().add(all, Occur.MUST);
      whole.forEach(each -> better.add(each, Occur.SHOULD));
      return better.build();
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
        return all.add(new MatchAllDocsQuery(), Occur.MUST).build();
      }
      BooleanQuery.Builder some = new BooleanQuery.Builder();
      clauses.forEach(each -> some.add(each, Occur.SHOULD));
      all.add(some.setMinimumNumberShouldMatch(least).build(), Occur.MUST);
      String together = String.join(" ", texts).strip();
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
  /** Authors seldom name a condition as a tag: what the words of a story say counts too, under each of its names. */
  private Query ofConditions(List<String> names) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().add(anyOf("tag", names), Occur.SHOULD);
    names.stream().map(this::everywhere).filter(Objects::nonNull).forEach(name -> any.add(name, Occur.SHOULD));
    return any.build();
  }

  private @Nullable Query everywhere(String text) {
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
