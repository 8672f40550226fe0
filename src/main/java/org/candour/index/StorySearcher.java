package org.candour.index;

import java.io.IOException;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.jspecify.annotations.Nullable;

/** A searcher that also knows what can be counted. That is worked out once for each state of the index. */
public final class StorySearcher extends IndexSearcher {

  /** What is counted, and that a story may have several of it. */
  public static final FacetsConfig FACETS = new FacetsConfig();

  static {
    for (String several : new String[]{"service", "tag", "good", "improve", "feel", "mine", "ours"}) {
      FACETS.setMultiValued(several, true);
    }
  }

  private @Nullable SortedSetDocValuesReaderState countable;
  private boolean known;

  private StorySearcher(IndexReader reader) {
    super(reader);
  }

  /** Nothing where no story is there that anything could be counted of. */
  public synchronized @Nullable SortedSetDocValuesReaderState countable() throws IOException {
    if (!known) {
      try {
        countable =
            getIndexReader().maxDoc() == 0 ? null : new DefaultSortedSetDocValuesReaderState(getIndexReader(), FACETS);
      } catch (IllegalArgumentException e) {
        // No story is left, only their places.
        countable = null;
      }
      known = true;
    }
    return countable;
  }

  /** Makes them. */
  static final class Maker extends SearcherFactory {

    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      return new StorySearcher(reader);
    }
  }
}
