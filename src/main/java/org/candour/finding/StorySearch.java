package org.candour.finding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.candour.index.IndexFolder;
import org.candour.index.StorySearcher;
import org.candour.places.Places;
import org.jspecify.annotations.Nullable;

/** Asks one index. What fits comes before what only comes close, in every order. */
final class StorySearch {

  /** With fewer stories than these, those that come close are shown too. */
  static final int FEW = 10;
  private static final SortField NEWEST = new SortField("published", SortField.Type.LONG, true);

  private final IndexFolder folder;
  // The same first page is asked for again and again; it stays true as long as the index stays as it is.
  private final Cache<Counted, Facets> counted = Caffeine.newBuilder().maximumSize(64).build();

  StorySearch(IndexFolder folder) {
    this.folder = folder;
  }

  private record Counted(Object reader, Query query) {}

  /**
   * A query as the index understands it: what fits, and what comes close where there are words.
   *
   * @param gauge what the words alone find: with enough of that nothing that only comes close is shown, however much is
   * narrowed, so that narrowing never brings more
   */
  record Wish(Query fits, Query gauge, Function<StorySearcher, @Nullable Query> closeTo) {}

  /** A page: numbers in order, how many in all, and how many of them only come close. */
  record Page(List<Long> ids, long total, long close) {}

  <T> T ask(IndexFolder.Search<T> search) {
    try {
      return folder.search(search);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Page page(Wish wish, Sort sort, int first, int size) {
    return ask(searcher -> {
      Query close = close(searcher, wish);
      long fits = close == null ? -1 : searcher.count(wish.fits);
      List<Long> ids = new ArrayList<>();
      if (close == null || first < fits) {
        long all = top(searcher, wish.fits, sort, first, size, ids);
        fits = close == null ? all : fits;
      }
      if (close == null) {
        return new Page(ids, fits, 0);
      }
      long more = ids.size() < size
          ? top(searcher, close, sort, (int) Math.max(0, first - fits), size - ids.size(), ids)
          : searcher.count(close);
      return new Page(ids, fits + more, more);
    });
  }

  /** What comes close and does not fit; null where enough fits. */
  private static @Nullable Query close(StorySearcher searcher, Wish wish) throws IOException {
    if (searcher.count(wish.gauge) >= FEW) {
      return null;
    }
    Query close = wish.closeTo.apply(searcher);
    return close == null
        ? null
        : new BooleanQuery.Builder().add(close, Occur.MUST).add(wish.fits, Occur.MUST_NOT).build();
  }

  private static long top(IndexSearcher searcher, Query query, Sort sort, int first, int size, List<Long> into)
      throws IOException {
    var top = searcher.search(query, new TopFieldCollectorManager(sort, Math.max(1, first + size), Integer.MAX_VALUE));
    for (int i = first; i < top.scoreDocs.length; i++) {
      into.add(number(searcher, top.scoreDocs[i]));
    }
    return top.totalHits.value();
  }

  private static long number(IndexSearcher searcher, ScoreDoc hit) throws IOException {
    LeafReaderContext leaf =
        searcher.getIndexReader().leaves().get(ReaderUtil.subIndex(hit.doc, searcher.getIndexReader().leaves()));
    NumericDocValues numbers = leaf.reader().getNumericDocValues("number");
    if (!numbers.advanceExact(hit.doc - leaf.docBase)) {
      throw new IllegalStateException("a story without a number");
    }
    return numbers.longValue();
  }

  long count(Query query) {
    return ask(searcher -> (long) searcher.count(query));
  }

  /** Everything that is shown for this wish, as one query. */
  private static Query shown(StorySearcher searcher, Wish wish) throws IOException {
    Query close = close(searcher, wish);
    return close == null
        ? wish.fits
        : new BooleanQuery.Builder().add(wish.fits, Occur.SHOULD).add(close, Occur.SHOULD).build();
  }

  /**
   * Counts what is shown for this wish; nothing where there is nothing to count. Read while the search lasts: names are
   * looked up in files that the index may let go of afterwards.
   */
  <T> T facets(Wish wish, Function<Optional<Facets>, T> read) {
    return ask(searcher -> {
      SortedSetDocValuesReaderState countable = searcher.countable();
      if (countable == null) {
        return read.apply(Optional.empty());
      }
      Query shown = shown(searcher, wish);
      Counted key = new Counted(searcher.getIndexReader().getReaderCacheHelper().getKey(), shown);
      Facets known = counted.getIfPresent(key);
      if (known == null) {
        FacetsCollector hits = searcher.search(shown, new FacetsCollectorManager());
        known = new SortedSetDocValuesFacetCounts(countable, hits);
        counted.put(key, known);
      }
      return read.apply(Optional.of(known));
    });
  }

  static Sort order(StoryQuery query, Places.@Nullable Place place) {
    return switch (query.order()) {
      case "relevant" -> new Sort(SortField.FIELD_SCORE, NEWEST);
      case "changed" -> new Sort(new SortField("changed", SortField.Type.LONG, true), NEWEST);
      case "nearest" -> place == null
          ? new Sort(NEWEST)
          : new Sort(LatLonDocValuesField.newDistanceSort("at", place.latitude(), place.longitude()), NEWEST);
      default -> new Sort(NEWEST);
    };
  }
}
