package org.candour.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.candour.index.StoryAnalyzer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link StoryQuery} as the index understands it. Put together by hand from plain terms and phrases: there is no
 * grammar that a typed line could break, and no wildcard that it could make expensive.
 */
final class QueryBuilder {

  static final List<String> UNANSWERED = List.of("unheard", "heard", "read");

  private final QueryWords words;

  QueryBuilder(StoryAnalyzer analyzer, Supplier<TagSynonyms> synonyms) {
    this.words = new QueryWords(analyzer, synonyms);
  }

  /** What fits the query. */
  Query of(StoryQuery query, ResolvedNames resolved) {
    BooleanQuery.Builder all = filtered(query, resolved);
    all.add(words.exact(query.words()), Occur.MUST);
    return all.build();
  }

  /**
   * What comes close: with typing errors put right, and one word in three missing. Null where there are no words to
   * come close to.
   */
  @Nullable
  Query close(StoryQuery query, ResolvedNames resolved, Function<String, List<String>> corrections) {
    Query close = words.close(query.words(), corrections);
    return close == null ? null : filtered(query, resolved).add(close, Occur.MUST).build();
  }

  private BooleanQuery.Builder filtered(StoryQuery query, ResolvedNames resolved) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (!resolved.everywhere()) {
      String region = query.region().value();
      all.add(
          anyOf("region",
              resolved.services() == null ? List.of(region) : List.of(region, StoryAnalyzer.ABOUT_PLATFORM + region)),
          Occur.FILTER);
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
      all.add(LatLonPoint.newDistanceQuery("at", resolved.place().latitude(), resolved.place().longitude(),
          query.within() * 1_000.0), Occur.FILTER);
    }
    return all;
  }

  static Query anyOf(String field, List<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.getFirst()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static void between(BooleanQuery.Builder all, String field, @Nullable LocalDate first,
      @Nullable LocalDate last, ResolvedNames resolved) {
    if (first != null || last != null) {
      long from = first == null ? Long.MIN_VALUE : first.atStartOfDay(resolved.zone()).toInstant().toEpochMilli();
      long to =
          last == null ? Long.MAX_VALUE : last.plusDays(1).atStartOfDay(resolved.zone()).toInstant().toEpochMilli() - 1;
      all.add(LongPoint.newRangeQuery(field, from, to), Occur.FILTER);
    }
  }

  private static void filter(BooleanQuery.Builder all, String field, String value) {
    if (!value.isEmpty()) {
      all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }
  }

  /** Whether something was typed and nothing of it can be looked for. */
  boolean saysNothing(StoryQuery query) {
    return words.saysNothing(query.words());
  }

  /** Authors seldom name a condition as a tag: what the words of a story say counts too, under each of its names. */
  private Query ofConditions(List<String> names) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().add(anyOf("tag", names), Occur.SHOULD);
    names.stream().map(words::everywhere).filter(Objects::nonNull).forEach(name -> any.add(name, Occur.SHOULD));
    return any.build();
  }
}
