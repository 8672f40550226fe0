package org.candour.lookup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.candour.lookup.LookupRequest.EndedServices;
import org.candour.places.Places;
import org.jspecify.annotations.Nullable;

/**
 * What the index is asked so that everything that may fit comes, the likeliest first; {@link Fit} judges what comes.
 */
final class LookupQuery {

  /** At most so many words of the index stand for one that was typed with slips. */
  private static final int SLIPPED = 48;

  private final IndexSearcher searcher;
  private final LookupRequest wanted;
  private final long today;

  LookupQuery(IndexSearcher searcher, LookupRequest wanted, long today) {
    this.searcher = searcher;
    this.wanted = wanted;
    this.today = today;
  }

  /** How much a word tells: the rarer, the more. */
  double weight(String word) throws IOException {
    int having = 0;
    for (String form : new String[]{word, LookupWords.same(word)}) {
      for (String field : new String[]{ServiceDocuments.NAME, ServiceDocuments.PLACE, ServiceDocuments.ABOVE}) {
        having = Math.max(having, searcher.getIndexReader().docFreq(new Term(field, form)));
      }
    }
    return 1 + Math.log((searcher.getIndexReader().numDocs() + 1.0) / (having + 1.0));
  }

  /**
   * Services that have these words.
   *
   * @param least how many of the words
   */
  Query having(List<String> words, int least, @Nullable TypedPostcode postcode, Places.@Nullable Place near)
      throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    for (String word : words) {
      some.add(word(word, least == words.size()), Occur.SHOULD);
    }
    if (!words.isEmpty()) {
      all.add(some.setMinimumNumberShouldMatch(least).build(), Occur.MUST);
      all.add(always(10, new TermQuery(new Term("whole", LookupWords.whole(words)))), Occur.SHOULD);
    }
    if (postcode != null) {
      all.add(post(postcode), Occur.MUST);
    }
    all.add(always(3, new TermQuery(new Term("region", wanted.region().value()))), Occur.SHOULD);
    all.add(always(2, new TermQuery(new Term("bundle", "no"))), Occur.SHOULD);
    if (near != null) {
      all.add(LatLonPoint.newDistanceFeatureQuery("at", 10, near.latitude(), near.longitude(), 5_000), Occur.SHOULD);
    }
    bounds(all);
    return all.build();
  }

  /** Places of care around a place. */
  Query around(Places.Place place, double metres) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(LatLonPoint.newDistanceQuery("at", place.latitude(), place.longitude(), metres), Occur.FILTER);
    all.add(new TermQuery(new Term("stands", "yes")), Occur.FILTER);
    all.add(new TermQuery(new Term("bundle", "no")), Occur.FILTER);
    bounds(all);
    return all.build();
  }

  private void bounds(BooleanQuery.Builder all) {
    if (wanted.alone()) {
      all.add(new TermQuery(new Term("region", wanted.region().value())), Occur.FILTER);
    }
    List<Long> tops = wanted.tops();
    if (tops != null) {
      all.add(new TermInSetQuery("top", tops.stream().map(top -> new BytesRef(Long.toString(top))).toList()),
          Occur.FILTER);
    }
    if (wanted.ended() != EndedServices.ALWAYS) {
      all.add(new TermQuery(new Term("placeholder", "no")), Occur.FILTER);
    }
    if (wanted.ended() == EndedServices.NEVER) {
      all.add(LongPoint.newRangeQuery("closed", today + 1, ServiceEntry.NEVER), Occur.FILTER);
    } else {
      all.add(always(3, LongPoint.newRangeQuery("closed", today + 1, ServiceEntry.NEVER)), Occur.SHOULD);
    }
  }

  /** @param withBegunCodes whether the beginning of a code counts: where other words are missing it is one by chance */
  private Query word(String word, boolean withBegunCodes) throws IOException {
    float weight = (float) weight(word);
    List<Query> ways = new ArrayList<>();
    List<String> forms = LookupWords.same(word).equals(word) ? List.of(word) : List.of(word, LookupWords.same(word));
    for (String form : forms) {
      ways.add(always(weight, new TermQuery(new Term(ServiceDocuments.NAME, form))));
      ways.add(always(weight * 0.85f, new TermQuery(new Term(ServiceDocuments.PLACE, form))));
      ways.add(always(weight * 0.35f, new TermQuery(new Term(ServiceDocuments.ABOVE, form))));
      ways.add(always(weight * 0.3f, new TermQuery(new Term(ServiceDocuments.KIND, form))));
    }
    ways.add(always(weight * 0.75f, new PrefixQuery(new Term(ServiceDocuments.NAME, word))));
    ways.add(always(weight * 0.6f, new PrefixQuery(new Term(ServiceDocuments.PLACE, word))));
    ways.add(always(weight * 0.25f, new PrefixQuery(new Term(ServiceDocuments.ABOVE, word))));
    if (word.length() > 2) {
      ways.add(always(weight,
          withBegunCodes && LookupWords.hasDigit(word)
              ? new PrefixQuery(new Term(ServiceDocuments.CODE, word))
              : new TermQuery(new Term(ServiceDocuments.CODE, word))));
    }
    List<BytesRef> slipped = slipped(word);
    if (!slipped.isEmpty()) {
      ways.add(always(weight * 0.55f, new TermInSetQuery(ServiceDocuments.NAME, slipped)));
      ways.add(always(weight * 0.45f, new TermInSetQuery(ServiceDocuments.PLACE, slipped)));
      ways.add(always(weight * 0.15f, new TermInSetQuery(ServiceDocuments.ABOVE, slipped)));
    }
    return new DisjunctionMaxQuery(ways, 0);
  }

  /**
   * Words of the index that this one may be, typed with slips. What stands above something is the name of something.
   */
  private List<BytesRef> slipped(String word) throws IOException {
    // Who types a word that is there has hardly missed it twice.
    int slips = Math.min(LookupWords.slips(word),
        searcher.getIndexReader().docFreq(new Term(ServiceDocuments.NAME, word)) > 0 ? 1 : 2);
    Set<BytesRef> one = new LinkedHashSet<>();
    Set<BytesRef> more = new LinkedHashSet<>();
    for (String field : new String[]{ServiceDocuments.NAME, ServiceDocuments.PLACE}) {
      Terms terms = slips == 0 ? null : MultiTerms.getTerms(searcher.getIndexReader(), field);
      FuzzyTermsEnum close = terms == null ? null : new FuzzyTermsEnum(terms, new Term(field, word), slips, 0, true);
      for (BytesRef each = close == null ? null : close.next(); close != null && each != null; each = close.next()) {
        String term = each.utf8ToString();
        if (!LookupWords.hasDigit(term)) {
          (Slips.between(word, term, 1) <= 1 ? one : more).add(BytesRef.deepCopyOf(each));
        }
      }
    }
    List<BytesRef> all = new ArrayList<>(one);
    more.stream().limit(Math.max(0, SLIPPED - one.size())).forEach(all::add);
    return all;
  }

  private static Query post(TypedPostcode postcode) {
    BooleanQuery.Builder ways = new BooleanQuery.Builder();
    ways.add(always(20,
        postcode.rest().length() == 1
            ? new TermQuery(new Term("post", postcode.sector()))
            : postcode.rest().isEmpty()
                ? new TermQuery(new Term("post", postcode.district()))
                : new PrefixQuery(new Term("post", postcode.signs()))),
        Occur.SHOULD);
    if (!postcode.rest().isEmpty()) {
      ways.add(always(10, new TermQuery(new Term("post", postcode.sector()))), Occur.SHOULD);
      ways.add(always(5, new TermQuery(new Term("post", postcode.district()))), Occur.SHOULD);
    } else {
      // M1 may also be the name of a ward.
      ways.add(always(15, new TermQuery(new Term(ServiceDocuments.NAME, postcode.district()))), Occur.SHOULD);
      ways.add(always(15, new TermQuery(new Term(ServiceDocuments.CODE, postcode.district()))), Occur.SHOULD);
    }
    String other = postcode.other();
    if (other != null) {
      ways.add(always(15, new TermQuery(new Term("post", other))), Occur.SHOULD);
    }
    return ways.build();
  }

  private static Query always(float score, Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }
}
