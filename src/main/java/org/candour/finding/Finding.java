package org.candour.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.candour.directory.Regions;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.springframework.stereotype.Component;

/** Answers a {@link StoryQuery} with the numbers of stories. What is shown is loaded through {@code public_story}. */
@Component
public class Finding {

  /** How many stories stand on one page of a list. */
  public static final int PER_PAGE = 20;

  private static final SortField NEWEST = new SortField("published", SortField.Type.LONG, true);

  private final IndexFolder folder;
  private final Wanted wanted;
  private final Services services;
  private final Regions regions;

  Finding(IndexFolder folder, Services services, Regions regions) {
    this.folder = folder;
    this.wanted = new Wanted(folder.analyzer());
    this.services = services;
    this.regions = regions;
  }

  /**
   * One page of what was found.
   *
   * @param ids   in the order asked for
   * @param total how many there are in all
   */
  public record Found(List<Long> ids, long total) {}

  /** How many of the stories found carry a tag. */
  public record TagCount(String tag, long stories) {}

  public Found find(StoryQuery query) {
    return find(query, PER_PAGE);
  }

  /** As many as {@code perPage} on a page. */
  public Found find(StoryQuery query, int perPage) {
    return asked(query, new Found(List.of(), 0), (searcher, wish) -> {
      int first = (query.page() - 1) * perPage;
      var manager = new TopFieldCollectorManager(order(query), Math.max(1, first + perPage), Integer.MAX_VALUE);
      var top = searcher.search(wish, manager);
      List<Long> ids = new ArrayList<>();
      for (int i = first; i < top.scoreDocs.length; i++) {
        ids.add(number(searcher.getIndexReader(), top.scoreDocs[i]));
      }
      return new Found(ids, top.totalHits.value());
    });
  }

  /** How many there are in all. */
  public long count(StoryQuery query) {
    return asked(query, 0L, (searcher, wish) -> (long) searcher.count(wish));
  }

  /** The tags that most of the stories found carry. */
  public List<TagCount> tags(StoryQuery query, int atMost) {
    return asked(query, List.of(), (searcher, wish) -> tags(searcher, wish, atMost));
  }

  private interface Answer<T> {
    T to(IndexSearcher searcher, Query wish) throws IOException;
  }

  private <T> T asked(StoryQuery query, T nothing, Answer<T> answer) {
    Optional<Service> service = query.service().isEmpty() ? Optional.empty() : services.byCode(query.service());
    if (!query.service().isEmpty() && service.isEmpty()) {
      return nothing;
    }
    Query wish = wanted.of(query, service.map(Service::id).orElse(null), regions.get(query.region()).zone());
    try {
      return folder.search(searcher -> answer.to(searcher, wish));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sort order(StoryQuery query) {
    return switch (query.order()) {
      case "relevant" -> new Sort(SortField.FIELD_SCORE, NEWEST);
      case "changed" -> new Sort(new SortField("changed", SortField.Type.LONG, true), NEWEST);
      default -> new Sort(NEWEST);
    };
  }

  private static long number(IndexReader reader, ScoreDoc hit) throws IOException {
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
    NumericDocValues numbers = leaf.reader().getNumericDocValues("number");
    if (!numbers.advanceExact(hit.doc - leaf.docBase)) {
      throw new IllegalStateException("a story without a number");
    }
    return numbers.longValue();
  }

  private static List<TagCount> tags(IndexSearcher searcher, Query wish, int atMost) throws IOException {
    SortedSetDocValues tags = MultiDocValues.getSortedSetValues(searcher.getIndexReader(), "tag");
    if (tags == null || tags.getValueCount() == 0) {
      return List.of();
    }
    long[] counts = new long[Math.toIntExact(tags.getValueCount())];
    searcher.search(wish, new TagCounter(tags, counts));
    List<TagCount> all = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        all.add(new TagCount(tags.lookupOrd(i).utf8ToString(), counts[i]));
      }
    }
    all.sort(Comparator.comparingLong(TagCount::stories).reversed().thenComparing(TagCount::tag));
    return List.copyOf(all.subList(0, Math.min(atMost, all.size())));
  }

  private static final class TagCounter extends SimpleCollector {

    private final SortedSetDocValues tags;
    private final long[] counts;
    private int base;

    TagCounter(SortedSetDocValues tags, long[] counts) {
      this.tags = tags;
      this.counts = counts;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      base = leaf.docBase;
    }

    @Override
    public void collect(int doc) throws IOException {
      if (tags.advanceExact(base + doc)) {
        for (int i = 0; i < tags.docValueCount(); i++) {
          counts[(int) tags.nextOrd()]++;
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
