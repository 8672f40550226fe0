package org.candour.finding;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A {@link StoryQuery} as the index understands it. Put together by hand from plain terms and phrases: there is no
 * grammar that a typed line could break, and no wildcard that it could make expensive.
 */
final class Wanted {

  private static final Pattern PART = Pattern.compile("(-?)\"([^\"]*)\"|(-?)([^\\s\"]+)");
  private static final int MOST_PARTS = 40;
  private static final Map<String, Float> FIELDS = Map.of("title", 3f, "tags", 2f, "services", 1.5f, "body", 1f);

  private final QueryBuilder builder;

  Wanted(StoryAnalyzer analyzer) {
    this.builder = new QueryBuilder(analyzer);
  }

  /**
   * The query.
   *
   * @param service the number of the service that the query names, or null for all
   */
  Query of(StoryQuery query, @Nullable Long service, ZoneId zone) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(new TermQuery(new Term("region", query.region().value())), Occur.FILTER);
    filter(all, "service", service == null ? "" : Long.toString(service));
    filter(all, "tag", query.tag().toLowerCase(Locale.ROOT));
    filter(all, "role", query.role());
    filter(all, "change", query.change() ? "yes" : "");
    if (query.progress().equals("answered")) {
      filter(all, "answered", "yes");
    } else {
      filter(all, "progress", query.progress());
    }
    if (query.from() != null || query.to() != null) {
      long from = query.from() == null ? Long.MIN_VALUE : query.from().atStartOfDay(zone).toInstant().toEpochMilli();
      long to = query.to() == null ? Long.MAX_VALUE : query.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
      all.add(LongPoint.newRangeQuery("published", from, to), Occur.FILTER);
    }
    all.add(words(query.words()), Occur.MUST);
    return all.build();
  }

  private static void filter(BooleanQuery.Builder all, String field, String value) {
    if (!value.isEmpty()) {
      all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }
  }

  /** Up to three words must all be there; of more, three in four. Nothing to look for finds everything. */
  Query words(String q) {
    List<Query> wanted = new ArrayList<>();
    List<Query> unwanted = new ArrayList<>();
    Matcher part = PART.matcher(q);
    for (int i = 0; i < MOST_PARTS && part.find(); i++) {
      boolean phrase = part.group(2) != null;
      boolean not = !(phrase ? part.group(1) : part.group(3)).isEmpty();
      Query each = everywhere(phrase ? part.group(2) : part.group(4));
      if (each != null) {
        (not ? unwanted : wanted).add(each);
      }
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    wanted.forEach(each -> all.add(each, Occur.SHOULD));
    unwanted.forEach(each -> all.add(each, Occur.MUST_NOT));
    if (wanted.isEmpty()) {
      all.add(new MatchAllDocsQuery(), Occur.MUST);
    } else {
      all.setMinimumNumberShouldMatch(wanted.size() <= 3 ? wanted.size() : (int) Math.ceil(wanted.size() * 0.75));
    }
    return all.build();
  }

  /** One word or phrase in any field, the best place counting; null where nothing of it can be looked for. */
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
